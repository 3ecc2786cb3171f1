import Support

/// What somebody wants posts about, as words and phrases with their weights.
struct Topic: Sendable {
    /// A word or phrase; a phrase counts in full only where all its words are.
    struct Concept: Sendable {
        /// As the editor wrote it.
        let shown: String
        let stems: [String]
        let weight: Double
    }

    private static let most = 60
    private(set) var concepts: [Concept] = []
    private var known: Set<String> = []

    /// An editor's keywords say what the brief is about, its name mostly, its messages in passing.
    init(_ brief: Brief) {
        for keyword in brief.keywords { add(keyword, weight: 3) }
        for word in Self.words(brief.name) { add(word, weight: 1) }
        for word in Self.words(brief.keyMessages) { add(word, weight: 0.35) }
    }

    /// A brand writes about what its hashtags and its feeds' topics say.
    init(_ brand: Brand) {
        for hashtag in brand.hashtags { add(Self.spaced(hashtag), weight: 1) }
    }

    /// A phrase is one concept; a word of it that comes again alone says nothing new.
    private mutating func add(_ phrase: String, weight: Double) {
        let stems = Array(Stems.all(in: phrase).prefix(5))
        guard concepts.count < Self.most, !stems.isEmpty, !stems.allSatisfy(known.contains) else { return }
        known.formUnion(stems)
        concepts.append(Concept(shown: phrase.folded.collapsed.limited(utf16: 40), stems: stems, weight: weight))
    }

    private static func words(_ text: String) -> [String] { Words.folded(text).filter { $0.count > 3 } }

    /// "OffshoreWind" as "Offshore Wind".
    static func spaced(_ hashtag: String) -> String {
        hashtag.reduce(into: "") { words, letter in
            if letter.isUppercase, words.last?.isLowercase == true { words.append(" ") }
            words.append(letter)
        }
    }
}
