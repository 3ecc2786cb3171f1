import Support

/// Flesch's reading ease: from 0 (hard) to 100 (easy), in the measure that was fitted to each language.
enum Readability {
    /// Fewer words say nothing.
    private static let leastWords = 10

    /// The ease of the text, and its hardest sentence; nil for a text too short to tell.
    static func ease(of draft: DraftText) -> (Int, hardest: String)? {
        let words = draft.sentences.map { DraftText.words(of: $0).map(\.folded) }
        let count = words.reduce(0) { $0 + $1.count }
        guard count >= leastWords, !words.isEmpty else { return nil }
        let all = ease(words, draft.language)
        let hardest = zip(draft.sentences, words).filter { $1.count > 2 }.map { ($0, ease([$1], draft.language)) }.min { $0.1 < $1.1 }
        return (Int(all.rounded()), hardest?.0 ?? draft.sentences[0])
    }

    private static func ease(_ sentences: [[String]], _ language: String) -> Double {
        let words = sentences.joined()
        let length = Double(words.count) / Double(max(1, sentences.count))
        let syllables = Double(words.reduce(0) { $0 + self.syllables($1, language) }) / Double(max(1, words.count))
        // Flesch 1948; Amstad 1978 for German; Kandel and Moles 1958 for French.
        return switch DeskLanguage(tag: language) {
        case .english: 206.835 - 1.015 * length - 84.6 * syllables
        case .german: 180 - length - 58.5 * syllables
        case .french: 207 - 1.015 * length - 73.6 * syllables
        }
    }

    /// Runs of vowels; the mute "e" of English and French counts for none.
    private static func syllables(_ word: String, _ language: String) -> Int {
        var count = 0
        var wasVowel = false
        for character in word {
            let isVowel = "aeiouyäöüàâéèêëîïôûùœæ".contains(character)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        let endsMute = (word.hasSuffix("e") || word.hasSuffix("es")) && !word.hasSuffix("le")
        return endsMute && DeskLanguage(tag: language) != .german ? max(1, count - 1) : max(1, count)
    }
}
