import Support

/// What can be measured of a text, each figure with how it is made. No feeling is measured: nothing tells it reliably enough.
package enum TextMeasures {
    /// Sentences for Checks; none for a text of a few words.
    package static func lines(_ content: PostContent, language: String) -> [Message] {
        let draft = DraftText(content.text, language: language)
        guard draft.words.count >= 10 else { return [] }
        let units = PostLimits.escapedUnits(content.segments)
        let length: Message =
            "Length \(units) of \(PostLimits.units) units (UTF-16, with what is escaped when it is sent); hashtags \(draft.hashtags.count) (a \"#\" before a letter or digit at the start of a word)."
        return ease(of: draft) + [length]
    }

    private static func ease(of draft: DraftText) -> [Message] {
        guard let definition = definition(draft.language), let ease = Readability.ease(of: draft) else { return [] }
        return ["Reading ease \(ease.0) (0 is hard, 100 easy): \(definition)."]
    }

    /// Nil for languages to which no formula was fitted here.
    private static func definition(_ language: String) -> Message? {
        switch language.lowercased().prefix(2) {
        case "en": "206.835 - 1.015 times the words of a sentence - 84.6 times the syllables of a word (Flesch 1948)"
        case "de": "180 - the words of a sentence - 58.5 times the syllables of a word (Amstad 1978)"
        case "fr": "207 - 1.015 times the words of a sentence - 73.6 times the syllables of a word (Kandel and Moles 1958)"
        default: nil
        }
    }
}
