import FoundationEssentials

/// An editor's order for posts.
package struct Brief: Sendable, Hashable, Codable {
    /// Whether the brief asks for drafts.
    package enum Status: String, Sendable, Codable { case open, paused, done }
    /// How often it asks for one.
    package enum Cadence: String, Sendable, Codable { case once, daily, weekly, fortnightly }

    /// The id of the brief's page on the board.
    package let id: String
    package var name: String
    package var status = Status.open
    /// The brand's page id; nil when the relation is empty.
    package var brandID: String?
    /// announcement, educational, opinion, story or question; empty when not chosen.
    package var postType: String = ""
    package var tone: String = ""
    package var audience: String = ""
    package var goal: String = ""
    package var keyMessages: String = ""
    package var keywords: [String] = []
    package var callToAction: String = ""
    package var links: [String] = []
    /// Page ids of feeds to prefer; empty means the brand's.
    package var feeds: [String] = []
    package var cadence = Cadence.once
    /// Posts ordered in all; nil means one for `once`, no end otherwise.
    package var postsWanted: Int?
    package var deadline: Date?
    /// The page with its free text.
    package var page = PageText.none

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
