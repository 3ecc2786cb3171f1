// Days of the week, and what is counted from today.

extension CalendarReader {
    func dayWord(at index: Int) -> Found? {
        let token = text.tokens[index]
        if let weekday = CalendarWords.weekday(token.key), text.language != .english || token.isCapital {
            let isGreeting = ["happy", "bon", "bonne", "schonen", "black", "good", "blue"].contains(text.key(index - 1))
            return Found(values: [CalendarValue(weekday: weekday)], range: index..<(index + 1), isVague: isGreeting)
        }
        if ["weekend", "wochenende", "wochenendes"].contains(token.key) || token.key == "week" && text.key(index + 2) == "end" {
            return Found(values: [6, 7].map { CalendarValue(weekday: $0) }, range: index..<(index + 1), isVague: true)
        }
        guard let days = days(at: index) else { return nil }
        let value = CalendarValue(relative: .init(unit: .day, count: days))
        // "the technology of yesterday", "yesterday's ideas"
        let isFigurative = ["of", "von", "d"].contains(text.key(index - 1)) || text.key(index - 2) == "d" || text.key(index + 1) == "'"
        return Found(values: [value], range: index..<(index + 1), isVague: days >= 0 || isFigurative)
    }

    private func days(at index: Int) -> Int? {
        let key = text.key(index)
        if key == "hier" || key == "demain", text.key(index - 1) == "-" {
            let isBeyond = ["avant", "apres"].contains(text.key(index - 2))
            return text.language == .french && isBeyond ? (key == "hier" ? -2 : 2) : nil
        }
        // "der Morgen", "Montagmorgen", "heute Morgen"
        if key == "morgen", text[index]?.isCapital == true, text[index]?.startsSentence == false { return nil }
        return CalendarWords.day(key, text.language)
    }

    /// "last year", "im vergangenen Monat", "l'an dernier", "last night".
    func relative(at index: Int) -> Found? {
        let key = text.key(index)
        if key.hasPrefix("vorjahr") { return relative(.year, -1, index, index + 1, isVague: true) }
        if key.hasPrefix("vormonat") { return relative(.month, -1, index, index + 1, isVague: true) }
        if key == "heuer", text.language == .german { return relative(.year, 0, index, index + 1) }
        // "im Jahr davor", "the year before", "l'année d'avant"
        if let unit = CalendarWords.singleUnit(key), unit == .year,
            Self.before.contains(text.key(index + 1)) || Self.isAvant(text, index + 1)
        {
            return relative(unit, -1, index, index + 2, isVague: true)
        }
        let isLoose = ["previous", "past", "precedent", "precedente"].contains
        if let count = CalendarWords.direction(key) {
            let next = text.key(index + 1)
            if let unit = CalendarWords.singleUnit(next), unit != .day || count == 0 {
                return relative(unit, count, index, index + 2, isVague: isLoose(key))
            }
            if let season = CalendarWords.season(next) { return self.season(season, count, index..<(index + 2)) }
            if count < 1, ["night", "nacht"].contains(next) { return Found(values: Self.night, range: index..<(index + 2)) }
        }
        guard text.language == .french, let count = CalendarWords.direction(text.key(index + 1)), count != 0 else { return nil }
        if let unit = CalendarWords.singleUnit(key), unit != .day {
            return relative(unit, count, index, index + 2, isVague: isLoose(text.key(index + 1)))
        }
        return CalendarWords.season(key).flatMap { season($0, count, index..<(index + 2)) }
    }

    private static let before: Set = ["davor", "zuvor", "before", "prior"]
    private static func isAvant(_ text: FactTokens, _ index: Int) -> Bool {
        text.key(index) == "d" && text.key(index + 1) == "'" && text.key(index + 2) == "avant"
    }

    private static let night = [-1, 0].map { CalendarValue(relative: .init(unit: .day, count: $0)) }

    private func season(_ season: Int, _ count: Int, _ range: Range<Int>) -> Found {
        let value = CalendarValue(season: season, relative: count == 0 ? nil : .init(unit: .year, count: count))
        return Found(values: [value, CalendarValue(season: season)], range: range, isVague: count == 0)
    }

    /// "the end of the year", "Jahresende", "fin de l'année", "year-end": of the year or month of the text.
    func partOfPeriod(at index: Int) -> Found? {
        if let (part, unit) = CalendarWords.partOf(text.key(index)), plain(index + 1) == nil {
            return current(unit, part, index..<(index + 1))
        }
        guard let unit = CalendarWords.singleUnit(text.key(index)), unit == .year || unit == .month else { return nil }
        if text.key(index + 1) == "-", let part = CalendarWords.part(text.key(index + 2)) {
            return current(unit, part, index..<(index + 3))
        }
        var place = index - 1
        while ["the", "of", "des", "de", "du", "d", "l", "'", "der", "-", "in", "im"].contains(text.key(place)), index - place < 5 {
            place -= 1
        }
        guard plain(index + 1) == nil, let part = CalendarWords.part(text.key(place)) else { return nil }
        return current(unit, part, index..<(index + 1))
    }

    private func current(_ unit: CalendarValue.Relative.Unit, _ part: CalendarValue.Part, _ range: Range<Int>) -> Found {
        // In autumn, the beginning of the year is that of the next one.
        let values = [0, 1].prefix(part == .start ? 2 : 1).map { CalendarValue(part: part, relative: .init(unit: unit, count: $0)) }
        return Found(values: values, range: range, isVague: true)
    }

    private func relative(_ unit: CalendarValue.Relative.Unit, _ count: Int, _ start: Int, _ end: Int, isVague: Bool = false) -> Found {
        Found(values: [CalendarValue(relative: .init(unit: unit, count: count))], range: start..<end, isVague: isVague || count == 0)
    }

    /// "three years ago", "a year earlier", "vor drei Jahren", "ein Jahr zuvor", "il y a trois ans", "un an plus tôt".
    func ago(at index: Int) -> Found? {
        let key = text.key(index)
        if key == "vor", let (unit, count, end) = span(at: index + 1) { return past(unit, count, index, end) }
        if key == "il", text.key(index + 1) == "y", text.key(index + 2) == "a", let (unit, count, end) = span(at: index + 3) {
            return past(unit, count, index, end)
        }
        guard let (unit, count, end) = span(at: index) else { return nil }
        let next = text.key(end)
        let isBack = ["ago", "earlier", "zuvor"].contains(next) || next == "plus" && text.key(end + 1) == "tot"
        guard isBack || next == "before" && text[end + 1]?.kind != .word else { return nil }
        // "4 % more than a year earlier" compares, as "year on year" does.
        return relative(unit, -count, index, end + (next == "plus" ? 2 : 1), isVague: unit == .year && count == 1 && next != "ago")
    }

    /// What began so long ago may have taken so long.
    private func past(_ unit: CalendarValue.Relative.Unit, _ count: Int, _ start: Int, _ end: Int) -> Found {
        var found = relative(unit, -count, start, end)
        if count > 1 { found.number = Figure(values: [Double(count)], unit: unit.figureUnit) }
        return found
    }

    /// "three weeks", "a decade", and the token behind it.
    private func span(at index: Int) -> (unit: CalendarValue.Relative.Unit, count: Int, end: Int)? {
        guard let (count, place) = count(at: index) else { return nil }
        if let unit = CalendarWords.unit(text.key(place)) { return (unit, count, place + 1) }
        return CalendarWords.years(text.key(place)).map { (.year, count * $0, place + 1) }
    }

    private func count(at index: Int) -> (Int, Int)? {
        if NumeralWords.ones.contains(text.key(index)) { return (1, index + 1) }
        guard let reading = numbers.read(at: index), let value = reading.values.first, value >= 1, value <= 200, value == value.rounded()
        else { return nil }
        return (Int(value), reading.end)
    }
}
