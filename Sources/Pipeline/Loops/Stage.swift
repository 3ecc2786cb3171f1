import Editorial
import FoundationEssentials
import Support

/// A station of the line: takes one row or batch, works on it, files the result. Knows no other stage.
package protocol Stage: Sendable {
    /// The loop's name for `once`, logs and metrics.
    var name: String { get }
    /// The queues that it takes from; a loop that makes rounds of its own takes from none.
    var takes: [Intake] { get }
    /// When it last began a round of its own; nil for loops that take from queues.
    var lastRound: Date? { get }
    /// How many rows may be in work at once.
    var width: Int { get }
    /// Does one piece of work; false when none was due.
    func workOnce() async throws -> Bool
    /// When work will be due next; nil when only a ring can bring some.
    func nextDue(now: Date) async throws -> Date?
}

extension Stage {
    package var takes: [Intake] { [] }
    package var lastRound: Date? { nil }
    package var width: Int { 1 }
}

/// What was taken and is still to be done.
package typealias Piece = @Sendable () async throws -> Void

/// A station that works on many rows at once: one task waits for work and takes what there is, however many may be in work.
package protocol DispatchingStage: Stage {
    /// Takes pieces of work; empty when none is due.
    func take(most: Int) async throws -> [Piece]
}

extension DispatchingStage {
    package func workOnce() async throws -> Bool {
        guard let piece = try await take(most: 1).first else { return false }
        try await piece()
        return true
    }
}

/// A loop as it is now.
package struct LoopState: Sendable {
    package let name: String
    package let takes: [Intake]
    /// Pieces of work that it is at.
    package let inHand: Int
    /// When it last got something done, or made a round; nil when it did not since the start.
    package let lastRunAt: Date?
}
