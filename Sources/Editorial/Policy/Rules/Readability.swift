import Support

/// Flesch's reading ease: from 0 (hard) to 100 (easy), in the measure that was fitted to each language.
enum Readability {
    /// Fewer words say nothing.
    private static let leastWords = 10

    /// The ease of the text, and its hardest sentence; nil for a text too short to tell.
    static func ease(of draft: DraftText) -> (Int, hardest: String)? {
        let words = draft.sentences.map(words)
        let count = words.reduce(0) { $0 + $1.count }
        guard count >= leastWords, !words.isEmpty else { return nil }
        let all = ease(words, draft.language)
        let hardest = zip(draft.sentences, words).filter { $1.count > 2 }.map { ($0, ease([$1], draft.language)) }.min { $0.1 < $1.1 }
        return (Int(all.rounded()), hardest?.0 ?? draft.sentences[0])
    }

    private static func ease(_ sentences: [[String]], _ language: String) -> Double {
        let (words, language) = (sentences.joined(), DeskLanguage(tag: language))
        let length = Double(words.count) / Double(max(1, sentences.count))
        let syllables = Double(words.reduce(0) { $0 + Syllables.count(in: $1, language) }) / Double(max(1, words.count))
        // Flesch 1948; Amstad 1978 for German; Kandel and Moles 1958 for French.
        return switch language {
        case .english: 206.835 - 1.015 * length - 84.6 * syllables
        case .german: 180 - length - 58.5 * syllables
        case .french: 207 - 1.015 * length - 73.6 * syllables
        }
    }

    /// What is joined by an apostrophe is one word: "l'usine", "don't".
    private static func words(of sentence: String) -> [String] {
        sentence.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map { String($0).folded }.filter {
            $0.contains { $0.isLetter || $0.isNumber }
        }
    }
}
