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
    /// The piece of work that the current task belongs to, its children included; nil outside of loops.
    @TaskLocal package static var piece: UInt64?

    private let rows = Locked((count: 0, last: UInt64(0)))

    package init() {}

    /// Pieces of work in hand now.
    package var count: Int { rows.withLock { $0.count } }

    func hold<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        let piece = rows.withLock { rows in
            rows.count += 1
            rows.last += 1
            return rows.last
        }
        defer { rows.withLock { $0.count -= 1 } }
        return try await Self.$piece.withValue(piece) { try await work() }
    }
}
