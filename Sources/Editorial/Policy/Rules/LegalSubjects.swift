import Support

/// What makes a legal line due: the subjects that a guideline's sentence names, and how a draft is seen to have one.
enum LegalSubjects {
    private static let most = 10

    /// The subjects of a sentence whose quotation at `place` is the line: "Posts about funds carry ...", "... whenever we mention prices". None
    /// where every post is meant.
    static func named(in tokens: [GuidelineToken], around place: Int) -> [String] {
        let parts = [Array(tokens[..<place]), Array(tokens[(place + 1)...])]
        let found = parts.map { topics(of: $0) } + parts.map { conditions(of: $0) } + [cases(of: parts[0])]
        return found.first { !$0.isEmpty } ?? []
    }

    /// Behind "about" or "mentions".
    private static func topics(of part: [GuidelineToken]) -> [String] {
        guard let start = Lexicon.subjects.range(in: part.map(\.folded))?.upperBound else { return [] }
        return subjects(of: part[start...], separates: isBetween)
    }

    /// "Bei Gewinnspielen", "For funds".
    private static func cases(of part: [GuidelineToken]) -> [String] {
        guard let first = part.first, Lexicon.cases.contains(first.folded) else { return [] }
        return subjects(of: part.dropFirst(), separates: isBetween)
    }

    private static func isBetween(_ token: GuidelineToken) -> Bool { token.isBreak && token.text != ":" }

    /// Behind "if", "where" or "posts with".
    private static func conditions(of part: [GuidelineToken]) -> [String] {
        guard let start = Lexicon.lineConditions.range(in: part.map(\.folded))?.upperBound else { return [] }
        // The comma ends what "if" begins.
        let words = part[start...].prefix { !$0.isBreak }.filter { !Lexicon.conditionWords.contains($0.folded) }
        return subjects(of: words[...], separates: { _ in false })
    }

    private static func subjects(of tokens: ArraySlice<GuidelineToken>, separates: (GuidelineToken) -> Bool) -> [String] {
        var subjects: [[String]] = [[]]
        for token in tokens {
            if Lexicon.subjectEnds.contains(token.folded) || token.text == ":" { break }
            if separates(token) || Lexicon.conjunctions.contains(token.folded) {
                subjects.append([])
            } else if token.isWord, !Lexicon.fillers.contains(token.folded), !Lexicon.posts.contains(token.folded),
                !Lexicon.legal.occurs(in: [token.folded])
            {
                subjects[subjects.count - 1].append(token.text)
            }
        }
        return subjects.filter { !$0.isEmpty }.prefix(most).map { $0.prefix(3).joined(separator: " ") }
    }

    /// Whether a draft has the subject: its words, or what is of its kind, as "49 euros" is a price.
    static func occurs(_ subject: String, in draft: DraftText) -> Bool {
        if !draft.quotes(of: subject).isEmpty { return true }
        let words = [subject.folded]
        if Lexicon.prices.occurs(in: words) { return hasFigure(draft) { $0.isMoney } }
        if Lexicon.figures.occurs(in: words) { return hasFigure(draft) { _ in true } }
        return Lexicon.forecasts.occurs(in: words) && Lexicon.forecasting.occurs(in: draft.words.map(\.folded))
    }

    private static func hasFigure(_ draft: DraftText, _ isMeant: (Figure) -> Bool) -> Bool {
        let text = FactTokens(draft.plain, language: draft.language)
        let dated = Set(CalendarReader(text).all().flatMap(\.range))
        return FigureReader(text) { dated.contains($0) }.all().contains { isMeant($0.figure) }
    }
}

extension Figure {
    fileprivate var isMoney: Bool { if case .money? = unit?.dimension { true } else { false } }
}
