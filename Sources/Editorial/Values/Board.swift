import FoundationEssentials
import Support

/// The statuses of the Drafts database.
package enum BoardStatus: String, Sendable, Codable, CaseIterable {
    case drafting = "Drafting"
    case inReview = "In review"
    case changesRequested = "Changes requested"
    case approved = "Approved"
    case scheduled = "Scheduled"
    case published = "Published"
    case needsCheck = "Needs check"
    case failed = "Failed"
    case rejected = "Rejected"
    case expired = "Expired"
}

/// A draft's page on the board.
package struct BoardReference: Sendable, Hashable, Codable {
    package let pageID: String
    /// The block whose children are the post's text.
    package let postBlockID: String
    /// Address for people.
    package let url: String

    package init(pageID: String, postBlockID: String, url: String) {
        self.pageID = pageID
        self.postBlockID = postBlockID
        self.url = url
    }
}

/// A draft's page as it was entered on the board.
package struct BoardEntry: Sendable, Hashable {
    package let reference: BoardReference
    /// Identity of the picture file on it; nil while it has none.
    package let picture: String?

    package init(_ reference: BoardReference, picture: String? = nil) {
        self.reference = reference
        self.picture = picture
    }
}

/// When a page was last edited (to the minute) and when it was last read: decides whether its body must be read again.
package struct PageStamp: Sendable, Hashable, Codable {
    package let editedAt: Date
    package let readAt: Date

    package init(editedAt: Date, readAt: Date) {
        self.editedAt = editedAt
        self.readAt = readAt
    }

    /// Asks for a page's properties alone: its body is not read, whenever it was edited.
    package static let propertiesOnly = PageStamp(editedAt: .distantFuture, readAt: .distantFuture)

    /// Whether the read saw everything up to `editedAt`: stamps are rounded down to the minute, so a read within
    /// the stamped minute may have missed a later edit of that minute.
    package var isConclusive: Bool { readAt >= editedAt.addingTimeInterval(60) }
}

/// A picture that somebody put onto a page and that could not be fetched.
package struct UnfetchedPicture: Sendable, Hashable, Codable {
    package let identity: String
    package let since: Date
    /// When it was last tried.
    package let triedAt: Date

    /// So long it is tried again before it counts as one that cannot be used.
    package static let patience = Duration.seconds(600)
    /// Between two tries.
    package static let pause = Duration.seconds(30)

    package init(identity: String, since: Date, triedAt: Date) {
        self.identity = identity
        self.since = since
        self.triedAt = triedAt
    }
}

/// What Copydesk last wrote to or accepted from the page: anything else on it is an editor's act.
package struct BoardView: Sendable, Hashable, Codable {
    package var shownStatus: BoardStatus?
    package var shownSlot: Date?
    package var shownHold = false
    package var shownAltText: String = ""
    /// Identity of the picture file on the page (name and path, not the signed address).
    package var shownPicture: String?
    /// Hash of the picture in the store that the page shows.
    package var shownPictureHash: String?
    /// Whether that file is a person's own.
    package var hasEditorsPicture: Bool?
    /// A picture on the page that could not be fetched yet.
    package var unfetched: UnfetchedPicture?
    /// The words under the picture on the page, a copy of the alt text; nil while nobody knows.
    package var shownCaption: String?
    /// Identity of a person's picture that stands in the place of Copydesk's copy on the page.
    package var shownCopy: String?
    /// Hash of the post's text as last read or written.
    package var shownTextHash: String = ""
    /// The version that could not take its place under "Post", for an editor's text stood there.
    package var overtakenVersion: Int?
    /// Hash of what the callout tells of the post besides its text: the link card; nil for nothing.
    package var shownExtras: String?
    /// The last remark that was taken up; the property is emptied once it is answered.
    package var shownRemarks: String = ""
    /// What is asked of the next text, with the threads that wait for it; the draft's remark has it in words.
    package var orders: [TextOrder]?
    /// The threads whose approval is not in force yet.
    package var approvalThreads: [String]?
    /// Numbers of the versions whose boxes stood ticked when last read: each tick is answered once and taken away.
    package var shownTicks: [Int]?
    /// The variants that were made; nil before the first was asked for.
    package var variants: DraftVariants?
    /// What the Variant column said when last read or written.
    package var shownVariant: String?
    /// The account that somebody chose on the page in the place of the draft's; nil while it says that.
    package var shownAccount: String?
    /// Whether Restore stood ticked when last read.
    package var shownRestore: Bool?
    /// Who among the people wrote or changed the text as it stands; unknown where the board does not tell.
    package var textHands: [Person]?
    /// Who approved as the first of two, once the second has.
    package var firstApprover: Person?
    /// The answer to "Needs check" as last read, so that one that says nothing is remarked on once.
    package var shownAnswer: String?
    /// Whether the page was in the trash when last read.
    package var isInTrash: Bool?
    /// Since when the board does not find the page.
    package var missingSince: Date?
    /// What is wrong with the section of the post, as last read; nil for nothing.
    package var postTrouble: PostTrouble?
    /// Since when the page of a due post could not be read; over a restart too.
    package var unreadableSince: Date?
    /// Whether the page asks for another date because the slot was missed: until a person answers, it gets none.
    package var asksForSlot: Bool?
    /// The slot that came while an approval that was given before it was not in force yet: the post may go out late.
    package var overtakenSlot: Date?
    /// The near repetition that the page asks about, or that a person has confirmed.
    package var repetition: RepetitionQuestion?
    /// When the content was last changed as far as Copydesk knows, by either side: no earlier comment can be about it.
    package var contentChangedAt: Date?
    /// The board's own stamp of that change, which is rounded down to the minute: a comment of an earlier one is surely about other content.
    package var contentEditedAt: Date?
    /// The minute in which somebody last set a status that holds the post up: a comment that is no later may have come before it.
    package var withdrawnAt: Date?
    /// The minute in which what could be approved, or was, gave way to other content: a comment that is no later may have meant the former.
    package var replacedAt: Date?
    /// Whether an approval stood on the page that nobody had read when Copydesk had put a text or a picture there.
    package var hasCrossedApproval: Bool?
    package var stamp: PageStamp?
    /// The newest comment that was read, as the board stamps it.
    package var commentsReadTo: Date?
    /// Ids of the comments of that minute: stamps are rounded to the minute, so the next read brings them again.
    package var commentsSeen: [String] = []
    /// When the comments were last read.
    package var commentsReadAt: Date?
    /// When the last reading of the page's comments that brought an answer began: a comment that it did not bring came after that.
    package var commentsHeardAt: Date?
    /// The last comments that were no orders when they were read.
    package var talk: [Talk]?
    /// The same of the comments on the page's blocks.
    package var blockComments: CommentCursor?
    /// An own write is under way or its answer was lost: what is read now may be either.
    package var writingSince: Date?
    /// When the last own write was filed; a page read before that is stale.
    package var writtenAt: Date?
    /// When a person last edited the page or ordered something there, or a draft, another text or picture, or the post came: comments are
    /// likely then.
    package var touchedAt: Date?
    /// A takedown that nobody has confirmed yet.
    package var takedown: TakedownRequest?
    /// The page's stamp after the last own write; a listing that shows an earlier one lags behind it.
    package var writtenStamp: Date?
    /// How the post was received as far as was ever read, and when it was read last.
    package var measured: Measurement?
    /// The numbers that the page shows.
    package var shownNumbers: [Metric: Double]?

    package init() {}

    /// Whether a reading that began at `readAt` can be told apart from Copydesk's own writes, and is no older than what was judged last.
    package func isJudgeable(readAt: Date) -> Bool {
        writingSince == nil && writtenAt.map { readAt > $0 } ?? true && stamp.map { readAt >= $0.readAt } ?? true
    }
}

/// Asked of the editors before a post gets a slot whose text nearly repeats another.
package struct RepetitionQuestion: Sendable, Hashable, Codable {
    /// The approved content that it is about, and no other.
    package let hash: String
    /// The draft whose text is nearly the same.
    package let draftID: String
    /// A person wants it published all the same.
    package var isConfirmed: Bool

    package init(hash: String, draftID: String, isConfirmed: Bool = false) {
        self.hash = hash
        self.draftID = draftID
        self.isConfirmed = isConfirmed
    }
}

/// Why a page does not tell which part of it is the post.
package enum PostTrouble: String, Sendable, Hashable, Codable {
    /// The section is gone.
    case missing
    /// Another section of the same name stands beside it.
    case doubled
}
