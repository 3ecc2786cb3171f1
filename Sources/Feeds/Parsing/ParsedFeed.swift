import FoundationEssentials

/// A feed of any format in one form, with everything as the feed says it: text is not yet safe to show.
package struct ParsedFeed: Sendable, Equatable {
    /// The format: `rss20`, `rss091u`, `rss10`, `atom10`, `json11` and the like.
    package var version = ""
    package var title: FeedText?
    package var subtitle: FeedText?
    package var links: [FeedLink] = []
    package var id: String?
    /// As declared.
    package var language: String?
    package var authors: [FeedPerson] = []
    package var categories: [FeedCategory] = []
    package var image: FeedImage?
    package var rights: FeedText?
    package var generator: String?
    package var updated: FeedStamp?
    package var published: FeedStamp?
    package var hints = FeedHints()
    /// In the order of the document.
    package var entries: [ParsedEntry] = []
    /// The first thing that is wrong with the document; nil for a right one.
    package var flaw: String?
    /// Whether the document ends before its root does.
    package var isCut = false
    /// The charset that was read.
    package var charset = "utf-8"
}

/// One entry as the feed says it.
package struct ParsedEntry: Sendable, Equatable {
    /// The guid or id, unchanged but for white space at its ends.
    package var id: String?
    /// Whether the id is a link too (RSS `isPermaLink`, true when not said).
    package var idIsLink = false
    package var title: FeedText?
    package var summary: FeedText?
    package var contents: [FeedText] = []
    package var links: [FeedLink] = []
    /// The address that a feed service has replaced.
    package var originalLink: String?
    package var comments: String?
    package var authors: [FeedPerson] = []
    package var contributors: [FeedPerson] = []
    package var categories: [FeedCategory] = []
    package var enclosures: [FeedEnclosure] = []
    package var image: FeedImage?
    package var rights: FeedText?
    package var language: String?
    package var published: FeedStamp?
    package var updated: FeedStamp?
    package var created: FeedStamp?
    /// Where an aggregated entry comes from.
    package var source: FeedOrigin?
}

/// A piece of text with what is needed to read it.
package struct FeedText: Sendable, Equatable {
    package enum Form: Sendable, Equatable { case plain, html, xhtml }

    /// For `html` and `xhtml` a fragment of markup, unchecked.
    package var value: String
    package var form: Form
    /// What addresses in it are relative to; nil when nobody said.
    package var base: String?
    package var language: String?
}

/// A link, absolute where the feed allows to tell.
package struct FeedLink: Sendable, Equatable {
    package var href: String
    package var relation = "alternate"
    package var type: String?
    package var title: String?
    package var language: String?
    package var length: String?
}

/// Somebody who wrote or gathered.
package struct FeedPerson: Sendable, Equatable {
    package var name: String?
    package var email: String?
    package var url: String?
}

/// A topic as the feed tags it.
package struct FeedCategory: Sendable, Equatable {
    package var term: String
    package var scheme: String?
    package var label: String?
}

/// A file that goes with an entry.
package struct FeedEnclosure: Sendable, Equatable {
    package var url: String
    package var type: String?
    package var length: String?
}

/// A picture of the feed or of an entry.
package struct FeedImage: Sendable, Equatable {
    package var url: String?
    package var title: String?
    package var link: String?
}

/// A date as written, and the instant when it can be read.
package struct FeedStamp: Sendable, Equatable {
    package var text: String
    package var instant: Date?

    init(_ text: String) {
        self.text = text
        instant = FeedDate.parse(text)
    }
}

/// The feed that an entry was taken from.
package struct FeedOrigin: Sendable, Equatable {
    package var title: FeedText?
    package var url: String?
    package var id: String?
}

/// What a feed asks of those who poll it.
package struct FeedHints: Sendable, Equatable {
    /// `<ttl>`, in minutes.
    package var minutes: Int?
    /// Hours of the day, UTC, in which nothing is new.
    package var skippedHours: Set<Int> = []
    /// Days on which nothing is new, Monday is 1.
    package var skippedDays: Set<Int> = []
    /// `sy:updatePeriod`: hourly, daily, weekly, monthly, yearly.
    package var period: String?
    /// `sy:updateFrequency`: how often in a period.
    package var frequency: Int?
    /// WebSub hubs, absolute.
    package var hubs: [String] = []
    /// The feed's own address, absolute.
    package var selfLink: String?
}
