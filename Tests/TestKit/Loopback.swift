import HTTPServer
import Support

/// A web server on a loopback port that answers what a test says and remembers what it was asked.
package final class Loopback: Sendable {
    private let server: HTTPServer
    private let seen: Locked<[ServerRequest]>

    private init(_ answer: @escaping @Sendable (ServerRequest) -> ServerResponse) throws {
        let seen = Locked<[ServerRequest]>([])
        self.seen = seen
        server = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .seconds(1))) { request in
            seen.withLock { $0.append(request) }
            return answer(request)
        }
    }

    /// What it was asked, in order.
    package var requests: [ServerRequest] { seen.withLock { $0 } }
    /// `http://127.0.0.1:PORT`
    package var url: String { "http://127.0.0.1:\(server.port)" }

    /// Serves for as long as the body takes.
    package static func serve<Result: Sendable>(
        _ answer: @escaping @Sendable (ServerRequest) -> ServerResponse, _ body: @Sendable (Loopback) async throws -> Result
    ) async throws -> Result {
        let loopback = try Loopback(answer)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loopback.server.run() }
            let result = try await body(loopback)
            group.cancelAll()
            try await group.waitForAll()
            return result
        }
    }
}
