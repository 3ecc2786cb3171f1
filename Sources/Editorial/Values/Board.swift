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
    /// The words under the picture on the page, a copy of the alt text; nil while nobody knows.
    package var shownCaption: String?
    /// Identity of a person's picture that stands in the place of Copydesk's copy on the page.
    package var shownCopy: String?
    /// Hash of the post's text as last read or written.
    package var shownTextHash: String = ""
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
    /// The near repetition that the page asks about, or that a person has confirmed.
    package var repetition: RepetitionQuestion?
    /// When the content was last changed as far as Copydesk knows, by either side: no earlier comment can be about it.
    package var contentChangedAt: Date?
    package var stamp: PageStamp?
    /// The newest comment that was read, as the board stamps it.
    package var commentsReadTo: Date?
    /// Ids of the comments of that minute: stamps are rounded to the minute, so the next read brings them again.
    package var commentsSeen: [String] = []
    /// When the comments were last read.
    package var commentsReadAt: Date?
    /// The same of the comments on the page's blocks.
    package var blockComments: CommentCursor?
    /// An own write is under way or its answer was lost: what is read now may be either.
    package var writingSince: Date?
    /// When the last own write was filed; a page read before that is stale.
    package var writtenAt: Date?
    /// When the post went out, or a person last edited its page after that: comments are likely then.
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

    /// Whether a reading that began at `readAt` can be told apart from Copydesk's own writes.
    package func isJudgeable(readAt: Date) -> Bool {
        writingSince == nil && writtenAt.map { readAt > $0 } ?? true
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

/// A draft page as it was read.
package struct BoardPage: Sendable, Hashable {
    package let reference: BoardReference
    package let draftID: String
    /// nil for a status that Copydesk does not know.
    package let status: BoardStatus?
    package let publishAt: Date?
    /// Whether the date had no time: then the account's first slot of that day is meant.
    package let publishAtIsDateOnly: Bool
    package let isOnHold: Bool
    package let remarks: String
    package let altText: String
    package let picture: BoardPicture?
    /// The picture that a person put into the place of Copydesk's copy on the page; nil while the copy stands there, and where it was not read.
    package let copy: BoardPicture?
    /// The words under the copy; nil where there is none, and where they were not read.
    package let caption: String?
    /// The post's text; nil when the page was not edited since the last conclusive read.
    package let post: [PostBlock]?
    /// What is wrong with the section of the post; nil for nothing, and where the text was not read.
    package let postTrouble: PostTrouble?
    /// "published", "not published", or empty.
    package let answer: String
    package let publishedURL: String
    package let stamp: PageStamp
    package let editedBy: Person
    package let isInTrash: Bool
    /// Numbers of the versions whose boxes are ticked, in the page's order; nil when they were not read.
    package let ticked: [Int]?
    /// Whether the version before the present one is wanted back.
    package let isRestoreTicked: Bool
    /// What the Variant column says; empty for nothing.
    package let variant: String
    /// Who among the people changed the text last, and ticked the last box, where their blocks tell.
    package let textHand: Hand?
    package let tickHand: Hand?
    /// Everybody who was the last to change a part of the text as it stands.
    package let textHands: [Person]

    package init(
        reference: BoardReference, draftID: String, status: BoardStatus?, publishAt: Date?, publishAtIsDateOnly: Bool, isOnHold: Bool,
        remarks: String, altText: String, picture: BoardPicture?, post: [PostBlock]?, answer: String, publishedURL: String,
        stamp: PageStamp, editedBy: Person, isInTrash: Bool, ticked: [Int]? = nil, isRestoreTicked: Bool = false,
        variant: String = "", textHand: Hand? = nil, tickHand: Hand? = nil, textHands: [Person] = [], postTrouble: PostTrouble? = nil,
        copy: BoardPicture? = nil, caption: String? = nil
    ) {
        self.copy = copy
        self.caption = caption
        self.postTrouble = postTrouble
        self.reference = reference
        self.draftID = draftID
        self.status = status
        self.publishAt = publishAt
        self.publishAtIsDateOnly = publishAtIsDateOnly
        self.isOnHold = isOnHold
        self.remarks = remarks
        self.altText = altText
        self.picture = picture
        self.post = post
        self.answer = answer
        self.publishedURL = publishedURL
        self.stamp = stamp
        self.editedBy = editedBy
        self.isInTrash = isInTrash
        self.ticked = ticked
        self.isRestoreTicked = isRestoreTicked
        self.variant = variant
        self.textHand = textHand
        self.tickHand = tickHand
        self.textHands = textHands
    }

    /// The earlier text that was not wanted yet when the page was last read; of several boxes the last listed counts.
    package func wish(beyond shown: BoardView) -> RestoreWish? {
        if let number = ticked?.last(where: { !(shown.shownTicks ?? []).contains($0) }) { return .version(number) }
        if isRestoreTicked, shown.shownRestore != true { return .previous }
        return variant.isEmpty || variant == shown.shownVariant ?? "" ? nil : .variant(variant)
    }

    /// Whether something stands under Remarks that was not read yet.
    package func hasNewRemarks(beyond shown: BoardView) -> Bool {
        let remark = remarks.trimmed
        return !remark.isEmpty && remark != shown.shownRemarks
    }

    /// What the answer to "Needs check" says; nil when it says neither.
    package var isPublishedByAnswer: Bool? {
        switch answer.lowercased() {
        case "published": true
        case "not published": false
        default: nil
        }
    }
}

/// A person's change of a block; unlike the page's, no own write of Copydesk hides it.
package struct Hand: Sendable, Hashable {
    package let person: Person
    /// To the minute.
    package let at: Date

    package init(person: Person, at: Date) {
        self.person = person
        self.at = at
    }
}

/// Which earlier text an editor wants back under "Post".
package enum RestoreWish: Sendable, Hashable {
    /// The one with this number.
    case version(Int)
    /// The one before the present one.
    case previous
    /// The one that the Variant column names.
    case variant(String)
}

/// The first file of the page's Picture property.
package struct BoardPicture: Sendable, Hashable, Codable {
    /// What stays the same between reads of an unchanged file: name and path without the signature.
    package let identity: String
    /// Where to fetch it now; expires within the hour.
    package let url: String

    package init(identity: String, url: String) {
        self.identity = identity
        self.url = url
    }
}

/// A comment that somebody else than Copydesk left on a draft's page.
package struct BoardComment: Sendable, Hashable, Codable {
    package let id: String
    package let pageID: String
    package let discussionID: String
    package let author: Person
    package let text: String
    /// The words of the block at which it stands; nil on the page itself.
    package let passage: String?
    package let createdAt: Date

    package init(
        id: String, pageID: String, discussionID: String, author: Person, text: String, passage: String? = nil, createdAt: Date
    ) {
        self.passage = passage
        self.id = id
        self.pageID = pageID
        self.discussionID = discussionID
        self.author = author
        self.text = text
        self.createdAt = createdAt
    }
}

/// Everything an editor is shown when a draft first reaches the board.
package struct Submission: Sendable {
    package let draft: Draft
    package let version: DraftVersion
    package let assignment: Assignment
    /// Zone of the slot, for the Publish at property.
    package let zone: String
    package let callout: Message

    /// The readers of the brand's pages.
    package var voice: Voice { Voice(DeskLanguage(tag: assignment.brand.language), in: Zone(known: zone)) }

    package init(draft: Draft, version: DraftVersion, assignment: Assignment, zone: String, callout: Message) {
        self.draft = draft
        self.version = version
        self.assignment = assignment
        self.zone = zone
        self.callout = callout
    }
}

/// One change to a page, made at least once and harmless when repeated. Kept in the store until the board has it.
package struct BoardUpdate: Sendable, Hashable, Codable {
    /// Unique; a repeated update with the same key is the same update.
    package let key: String
    package let draftID: String
    package let change: Change
    /// Whom it is written for; filled in when the update is made, for a brand may change its language meanwhile.
    package let voice: Voice?
    /// Since when it is to be made: whatever the board shows from before is another's. nil where nobody knows.
    package let queuedAt: Date?

    package init(key: String, draftID: String, change: Change, voice: Voice? = nil, queuedAt: Date? = nil) {
        self.key = key
        self.draftID = draftID
        self.change = change
        self.voice = voice
        self.queuedAt = queuedAt
    }

    /// What changes.
    package enum Change: Sendable, Hashable, Codable {
        /// Copydesk's own properties; nil leaves a property alone. Status, slot, alt text and error are filled in from
        /// the draft when the update is made, so that a queued update never carries a state that is gone.
        case face(BoardFace)
        /// A comment on the page, or in the thread it answers; mentions people by id.
        case comment(text: Message, mentions: [Person], discussionID: String?)
        /// The picture of this hash from the store becomes the Picture property and the body image.
        case picture(hash: String, altText: String, name: String)
        /// A person's picture of this hash stands in one of the two places and is copied into the other; without a hash the copy goes.
        case pictureCopy(hash: String, altText: String, name: String, into: PicturePlace)
        /// A new text under "Post"; written only while the page's text still has the hash `replacing`, which is filled in when
        /// the update is made: the hash of what Copydesk last read or wrote there.
        case text(String, version: Int, replacing: String)
        /// A line under Versions, with a text that was shown before or could not take its place. Author, time and reason are
        /// filled in from the store when the update is made.
        case version(DraftVersion)
        /// The boxes of the versions with these numbers, to be unticked.
        case untick([Int])
        /// The page is a person's copy of the draft's, which is at this address: it says so itself, and is no draft's any more.
        case copy(of: String)

        /// Whether it changes what a reading of the page compares; comments and versions stand beside that.
        package var changesWhatIsRead: Bool {
            switch self {
            case .face, .picture, .pictureCopy, .text, .untick: true
            case .comment, .version, .copy: false
            }
        }
    }
}

/// Where a page shows its picture: the property is the truth, the body has a copy.
package enum PicturePlace: String, Sendable, Hashable, Codable {
    case property, body
}

/// Copydesk's own properties of a draft page.
package struct BoardFace: Sendable, Hashable, Codable {
    package var status: BoardStatus?
    package var publishAt: Date?
    /// True empties the date: there is no slot.
    package var clearsPublishAt: Bool?
    /// Zone to show `publishAt` in.
    package var zone: String?
    package var altText: String?
    /// The words under the picture, and those in whose place they come.
    package var caption: String?
    package var captionBefore: String?
    package var isOnHold: Bool?
    /// Empties the Remarks property.
    package var clearsRemarks = false
    /// False unticks the Restore property.
    package var restore: Bool?
    /// Name of the variant that was chosen, when the column offers all of them; empty clears it.
    package var variant: String?
    /// Empty clears the Answer property.
    package var answer: String?
    /// Lines of the Checks property.
    package var checks: [Message]?
    package var approvedBy: Message?
    package var publishedURL: String?
    package var publishedAt: Date?
    /// Empty clears it.
    package var lastError: Message?
    /// Text of the callout at the top.
    package var callout: Message?
    /// Hash of what that tells of the post besides its text; empty for nothing.
    package var extras: String?
    /// How the post was received; a number that is not there leaves its column alone.
    package var numbers: [Metric: Double]?

    package init() {}
}

/// What writing an update showed: becomes the new `BoardView`, so that own writes are not taken for an editor's.
package struct BoardEcho: Sendable, Hashable {
    /// Identity of the picture file now on the page, when the update wrote one.
    package var picture: String?
    /// Whether a `text` or `picture` update was written; false when an editor's words or picture stood there.
    package var textWritten: Bool
    /// The page's stamp after the write, where the board said it.
    package var editedAt: Date?
    package init(picture: String? = nil, textWritten: Bool = true, editedAt: Date? = nil) {
        self.picture = picture
        self.textWritten = textWritten
        self.editedAt = editedAt
    }
}
