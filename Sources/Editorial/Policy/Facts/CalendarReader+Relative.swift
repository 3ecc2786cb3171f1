// Days of the week, what is counted from today, and times of day.

extension CalendarReader {
    func dayWord(at index: Int) -> Found? {
        if let weekday = CalendarWords.weekday(text.key(index)), text.language != .english || text.tokens[index].isCapital {
            return Found(values: [CalendarValue(weekday: weekday)], range: index..<(index + 1))
        }
        guard let days = CalendarWords.day(text.key(index), text.language) else { return nil }
        let value = CalendarValue(relative: .init(unit: .day, count: days))
        return Found(values: [value], range: index..<(index + 1), isVague: days >= 0)
    }

    /// "last year", "im vergangenen Monat", "l'an dernier", "Vorjahr".
    func relative(at index: Int) -> Found? {
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
    func ago(at index: Int) -> Found? {
        let key = text.key(index)
        if key == "vor", let (unit, count, end) = span(at: index + 1) { return relative(unit, -count, index, end) }
        if key == "il", text.key(index + 1) == "y", text.key(index + 2) == "a", let (unit, count, end) = span(at: index + 3) {
            return relative(unit, -count, index, end)
        }
        guard let (unit, count, end) = span(at: index) else { return nil }
        let next = text.key(end)
        let isBack = ["ago", "earlier", "zuvor"].contains(next) || next == "plus" && text.key(end + 1) == "tot"
        guard isBack || next == "before" && text[end + 1]?.kind != .word else { return nil }
        return relative(unit, -count, index, end + (next == "plus" ? 2 : 1))
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

    /// "3:40 a.m.", "22.15 Uhr", "2 h 30", "6am".
    func time(at index: Int) -> Found? {
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
}
