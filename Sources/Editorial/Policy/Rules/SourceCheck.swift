import Support

/// Figures and results of studies whose source the text does not name.
enum SourceCheck {
    static func unsourced(_ draft: DraftText) -> [String] {
        // A source line, or a link, stands for the whole text.
        let all = CanonicalText.paragraphs(of: draft.text)
        if all.contains(where: DraftText.isSource) || draft.text.contains("://") { return [] }
        return draft.sentences.filter { sentence in
            let words = DraftText.words(of: sentence).map(\.folded)
            return !Lexicon.attributions.occurs(in: words)
                && (Lexicon.studies.occurs(in: words) || ClaimReader(sentence, language: draft.language).all().contains(where: isFigure))
        }
    }

    /// A share, money, or a number of ten and more in digits; "half of us" and "for twenty years" are manners of speaking.
    private static func isFigure(_ claim: Claim) -> Bool {
        guard case .figure(let figure) = claim.meaning, figure.tolerance == nil, !figure.countsOwnPoints else { return false }
        return figure.unit?.isShare ?? false || claim.words.contains(where: \.isNumber) && (figure.values.max() ?? 0) >= 10
    }
}
