import FoundationEssentials
import Support

/// What `Selection` shares with the rest.
package protocol SelectionShelf: Sendable {
    /// Brands that are not paused.
    func activeBrands() async throws -> [Brand]
    /// What one brand may choose from, read in one piece.
    func choice(for brand: Brand, now: Date) async throws -> Choice
    /// Files candidates; an (items, brief, account) that was chosen before is left out. Returns the number filed.
    func file(_ candidates: [Candidate], refusals: [Refused], now: Date) async throws -> Int
}

/// Everything one brand's selection looks at.
package struct Choice: Sendable {
    /// Open briefs of the brand (or without a brand, when it is the only one).
    package let briefs: [Brief]
    /// Items of the brand's feeds that were neither chosen nor refused, newest first, at most 500.
    package let items: [Item]
    /// Candidates of the last 28 days, newest first.
    package let history: [Candidate]
    /// Drafts of the brand that are neither published nor closed.
    package let openDrafts: Int
    /// Posts made so far for each brief, by brief id.
    package let postsMade: [String: Int]
    /// Candidates that briefs ever got, by brief id and account; those that were given up are left out.
    package let ordered: [String: [String: Int]]
    /// Items of feeds that open briefs name, the brand's own or not, neither chosen nor refused.
    package let others: [Item]

    package init(
        briefs: [Brief], items: [Item], history: [Candidate], openDrafts: Int, postsMade: [String: Int],
        ordered: [String: [String: Int]] = [:], others: [Item] = []
    ) {
        self.briefs = briefs
        self.items = items
        self.history = history
        self.openDrafts = openDrafts
        self.postsMade = postsMade
        self.ordered = ordered
        self.others = others
    }
}

/// An item that was looked at and not chosen for a brand, with the reason in words.
package struct Refused: Sendable, Hashable {
    package let itemID: String
    package let brandID: String
    package let reason: Message
    package init(itemID: String, brandID: String, reason: Message) {
        self.itemID = itemID
        self.brandID = brandID
        self.reason = reason
    }
}
