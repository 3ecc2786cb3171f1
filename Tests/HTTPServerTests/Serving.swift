import HTTPServer

/// Runs a server on a free port for as long as the body takes.
func serving<Result: Sendable>(
    limits: ServerLimits = ServerLimits(stopGrace: .seconds(1)),
    _ handler: @escaping @Sendable (ServerRequest) async -> ServerResponse,
    _ body: @Sendable (HTTPServer) async throws -> Result
) async throws -> Result {
    let server = try HTTPServer(port: 0, limits: limits, handler: handler)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let result = try await body(server)
        group.cancelAll()
        try await group.waitForAll()
        return result
    }
}

/// Lets tasks wait for something that happens once.
struct Gate: Sendable {
    private let stream: AsyncStream<Never>
    private let continuation: AsyncStream<Never>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }
    func wait() async { for await _ in stream {} }
}
