import Support
import TestKit
import Testing

@testable import HTTPClient

@Suite struct ReachTests {
    let client = HTTPClient(userAgent: "copydesk-test/1")
    let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    @Test(arguments: [
        "127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "0.0.0.0",
        "10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]", "[64:ff9b::a00:5]",
        "[2002:a00:5::1]",
    ])
    func `a private address is out of reach however it is written`(host: String) async throws {
        defer { server.stop() }
        let request = HTTPRequest(
            "GET", "http://\(host):\(server.port)/", limits: HTTPLimits(total: .seconds(5)), reach: .publicOnly(allowing: []))
        let failure = await failure(of: client, request)
        #expect(failure?.kind == .forbiddenAddress)
        #expect(failure?.requestWritten == false)
        #expect(server.requests.count == 0)
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.0/8", "LOCALHOST"])
    func `what the configuration names is within reach`(allowed: String) async throws {
        defer { server.stop() }
        let host = allowed == "LOCALHOST" ? "localhost" : "127.0.0.1"
        let request = HTTPRequest("GET", "http://\(host):\(server.port)/", reach: .publicOnly(allowing: [allowed, "no range"]))
        #expect(try await client.send(request).text == "ok")
    }

    @Test func `a pooled connection of a trusted request is no way in`() async throws {
        defer { server.stop() }
        _ = try await client.send(HTTPRequest("GET", server.url))
        let failure = await failure(of: client, HTTPRequest("GET", server.url, reach: .publicOnly(allowing: [])))
        #expect(failure?.kind == .forbiddenAddress)
        #expect(server.requests.count == 1)
    }

    @Test func `a redirect into the private network is refused`() async throws {
        let inner = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        let outer = WireServer(answer: "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:\(inner.port)/\r\nContent-Length: 0\r\n\r\n")
        defer { inner.stop(); outer.stop(); server.stop() }
        let failure = await failure(of: client, HTTPRequest("GET", outer.url, reach: .publicOnly(allowing: ["127.0.0.1"])))
        #expect(failure?.kind == .forbiddenAddress)
        #expect(failure?.host == "127.0.0.2")
        #expect(outer.requests.count == 1)
        #expect(inner.requests.count == 0)
    }

    @Test(arguments: [
        "8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "64:ff9b::808:808", "2002:808:808::1",
        "::ffff:8.8.8.8",
    ])
    func `public addresses are public`(text: String) throws {
        server.stop()
        #expect(try #require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: [
        "0.1.2.3", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.255.255.255", "169.254.0.1", "172.31.255.255", "192.0.0.1",
        "192.0.2.1",
        "192.168.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "255.255.255.255", "::", "::1",
        "fc00::1",
        "fe80::1", "ff02::1", "2001:db8::1", "2001::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::1",
        "2002:c0a8:101::",
    ])
    func `special addresses are not public`(text: String) throws {
        server.stop()
        #expect(!(try #require(NetworkAddress(text)).isPublic))
    }

    @Test func `ranges contain what their prefix says`() throws {
        server.stop()
        let range = try #require(AddressRange("10.1.128.0/17"))
        #expect(range.contains(try #require(NetworkAddress("10.1.200.1"))))
        #expect(!range.contains(try #require(NetworkAddress("10.1.127.1"))))
        #expect(!range.contains(try #require(NetworkAddress("::1"))))
        for bad in ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8", "host/8", "10.0.0.0/"] {
            #expect(AddressRange(bad) == nil, "\(bad)")
        }
    }
}

@Suite struct CredentialTests {
    let client = HTTPClient(userAgent: "copydesk-test/1")

    @Test(arguments: ["http://example.com/", "http://10.0.0.5/", "http://127.0.0.1.example.com/", "http://localhost.example.com/"])
    func `a token never goes over plain http to another machine`(url: String) async throws {
        for request in [
            HTTPRequest("GET", url, bearer: Secret("t0ken")), HTTPRequest("GET", url, headers: [HTTPHeader("Authorization", "Basic eDp5")]),
        ] {
            let failure = await failure(of: client, request)
            #expect(failure?.kind == .credentialsOverPlainHTTP)
            #expect(failure?.requestWritten == false)
            #expect(failure?.disposition == .needsOperator)
        }
    }
}
