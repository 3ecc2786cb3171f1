import FoundationEssentials
import Support

/// What reading a published post brought.
package enum ReadBack: Sendable, Hashable {
    /// It says what was approved, as far as the platform shows it; the fields that it leaves out are named.
    case same(notShown: [String] = [])
    /// It is there and says something else; a sentence for each difference.
    case differs([Message])
    /// It is not there, or not as a whole yet; says what was seen.
    case notYet(Message)
    /// This account's credentials cannot read it, or nothing is known to compare it with; says why.
    case unreadable(Message)
}

/// The reading of one published post, which goes on over some time: what is posted shows itself bit by bit.
package struct Proofreading: Sendable, Hashable {
    /// How far it is.
    package enum State: String, Sendable, Codable { case waiting, same, differs, unread }

    package let draftID: String
    package let account: String
    /// The platform's name of the post.
    package let urn: String
    /// What was sent.
    package let prepared: PreparedPost
    package var state: State
    /// Looks since the state is what it is.
    package var looks: Int
    /// nil when it is over.
    package var nextLookAt: Date?
    /// What was seen last.
    package var note: String

    package init(
        draftID: String, account: String, urn: String, prepared: PreparedPost, state: State, looks: Int, nextLookAt: Date?, note: String
    ) {
        self.draftID = draftID
        self.account = account
        self.urn = urn
        self.prepared = prepared
        self.state = state
        self.looks = looks
        self.nextLookAt = nextLookAt
        self.note = note
    }
}
