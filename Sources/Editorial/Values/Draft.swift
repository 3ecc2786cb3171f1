import FoundationEssentials
import Support

/// Where a draft stands. `ProductionLine` shows which loop may move it from where to where.
package enum DraftState: String, Sendable, Codable, CaseIterable {
    /// Written, not on the board yet.
    case drafted
    /// On the board, waiting for an editor.
    case submitted
    /// An editor wants another text.
    case changesRequested
    /// Approved, without a firm slot yet.
    case approved
    /// Approved and due at its slot.
    case slotted
    /// Picture uploaded and request made; only the sending is left.
    case prepared
    /// An attempt is durable and may be on the wire: never taken again.
    case armed
    case published
    /// The attempt's outcome is being looked for.
    case unknown
    /// Nobody but a person can tell whether it is live.
    case needsCheck
    /// Definitely not published, and no attempt is left.
    case failed
    case rejected
    case expired

    /// The status that the board shows.
    package var boardStatus: BoardStatus {
        switch self {
        case .drafted: .drafting
        case .submitted: .inReview
        case .changesRequested: .changesRequested
        case .approved: .approved
        case .slotted, .prepared, .armed, .unknown: .scheduled
        case .published: .published
        case .needsCheck: .needsCheck
        case .failed: .failed
        case .rejected: .rejected
        case .expired: .expired
        }
    }

    /// Whether the content was sent or may have been: edits of the page wait until the outcome is known.
    package var isSealed: Bool {
        switch self {
        case .armed, .unknown, .needsCheck, .published: true
        default: false
        }
    }

    /// Whether it came to its end.
    package var isClosed: Bool { [.published, .rejected, .expired].contains(self) }

    /// Whether the editor's page is still worth polling for rulings.
    package var isOpen: Bool { self != .drafted && !isClosed }
}

/// A draft: one text for one account, from the first word to the link of the post.
///
/// `revision` grows with every change; a change is filed only on the revision it was decided on.
package struct Draft: Sendable, Hashable {
    package let id: String
    package var revision: Int
    package let candidateID: String
    package let brandID: String
    package let briefID: String?
    /// Name of the account in the configuration.
    package let account: String
    package var state: DraftState
    package var title: String
    /// The truth as last written by Copydesk or read from the board.
    package var content: PostContent
    /// Number of the version that `content.text` is.
    package var version: Int
    /// Sentences under Checks; the page shows them.
    package var checks: [Message] = []
    /// What blocks approval, in sentences; empty when nothing does.
    package var obstacles: [Message] = []
    /// The version of the rules by which the text was checked last; nil before it was.
    package var rules: String?
    /// A picture (or the card in its place) was ordered and is not there yet.
    package var awaitsPicture = false
    /// The page on the board, once it exists.
    package var page: BoardReference?
    package var board = BoardView()
    /// Proposed at submission, firm after approval.
    package var slot: Date?
    /// Publishing is allowed until then.
    package var windowEnds: Date
    package var approval: ApprovalStanding = .none
    package var isOnHold = false
    /// Why a new text is wanted, when state is `changesRequested`.
    package var remark: String?
    /// Failed tries of the work that the state asks for.
    package var failures = 0
    /// No loop takes it before then.
    package var retryAt: Date?
    package var lastError: Message?
    package var permalink: String?
    /// What is done to the live post, or was.
    package var amendment: Amendment?
    package let createdAt: Date

    package init(
        id: String, revision: Int = 1, candidateID: String, brandID: String, briefID: String?, account: String, state: DraftState,
        title: String, content: PostContent, version: Int = 1, windowEnds: Date, createdAt: Date
    ) {
        self.id = id
        self.revision = revision
        self.candidateID = candidateID
        self.brandID = brandID
        self.briefID = briefID
        self.account = account
        self.state = state
        self.title = title
        self.content = content
        self.version = version
        self.windowEnds = windowEnds
        self.createdAt = createdAt
    }

    /// The text as it stands, to be listed when another takes its place; the store knows who wrote it, when and why.
    package func standingVersion(at now: Date) -> DraftVersion {
        DraftVersion(
            draftID: id, number: version, author: "", reason: "replaced", text: content.text, altText: content.altText, createdAt: now)
    }

    /// Whether it waits for a person's word because it nearly repeats another post.
    package var asksAboutRepetition: Bool {
        guard state == .approved, let question = board.repetition else { return false }
        return !question.isConfirmed && question.hash == approval.liveHash
    }

    package var kind: PostKind { content.kind }

    /// A page that the board does not find for so long is gone.
    package static let missingDay = Duration.seconds(86_400)

    /// Since when its page could not be read for the slot that it has; what was noted for an earlier slot does not count against this one.
    package var boardAwaySince: Date? {
        guard let since = board.unreadableSince, let slot, since >= slot - Self.longestLook else { return nil }
        return since
    }

    /// Nobody looks at a page for its slot sooner than that.
    private static let longestLook = Duration.seconds(900)

    /// Whether its page is gone for good, as far as anybody can tell.
    package func isPageGone(at now: Date) -> Bool { board.missingSince.map { $0 + Self.missingDay <= now } ?? false }
}

/// How far an approval has come.
package enum ApprovalStanding: Sendable, Hashable, Codable {
    case none
    /// One of two approvers has approved this hash.
    case half(hash: String, by: Person, at: Date)
    /// Asked for; counts once the page stood unchanged for a full minute.
    case pending(hash: String, by: Person, askedAt: Date)
    /// In force for exactly this hash.
    case live(hash: String, by: Person, at: Date)

    /// The hash of an approval in force.
    package var liveHash: String? { if case .live(let hash, _, _) = self { hash } else { nil } }
}

/// One text that was ever shown, with its author.
package struct DraftVersion: Sendable, Hashable, Codable {
    package let draftID: String
    package let number: Int
    /// Name of the person or the model.
    package let author: String
    package let reason: Message
    package let text: String
    package let altText: String
    package let createdAt: Date
    /// Set when a model wrote it.
    package let record: WritingRecord?
    /// Who among the people wrote or changed it.
    package let hands: [Person]

    package init(
        draftID: String, number: Int, author: String, reason: Message, text: String, altText: String, createdAt: Date,
        record: WritingRecord? = nil, hands: [Person] = []
    ) {
        self.hands = hands
        self.draftID = draftID
        self.number = number
        self.author = author
        self.reason = reason
        self.text = text
        self.altText = altText
        self.createdAt = createdAt
        self.record = record
    }
}

extension [DraftVersion] {
    /// The version that brought this text last; a text that came too late for "Post" has a number above the one that stands there.
    package func last(withText text: String, upTo number: Int = .max) -> DraftVersion? {
        last { $0.text == text && $0.number <= number }
    }

    /// What a model wrote last of what has come under "Post".
    package func lastRecord(upTo number: Int) -> WritingRecord? { last { $0.number <= number && $0.record != nil }?.record }
}

/// Everything that went into and came out of a model for one version.
package struct WritingRecord: Sendable, Hashable, Codable {
    package let prompt: Prompt
    package let result: WritingResult
    /// Items used, with their content hashes.
    package let sources: [String: String]

    package init(prompt: Prompt, result: WritingResult, sources: [String: String]) {
        self.prompt = prompt
        self.result = result
        self.sources = sources
    }
}
