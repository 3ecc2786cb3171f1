// What comes again and again.

extension FigureContext {
    /// "a month", "pro Jahr", "annually": the days in which a figure comes again.
    func period(_ range: Range<Int>) -> Double? {
        // Not what another figure before it is told for: "640 a month, 7,680 a year".
        let start = (max(0, range.lowerBound - Self.reachAhead)..<range.lowerBound).last { text[$0]?.kind == .number } ?? -1
        let other = start < 0 ? nil : (start + 1..<min(start + 7, range.lowerBound)).first { Self.periods[text.key($0)] != nil }
        let first = max(0, range.lowerBound - Self.reachAhead, other.map { $0 + 1 } ?? 0)
        let ahead = (first..<max(first, range.lowerBound)).filter {
            text.sentenceNumber(of: $0) == text.sentenceNumber(of: range.lowerBound)
        }
        for index in ahead + near(range).filter({ $0 >= first || $0 >= range.upperBound }) {
            if let days = Self.adverbs.first(where: { text.key(index).hasPrefix($0.0) })?.1 { return days }
            if index < range.lowerBound, let days = Self.periods[text.key(index)], isRateAhead(index) { return days }
            guard (range.upperBound..<range.upperBound + Self.reach).contains(index), let days = Self.periods[text.key(index)],
                Self.per.contains(text.key(index - 1)), text[index + 1]?.kind != .number
            else { continue }
            return days
        }
        return nil
    }

    /// "for a kilo", "le kilo se vend": the measure that a figure is told for.
    func per(_ range: Range<Int>) -> FigureUnit? {
        near(range).lazy.compactMap { index -> FigureUnit? in
            guard Self.articles.contains(text.key(index)), let unit = FigureUnit.named(text.key(index + 1)), unit.isMeasure else {
                return nil
            }
            return unit
        }.first
    }

    private static let articles = NumeralWords.ones.union(["per", "pro", "le", "la", "the", "der", "die", "das", "par", "je"])

    /// "each day", "chaque jour", "a year's membership" before the figure.
    private func isRateAhead(_ index: Int) -> Bool {
        let last = text.key(index - 1)
        if text[index + 1]?.kind == .number && ["im", "am"].contains(last) { return false }
        return ["each", "every", "per", "pro", "im", "am", "jeden", "jedes", "jede", "chaque", "par"].contains(last)
            || last == "a" && text.key(index + 1) == "'"
    }

    private static let reachAhead = 14
    private static let reach = 5
    private static let month = 365 / 12.0
    private static let per: Set = [
        "a", "per", "each", "every", "pro", "im", "je", "par", "/", "am", "chaque", "jeden", "jedes", "die", "an",
    ]
    private static let adverbs: [(String, Double)] = [
        ("daily", 1), ("taglich", 1), ("quotidien", 1), ("weekly", 7), ("wochentlich", 7), ("hebdomadaire", 7), ("monthly", month),
        ("monatlich", month), ("mensuel", month), ("annual", 365), ("yearly", 365), ("jahrlich", 365), ("annuel", 365),
    ]
    private static let periods: [String: Double] = [
        "hour": 1 / 24, "stunde": 1 / 24, "heure": 1 / 24, "day": 1, "tag": 1, "jour": 1, "week": 7, "woche": 7, "semaine": 7,
        "month": month, "monat": month, "mois": month, "quarter": 365 / 4, "quartal": 365 / 4, "trimestre": 365 / 4, "year": 365,
        "jahr": 365, "an": 365, "annee": 365,
    ]
}
