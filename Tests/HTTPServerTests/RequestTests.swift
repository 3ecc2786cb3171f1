import HTTPServer
import Support
import TestKit
import Testing

@Suite struct RequestTests {
    @Test("an encoded slash stays inside its segment, and the query is decoded in order")
    func target() async throws {
        try await serving({ request in
            .text("\(request.rawPath)|\(request.path)|\(request.query.map { "\($0.name)=\($0.value)" }.joined(separator: ";"))")
        }) { server in
            let client = RawClient(port: server.port)
            await client.get("/rest/posts/urn%3Ali%2F1?q=a%20b&x&q=1+2%2B3")
            #expect(await client.answer().body == "/rest/posts/urn%3Ali%2F1|/rest/posts/urn:li/1|q=a b;x=;q=1 2+3")
        }
    }

    @Test("malformed escapes and invalid UTF-8 are neither dropped nor fatal")
    func badEscapes() {
        let request = ServerRequest(method: "GET", target: "/%zz%ff%4?a=%")
        #expect(request.path == "/%zz\u{FFFD}%4")
        #expect(request.query("a") == "%")
    }

    @Test("header names do not depend on case")
    func headerCase() async throws {
        try await serving({ .text($0.header("x-restli-method") ?? "none") }) { server in
            let client = RawClient(port: server.port)
            await client.get("/", headers: "X-RestLi-METHOD: DELETE\r\n")
            #expect(await client.answer().body == "DELETE")
        }
    }

    @Test("one connection carries many requests")
    func keepAlive() async throws {
        try await serving({ .text("\($0.method) \($0.path) \(String(decoding: $0.body, as: UTF8.self))") }) { server in
            let client = RawClient(port: server.port)
            await client.send("POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello")
            #expect(await client.answer().body == "POST /a hello")
            await client.get("/b")
            #expect(await client.answer().body == "GET /b ")
        }
    }

    @Test("a body as long as the limit is taken, one byte more is 413, and the connection goes on")
    func bodyLimit() async throws {
        try await serving(limits: ServerLimits(bodyBytes: 100), { .text("\($0.body.count)") }) { server in
            let client = RawClient(port: server.port)
            for (length, expected) in [(100, "200"), (101, "413"), (100, "200")] {
                await client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: \(length)\r\n\r\n" + String(repeating: "x", count: length))
                #expect(await client.answer().head.hasPrefix("HTTP/1.1 \(expected)"))
            }
        }
    }

    @Test("a chunked body beyond the limit is 413 too")
    func chunkedBodyLimit() async throws {
        try await serving(limits: ServerLimits(bodyBytes: 100), { .text("\($0.body.count)") }) { server in
            let client = RawClient(port: server.port)
            let chunk = "40\r\n" + String(repeating: "x", count: 64) + "\r\n"
            await client.send("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n")
            #expect(await client.answer().head.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test("a client that asks first gets its 413 before it sends the body")
    func expectContinue() async throws {
        try await serving(limits: ServerLimits(bodyBytes: 100), { .text("\($0.body.count)") }) { server in
            let client = RawClient(port: server.port)
            await client.send("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n")
            #expect(await client.answer().head.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test("a body without end is cut off")
    func endlessBody() async throws {
        try await serving(limits: ServerLimits(bodyBytes: 100), { .text("\($0.body.count)") }) { server in
            let client = RawClient(port: server.port)
            await client.send("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = "400\r\n" + String(repeating: "x", count: 1024) + "\r\n"
            for _ in 0..<4 { await client.send(chunk) }
            #expect(await client.readToEnd().text == "")
        }
    }

    @Test("what is not HTTP/1.1 is 400", arguments: ["GET / HTTP/1.1\r\nHost: t\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"])
    func garbage(_ text: String) async throws {
        try await serving({ _ in .text("taken") }) { server in
            let client = RawClient(port: server.port)
            await client.send(text)
            let answer = await client.readToEnd().text
            #expect(answer.split(separator: "HTTP/1.1 400").count == 1)
            #expect(!answer.contains("taken"))
        }
    }

    @Test("a head beyond the limit is refused")
    func longHead() async throws {
        try await serving(limits: ServerLimits(headerBytes: 4096), { _ in .text("taken") }) { server in
            let client = RawClient(port: server.port)
            await client.get("/", headers: "X: " + String(repeating: "a", count: 8000) + "\r\n")
            #expect(await client.readToEnd().text.hasPrefix("HTTP/1.1 431"))
        }
    }
}
