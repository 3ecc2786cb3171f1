import FoundationEssentials
import Support

/// A station of the line: takes one row or batch, works on it, files the result. Knows no other stage.
package protocol Stage: Sendable {
    /// The loop's name for `once`, logs and metrics.
    var name: String { get }
    /// How many rows may be in work at once.
    var width: Int { get }
    /// Does one piece of work; false when none was due.
    func workOnce() async throws -> Bool
    /// When work will be due next; nil when only a ring can bring some.
    func nextDue(now: Date) async throws -> Date?
}

extension Stage {
    package var width: Int { 1 }
}

/// Counts pieces of work in hand, so that rehearsal knows when nothing moves.
package final class InHand: Sendable {
    private let rows = Locked(0)

    package init() {}

    /// Pieces of work in hand now.
    package var count: Int { rows.withLock { $0 } }

    func hold<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        rows.withLock { $0 += 1 }
        defer { rows.withLock { $0 -= 1 } }
        return try await work()
    }
}
