// Years, decades, quarters, halves and seasons.

extension CalendarReader {
    private static let yearWords: Set = [
        "in", "since", "from", "until", "till", "by", "of", "after", "before", "between", "and", "to", "through", "early", "late", "mid",
        "seit", "bis", "ab", "von", "vor",
        "nach", "jahr", "jahre", "jahren", "jahres", "ende", "mitte", "anfang", "zwischen", "und", "gegen", "um", "en", "depuis", "des",
        "fin", "debut", "mi", "entre", "et", "de",
        "avant", "apres", "annee", "an", "a", "jusqu", "-", "–", "(", "/", "im", "than", "als", "qu", "year", "the", "d", "ici", "budget",
        "haushalt",
    ]

    /// A bare year: four digits that stand where years do.
    func year(at index: Int) -> Found? {
        guard let year = plain(index), text.tokens[index].text.count == 4, (1000...2199).contains(year) else { return nil }
        if let next = text[index + 1], next.isGlued, next.kind == .word || next.key == "%" || next.key == "€" { return nil }
        let before = text.key(index - 1)
        let isLikely = Self.yearWords.contains(before) || text[index]?.startsSentence == true || text[index + 1]?.kind != .word
        let isPlausible = (1900...2099).contains(year)
        guard
            isPlausible && FigureUnit.named(text.key(index + 1)) == nil
                || isLikely && Self.yearWords.contains(before) && !countsSomething(index)
        else { return nil }
        if FigureUnit.currency(before: before) != nil { return nil }
        return Found(values: [CalendarValue(year: year)], range: index..<(index + 1), number: Figure(values: [Double(year)], unit: nil))
    }

    /// "von 1512 Beschäftigten": a noun behind it is counted.
    private func countsSomething(_ index: Int) -> Bool {
        guard let next = text[index + 1], next.kind == .word, !next.startsSentence else { return false }
        if FigureUnit.named(next.key) != nil { return true }
        return text.language == .german ? next.isCapital : next.key.hasSuffix("s")
    }

    /// "1990s", "1990er", "années 1990".
    func decade(at index: Int) -> Found? {
        guard let year = plain(index), text.tokens[index].text.count == 4, year % 10 == 0 else { return nil }
        if let next = text[index + 1], next.isGlued, ["s", "er"].contains(next.key) {
            return Found(values: [CalendarValue(decade: year)], range: index..<(index + 2))
        }
        guard text.key(index - 1) == "annees" else { return nil }
        return Found(values: [CalendarValue(decade: year)], range: index..<(index + 1))
    }

    /// "Q1 2025", "1. Quartal", "second half of 2027", "troisième trimestre 2025".
    func period(at index: Int) -> Found? {
        let key = text.key(index)
        if key.count == 2, let number = key.last?.wholeNumberValue, (1...4).contains(number), text[index]?.isCapital == true {
            if "qt".contains(key.first ?? " ") { return period(CalendarValue(quarter: number), index, index + 1) }
            if "hs".contains(key.first ?? " "), number <= 2 { return period(CalendarValue(half: number), index, index + 1) }
        }
        let isDigit = text[index]?.kind == .number
        guard let number = isDigit ? plain(index) : ordinal(key), (1...4).contains(number) else { return nil }
        var place = isDigit ? behindOrdinal(index + 1) : index + 1
        if isDigit, let token = text[place], token.isGlued, ["e", "eme", "ere"].contains(token.key) { place += 1 }
        if isDigit, place == index + 1 { return nil }
        switch text.key(place) {
        case "quarter", "quartal", "quartals", "trimestre", "jahresviertel": return period(CalendarValue(quarter: number), index, place + 1)
        case "half", "halbjahr", "halbjahres", "halfte", "jahreshalfte", "semestre":
            return number <= 2 ? period(CalendarValue(half: number), index, place + 1) : nil
        default: return nil
        }
    }

    private func ordinal(_ key: String) -> Int? {
        let isFirst = ["first", "erste", "ersten", "erstes", "erster", "premier", "premiere"].contains(key)
        return isFirst ? 1 : NumeralWords.ordinal(key, text.language).map { Int($0) }
    }

    private func period(_ value: CalendarValue, _ start: Int, _ place: Int) -> Found {
        var value = value
        let (year, end) = yearBehind(place)
        value.year = year
        return Found(values: [value], range: start..<end)
    }

    func season(at index: Int) -> Found? {
        guard let season = CalendarWords.season(text.key(index)) else { return nil }
        let (year, end) = yearBehind(index + 1)
        let before = text.key(index - 1)
        if year == nil {
            guard
                before == "im" || before == "bis"
                    || text.language != .german
                        && ["this", "last", "next", "in", "by", "until", "cet", "cette", "en", "au", "l"].contains(before)
            else { return nil }
        }
        return Found(values: [CalendarValue(year: year, season: season)], range: index..<end)
    }
}
