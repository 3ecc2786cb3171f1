import HTTPClient
import Support
import TestKit
import Testing

@Suite struct RedirectTests {
    let client = HTTPClient(userAgent: "copydesk-test/1")

    /// Answers "/NNN/target" with that redirect, anything else with 200.
    private func redirecting() -> WireServer {
        WireServer { peer in
            while let request = peer.readRequest() {
                let path = request.line.split(separator: " ")[1].split(separator: "/", maxSplits: 1)
                if let status = path.first.flatMap({ Int($0) }), (300..<400).contains(status) {
                    peer.write("HTTP/1.1 \(status) Moved\r\nLocation: \(path[1])\r\nContent-Length: 5\r\n\r\nmoved")
                } else {
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                }
            }
        }
    }

    @Test func `every hop is told with its status`() async throws {
        let server = redirecting()
        defer { server.stop() }
        let url = server.url
        let response = try await client.send(HTTPRequest("GET", "\(url)/301/\(url)/308/\(url)/end"))
        #expect(response.text == "ok")
        #expect(response.url == "\(url)/end")
        #expect(
            response.redirects == [HTTPRedirect(status: 301, url: "\(url)/308/\(url)/end"), HTTPRedirect(status: 308, url: "\(url)/end")])
    }

    @Test func `a relative target is resolved`() async throws {
        let server = WireServer { peer in
            while let request = peer.readRequest() {
                let moved = request.line.contains("/old/")
                peer.write(moved ? "HTTP/1.1 302 Found\r\nLocation: ../new?x=1\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 204 None\r\n\r\n")
            }
        }
        defer { server.stop() }
        #expect(try await client.send(HTTPRequest("GET", server.url + "/old/page")).url == server.url + "/new?x=1")
    }

    @Test func `a circle ends`() async throws {
        let server = WireServer(answer: "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let failure = await failure(of: client, HTTPRequest("GET", server.url))
        #expect(failure?.kind == .protocolError)
        #expect(server.requests.count == 6)
    }

    @Test func `with no redirects allowed the redirect is the answer`() async throws {
        let server = redirecting()
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("GET", server.url + "/301//x", limits: HTTPLimits(redirects: 0)))
        #expect(response.status == 301)
        #expect(response.text == "moved")
    }

    @Test(arguments: [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
    func `a POST keeps its body only where the status says so`(status: Int, method: String) async throws {
        let server = redirecting()
        defer { server.stop() }
        let request = HTTPRequest(
            "POST", "\(server.url)/\(status)/\(server.url)/end", body: .bytes(Array("body".utf8), contentType: "text/plain"))
        _ = try await client.send(request)
        let last = try #require(server.requests.last)
        #expect(last.line == "\(method) /end HTTP/1.1")
        #expect(last.body == (method == "POST" ? Array("body".utf8) : []))
    }

    @Test func `a token stays with the origin it was meant for`() async throws {
        let other = redirecting(), server = redirecting()
        defer { other.stop(); server.stop() }
        let headers = [HTTPHeader("X-API-Key", "k"), HTTPHeader("Cookie", "c"), HTTPHeader("Accept", "text/html")]
        let request = HTTPRequest("GET", "\(server.url)/302/\(other.url)/end", headers: headers, bearer: Secret("t0ken"))
        _ = try await client.send(request)
        #expect(server.requests.first?.header("authorization") == "Bearer t0ken")
        let foreign = try #require(other.requests.first)
        #expect(foreign.header("authorization") == nil)
        #expect(foreign.header("x-api-key") == nil)
        #expect(foreign.header("cookie") == nil)
        #expect(foreign.header("accept") == "text/html")
    }

    @Test func `a token does not come back after a detour`() async throws {
        let other = redirecting(), server = redirecting()
        defer { other.stop(); server.stop() }
        let request = HTTPRequest("GET", "\(server.url)/302/\(other.url)/302/\(server.url)/end", bearer: Secret("t0ken"))
        _ = try await client.send(request)
        #expect(server.requests.last?.line == "GET /end HTTP/1.1")
        #expect(server.requests.last?.header("authorization") == nil)
    }

    @Test func `a token stays with the request on its own origin`() async throws {
        let server = redirecting()
        defer { server.stop() }
        _ = try await client.send(HTTPRequest("GET", "\(server.url)/302/\(server.url)/end", bearer: Secret("t0ken")))
        #expect(server.requests.last?.header("authorization") == "Bearer t0ken")
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://example.com/", "gopher://127.0.0.1/"])
    func `a redirect out of http is refused`(target: String) async throws {
        let server = redirecting()
        defer { server.stop() }
        #expect(await failure(of: client, HTTPRequest("GET", "\(server.url)/302/\(target)"))?.kind == .badURL)
    }
}
