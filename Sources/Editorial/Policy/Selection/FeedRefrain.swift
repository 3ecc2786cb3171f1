import Support

/// Sentences that a feed writes under entry after entry: about its publisher, where to read on. They say nothing of a story, and two
/// entries that share little else would pass for one.
struct FeedRefrain {
    /// Entries with different headlines that have a sentence, from which it is the feed's and not the story's.
    private static let least = 3
    /// Shorter ones are left alone.
    private static let shortest = 20

    private var headlines: [String: [String: Set<String>]] = [:]
    /// The sentences that are a feed's own, by its id.
    private var refrains: [String: Set<String>] = [:]

    /// Takes an entry into account.
    mutating func note(feedID: String?, title: String, text: String) {
        guard let feedID else { return }
        for sentence in Set(Self.sentences(of: text).map(Self.key)) where sentence.count >= Self.shortest {
            headlines[feedID, default: [:]][sentence, default: []].insert(title)
            if headlines[feedID]?[sentence]?.count == Self.least { refrains[feedID, default: []].insert(sentence) }
        }
    }

    /// The text without what its feed writes under other entries too.
    func removed(from text: String, feedID: String?) -> String {
        guard let feedID, let refrain = refrains[feedID] else { return text }
        let sentences = Self.sentences(of: text)
        let own = sentences.filter { !refrain.contains(Self.key($0)) }
        return own.count == sentences.count ? text : own.joined(separator: " ")
    }

    private static func key(_ sentence: Substring) -> String { String(sentence).collapsed.lowercased() }

    /// The parts that end with a full stop, a question or exclamation mark before a space, or with their line.
    private static func sentences(of text: String) -> [Substring] {
        var found: [Substring] = []
        var (start, isEnd) = (text.startIndex, false)
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if isNewline(scalar) || isEnd && scalar.properties.isWhitespace {
                found.append(text[start..<index])
                start = index
            }
            isEnd = scalar == "." || scalar == "!" || scalar == "?"
        }
        found.append(text[start...])
        return found.filter { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    }

    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
