import FoundationEssentials

/// One reading of a draft's page, with everything that had to be fetched to judge it.
package struct Sight: Sendable {
    /// What happened to the picture file since it was last seen.
    package enum PictureChange: Sendable, Hashable {
        case none
        /// An editor's file was taken in; the hash is of the rendition in the store.
        case replaced(hash: String)
        case removed
        /// An editor's file that cannot be used, with the reason and the next step.
        case unusable(String)
        /// Another file that could not be fetched now; it is asked for again.
        case unread
    }

    package let page: BoardPage
    /// nil when the body had not to be read again.
    package let text: CanonicalText?
    package let picture: PictureChange

    package init(page: BoardPage, text: CanonicalText?, picture: PictureChange) {
        self.page = page
        self.text = text
        self.picture = picture
    }
}

/// What rulings depend on besides draft and page.
package struct RulingContext: Sendable {
    package let now: Date
    package let brand: Brand?
    package let calendar: PostingCalendar?
    package let taken: [TakenSlot]

    package init(now: Date, brand: Brand?, calendar: PostingCalendar?, taken: [TakenSlot]) {
        self.now = now
        self.brand = brand
        self.calendar = calendar
        self.taken = taken
    }

    /// Approvals of this brand need a person's name, which only a comment carries.
    var namesApprovers: Bool { brand.map { !$0.approvers.isEmpty || $0.needsTwoApprovers } ?? false }
}
