import Support

/// What a post asks its readers to do at its end.
enum CallToAction {
    /// The last sentence that asks for something; nil when none of the last two does.
    static func found(in draft: DraftText) -> String? {
        let german = DeskLanguage(tag: draft.language) == .german
        return draft.sentences.suffix(2).last { sentence in
            let words = DraftText.words(of: sentence)
            if sentence.contains("?"), sentence == draft.sentences.last { return true }
            if german { return isGerman(words) }
            return isImperative(words, DeskLanguage(tag: draft.language))
        }
    }

    /// "Kommen Sie", "rufen Sie": the verb stands first, or behind a colon or comma, before "Sie".
    private static func isGerman(_ words: [DraftText.Word]) -> Bool {
        let formal = words.indices.dropLast().contains { index in
            words[index + 1].quote == "Sie" && words[index].folded.hasSuffix("n") && words[index].quote.first?.isUppercase == true
                && !Lexicon.noCalls.contains(words[index].folded)
        }
        return formal || words.first.map { Lexicon.germanCalls.contains($0.folded) } ?? false
    }

    private static func isImperative(_ words: [DraftText.Word], _ language: DeskLanguage) -> Bool {
        guard let first = words.first?.folded else { return false }
        if language == .french {
            return first.hasSuffix("ez") && !Lexicon.noCalls.contains(first) || first.hasPrefix("dites") || first.hasPrefix("faites")
        }
        let verb = ["please", "then", "now", "so"].contains(first) && words.count > 1 ? words[1].folded : first
        return Lexicon.englishCalls.contains(verb)
    }
}
