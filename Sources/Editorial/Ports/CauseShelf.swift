import FoundationEssentials
import Support

/// What is read to tell why something is not published.
package protocol CauseShelf: Sendable {
    /// How far the draft, candidate or item of that name has come, read in one piece; nil when nothing is known of it.
    func standing(of id: String) async throws -> Standing?
    /// Why nothing can be stored now, in a sentence; nil when nothing is known against it.
    var trouble: String? { get }
}

/// How far something has come on the line.
package enum Standing: Sendable {
    case draft(Draft, BlockageFacts.Record)
    case candidate(CandidateStanding)
    /// An item that no candidate was made from; with the last reason why a brand did not take it.
    case item(refusal: Message?)
}

/// A candidate that is no draft yet.
package struct CandidateStanding: Sendable {
    package let isParked: Bool
    package let retryAt: Date?
    package let note: Message?

    package init(isParked: Bool, retryAt: Date?, note: Message?) {
        self.isParked = isParked
        self.retryAt = retryAt
        self.note = note
    }
}
