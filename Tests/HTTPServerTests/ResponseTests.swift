import HTTPServer
import Support
import TestKit
import Testing

@Suite struct ResponseTests {
    private static let text = ServerResponse.text("0123456789")

    @Test("a dropped request ends without a byte")
    func dropped() async throws {
        try await serving({ _ in Self.text.with(.dropBefore) }) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            #expect(await client.readToEnd() == ("", .closed))
        }
    }

    @Test("a reset is a real reset")
    func reset() async throws {
        try await serving({ _ in Self.text.with(.reset) }) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            #expect(await client.readToEnd() == ("", .reset))
        }
    }

    @Test("a truncated answer promises more than it sends", arguments: [0, 4])
    func truncated(_ count: Int) async throws {
        try await serving({ _ in Self.text.with(.truncate(after: count)) }) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            let (text, ending) = await client.readToEnd()
            #expect(text.lowercased().contains("content-length: 10\r\n"))
            #expect(text.hasSuffix("\r\n\r\n" + "0123456789".prefix(count)))
            #expect(ending == .closed)
        }
    }

    @Test("a truncated stream has no last chunk")
    func truncatedStream() async throws {
        let handler: @Sendable (ServerRequest) async -> ServerResponse = { _ in
            let (stream, pieces) = AsyncStream.makeStream(of: [UInt8].self)
            pieces.yield([UInt8]("0123456789".utf8))
            pieces.finish()
            return ServerResponse(body: .stream(stream), fault: .truncate(after: 4))
        }
        try await serving(handler) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            let text = await client.readToEnd().text
            #expect(text.hasSuffix("4\r\n0123\r\n"))
        }
    }

    @Test("a delayed answer arrives whole")
    func delayed() async throws {
        try await serving({ _ in Self.text.with(.delay(.milliseconds(5))) }) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            #expect(await client.answer().body == "0123456789")
        }
    }

    @Test("the pieces of a stream arrive one by one, and its end is the answer's end")
    func stream() async throws {
        let (stream, pieces) = AsyncStream.makeStream(of: [UInt8].self)
        try await serving({ _ in .events(stream) }) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            #expect(await client.read(through: "\r\n\r\n").contains("Content-Type: text/event-stream"))
            for number in 1...3 {
                pieces.yield([UInt8]("data: \(number)\n\n".utf8))
                #expect(await client.read(through: "data: \(number)\n\n\r\n").hasSuffix("data: \(number)\n\n\r\n"))
            }
            pieces.finish()
            #expect(await client.read(through: "0\r\n\r\n") == "0\r\n\r\n")
        }
    }

    @Test("a long stream arrives whole")
    func longStream() async throws {
        let handler: @Sendable (ServerRequest) async -> ServerResponse = { _ in
            let (stream, pieces) = AsyncStream.makeStream(of: [UInt8].self)
            for number in 0..<16 { pieces.yield([UInt8](repeating: UInt8(ascii: "a") + UInt8(number % 26), count: 50_000)) }
            pieces.finish()
            return ServerResponse(body: .stream(stream))
        }
        try await serving(handler) { server in
            let client = RawClient(port: server.port)
            await client.send("GET / HTTP/1.0\r\n\r\n")
            let body = await client.readToEnd().text.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
            #expect(body.utf8.count == 16 * 50_000)
            #expect(body.utf8.enumerated().allSatisfy { $1 == UInt8(ascii: "a") + UInt8($0 / 50_000 % 26) })
        }
    }

    @Test("a silent event stream is kept alive by comments, which also tell that the client has left")
    func ping() async throws {
        let left = Gate()
        let (stream, pieces) = AsyncStream.makeStream(of: [UInt8].self)
        pieces.onTermination = { _ in left.open() }
        try await serving(limits: ServerLimits(pingInterval: .milliseconds(5)), { _ in .events(stream) }) { server in
            do {
                let client = RawClient(port: server.port)
                await client.get("/")
                _ = await client.read(through: ": ping\n\n")
            }
            await left.wait()
        }
    }

    @Test("ending ends the streams")
    func stopWithStream() async throws {
        let (stream, pieces) = AsyncStream.makeStream(of: [UInt8].self)
        pieces.yield([UInt8]("data: 1\n\n".utf8))
        let client = try await serving({ _ in .events(stream) }) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            _ = await client.read(through: "data: 1\n\n\r\n")
            return client
        }
        #expect(await client.readToEnd() == ("0\r\n\r\n", .closed))
    }

    @Test("a line break in a header value does not start a header")
    func headerInjection() async throws {
        try await serving({ _ in Self.text.with("X-Echo", "a\r\nX-Evil: b") }) { server in
            let client = RawClient(port: server.port)
            await client.get("/")
            #expect(await client.answer().head.contains("X-Echo: a  X-Evil: b\r\n"))
        }
    }
}
