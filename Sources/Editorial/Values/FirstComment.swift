import FoundationEssentials
import Support

/// The comment that is written under a post once it is live, and how far that is.
package struct FirstComment: Sendable, Hashable, Codable {
    /// It is written once: what may be on its way is looked for, and never written again by itself.
    package enum State: String, Sendable, Codable {
        /// To be written.
        case due
        /// May be on its way.
        case armed
        /// Its answer was lost: it is looked for.
        case unknown
        case made
        /// Left to a person, who was told, or wanted no more.
        case left
    }

    package let draftID: String
    /// Name of the account in the configuration.
    package let account: String
    /// As it was approved, with what links get when they are sent.
    package let text: String
    package var state = State.due
    /// nil when it is over.
    package var nextAt: Date?
    package var failures = 0
    package var looks = 0

    /// Readers see a post some time before it can be commented.
    package static let pause = Duration.seconds(60)
    /// LinkedIn takes no longer one.
    package static let mostUnits = 1250

    /// The comment of a draft that is live; nil when it has none.
    package init?(of draft: Draft, now: Date) {
        guard let text = draft.content.sentComment else { return nil }
        draftID = draft.id
        account = draft.account
        self.text = text
        nextAt = now + Self.pause
    }
}
