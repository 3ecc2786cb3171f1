import Support

/// Superlatives by their form, and the claims that are some in sense ("number one").
enum Superlatives {
    static func found(in draft: DraftText) -> [String] {
        let words = draft.words
        let forms = words.indices.compactMap { index in length(at: index, in: words, draft.language).map { draft.quote(index, $0) } }
        return forms + Lexicon.peakClaims.flatMap(draft.quotes)
    }

    /// How many words from there on are a superlative; nil when they are none.
    private static func length(at index: Int, in words: [DraftText.Word], _ language: String) -> Int? {
        let word = words[index]
        let next = index + 1 < words.count ? words[index + 1].folded : ""
        let after = index + 2 < words.count ? words[index + 2].folded : ""
        switch DeskLanguage(tag: language) {
        case .english:
            if Lexicon.bestAndWorst.contains(word.folded) { return 1 }
            if word.folded == "most", index > 0, Lexicon.determiners.contains(words[index - 1].folded), next.count > 3 { return 2 }
            return isEnglish(word.folded) ? 1 : nil
        case .german:
            guard index > 0, Lexicon.determiners.contains(words[index - 1].folded) else { return nil }
            return isGerman(word) ? 1 : nil
        case .french:
            if word.folded.hasPrefix("meilleur"), index > 0, Lexicon.determiners.contains(words[index - 1].folded) { return 1 }
            let isPeak = Lexicon.determiners.contains(word.folded) && next == "plus" && !Lexicon.frenchAdverbs.contains(after)
            return isPeak && after.count > 2 ? 3 : nil
        }
    }

    private static func isEnglish(_ word: String) -> Bool {
        word.count > 5 && word.hasSuffix("est") && !Lexicon.englishEst.contains { word.hasSuffix($0) }
    }

    /// "schnellste"; nouns such as "Küste" have a capital.
    private static func isGerman(_ word: DraftText.Word) -> Bool {
        guard word.quote.first?.isLowercase == true, !Lexicon.germanSte.contains(where: { word.folded.hasPrefix($0) }) else { return false }
        if word.folded.hasPrefix("grösst") { return true }
        guard let ending = ["ste", "sten", "ster", "stes", "stem"].first(where: { word.folded.hasSuffix($0) }) else { return false }
        let stem = word.folded.dropLast(ending.count - 2)
        if Lexicon.germanWholes.contains(String(stem)) || Lexicon.germanStems.contains(where: stem.hasSuffix) { return false }
        return word.folded.count > 5 || word.folded.hasPrefix("best")
    }
}
