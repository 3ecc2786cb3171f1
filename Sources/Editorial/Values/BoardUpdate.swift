import FoundationEssentials
import Support

/// Everything an editor is shown when a draft first reaches the board.
package struct Submission: Sendable {
    package let draft: Draft
    package let version: DraftVersion
    package let assignment: Assignment
    /// Zone of the slot, for the Publish at property.
    package let zone: String
    package let callout: Message
    package let grounds: Grounds
    /// The draft's picture where that is made already; one that comes later is put onto the page then.
    package let picture: Picture?
    /// Whether nobody has tried it before, as far as the store knows.
    package let isFirst: Bool

    /// What stands under Checks: what was found, and what was measured.
    package var checks: [Message] { draft.checks + TextMeasures.lines(draft.content, language: assignment.brand.language) }

    /// The readers of the brand's pages.
    package var voice: Voice { Voice(DeskLanguage(tag: assignment.brand.language), in: Zone(known: zone)) }

    package init(
        draft: Draft, version: DraftVersion, assignment: Assignment, zone: String, callout: Message, spending: [Spending] = [],
        picture: Picture? = nil, isFirst: Bool = false
    ) {
        self.draft = draft
        self.version = version
        self.assignment = assignment
        self.zone = zone
        self.callout = callout
        self.picture = picture
        self.isFirst = isFirst
        grounds = Grounds(of: draft, [version], assignment: assignment, spending: spending)
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
    /// Nobody waits for it: it is made then, or as soon as something else is to be said on the page.
    package let deferredUntil: Date?
    /// The alt text that was read or written on the page last, in whose place a picture's alt text may be written; filled in when the update
    /// is made. Any other is an editor's.
    package let altTextBefore: String?
    /// Whether nobody has tried it before, as far as the store knows; filled in when the update is made.
    package let isFirst: Bool?

    /// How old the reading of a page may be when columns are written that editors write too. What an editor does between the two is
    /// overwritten unseen, so that it is as little as a board's rate allows.
    package static let reach = Duration.seconds(5)

    package init(
        key: String, draftID: String, change: Change, voice: Voice? = nil, queuedAt: Date? = nil, deferredUntil: Date? = nil,
        altTextBefore: String? = nil, isFirst: Bool? = nil
    ) {
        self.key = key
        self.draftID = draftID
        self.change = change
        self.voice = voice
        self.queuedAt = queuedAt
        self.deferredUntil = deferredUntil
        self.altTextBefore = altTextBefore
        self.isFirst = isFirst
    }

    /// What changes.
    package enum Change: Sendable, Hashable, Codable {
        /// Copydesk's own properties; nil leaves a property alone. Status, slot, alt text and error are filled in from
        /// the draft when the update is made, so that a queued update never carries a state that is gone.
        case face(BoardFace)
        /// A comment on the page, or in the thread it answers; mentions people by id.
        case comment(text: Message, mentions: [Person], discussionID: String?)
        /// The answer to who asked for the text of this version, in the thread that asked: told otherwise where an editor's text stood in its way.
        case report(version: Int, text: Message, discussionID: String?)
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
        /// Sources and Why this, for the text that stands; filled in when the update is made.
        case grounds(Grounds?)
        /// The boxes of the versions with these numbers, to be unticked.
        case untick([Int])
        /// The page is a person's copy of the draft's, which is at this address: it says so itself, and is no draft's any more.
        case copy(of: String)
        /// The page's row says again which draft it is, and that somebody had changed it.
        case label

        /// Whether it puts other content to be approved onto the page.
        package var bringsContent: Bool {
            switch self {
            case .text, .picture: true
            case .face, .pictureCopy, .untick, .comment, .report, .version, .grounds, .copy, .label: false
            }
        }

        /// Whether it changes what a reading of the page compares; comments and versions stand beside that.
        package var changesWhatIsRead: Bool {
            switch self {
            case .face, .picture, .pictureCopy, .text, .untick: true
            case .comment, .report, .version, .grounds, .copy, .label: false
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
    /// The draft's own account, where the page names another one.
    package var account: String?
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

    /// Whether it writes columns that editors write too.
    package var overwritesActs: Bool {
        status != nil || publishAt != nil || clearsPublishAt == true || isOnHold != nil || altText != nil || clearsRemarks || variant != nil
    }
}

/// What writing an update showed: becomes the new `BoardView`, so that own writes are not taken for an editor's.
package struct BoardEcho: Sendable, Hashable {
    /// Identity of the picture file now on the page, when the update wrote one.
    package var picture: String?
    /// Whether a `text` or `picture` update was written; false when an editor's words or picture stood there.
    package var textWritten: Bool
    /// Whether a `picture` update wrote its alt text; false when an editor wrote another one meanwhile.
    package var altTextWritten: Bool
    /// The page's stamp after the write, where the board said it.
    package var editedAt: Date?
    /// What editors had set when the page took the write, where the board said it.
    package var standing: Standing?
    package init(
        picture: String? = nil, textWritten: Bool = true, altTextWritten: Bool = true, editedAt: Date? = nil, standing: Standing? = nil
    ) {
        self.picture = picture
        self.textWritten = textWritten
        self.altTextWritten = altTextWritten
        self.editedAt = editedAt
        self.standing = standing
    }

    /// The columns in which editors approve.
    package struct Standing: Sendable, Hashable {
        package let status: BoardStatus?
        package let remarks: String

        package init(status: BoardStatus?, remarks: String) {
            self.status = status
            self.remarks = remarks
        }
    }
}
