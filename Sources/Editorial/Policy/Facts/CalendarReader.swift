/// Finds the dates of a text, in the usual notations of English, German and French, and times of day.
struct CalendarReader {
    struct Found {
        /// All that the words may mean.
        var values: [CalendarValue]
        var range: Range<Int>
        /// A bare four-digit number may be a number after all.
        var number: Figure?
        /// Whether the words say so little that a text may use them without meaning a date ("today").
        var isVague = false
    }

    let text: FactTokens
    private let numbers: NumberReader

    init(_ text: FactTokens) {
        self.text = text
        numbers = NumberReader(text)
    }

    func all() -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < text.tokens.count {
            if let next = date(at: index) {
                found.append(next)
                index = max(next.range.upperBound, index + 1)
            } else {
                index += 1
            }
        }
        return found.map(withPart)
    }

    private func date(at index: Int) -> Found? {
        guard let token = text[index] else { return nil }
        switch token.kind {
        case .number:
            return time(at: index) ?? numeric(at: index) ?? dayAndMonth(at: index) ?? ago(at: index) ?? period(at: index) ?? decade(
                at: index) ?? year(at: index)
        case .word:
            return ago(at: index) ?? period(at: index) ?? relative(at: index) ?? monthFirst(at: index) ?? season(at: index)
                ?? dayWord(at: index)
        case .mark: return nil
        }
    }

    // MARK: digits

    /// "2025-05-03", "03.05.2025", "13/01/25", "21.02." and "12.10. entscheidet".
    private func numeric(at index: Int) -> Found? {
        let raw = text.tokens[index].text
        let dotted = raw.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        if !raw.contains(","), dotted.count == 3, let day = dotted[0], let month = dotted[1], let year = dotted[2] {
            return found([value(year, month, day)], index..<(index + 1))
        }
        if dotted.count == 2, raw.count <= 5, text.language == .german, isMark(".", index + 1), let day = dotted[0], let month = dotted[1],
            !["%", "€"].contains(text.key(index + 2)), endsNoSentence(index + 1)
        {
            return found([value(nil, month, day)], index..<(index + 2))
        }
        for mark in ["-", "/", "."] {
            guard isMark(mark, index + 1), let second = plain(index + 2), isMark(mark, index + 3), let third = plain(index + 4),
                let first = plain(index)
            else { continue }
            let values =
                first >= 1000
                ? [value(first, second, third)]
                : mark == "/" ? [value(third, second, first), value(third, first, second)] : [value(third, second, first)]
            return found(values, index..<(index + 5))
        }
        return nil
    }

    /// A full stop that belongs to the date: something goes on in small letters or digits behind it, or it is said with "am", "vom".
    private func endsNoSentence(_ mark: Int) -> Bool {
        if let next = text[mark + 1], !next.isCapital, next.kind != .mark { return true }
        return ["am", "vom", "ab", "bis", "zum", "seit", "den", "dem"].contains(text.key(mark - 2))
    }

    private func found(_ values: [CalendarValue?], _ range: Range<Int>) -> Found? {
        let sound = values.compactMap { $0 }
        return sound.isEmpty ? nil : Found(values: sound, range: range)
    }

    private func value(_ year: Int?, _ month: Int, _ day: Int) -> CalendarValue? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        guard let year else { return CalendarValue(month: month, day: day) }
        let full = year < 100 ? year + 2000 : year
        return (1000...2999).contains(full) ? CalendarValue(year: full, month: month, day: day) : nil
    }

    private func plain(_ index: Int) -> Int? {
        guard let token = text[index], token.kind == .number, token.text.count <= 4 else { return nil }
        return Int(token.text)
    }

    private func isMark(_ mark: String, _ index: Int) -> Bool { text.key(index) == mark && text[index]?.isGlued == true }

    /// "3 May 2025", "3. Mai", "1er mars", "3rd of May", and the first day of "14 to 24 March".
    private func dayAndMonth(at index: Int) -> Found? {
        guard let day = plain(index), (1...31).contains(day) else { return nil }
        let place = behindOrdinal(index + 1)
        if let month = month(at: place) { return dated(day, month, index, behind: place + 1) }
        guard ["to", "bis", "-", "–", "and", "und", "au", "et", "to the", "a", "/"].contains(text.key(place)) else { return nil }
        let skip = ["zum", "the"].contains(text.key(place + 1)) ? place + 2 : place + 1
        guard let last = plain(skip), last > day, last <= 31, let month = month(at: behindOrdinal(skip + 1)) else { return nil }
        return Found(values: [CalendarValue(month: month, day: day)], range: index..<(place))
    }

    private func month(at index: Int) -> Int? {
        guard let token = text[index], token.kind == .word else { return nil }
        if text.language != .french, token.key == "mars" || token.key == "may" && !token.isCapital { return nil }
        return CalendarWords.month(token.key, short: true)
    }

    private func behindOrdinal(_ index: Int) -> Int {
        var index = index
        if isMark(".", index) { index += 1 }
        if let token = text[index], token.isGlued, ["st", "nd", "rd", "th", "er"].contains(token.key) { index += 1 }
        return text.key(index) == "of" ? index + 1 : index
    }

    private func dated(_ day: Int, _ month: Int, _ start: Int, behind place: Int) -> Found {
        let (year, end) = yearBehind(place)
        return Found(values: [CalendarValue(year: year, month: month, day: day)], range: start..<end)
    }

    /// The year that stands there, perhaps behind a comma or a full stop, and the token behind it.
    private func yearBehind(_ index: Int) -> (Int?, Int) {
        var place = index
        if isMark(".", place), !(text[place + 1]?.startsSentence ?? true) { place += 1 }
        if text.key(place) == "," { place += 1 }
        if ["of", "de", "des", "jahres"].contains(text.key(place)) { place += text.key(place + 1) == "jahres" ? 2 : 1 }
        guard let year = plain(place), text.tokens[place].text.count == 4, (1000...2999).contains(year) else { return (nil, index) }
        return (year, place + 1)
    }

    /// "May 3, 2025", "May 2025", and "May" alone where it is certainly the month.
    private func monthFirst(at index: Int) -> Found? {
        let token = text.tokens[index]
        let isBeforeNumber = text[index + 1]?.kind == .number || isMark(".", index + 1) && text[index + 2]?.kind == .number
        if !token.isCapital, text.language == .english || ["may", "march"].contains(token.key) { return nil }
        if token.key == "mars", text.language != .french { return nil }
        guard let month = CalendarWords.month(token.key, short: isBeforeNumber) else { return nil }
        let place = isMark(".", index + 1) && isBeforeNumber ? index + 2 : index + 1
        if let day = plain(place), (1...31).contains(day), text.tokens[place].text.count <= 2, text.language != .german,
            FigureUnit.named(text.key(place + 1)) == nil
        {
            return dated(day, month, index, behind: behindOrdinal(place + 1))
        }
        let (year, end) = yearBehind(index + 1)
        if year == nil, ["may", "march", "mars", "august"].contains(token.key), !isSurelyMonth(index) { return nil }
        return Found(values: [CalendarValue(year: year, month: month)], range: index..<end)
    }

    private static let before: Set = [
        "in", "since", "of", "until", "till", "by", "from", "last", "next", "this", "early", "late", "mid", "during", "and", "to",
        "between", "through",
        "before", "after", "en", "de", "depuis", "au", "fin", "debut", "mi", "d", "im", "ab", "bis", "seit", "ende", "anfang", "mitte",
        "et", "a", "avant", "apres", "jusqu",
        "und", "vom", "-", "–", "'", "’",
    ]

    private func isSurelyMonth(_ index: Int) -> Bool { Self.before.contains(text.key(index - 1)) }

    // MARK: years, decades, quarters, seasons

    private static let yearWords: Set = [
        "in", "since", "from", "until", "till", "by", "of", "after", "before", "between", "and", "to", "through", "early", "late", "mid",
        "seit", "bis", "ab", "von", "vor",
        "nach", "jahr", "jahre", "jahren", "jahres", "ende", "mitte", "anfang", "zwischen", "und", "gegen", "um", "en", "depuis", "des",
        "fin", "debut", "mi", "entre", "et", "de",
        "avant", "apres", "annee", "an", "a", "jusqu", "-", "–", "(", "/", "im", "than", "als", "qu", "year", "the", "d", "ici", "budget",
        "haushalt",
    ]

    /// A bare year: four digits that stand where years do.
    private func year(at index: Int) -> Found? {
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
    private func decade(at index: Int) -> Found? {
        guard let year = plain(index), text.tokens[index].text.count == 4, year % 10 == 0 else { return nil }
        if let next = text[index + 1], next.isGlued, ["s", "er"].contains(next.key) {
            return Found(values: [CalendarValue(decade: year)], range: index..<(index + 2))
        }
        guard text.key(index - 1) == "annees" else { return nil }
        return Found(values: [CalendarValue(decade: year)], range: index..<(index + 1))
    }

    /// "Q1 2025", "1. Quartal", "second half of 2027", "troisième trimestre 2025".
    private func period(at index: Int) -> Found? {
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

    private func season(at index: Int) -> Found? {
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

    // MARK: days and times

    private func dayWord(at index: Int) -> Found? {
        if let weekday = CalendarWords.weekday(text.key(index)), text.language != .english || text.tokens[index].isCapital {
            return Found(values: [CalendarValue(weekday: weekday)], range: index..<(index + 1))
        }
        guard let days = CalendarWords.day(text.key(index), text.language) else { return nil }
        let value = CalendarValue(relative: .init(unit: .day, count: days))
        return Found(values: [value], range: index..<(index + 1), isVague: days >= 0)
    }

    /// "last year", "im vergangenen Monat", "l'an dernier", "Vorjahr".
    private func relative(at index: Int) -> Found? {
        let key = text.key(index)
        if key.hasPrefix("vorjahr") { return relative(.year, -1, index, index + 1) }
        if key.hasPrefix("vormonat") { return relative(.month, -1, index, index + 1) }
        if let count = CalendarWords.direction(key), let unit = CalendarWords.unit(text.key(index + 1)), unit != .day || count == 0 {
            return relative(unit, count, index, index + 2)
        }
        if let count = CalendarWords.direction(key), let season = CalendarWords.season(text.key(index + 1)) {
            let value = CalendarValue(season: season, relative: count == 0 ? nil : .init(unit: .year, count: count))
            return Found(values: [value, CalendarValue(season: season)], range: index..<(index + 2), isVague: count == 0)
        }
        guard let unit = CalendarWords.unit(key), unit != .day, let count = CalendarWords.direction(text.key(index + 1)), count != 0,
            text.language == .french
        else { return nil }
        return relative(unit, count, index, index + 2)
    }

    private func relative(_ unit: CalendarValue.Relative.Unit, _ count: Int, _ start: Int, _ end: Int) -> Found {
        Found(values: [CalendarValue(relative: .init(unit: unit, count: count))], range: start..<end, isVague: count == 0)
    }

    /// "three years ago", "a year earlier", "vor drei Jahren", "ein Jahr zuvor", "il y a trois ans", "un an plus tôt".
    private func ago(at index: Int) -> Found? {
        let key = text.key(index)
        if key == "vor", let (count, place) = count(at: index + 1), let unit = CalendarWords.unit(text.key(place)) {
            return relative(unit, -count, index, place + 1)
        }
        if key == "il", text.key(index + 1) == "y", text.key(index + 2) == "a", let (count, place) = count(at: index + 3),
            let unit = CalendarWords.unit(text.key(place))
        {
            return relative(unit, -count, index, place + 1)
        }
        guard let (count, place) = count(at: index), let unit = CalendarWords.unit(text.key(place)) else { return nil }
        let next = text.key(place + 1)
        let isBack = ["ago", "earlier", "zuvor"].contains(next) || next == "plus" && text.key(place + 2) == "tot"
        guard isBack || next == "before" && text[place + 2]?.kind != .word else { return nil }
        return relative(unit, -count, index, place + (next == "plus" ? 3 : 2))
    }

    private func count(at index: Int) -> (Int, Int)? {
        if NumeralWords.ones.contains(text.key(index)) { return (1, index + 1) }
        guard let reading = numbers.read(at: index), let value = reading.values.first, value >= 1, value <= 200, value == value.rounded()
        else { return nil }
        return (Int(value), reading.end)
    }

    /// "3:40 a.m.", "22.15 Uhr", "2 h 30", "6am".
    private func time(at index: Int) -> Found? {
        let raw = text.tokens[index].text
        if let hour = plain(index), hour <= 24 {
            if isMark(":", index + 1), let minute = minutes(index + 2) { return time(hour, minute, index, index + 3) }
            if text.key(index + 1) == "h" {
                if let minute = minutes(index + 2) { return time(hour, minute, index, index + 3) }
                let isClock =
                    ["a", "vers", "des", "apres", "avant", "entre", "et"].contains(text.key(index - 1)) && text.language == .french
                return isClock ? time(hour, 0, index, index + 2) : nil
            }
            return isClock(index + 1) ? time(hour, 0, index, index + 1) : nil
        }
        let parts = raw.split(separator: ".")
        guard parts.count == 2, let hour = Int(parts[0]), hour <= 24, parts[1].count == 2, let minute = Int(parts[1]), minute < 60,
            isClock(index + 1)
        else { return nil }
        return time(hour, minute, index, index + 1)
    }

    private func minutes(_ index: Int) -> Int? {
        guard let token = text[index], token.kind == .number, token.text.count == 2, let value = Int(token.text), value < 60 else {
            return nil
        }
        return value
    }

    private func isClock(_ index: Int) -> Bool { text.key(index) == "uhr" || half(index) != nil }

    /// "am", "p.m.": its half of the day and the token behind it.
    private func half(_ index: Int) -> (isAfternoon: Bool, end: Int)? {
        let key = text.key(index)
        if key == "am" || key == "pm", text.language != .german, text.language != .french { return (key == "pm", index + 1) }
        guard key == "a" || key == "p", isMark(".", index + 1), text.key(index + 2) == "m" else { return nil }
        return (key == "p", isMark(".", index + 3) ? index + 4 : index + 3)
    }

    private func time(_ hour: Int, _ minute: Int, _ start: Int, _ end: Int) -> Found {
        var (hour, end) = (hour, end)
        if let (isAfternoon, next) = half(end) {
            (hour, end) = (hour % 12 + (isAfternoon ? 12 : 0), next)
        } else if text.key(end) == "uhr" {
            end += 1
        }
        return Found(values: [CalendarValue(minute: hour * 60 + minute)], range: start..<end)
    }

    // MARK: parts

    /// "end of 2027", "Mitte 2027", "mi-mai": what stands before the date.
    private func withPart(_ found: Found) -> Found {
        guard found.values.allSatisfy({ $0.day == nil && $0.weekday == nil && $0.minute == nil }) else { return found }
        let start = found.range.lowerBound
        for index in [start - 1, start - 2, start - 3] {
            guard let part = CalendarWords.part(text.key(index)) else {
                if ["of", "the", "-", "de", "l", "'", "’", "des"].contains(text.key(index)) { continue }
                break
            }
            var found = found
            found.values = found.values.map { value in
                var value = value
                value.part = part
                return value
            }
            return found
        }
        return found
    }
}
