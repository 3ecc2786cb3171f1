import FoundationEssentials
import Support

/// A change of a post that is live, from the order for it until it is made: what it shall say instead, or that it shall go.
package struct Amendment: Sendable, Hashable, Codable {
    /// What is wanted.
    package enum Kind: String, Sendable, Codable { case correction, takedown }

    /// How far it is. `ProductionLine` shows which loop moves it.
    package enum State: String, Sendable, Codable {
        /// A correction in review: its text stands under "Post", and its approval is the draft's.
        case proposed
        /// Approved or confirmed; it is made next.
        case due
        /// Durable before anything is sent: never sent again, whatever happens to this process.
        case armed
        /// Its outcome is being looked for.
        case unknown
        /// Only a person can tell how it ended, or make it.
        case needsCheck
        /// The post is gone. A correction that was made is not kept.
        case made
    }

    /// What the post says as long as a correction is not made.
    package struct Live: Sendable, Hashable, Codable {
        package let content: PostContent
        package let approval: ApprovalStanding
        package let firstApprover: Person?
        package let hands: [Person]?
    }

    package let kind: Kind
    package var state: State
    package let orderedBy: Person
    package let orderedAt: Date
    /// The threads that wait for its end.
    package var threads: [String]
    /// nil for a takedown.
    package let live: Live?
    /// The corrected post as it was armed.
    package var request: PreparedPost?
    /// Tries that were refused for a passing cause.
    package var failures = 0
    /// Looks for its outcome so far.
    package var looks = 0
    /// When it is to be made or looked for; nil while people are at it.
    package var nextAt: Date?
    /// What is known about it, in a sentence.
    package var detail: Message = ""

    package init(_ kind: Kind, _ state: State, by person: Person, at date: Date, threads: [String], live: Live? = nil, nextAt: Date? = nil)
    {
        self.kind = kind
        self.state = state
        orderedBy = person
        orderedAt = date
        self.threads = threads
        self.live = live
        self.nextAt = nextAt
    }

    /// Whether it may be on its way to the platform: nothing else is done to the post before that has ended.
    package var isUnderWay: Bool { state == .armed || state == .unknown }
}

/// A takedown that somebody has to confirm.
package struct TakedownRequest: Sendable, Hashable, Codable {
    /// It counts so long.
    package static let term = Duration.seconds(86_400)

    package let by: Person
    package let at: Date

    package init(by person: Person, at date: Date) {
        by = person
        at = date
    }
}

extension Draft {
    /// Whether the text under "Post" is one that the live post does not have yet, and editors may still change or drop it.
    package var isCorrecting: Bool {
        state == .published && amendment?.kind == .correction && (amendment?.state == .proposed || amendment?.state == .due)
    }

    /// Whether a corrected text waits for its approval.
    package var hasCorrectionInReview: Bool { isCorrecting && amendment?.state == .proposed }

    /// Whether the post was published and is deleted.
    package var isTakenDown: Bool { amendment?.kind == .takedown && amendment?.state == .made }

    /// Whether something is still to be done to the live post.
    package var isBeingAmended: Bool { amendment.map { $0.state != .made } ?? false }

    /// Whether edits of the page change nothing: its content was sent or may have been, and no other text is in review.
    package var isSealed: Bool { state.isSealed && !isCorrecting }

    /// The status that the board shows: a correction goes the way of any post, while what is live stays as it is.
    package var boardStatus: BoardStatus {
        switch amendment?.state {
        case .proposed: .inReview
        case .due where amendment?.kind == .correction: .approved
        case .due, .armed, .unknown: .scheduled
        case .needsCheck: .needsCheck
        case .made, nil: state.boardStatus
        }
    }
}

/// What is done to a live post.
package enum PostChange: Sendable, Hashable {
    /// Lets it say what this request says.
    case correct(PreparedPost)
    case takeDown
}

/// How one try to change a live post ended. Nothing is thrown for an outcome.
package enum PostChangeOutcome: Sendable, Hashable {
    /// It is so; a post that was to go and is not there counts as gone.
    case made
    /// Certainly not made.
    case notMade(Refusal)
    /// The platform lets this account change no posts; tells people how to do it by hand.
    case byHand(Message)
    /// May be made; the words say what was seen.
    case unknown(Message)
}

/// What a look at a post brought that may have been changed.
package enum PostChangeSight: Sendable, Hashable {
    case made
    /// Not seen, and what was seen instead; no proof, for an answer may still be on its way.
    case notSeen(Message)
    /// This account's credentials cannot read it; says why.
    case unreadable(Message)
}
