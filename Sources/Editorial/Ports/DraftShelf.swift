import FoundationEssentials
import Support

/// The drafts' rows: the state machine that all loops after selection share.
///
/// A worker takes a row under a lease and files its result through `amend`, whose closure sees the row as it is then:
/// a late worker, or one whose row an editor changed meanwhile, files nothing.
package protocol DraftShelf: Sendable {
    /// The draft as it is.
    func draft(_ id: String) async throws -> Draft?
    /// The draft whose page this is; slow, for the rare page that is not found by its draft.
    func draft(onPage id: String) async throws -> Draft?
    /// The next rows that wait for this work and are not leased, by their slots. Marks them leased until `now + lease`.
    func take(_ work: DraftWork, most: Int, now: Date, lease: Duration) async throws -> [LeasedDraft]
    /// When the next row of this work will be due; nil when none waits.
    func nextDue(_ work: DraftWork, now: Date) async throws -> Date?
    /// How many `prepared` drafts have a slot after `now` and up to `end`.
    func preparedCount(after now: Date, until end: Date) async throws -> Int
    /// Changes the row in one transaction. With a lease it does nothing unless the lease still holds, and gives it back.
    /// The closure returns nil to leave the row as it is. Returns whether the row changed.
    @discardableResult
    func amend(
        _ id: String, lease: Lease?, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool
    /// Slots of other drafts of the account that are proposed or firm, for gap and collision.
    func slots(ofAccount account: String) async throws -> [TakenSlot]
    /// Posts of the account after `since` that are published, or scheduled and not given back, for near repetitions.
    func recentPosts(onAccount account: String, since: Date) async throws -> [RecentPost]
    /// Brand, brief, items and candidate that the draft was made from.
    func assignment(ofDraft id: String) async throws -> Assignment?
    /// The brand's last published posts, latest first, as `LearningShelf` has them.
    func measuredPosts(ofBrand id: String, most: Int) async throws -> [MeasuredPost]
    /// Every text that was shown, oldest first.
    func versions(ofDraft id: String) async throws -> [DraftVersion]
    /// What questions to models took for a candidate and all texts made of it, by model.
    func spending(ofCandidate id: String) async throws -> [Spending]
    /// The last order for a picture of the draft.
    func pictureOrder(ofDraft id: String) async throws -> PictureOrder?
    /// The picture with this hash.
    func picture(_ hash: String) async throws -> Picture?
    /// Keeps a picture; the same hash is kept once.
    func keep(_ picture: Picture) async throws
}

extension DraftShelf {
    /// The next row that waits for this work and is not leased, or nil. Marks it leased until `now + lease`.
    package func take(_ work: DraftWork, now: Date, lease: Duration) async throws -> LeasedDraft? {
        try await take(work, most: 1, now: now, lease: lease).first
    }
}

/// What a worker can wait for. Each names the states it takes.
package enum DraftWork: Sendable, Hashable {
    /// `drafted`: to be put on the board.
    case submitting
    /// `changesRequested`: to be rewritten.
    case rewriting
    /// `approved`: to get a firm slot.
    case scheduling
    /// `submitted` or `changesRequested` whose proposed slot or window has passed.
    case slipping
    /// `slotted`, from this long before the slot.
    case preparing(lead: Duration)
    /// `prepared`, from this long before the slot: the last look at the desk.
    case looking(lead: Duration)
    /// `prepared` whose slot has come.
    case sending
}

/// The right to file a result.
package struct Lease: Sendable, Hashable {
    package let token: String
    package init(token: String) { self.token = token }
}

/// A row taken by a worker.
package struct LeasedDraft: Sendable {
    package let draft: Draft
    package let lease: Lease
    package init(draft: Draft, lease: Lease) {
        self.draft = draft
        self.lease = lease
    }
}

/// A slot that is in use: the minute at which a post goes out, or went out.
package struct TakenSlot: Sendable, Hashable {
    package let draftID: String
    package let at: Date
    /// Approved or published, as opposed to proposed.
    package let isFirm: Bool
    package let brandID: String
    package init(draftID: String, at: Date, isFirm: Bool, brandID: String = "") {
        self.draftID = draftID
        self.brandID = brandID
        self.at = at
        self.isFirm = isFirm
    }
}

/// A post that an account has published, or will at its slot.
package struct RecentPost: Sendable, Hashable {
    package let draftID: String
    package let title: String
    package let text: String
    package let at: Date
    package let isPublished: Bool
    /// The post where it is known, else the draft's page.
    package let url: String?

    package init(draftID: String, title: String, text: String, at: Date, isPublished: Bool, url: String? = nil) {
        self.draftID = draftID
        self.title = title
        self.text = text
        self.at = at
        self.isPublished = isPublished
        self.url = url
    }
}

/// What is filed together with a draft's change, in the same transaction.
package struct DraftFiling: Sendable {
    /// New texts.
    package var versions: [DraftVersion] = []
    /// Queued for the board, in this order.
    package var updates: [BoardUpdate] = []
    /// Appended to the draft's hash chain, in this order.
    package var decisions: [Decision] = []
    /// The one decision, or the last of several.
    package var decision: Decision? {
        get { decisions.last }
        set { decisions = newValue.map { [$0] } ?? [] }
    }
    /// Kept for the sender.
    package var prepared: PreparedPost?
    /// A picture is to be painted.
    package var picture: PictureOrder?
    /// The live post says this from now on, and is read back once more.
    package var corrected: PreparedPost?
    /// To be written under the post, which is live now.
    package var comment: FirstComment?
    /// To be put to a model.
    package var questions: ReviewQuestions?
    /// The post is gone: it is neither read nor measured any more.
    package var isTakenDown = false

    package init() {}
}

/// An entry of the decision log: who decided what, when, about which hash.
package struct Decision: Sendable, Hashable, Codable {
    /// What was decided.
    package enum Kind: String, Sendable, Codable {
        case asked, approved, voided, rejected, published, notPublished, expired
        /// Approved as the first of two.
        case firstOfTwo
        /// An approval that does not count.
        case refused
        /// A post that nearly repeats another goes out all the same.
        case confirmed
        /// Sent once more, for it was not seen.
        case sentAgain
        /// Live is something else than what was approved.
        case incident
        /// Ordered another text for the live post, or dropped it again.
        case correctionOrdered, correctionDropped
        /// The live post says what was approved for it.
        case corrected
        /// Asked for the end of the live post, confirmed that, and it is gone.
        case takedownAsked, takedownConfirmed, takenDown
        /// The live post stays as it is.
        case notAmended
    }

    package let kind: Kind
    package let by: Person
    package let at: Date
    package let hash: String
    package let note: Message

    package init(kind: Kind, by: Person, at: Date, hash: String, note: Message = "") {
        self.kind = kind
        self.by = by
        self.at = at
        self.hash = hash
        self.note = note
    }
}
