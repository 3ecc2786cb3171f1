import Support

/// An account's identity and calendar as the configuration gives them.
package struct AccountSettings: Sendable, Hashable, Codable {
    package let name: String
    /// "linkedin", "file"...
    package let kind: String
    /// Weekly slots in words ("Tue 09:00, Thu 14:30").
    package var slots: String
    /// IANA zone.
    package var zone: String
    /// Least time between two posts, in seconds.
    package var gapSeconds: Int
    /// Most posts on one calendar day, of all brands; nil means no limit.
    package var maximumADay: Int?
    /// Times without posts in words, besides the brand's ("Fri 18:00-Mon 08:00").
    package var blackouts: String = ""
    /// iCalendar files and addresses whose days are without posts.
    package var holidays: [String] = []
    /// A post goes out up to so many seconds after its slot.
    package var jitterSeconds: Int = 0
    /// Days, in seconds, within which nearly the same text waits for a person; 0 means never.
    package var repetitionSeconds: Int = 0
    /// Parameters for links, "utm_source=linkedin&utm_campaign={brand}"; empty means none.
    package var linkTags = ""
    /// Hosts whose links get them besides those of a draft's sources; "*" stands for every host.
    package var tagHosts: [String] = []
    /// How posts show the address of their source.
    package var links = LinkStyle.text
    /// What becomes of a draft with facts that no source supports.
    package var unsupportedFacts = FactRule.mark
    /// What becomes of a post that missed its slot.
    package var catchUp = CatchUp.shift
    /// How late a slot may still be used, in seconds.
    package var maxLatenessSeconds: Int
    /// Days from submission to the end of a draft's window.
    package var windowDays: Int
    package var isPaused: Bool

    package init(
        name: String, kind: String, slots: String, zone: String, gapSeconds: Int = 3600, maxLatenessSeconds: Int = 7200,
        windowDays: Int = 14, isPaused: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.slots = slots
        self.zone = zone
        self.gapSeconds = gapSeconds
        self.maxLatenessSeconds = maxLatenessSeconds
        self.windowDays = windowDays
        self.isPaused = isPaused
    }
}

/// How a draft shows the address of what it was made from; editors may choose otherwise for each draft.
package enum LinkStyle: String, Sendable, Hashable, Codable, CaseIterable {
    /// In the text, with the picture beside it.
    case text
    /// As a card with title, description and the picture, and not in the text.
    case card
    /// In the first comment under the post, and not in the text.
    case comment
}

/// What becomes of a draft with facts that no source supports; they stand under Checks in any case.
package enum FactRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// An editor judges them.
    case mark
    /// It cannot be approved as it is.
    case block
}

/// Something an operator or editor must know, with the next step. One per key, until it is gone.
package struct Fault: Sendable, Hashable, Codable {
    /// What is wrong: "feed <id>", "silence <name>", "board", "account <name>", "token <account>", "access <account>", "parking <account>", "numbers <account>", "first comment <account>", "incident <draft id>", "model <name>", "draft <id>".
    package let key: String
    /// One sentence: the thing, what happened, the next step.
    package let sentence: Message

    package init(key: String, sentence: Message) {
        self.key = key
        self.sentence = sentence
    }
}
