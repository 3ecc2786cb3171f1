import FoundationEssentials
import Support

/// A draft page as it was read.
package struct BoardPage: Sendable, Hashable {
    package let reference: BoardReference
    package let draftID: String
    /// nil for a status that Copydesk does not know.
    package private(set) var status: BoardStatus?
    package private(set) var publishAt: Date?
    /// Whether the date had no time: then the account's first slot of that day is meant.
    package private(set) var publishAtIsDateOnly: Bool
    package let isOnHold: Bool
    package private(set) var remarks: String
    package private(set) var altText: String
    package private(set) var picture: BoardPicture?
    /// The picture that a person put into the place of Copydesk's copy on the page; nil while the copy stands there, and where it was not read.
    package let copy: BoardPicture?
    /// The words under the copy; nil where there is none, and where they were not read.
    package let caption: String?
    /// The post's text; nil when the page was not edited since the last conclusive read.
    package let post: [PostBlock]?
    /// What is wrong with the section of the post; nil for nothing, and where the text was not read.
    package let postTrouble: PostTrouble?
    /// "published", "not published", or empty.
    package private(set) var answer: String
    package let publishedURL: String
    package let stamp: PageStamp
    package let editedBy: Person
    package let isInTrash: Bool
    /// Numbers of the versions whose boxes are ticked, in the page's order; nil when they were not read.
    package let ticked: [Int]?
    /// Whether the version before the present one is wanted back.
    package private(set) var isRestoreTicked: Bool
    /// What the Variant column says; empty for nothing.
    package private(set) var variant: String
    /// What the Account column says; nil where it is lost.
    package let account: String?
    /// Who among the people changed the text last, and ticked the last box, where their blocks tell.
    package let textHand: Hand?
    package let tickHand: Hand?
    /// Everybody who was the last to change a part of the text as it stands.
    package let textHands: [Person]
    /// Columns that are not there, or of another type: what they would say is unknown, and not empty.
    package let lost: Set<Column>

    /// What people fill on a draft's page.
    package enum Column: Sendable, CaseIterable { case draftID, status, publishAt, remarks, altText, picture, answer, restore, variant }

    package init(
        reference: BoardReference, draftID: String, status: BoardStatus?, publishAt: Date?, publishAtIsDateOnly: Bool, isOnHold: Bool,
        remarks: String, altText: String, picture: BoardPicture?, post: [PostBlock]?, answer: String, publishedURL: String,
        stamp: PageStamp, editedBy: Person, isInTrash: Bool, ticked: [Int]? = nil, isRestoreTicked: Bool = false,
        variant: String = "", textHand: Hand? = nil, tickHand: Hand? = nil, textHands: [Person] = [], postTrouble: PostTrouble? = nil,
        copy: BoardPicture? = nil, caption: String? = nil, lost: Set<Column> = [], account: String? = nil
    ) {
        self.account = account
        self.lost = lost
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

    /// The page as if what is lost were as Copydesk last saw or wrote it: that a column was deleted is no editor's act on a draft.
    package func filled(from shown: BoardView) -> BoardPage {
        if lost.isEmpty { return self }
        var page = self
        for column in lost {
            switch column {
            case .draftID: break
            case .status: page.status = shown.shownStatus
            case .publishAt: (page.publishAt, page.publishAtIsDateOnly) = (shown.shownSlot, false)
            case .remarks: page.remarks = shown.shownRemarks
            case .altText: page.altText = shown.shownAltText
            case .picture: page.picture = shown.shownPicture.map { BoardPicture(identity: $0, url: "") }
            case .answer: page.answer = shown.shownAnswer ?? ""
            case .restore: page.isRestoreTicked = shown.shownRestore ?? false
            case .variant: page.variant = shown.shownVariant ?? ""
            }
        }
        return page
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
    /// The block at which it stands; nil on the page itself.
    package let block: String?
    /// The words of that block; nil where it has none.
    package let passage: String?
    package let createdAt: Date

    package init(
        id: String, pageID: String, discussionID: String, author: Person, text: String, block: String? = nil, passage: String? = nil,
        createdAt: Date
    ) {
        self.block = block
        self.passage = passage
        self.id = id
        self.pageID = pageID
        self.discussionID = discussionID
        self.author = author
        self.text = text
        self.createdAt = createdAt
    }
}
