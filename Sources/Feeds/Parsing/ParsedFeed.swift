import FoundationEssentials

/// A feed of any format in one form, with everything as the feed says it: text is not yet safe to show.
@dynamicMemberLookup
package struct ParsedFeed: Sendable, Equatable {
    /// The format: `rss20`, `rss091u`, `rss10`, `atom10`, `json11` and the like.
    package var version = ""
    package var record = FeedRecord()
    package var hints = FeedHints()
    /// In the order of the document; of very many the first and the last.
    package var entries: [ParsedEntry] = []
    /// How many more the document has.
    package var leftOut = 0
    /// The first thing that is wrong with the document; nil for a right one.
    package var flaw: String?
    /// Whether the document ends before its root does.
    package var isCut = false
    /// The charset that was read.
    package var charset = "utf-8"
    /// A prefix that the document uses and does not declare.
    package var undeclaredPrefix: String?

    package subscript<Value>(dynamicMember path: WritableKeyPath<FeedRecord, Value>) -> Value {
        get { record[keyPath: path] }
        set { record[keyPath: path] = newValue }
    }
}

/// One entry as the feed says it.
@dynamicMemberLookup
package struct ParsedEntry: Sendable, Equatable {
    package var record = FeedRecord()
    /// The feed that an aggregated entry comes from.
    package var source: FeedRecord?

    package subscript<Value>(dynamicMember path: WritableKeyPath<FeedRecord, Value>) -> Value {
        get { record[keyPath: path] }
        set { record[keyPath: path] = newValue }
    }
}

/// A piece of text with what is needed to read it.
package struct FeedText: Sendable, Equatable {
    package enum Form: Sendable, Equatable {
        case plain, html, xhtml
        /// No text by its type, or one that was packed in base64.
        case data
    }

    /// For `html` and `xhtml` a fragment of markup, unchecked.
    package var value: String
    package var form: Form
    /// What addresses in it are relative to; nil when nobody said.
    package var base: String?
    package var language: String?
    /// The media type: `text/plain`, `text/html`, `application/xhtml+xml` or what the feed says.
    package var type = "text/html"
    /// Where the content is, when it is elsewhere.
    package var source: String?

    /// Whether it is meant to be read as it stands.
    var isReadable: Bool { form != .data }
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
    package var description: String?
    package var width: Int?
    package var height: Int?
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
