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
                || (isLikely && Self.yearWords.contains(before) || year >= 1500 && isBare(index)) && !countsSomething(index)
        else { return nil }
        if FigureUnit.currency(before: before) != nil { return nil }
        return Found(
            values: [CalendarValue(year: year)], range: index..<(index + 1),
            number: Figure(values: [Double(year)], unit: nil, isExact: true))
    }

    /// "wurde 1829 geschossen": no word behind it that could be counted.
    private func isBare(_ index: Int) -> Bool {
        guard let next = text[index + 1], next.kind == .word else { return FigureUnit.currency(before: text.key(index - 1)) == nil }
        return text.language == .german && !next.isCapital || FactLanguage.isSmall(next.key)
    }

    /// "von 1512 Beschäftigten": a noun behind it is counted.
    private func countsSomething(_ index: Int) -> Bool {
        guard let next = text[index + 1], next.kind == .word, !next.startsSentence else { return false }
        if FigureUnit.named(next.key) != nil { return true }
        return text.language == .german ? next.isCapital : next.key.hasSuffix("s")
    }

    /// "1990s", "90s", "1990er", "années 1990", "the nineties", "neunziger Jahre".
    func decade(at index: Int) -> Found? {
        let isFrench = text.key(index - 1) == "annees"
        if let word = CalendarWords.decade(text.key(index)) {
            guard text.language != .english || ["the", "early", "late", "mid"].contains(text.key(index - 1)) else { return nil }
            return Found(values: [CalendarValue(decade: word)], range: index..<(index + 1))
        }
        guard let number = plain(index) ?? (isFrench ? numbers.read(at: index).flatMap { $0.values.first.map { Int($0) } } : nil),
            number % 10 == 0, let decades = Self.decades(number)
        else { return nil }
        let values = decades.map { CalendarValue(decade: $0) }
        // "in their 30s" is an age.
        if let next = text[index + 1], next.isGlued, ["s", "er", "ern"].contains(next.key) {
            let isAge = text.key(index - 1) == "-" || ["over", "under"].contains(text.key(index - 1))
            return isAge || ["their", "his", "her", "my", "your"].contains(text.key(index - 1))
                ? nil : Found(values: values, range: index..<(index + 2))
        }
        return isFrench ? Found(values: values, range: index..<(numbers.read(at: index)?.end ?? index + 1)) : nil
    }

    private static func decades(_ number: Int) -> [Int]? {
        if (1000...2190).contains(number) { return [number] }
        guard (0...90).contains(number) else { return nil }
        return number >= 30 ? [1900 + number] : [2000 + number, 1900 + number]
    }

    /// The last day of "May 12-14", the second year of "2024/25", the year of "summer '26".
    func secondHalf(at index: Int) -> Found? {
        guard let number = plain(index), text.tokens[index].text.count <= 2 else { return nil }
        if text.key(index - 1) == "'", text[index]?.isGlued == true, text[index - 1]?.isGlued == false, text.tokens[index].text.count == 2,
            text[index + 1]?.isGlued != true || text[index + 1]?.kind == .mark
        {
            return Found(values: [CalendarValue(year: number < 50 ? 2000 + number : 1900 + number)], range: index..<(index + 1))
        }
        guard Self.joints.contains(text.key(index - 1)), let first = plain(index - 2) else { return nil }
        if text.tokens[index - 2].text.count == 4, (first + 1) % 100 == number, text[index - 1]?.isGlued == true {
            return Found(values: [CalendarValue(year: first + 1)], range: index..<(index + 1))
        }
        guard first < number, number <= 31, let month = month(at: index - 3), text.language != .german else { return nil }
        return dated(number, month, index, behind: behindOrdinal(index + 1))
    }

    private static let joints: Set = ["-", "–", "—", "/", "to", "and"]

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

    func ordinal(_ key: String) -> Int? {
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
                ["im", "bis", "zum"].contains(before)
                    || text.language != .german
                        && (["this", "last", "next", "in", "by", "until", "cet", "cette", "en", "au", "l"].contains(before)
                            || before == "the" && ["in", "by", "until", "for", "from"].contains(text.key(index - 2)))
            else { return nil }
        }
        return Found(values: [CalendarValue(year: year, season: season)], range: index..<end)
    }
}
