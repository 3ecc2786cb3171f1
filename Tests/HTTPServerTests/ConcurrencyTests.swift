import HTTPServer
import Support
import TestKit
import Testing

@Suite struct ConcurrencyTests {
    @Test("a hundred requests are in work at the same time")
    func concurrent() async throws {
        let waiting = Locked(0)
        let all = Gate()
        let handler: @Sendable (ServerRequest) async -> ServerResponse = { request in
            let count = waiting.withLock { count in
                count += 1
                return count
            }
            if count == 100 { all.open() }
            await all.wait()
            return .text(request.path)
        }
        try await serving(handler) { server in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let client = RawClient(port: server.port)
                        await client.get("/\(number)")
                        #expect(await client.answer().body == "/\(number)")
                    }
                }
            }
        }
    }

    @Test("a connection made before the server runs waits for it")
    func early() async throws {
        let server = try HTTPServer(port: 0) { _ in .text("late") }
        let client = RawClient(port: server.port)
        await client.get("/")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            #expect(await client.answer().body == "late")
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    @Test("a client that is slow to send does not hold up others")
    func slowClient() async throws {
        try await serving({ .text("\($0.body.count)") }) { server in
            let slow = RawClient(port: server.port)
            await slow.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\n\r\nab")
            let quick = RawClient(port: server.port)
            await quick.get("/")
            #expect(await quick.answer().body == "0")
            await slow.send("cd")
            #expect(await slow.answer().body == "4")
        }
    }

    @Test("a client that does not read does not hold up others, nor the end")
    func deafClient() async throws {
        let piece = [UInt8](repeating: 0x2E, count: 1 << 20)
        let handler: @Sendable (ServerRequest) async -> ServerResponse = { request in
            guard request.path == "/big" else { return .text("quick") }
            let (stream, pieces) = AsyncStream.makeStream(of: [UInt8].self)
            for _ in 0..<32 { pieces.yield(piece) }
            return ServerResponse(body: .stream(stream))
        }
        try await serving(limits: ServerLimits(stopGrace: .milliseconds(50)), handler) { server in
            let deaf = RawClient(port: server.port)
            await deaf.get("/big")
            #expect(await deaf.read(through: "\r\n\r\n").contains("200 OK"))
            let quick = RawClient(port: server.port)
            await quick.get("/")
            #expect(await quick.answer().body == "quick")
        }
    }

    @Test("ending answers everybody who waits with 503")
    func stopWithSuspended() async throws {
        let (inWork, arrivals) = AsyncStream.makeStream(of: Void.self)
        let server = try HTTPServer(port: 0) { _ in
            arrivals.yield()
            try? await Task.sleep(for: .seconds(3600))
            return .text("never")
        }
        let clients = (0..<5).map { _ in RawClient(port: server.port) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for client in clients { await client.get("/") }
            _ = await inWork.prefix(clients.count).reduce(0) { count, _ in count + 1 }
            group.cancelAll()
            try await group.waitForAll()
        }
        for client in clients {
            let (text, ending) = await client.readToEnd()
            #expect(text.hasPrefix("HTTP/1.1 503"))
            #expect(ending == .closed)
        }
    }

    @Test("a server that runs until something has happened answers whoever made it happen")
    func until() async throws {
        let happened = Gate()
        let server = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .seconds(1))) { _ in
            happened.open()
            // The end is asked for long before this answer is there.
            try? await Task.sleep(for: .milliseconds(100))
            return .text("done")
        }
        let client = RawClient(port: server.port)
        await client.get("/")
        try await server.run { await happened.wait() }
        let answer = await client.answer()
        #expect(answer.head.hasPrefix("HTTP/1.1 200") && answer.body == "done")
    }

    @Test("after its end the port is free, and the server does not run twice")
    func stopped() async throws {
        let server = try HTTPServer(port: 0) { _ in .empty(204) }
        let running = Task { try await server.run() }
        let client = RawClient(port: server.port)
        await client.get("/")
        #expect(await client.answer().head.contains("204"))
        running.cancel()
        try await running.value
        await #expect(throws: ServerError.ranBefore(port: server.port)) { try await server.run() }
    }

    @Test("an address in use is named with the reason")
    func inUse() throws {
        let first = try HTTPServer(port: 0) { _ in .empty(204) }
        let error = #expect(throws: ServerError.self) { try HTTPServer(port: first.port) { _ in .empty(204) } }
        #expect(error?.description.contains("127.0.0.1:\(first.port): Address already in use") == true)
    }
}
