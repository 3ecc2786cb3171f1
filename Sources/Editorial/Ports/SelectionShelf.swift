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
    /// Fresh items of the brand's feeds that were neither chosen nor refused, newest first, at most 500.
    package let items: [Item]
    /// Candidates of the last 28 days, newest first; those that were given up are left out.
    package let history: [Candidate]
    /// Drafts of the brand that are neither published nor closed.
    package let openDrafts: Int
    /// Posts made so far for each brief, by brief id.
    package let postsMade: [String: Int]
    /// Candidates that briefs ever got, by brief id and account; those that were given up are left out.
    package let ordered: [String: [String: Int]]
    /// Items of feeds that open briefs name, the brand's own or not, neither chosen nor refused.
    package let others: [Item]
    /// Candidates of the last 28 days that were given up, newest first.
    package var givenUp: [Candidate] = []
    /// Ids of items of the brand's feeds that were neither, and have become too old.
    package var stale: [String] = []
    /// What was chosen or written in the last 28 days, and what is scheduled, latest first.
    package var told: [PastStory] = []
    /// What became of the drafts from each feed, by feed id.
    package var records: [String: SourceRecord] = [:]
    /// Why editors rejected drafts of the brand, latest first.
    package var rejections: [Rejection] = []
    /// Topics of the feeds that have some, by feed id.
    package var topics: [String: [String]] = [:]
    /// How much the items of the feeds count that are ordered with a weight, by feed id.
    package var weights: [String: Double] = [:]
    /// What the brand's and competitors' feeds brought in the last 29 days.
    package var headlines: [Headline] = []
    /// Fresh items of competitors' feeds, newest first: context, never drafted from.
    package var rivals: [Rival] = []
    /// What the brand has published, latest first.
    package var posts: [MeasuredPost] = []
    /// What everything here is about, by the id of item, brief, draft or brand; empty where nothing but words is compared.
    package var embeddings: [String: Embedding] = [:]

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

extension Choice {
    /// The feed of each item that is known here, by item id.
    var feedOf: [String: String] {
        let told = told.compactMap { told in told.feedID.map { (told.id, $0) } }
        return Dictionary((items + others).map { ($0.id, $0.feedID) } + told) { first, _ in first }
    }

    /// How much an item counts for coming from a feed: what its order says, else 1, and less the more of its drafts editors rejected.
    func weight(ofFeed feed: String) -> Double { (weights[feed] ?? 1) * (records[feed]?.weight ?? 1) }
}

/// A story that readers have, or will have: an item that was chosen, or the text of a post.
package struct PastStory: Sendable, Hashable {
    /// Of the item or the draft.
    package let id: String
    package let feedID: String?
    package let title: String
    package let text: String
    package let url: String?

    package init(id: String, feedID: String?, title: String, text: String, url: String?) {
        self.id = id
        self.feedID = feedID
        self.title = title
        self.text = text
        self.url = url
    }
}

/// What editors made of the drafts from one feed.
package struct SourceRecord: Sendable, Hashable {
    package let kept: Int
    package let rejected: Int

    package init(kept: Int, rejected: Int) {
        self.kept = kept
        self.rejected = rejected
    }

    /// Two drafts of doubt are granted.
    var weight: Double { Double(kept + 2) / Double(kept + rejected + 2) }
    var isPoor: Bool { rejected > 1 && rejected >= kept }
}

/// A title with its feed and time.
package struct Headline: Sendable, Hashable {
    package let title: String
    package let feedID: String
    package let at: Date

    package init(title: String, feedID: String, at: Date) {
        self.title = title
        self.feedID = feedID
        self.at = at
    }
}

/// An item of a competitor's feed, with the feed's name.
package struct Rival: Sendable, Hashable {
    package let item: Item
    package let name: String

    package init(item: Item, name: String) {
        self.item = item
        self.name = name
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
