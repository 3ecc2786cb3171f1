/// Lets one task at a time through; the others wait for their turn, and can be cancelled while they do.
package final class Turnstile: Sendable {
    private let isTaken = Locked(false)
    private let bell = Doorbell()

    /// Nobody is inside.
    package init() {}

    /// Does the work when nobody else is at his.
    package func pass<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        let mine = bell.another()
        while isTaken.withLock({ isTaken in
            defer { isTaken = true }
            return isTaken
        }) {
            try await mine.waitForRing(until: nil, clock: SystemClock())
        }
        defer {
            isTaken.withLock { $0 = false }
            bell.ring()
        }
        return try await work()
    }
}
