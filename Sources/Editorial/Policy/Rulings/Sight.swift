import FoundationEssentials
import Support

/// One reading of a draft's page, with everything that had to be fetched to judge it.
package struct Sight: Sendable {
    /// What happened to the picture file since it was last seen.
    package enum PictureChange: Sendable, Hashable {
        case none
        /// An editor's file was taken in; the hash is of the rendition in the store.
        case replaced(hash: String)
        case removed
        /// An editor's file that cannot be used, with the reason and the next step.
        case unusable(Message)
        /// Another file that could not be fetched now, with the reason; it is asked for again.
        case unread(Message)
        /// A person's picture stands in the place of the copy on the page, and the property is unchanged.
        case copyReplaced(hash: String)
        /// One there that cannot be used.
        case copyUnusable(Message)
    }

    package let page: BoardPage
    /// Whether a picture stands there that nobody has seen.
    var isPictureUnread: Bool { if case .unread = picture { true } else { false } }
    /// nil when the body had not to be read again.
    package let text: CanonicalText?
    package let picture: PictureChange
    /// Every text there was, oldest first, when the page asks for one of them or has another text; else empty.
    package let versions: [DraftVersion]

    package init(page: BoardPage, text: CanonicalText?, picture: PictureChange, versions: [DraftVersion] = []) {
        self.page = page
        self.text = text
        self.picture = picture
        self.versions = versions
    }
}

/// What rulings depend on besides draft and page.
package struct RulingContext: Sendable {
    package let now: Date
    package let brand: Brand?
    package let calendar: PostingCalendar?
    package let taken: [TakenSlot]
    /// What the draft was made from, when its text was edited, or another text or a link card is asked for; else nil.
    package let assignment: Assignment?
    /// What may block the draft, when a comment asks for it; else nil.
    package let facts: BlockageFacts?
    /// The last order for its picture, when another one is asked for; else nil.
    package let picture: PictureOrder?
    /// The page as it was just read, with its text; nil when that was not read.
    package let standing: BoardPage?
    /// Whether facts that no source supports block approval on the draft's account.
    package let blocksUnsupported: Bool
    /// The names of all accounts.
    package let accounts: Set<String>

    package init(
        now: Date, brand: Brand?, calendar: PostingCalendar?, taken: [TakenSlot], assignment: Assignment? = nil,
        facts: BlockageFacts? = nil, picture: PictureOrder? = nil, standing: BoardPage? = nil,
        blocksUnsupported: Bool = false, accounts: Set<String> = []
    ) {
        self.accounts = accounts
        self.blocksUnsupported = blocksUnsupported
        self.standing = standing
        self.facts = facts
        self.picture = picture
        self.now = now
        self.brand = brand
        self.calendar = calendar
        self.taken = taken
        self.assignment = assignment
    }

    /// Approvals of this brand need a person's name, which only a comment carries.
    var namesApprovers: Bool {
        brand.map { !$0.approvers.isEmpty || $0.needsTwoApprovers || $0.forbidsOwnText == true } ?? false
    }
}
