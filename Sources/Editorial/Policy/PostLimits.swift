import Support

/// What no post may exceed, and what keeps an editor's approval from counting.
package enum PostLimits {
    /// LinkedIn's limit; counted in UTF-16 units of the escaped text, which is safe under every reading of its documentation.
    package static let units = 3000
    /// Where the feed folds a text behind "... more".
    package static let fold = 210
    /// LinkedIn's images API.
    package static let altTextUnits = 4086
    private static let reserved = Set("\\|{}@[]()<>#*_~".unicodeScalars)

    /// UTF-16 units of a text without mentions as it will be sent: reserved characters cost one more, live hashtags none.
    package static func escapedUnits(_ text: String) -> Int { escapedUnits(PostSegment.split(text)) }

    /// UTF-16 units of what will be sent; a mention costs its brackets and its id too.
    package static func escapedUnits(_ segments: [PostSegment]) -> Int {
        segments.reduce(0) { sum, segment in
            switch segment {
            case .hashtag(let word): sum + 1 + word.utf16.count
            case .mention(let mention): sum + "@[]()".utf16.count + escaped(mention.name) + escaped(mention.urn)
            case .text(let plain): sum + escaped(plain)
            }
        }
    }

    private static func escaped(_ text: String) -> Int { text.utf16.count + text.unicodeScalars.lazy.filter(reserved.contains).count }

    /// What keeps content from being approved.
    package enum Obstacle: Sendable, Hashable {
        case noText, tooLong(units: Int), altTextMissing
        /// What its sentence says of the link card.
        case card(Message)
        case altTextTooLong
    }

    /// What keeps this content from being approved, in the order in which it is told.
    package static func found(in content: PostContent) -> [Obstacle] {
        var found: [Obstacle] = []
        if content.text.trimmed.isEmpty { found.append(.noText) }
        let units = escapedUnits(content.segments)
        if units > Self.units { found.append(.tooLong(units: units)) }
        if content.pictureHash != nil, content.altText.trimmed.isEmpty { found.append(.altTextMissing) }
        if let card = content.card { found += LinkCards.obstacles(card).map(Obstacle.card) }
        if content.altText.utf16.count > altTextUnits { found.append(.altTextTooLong) }
        return found
    }

    /// Sentences about what keeps this content from being approved; empty when nothing does.
    package static func obstacles(_ content: PostContent, foreignBlocks: [String]) -> [Message] {
        let found = found(in: content)
        let foreign = Set(foreignBlocks).sorted().map(Self.foreign)
        return found.filter(\.isOfText).map(\.sentence) + foreign + found.filter { !$0.isOfText }.map(\.sentence)
    }

    private static func foreign(_ block: String) -> Message {
        "The \(Message(block)) under \"Post\" cannot be published as text: remove it or move it out of \"Post\"."
    }

    /// Whether an obstacle is a block that only the page knows.
    package static func isForeign(_ obstacle: Message) -> Bool { obstacle.template == foreign("").template }
}

extension PostLimits.Obstacle {
    fileprivate var isOfText: Bool {
        switch self {
        case .noText, .tooLong: true
        case .altTextMissing, .card, .altTextTooLong: false
        }
    }

    fileprivate var sentence: Message {
        switch self {
        case .noText: "The post has no text: write some under \"Post\"."
        case .tooLong(let units): "The post has \(units) of \(PostLimits.units) units: shorten it."
        case .altTextMissing: "The picture has no alt text: fill in \"Alt text\"."
        case .card(let sentence): sentence
        case .altTextTooLong: "The alt text is longer than \(PostLimits.altTextUnits) units: shorten it."
        }
    }
}
