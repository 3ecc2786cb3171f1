import FoundationEssentials

/// A feed that is polled.
package struct FeedSource: Sendable, Hashable, Codable {
    /// Where the feed was ordered: the configuration file, or a row of the board's Feeds database.
    package enum Origin: String, Sendable, Codable { case configuration, board }

    /// Stable id, made from the origin and the address.
    package let id: String
    package var url: String
    package var name: String
    /// Name of the brand it feeds; nil means every brand.
    package var brand: String?
    package var topics: [String] = []
    /// How much its items count against those of others; nil means 1.
    package var weight: Double?
    package var origin = Origin.configuration
    /// How often it is polled, in seconds, where somebody said so; nil: by its own rhythm.
    package var intervalSeconds: Int?
    /// Whether what other feeds of its host learned, pauses above all, is nothing to it; nil means no.
    package var ignoresHost: Bool?
    /// Competitors' feeds are context and never drafted from.
    package var isCompetitor = false
    package var isPaused = false
    /// Which of its entries count; nil means all.
    package var filters: FeedFilters?
    /// Whether the linked pages are read for their texts.
    package var readsPages: Bool?

    package init(id: String, url: String, name: String) {
        self.id = id
        self.url = url
        self.name = name
    }

    /// Polled, filtered and weighed as another order of the same address says, where this one says nothing.
    package func handled(as other: FeedSource) -> FeedSource {
        var feed = self
        feed.weight = weight ?? other.weight
        feed.intervalSeconds = intervalSeconds ?? other.intervalSeconds
        feed.ignoresHost = ignoresHost ?? other.ignoresHost
        feed.filters = filters ?? other.filters
        feed.readsPages = readsPages ?? other.readsPages
        return feed
    }
}

/// One entry of a feed, normalised; all text is untrusted.
package struct Item: Sendable, Hashable, Codable {
    /// The store's id.
    package let id: String
    package let feedID: String
    /// What makes it the same entry at the next poll: guid, else link, else a hash, with a prefix that says which.
    package let identity: String
    package var url: String?
    /// Plain text.
    package var title: String
    package var author: String?
    /// UTC; nil when the feed gives none or an unreadable one.
    package var publishedAt: Date?
    /// Plain text with paragraphs separated by an empty line, from the content or else the summary.
    package var text: String
    /// The HTML that the text is yet to be taken from, which is empty then; nil once it was. The store gives items out with their texts.
    package var html: String?
    /// BCP 47 tag as declared by the feed.
    package var language: String?
    package var firstSeenAt: Date
    /// A hash of title, url and what it says as the feed has it: changes when the entry was edited.
    package var contentHash: String

    /// The longest text kept, in UTF-16 units.
    package static let longestText = 100_000

    /// An entry that changes so often under one date (a counter, a random link) is not written again.
    package static let mostRevisions = 24

    package init(
        id: String, feedID: String, identity: String, url: String?, title: String, author: String? = nil, publishedAt: Date?,
        text: String, language: String? = nil, firstSeenAt: Date, contentHash: String
    ) {
        self.id = id
        self.feedID = feedID
        self.identity = identity
        self.url = url
        self.title = title
        self.author = author
        self.publishedAt = publishedAt
        self.text = text
        self.language = language
        self.firstSeenAt = firstSeenAt
        self.contentHash = contentHash
    }
}
