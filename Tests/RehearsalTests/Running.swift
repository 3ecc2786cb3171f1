/// Runs something that serves until it is cancelled for as long as the body takes.
func running<Result: Sendable>(
    _ serve: @escaping @Sendable () async throws -> Void, _ body: @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await serve() }
        let result = try await body()
        group.cancelAll()
        try await group.waitForAll()
        return result
    }
}
