import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

@Suite struct ExchangeTests {
    let client = HTTPClient(userAgent: "copydesk-test/1")

    @Test func `a request goes out as it was written and the answer comes back whole`() async throws {
        let server = WireServer(
            answer: "HTTP/1.1 201 Created\r\nX-Restli-Id: urn:li:share:1\r\nX-Twice: a\r\nX-Twice:  b \r\nContent-Length: 4\r\n\r\ndone")
        defer { server.stop() }
        var request = HTTPRequest("POST", server.url + "/posts?q=1#top", headers: [HTTPHeader("X-One", "1"), HTTPHeader("X-Empty", "")])
        request.body = .bytes(Array("{\"a\":1}".utf8), contentType: "application/json")
        request.bearer = Secret("t0ken")

        let response = try await client.send(request)

        #expect(response.status == 201)
        #expect(response.text == "done")
        #expect(response.header("x-restli-id") == "urn:li:share:1")
        #expect(response.header("x-twice") == "b")
        #expect(response.redirects == [])
        let seen = try #require(server.requests.first)
        #expect(seen.line == "POST /posts?q=1 HTTP/1.1")
        #expect(seen.body == Array("{\"a\":1}".utf8))
        #expect(seen.header("content-type") == "application/json")
        #expect(seen.header("authorization") == "Bearer t0ken")
        #expect(seen.header("user-agent") == "copydesk-test/1")
        #expect(seen.header("x-one") == "1")
        #expect(seen.headers.contains { $0 == "X-Empty:" })
        #expect(seen.header("expect") == nil)
        #expect(seen.header("cookie") == nil)
    }

    @Test(.timeLimit(.minutes(1))) func `two thousand requests one after the other all come back`() async throws {
        let server = WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        defer { server.stop() }
        for _ in 0..<2000 { #expect(try await client.send(HTTPRequest("GET", server.url)).status == 204) }
    }

    @Test func `line breaks in a header value cannot make a second header`() async throws {
        let server = WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        defer { server.stop() }
        let headers = [HTTPHeader("X-Title", "a\r\nX-Evil: 1\0"), HTTPHeader("Bad name", "x"), HTTPHeader("", "y")]
        _ = try await client.send(HTTPRequest("GET", server.url, headers: headers))
        let seen = try #require(server.requests.first)
        #expect(seen.header("x-title") == "aX-Evil: 1")
        #expect(seen.header("x-evil") == nil)
        #expect(!seen.headers.contains { $0.hasPrefix("Bad") || $0.hasPrefix(":") })
    }

    @Test func `a POST without a body says that its length is zero`() async throws {
        let server = WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        defer { server.stop() }
        _ = try await client.send(HTTPRequest("POST", server.url))
        #expect(server.requests.first?.header("content-length") == "0")
        #expect(server.requests.first?.header("content-type") == nil)
    }

    @Test(arguments: ["PUT", "PATCH", "DELETE", "GET"])
    func `other methods carry a body too`(method: String) async throws {
        let server = WireServer(answer: "HTTP/1.1 204 No Content\r\n\r\n")
        defer { server.stop() }
        let big = [UInt8](repeating: 7, count: 300_000)
        _ = try await client.send(HTTPRequest(method, server.url, body: .bytes(big, contentType: "image/png")))
        #expect(server.requests.first?.line == "\(method) / HTTP/1.1")
        #expect(server.requests.first?.body == big)
    }

    @Test func `HEAD has an answer without a body`() async throws {
        let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("HEAD", server.url))
        #expect(response.status == 200)
        #expect(response.body == [])
    }

    @Test func `a form is sent part by part`() async throws {
        let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let parts = [
            HTTPPart(name: "prompt", data: Array("a fox".utf8)),
            HTTPPart(name: "image", filename: "fox.png", contentType: "image/png", data: [0, 1, 2]),
        ]
        _ = try await client.send(HTTPRequest("POST", server.url, body: .multipart(parts)))
        let seen = try #require(server.requests.first)
        let text = String(decoding: seen.body, as: UTF8.self)
        #expect(seen.header("content-type")?.hasPrefix("multipart/form-data; boundary=") == true)
        #expect(text.contains("name=\"prompt\"\r\n\r\na fox\r\n"))
        #expect(text.contains("name=\"image\"; filename=\"fox.png\"\r\nContent-Type: image/png\r\n\r\n\u{0}\u{1}\u{2}\r\n"))
    }

    @Test func `an interim response leaves nothing behind`() async throws {
        let server = WireServer(
            answer: "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("GET", server.url))
        #expect(response.status == 200)
        #expect(response.header("x-early") == nil)
        #expect(response.text == "ok")
    }

    @Test func `a compressed body arrives decoded`() async throws {
        let body = [UInt8](try #require(Data(base64Encoded: "H4sIAAAAAAACA8tIzcnJ11FISS3OBgDe4zZjCwAAAA==")))
        let server = WireServer { peer in
            guard peer.readRequest() != nil else { return }
            peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n")
            peer.write(body)
        }
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("GET", server.url))
        #expect(response.text == "hello, desk")
        #expect(server.requests.first?.header("accept-encoding")?.contains("gzip") == true)
    }

    @Test func `chunks arrive while the answer is still being written`() async throws {
        let firstSeen = Flag()
        let server = WireServer { peer in
            guard peer.readRequest() != nil else { return }
            peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\none\n\n\r\n")
            firstSeen.waitBlocking()
            peer.write("5\r\ntwo\n\n\r\n0\r\n\r\n")
        }
        defer { server.stop() }
        let pieces = Locked<[String]>([])
        let response = try await client.send(
            HTTPRequest("GET", server.url) { chunk in
                pieces.withLock { $0.append(String(decoding: chunk, as: UTF8.self)) }
                firstSeen.raise()
                return true
            })
        #expect(pieces.withLock { $0.joined() } == "one\n\ntwo\n\n")
        #expect(response.status == 200)
        #expect(response.body == [])
    }

    @Test func `a reader that has enough ends the transfer without an error`() async throws {
        let server = WireServer { peer in
            guard peer.readRequest() != nil else { return }
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n<head>")
            peer.waitForEnd()
        }
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("GET", server.url) { _ in false })
        #expect(response.status == 200)
        #expect(response.header("content-type") == "text/html")
    }

    @Test func `an error's body is kept although the request reads chunks`() async throws {
        let server = WireServer(answer: "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 4\r\n\r\nslow")
        defer { server.stop() }
        let response = try await client.send(HTTPRequest("GET", server.url) { _ in true })
        #expect(response.text == "slow")
    }

    @Test func `a thousand requests at once keep to the limit per host and all arrive`() async throws {
        let server = WireServer { peer in
            while let request = peer.readRequest() {
                let path = request.line.split(separator: " ")[1]
                peer.write("HTTP/1.1 200 OK\r\nContent-Length: \(path.utf8.count)\r\n\r\n\(path)")
            }
        }
        defer { server.stop() }
        let client = client, url = server.url
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<1000 { group.addTask { try await client.send(HTTPRequest("GET", "\(url)/\(number)")).text } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers.count == 1000)
        #expect(server.requests.count == 1000)
        #expect(server.mostConnections <= 4)
    }
}
