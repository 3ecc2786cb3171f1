import Editorial
import Support

/// The sentences of a source that say most, by place, shared words and length.
struct KeySentences {
    /// A sentence as it stands in the source.
    struct Sentence: Equatable {
        let text: String
        let place: Int
        let score: Double
    }

    private static let shortest = 40
    private static let longest = 320
    private static let boilerplate = [
        "read more", "subscribe", "sign up", "cookie", "newsletter", "appeared first on", "all rights reserved", "click here", "mehr lesen",
        "weiterlesen", "abonnieren", "alle rechte", "en savoir plus", "lire la suite", "abonnez",
    ]
    /// First words that lean on the sentence before.
    private static let leaning = Set(
        "but however this that these those it they he she and so also aber doch dies diese dieser er sie es und auch mais cela ce il elle ils et"
            .split(separator: " ").map(String.init))

    private let sentences: [Sentence]

    init(of item: Item, brief: Brief?, brand: Brand, allowed: (String) -> Bool) {
        let language = item.language ?? brand.language
        let title = Set(Relevance.words(item.title.folded))
        let wanted = Set(
            (brief?.keywords ?? []).flatMap { Relevance.words($0.folded) } + Relevance.words((brief?.keyMessages ?? "").folded))
        let all = Sentences.split(UntrustedText.clean(item.text), language: language.lowercased())
        sentences = all.enumerated().compactMap { place, text in
            guard Self.isUsable(text), allowed(text) else { return nil }
            return Sentence(text: text, place: place, score: Self.score(text, place: place, title: title, wanted: wanted))
        }
    }

    /// The best `count`, in the order of the source, without those that `avoiding` has, as long as others are left.
    func best(_ count: Int, avoiding used: String = "") -> [Sentence] {
        // By words: a quoted sentence has other quotation marks inside.
        let usedWords = Words.folded(used).joined(separator: " ")
        let fresh = sentences.filter { used.isEmpty || !usedWords.contains(Words.folded($0.text).joined(separator: " ")) }
        let pool = fresh.isEmpty ? sentences : fresh
        return pool.sorted { ($0.score, -$0.place) > ($1.score, -$1.place) }.prefix(count).sorted { $0.place < $1.place }
    }

    private static func isUsable(_ text: String) -> Bool {
        let lower = text.lowercased()
        return (shortest...longest).contains(text.count) && !boilerplate.contains(where: lower.contains)
    }

    private static func score(_ text: String, place: Int, title: Set<String>, wanted: Set<String>) -> Double {
        let words = Words.folded(text)
        let distinct = Set(words)
        var score = 2 / (1 + Double(place) * 0.3)
        score += Double(distinct.intersection(title).count) * 0.6
        score += Double(distinct.intersection(wanted).count) * 0.8
        if text.contains(where: \.isNumber) { score += 0.4 }
        if (70...220).contains(text.count) { score += 0.5 }
        if let first = words.first, leaning.contains(first) { score -= 1 }
        if text.last == "?" { score -= 0.5 }
        return score
    }
}
