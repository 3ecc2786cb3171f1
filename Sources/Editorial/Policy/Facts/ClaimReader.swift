import Support

/// Reads the claims out of a text.
struct ClaimReader {
    let text: FactTokens
    private let raw: String

    /// `likely` is the language of its source: a short text has words that are of two.
    init(_ raw: String, language: String? = nil, likely: FactLanguage? = nil) {
        self.raw = raw
        text = FactTokens(raw, language: language, likely: likely)
    }

    /// Every claim, in the order of the text. What is said inside a quotation is a claim of the quotation alone.
    func all() -> [Claim] {
        let quotations = Quotations.all(in: text.characters)
        var quoted = [Bool](repeating: false, count: text.characters.count)
        for place in quotations.joined() { quoted[place] = true }
        let isQuoted = { [quoted] (index: Int) in quoted[text.tokens[index].range.lowerBound] }
        let dates = CalendarReader(text).all()
        let dated = Set(dates.flatMap(\.range))
        let figures = FigureReader(text) { dated.contains($0) }.all()
        let counted = dated.union(figures.flatMap(\.range))
        let names = NameReader(text) { counted.contains($0) }.all()
        var claims = quotations.map { Claim(kind: .quotation, words: String(text.characters[$0]), range: $0, meaning: .quotation) }
        let context = FigureContext(text: text)
        claims += dates.filter {
            !$0.isVague && !($0.isRelative && context.role($0.range).contains(.aside)) && !isQuoted($0.range.lowerBound)
        }.map { claim(.date, $0.range, .date($0.values, $0.number, words: words(around: $0.range, dates))) }
        claims += figures.filter { isClaim($0) && !isQuoted($0.range.lowerBound) }.map { found in
            let isName = isDesignation(found.range.lowerBound)
            return claim(
                isName ? .name : .figure, isName ? found.range.lowerBound - 2..<found.range.upperBound : found.range, .figure(found.figure))
        }
        claims += names.filter { !isQuoted($0.tokens.lowerBound) }.map {
            claim(.name, $0.tokens, .name(tokens: $0.tokens, isDoubtful: $0.isDoubtful))
        }
        return (claims + links).sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    private static let mostDates = 100

    /// The words of a date's sentence; none where it has several dates.
    private func words(around range: Range<Int>, _ dates: [CalendarReader.Found]) -> Set<String> {
        let sentence = Clauses.sentence(around: range.lowerBound, in: text)
        return dates.prefix(Self.mostDates).count { sentence.contains($0.range.lowerBound) } == 1 ? Clauses.words(sentence, in: text) : []
    }

    private func claim(_ kind: Claim.Kind, _ tokens: Range<Int>, _ meaning: Claim.Meaning) -> Claim {
        Claim(kind: kind, words: text.words(tokens), range: text.span(tokens), meaning: meaning)
    }

    /// "TOI-7714", "CVE-2026-31877": a number that is part of a name.
    private func isDesignation(_ index: Int) -> Bool {
        guard text.key(index - 1) == "-", text[index]?.isGlued == true, text[index - 1]?.isGlued == true else { return false }
        return text[index - 2].map { $0.kind == .word && $0.text.count > 1 && $0.text.allSatisfy { $0.isUppercase || $0.isNumber } }
            ?? false
    }

    /// Nothing and one, without a unit, claim nothing.
    private func isClaim(_ found: FigureReader.Found) -> Bool {
        if found.figure.isPercent, found.figure.values[0] == 100, isIntensifier(found) { return false }
        return found.figure.unit != nil || (found.figure.values.first ?? 0) > 1
    }

    /// "100 % regional", "hundred percent sure": wholly.
    private func isIntensifier(_ found: FigureReader.Found) -> Bool {
        guard let next = text[found.range.upperBound], next.kind == .word, !next.startsSentence else { return false }
        return found.figure.role.isDisjoint(with: [.change, .share]) && !FactLanguage.isSmall(next.key)
    }

    private var links: [Claim] {
        WebAddresses.all(in: raw).map { Claim(kind: .link, words: $0, range: 0..<0, meaning: .link) }
    }
}
