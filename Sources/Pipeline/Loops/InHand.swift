import FoundationEssentials
import Support

/// What the loops have in hand, so that rehearsal knows when nothing moves and people see who works on what.
package final class InHand: Sendable {
    /// The piece of work that the current task belongs to, its children included; nil outside of loops.
    @TaskLocal package static var piece: UInt64?

    private struct State: Sendable {
        var last: UInt64 = 0
        var counts: [String: Int] = [:]
        var done: [String: Date] = [:]
    }

    private let state = Locked(State())

    package init() {}

    /// Pieces of work in hand now.
    package var count: Int { state.withLock { $0.counts.values.reduce(0, +) } }

    /// Those of one loop.
    func count(of loop: String) -> Int { state.withLock { $0.counts[loop] ?? 0 } }

    /// When a loop last got something done; nil when it did not since the start.
    func lastDone(by loop: String) -> Date? { state.withLock { $0.done[loop] } }

    func note(doneBy loop: String, at now: Date) { state.withLock { $0.done[loop] = now } }

    func hold<Result>(for loop: String, _ work: () async throws -> Result) async rethrows -> Result {
        let piece = begin(loop)
        defer { end(loop) }
        return try await Self.$piece.withValue(piece) { try await work() }
    }

    /// As `hold`, for work that one task takes and another does: it is in hand between the two.
    func begin(_ loop: String) -> UInt64 {
        state.withLock { state in
            state.counts[loop, default: 0] += 1
            state.last += 1
            return state.last
        }
    }

    func end(_ loop: String) { state.withLock { $0.counts[loop, default: 1] -= 1 } }
}
