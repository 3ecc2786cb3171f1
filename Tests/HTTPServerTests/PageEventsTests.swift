import HTTPServer
import Support
import TestKit
import Testing

@Suite struct PageEventsTests {
    private static let event = "event: changed\ndata:\n\n"

    /// A server with one path, on which only `bell` moves anything.
    private func streaming<Result: Sendable>(
        _ bell: Doorbell, most: Int = 32, pings: Duration = .seconds(15), _ body: @Sendable (HTTPServer) async throws -> Result
    ) async throws -> Result {
        let events = PageEvents(after: bell, settling: .milliseconds(20), atLeastEvery: .seconds(3600), most: most)
        let limits = ServerLimits(pingInterval: pings, stopGrace: .seconds(1))
        return try await serving(limits: limits, { _ in events.response }, body)
    }

    private func opened(_ server: HTTPServer) async -> (client: RawClient, head: String) {
        let client = RawClient(port: server.port)
        await client.get("/events")
        return (client, await client.read(through: "\r\n\r\n"))
    }

    @Test func `a new stream says so at once, then once for each burst of rings`() async throws {
        let bell = Doorbell()
        try await streaming(bell) { server in
            let (client, head) = await opened(server)
            #expect(head.contains("200 OK"))
            #expect(head.contains("text/event-stream"))
            #expect(await client.read(through: Self.event).hasSuffix(Self.event))
            for _ in 0..<50 { bell.ring() }
            #expect(await client.read(through: Self.event).components(of: Self.event) == 1)
            // Had the burst been two events, the second would stand before this one.
            bell.ring()
            #expect(await client.read(through: Self.event).components(of: Self.event) == 1)
        }
    }

    @Test func `more streams than allowed are refused, and one that ends makes room`() async throws {
        let bell = Doorbell()
        try await streaming(bell, most: 2, pings: .milliseconds(10)) { server in
            var first: RawClient? = await opened(server).client
            let second = await opened(server).client
            _ = await first?.read(through: Self.event)
            _ = await second.read(through: Self.event)
            let refused = RawClient(port: server.port)
            await refused.get("/events")
            let answer = await refused.answer()
            #expect(answer.head.contains("503"))
            #expect(answer.head.contains("Retry-After: 10"))
            first = nil
            // The server notices when it writes to the browser that is gone: at the next ring or ping.
            var head = ""
            while !head.contains("200 OK") {
                bell.ring()
                head = await opened(server).head
            }
            bell.ring()
            #expect(await second.read(through: Self.event).hasSuffix(Self.event))
        }
    }

    @Test func `a server with open streams ends them and stops`() async throws {
        let clients = try await streaming(Doorbell()) { server in
            var clients: [RawClient] = []
            for _ in 0..<5 {
                clients.append(await opened(server).client)
                _ = await clients.last?.read(through: Self.event)
            }
            return clients
        }
        for client in clients { #expect(await client.readToEnd().ending == .closed) }
    }
}

extension String {
    /// How often `part` stands in it.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
