// Times of day.

extension CalendarReader {
    /// What scores are of.
    private static let counted: Set = [
        "votes", "goals", "points", "sets", "stimmen", "tore", "toren", "punkte", "punkten", "sätze", "sätzen", "voix", "buts",
    ]

    /// "3:40 a.m.", "22.15 Uhr", "2 h 30", "6am", and the first of "6 to 10 a.m.".
    func time(at index: Int) -> Found? {
        if let hour = plain(index), hour <= 24 {
            // "2:17:44" is a duration.
            if isMark(":", index + 1), isMark(":", index + 3) || isMark(":", index - 1) && text[index - 2]?.kind == .number { return nil }
            if isMark(":", index + 1), let minute = minutes(index + 2) {
                // "2:18 hours" is a duration, "17:12" may be a score.
                if FigureUnit.named(text.key(index + 3))?.dimension == .seconds { return nil }
                if Self.counted.contains(text.key(index + 3)) { return nil }
                var found = time(hour, minute, index, index + 3)
                if found.range.count == 3 { found.number = FigureReader.score(Double(hour), Double(minute)) }
                return found
            }
            if text.key(index + 1) == "h" || isHour(index + 1) {
                if let minute = minutes(index + 2) { return time(hour, minute, index, index + 3) }
                return isClock(before: index, isShort: text.key(index + 1) == "h") ? time(hour, 0, index, index + 2) : nil
            }
            if isClock(behind: index + 1) { return time(hour, 0, index, index + 1) }
            if let found = daytime(hour, index) { return found }
            return firstOfRange(hour, index)
        }
        let parts = text.tokens[index].text.split(separator: ".")
        guard parts.count == 2, let hour = Int(parts[0]), hour <= 24, parts[1].count == 2, let minute = Int(parts[1]), minute < 60,
            isClock(behind: index + 1) || isDash(index + 1)
        else { return nil }
        return time(hour, minute, index, index + 1)
    }

    /// "noon", "midnight", "zehn Uhr", "half past nine", "halb zehn".
    func clockWord(at index: Int) -> Found? {
        let key = text.key(index)
        // "après-midi", "le Midi"
        // Nor "le repas de midi".
        let isMidi = key != "midi" || text[index]?.isCapital == false && text.key(index - 1) != "de"
        if let hour = Self.noons[key], text.key(index - 1) != "-", isMidi {
            return Found(values: [CalendarValue(minute: hour * 60), CalendarValue(minute: hour * 60 % 1440)], range: index..<(index + 1))
        }
        if key == "halb", let hour = word(index + 1) { return clock(hour * 60 - 30, index..<(index + 2)) }
        if key == "half", text.key(index + 1) == "past", let hour = word(index + 2) { return clock(hour * 60 + 30, index..<(index + 3)) }
        if ["quarter", "viertel"].contains(key), let hour = word(index + 2) {
            if ["past", "nach"].contains(text.key(index + 1)) { return clock(hour * 60 + 15, index..<(index + 3)) }
            if ["to", "vor"].contains(text.key(index + 1)) { return clock(hour * 60 - 15, index..<(index + 3)) }
        }
        if let found = spelled(at: index) ?? past(at: index) { return found }
        guard let hour = word(index) else { return nil }
        if text.key(index + 1) == "uhr" { return daytime(hour, index) ?? clock(hour * 60, index..<(index + 2)) }
        if text.key(index + 1) == "o", text.key(index + 3) == "clock" { return clock(hour * 60, index..<(index + 4)) }
        if let found = daytime(hour, index) { return found }
        if isHour(index + 1), isClock(before: index, isShort: false) { return clock(hour * 60, index..<(index + 2)) }
        return half(index + 1) == nil || text[index]?.isGlued == true ? nil : time(hour, 0, index, index + 1)
    }

    /// "ten past six in the morning", "two minutes to five", "zehn nach sechs Uhr".
    private func past(at index: Int) -> Found? {
        guard let reading = numbers.read(at: index), let minutes = reading.values.first, (1...29).contains(minutes) else { return nil }
        let hasUnit = ["minutes", "minuten", "minute"].contains(text.key(reading.end))
        let place = hasUnit ? reading.end + 1 : reading.end
        let isPast = ["past", "nach"].contains(text.key(place))
        guard isPast || ["to", "vor"].contains(text.key(place)), let hour = word(place + 1), hour <= 12 else { return nil }
        let shift = isPast ? Int(minutes) : -Int(minutes)
        if let found = daytime(hour, place + 1) {
            return Found(
                values: found.values.map { CalendarValue(minute: ($0.minute ?? 0) + shift) }, range: index..<found.range.upperBound)
        }
        let isClock = text.key(place + 2) == "uhr" || text.key(place) == "past"
        return isClock ? clock(hour * 60 + shift, index..<(place + (text.key(place + 2) == "uhr" ? 3 : 2))) : nil
    }

    /// "ten in the morning", "dix heures du soir".
    private func daytime(_ hour: Int, _ index: Int) -> Found? {
        let place = isHour(index + 1) || text.key(index + 1) == "uhr" ? index + 2 : index + 1
        guard hour <= 12, ["in", "du", "de", "at"].contains(text.key(place)) || place == index + 1 else { return nil }
        let last = ["the", "l"].contains(text.key(place + 1)) ? text.key(place + 2) == "'" ? place + 3 : place + 2 : place + 1
        for end in [place, last] where end > place || text.key(end).hasSuffix("s") {
            guard let isAfternoon = Self.daytimes[text.key(end)] else { continue }
            return Found(values: [CalendarValue(minute: (hour % 12 + (isAfternoon ? 12 : 0)) * 60)], range: index..<(end + 1))
        }
        return nil
    }

    private static let daytimes = [
        "morning": false, "afternoon": true, "evening": true, "night": true, "morgens": false, "abends": true, "nachmittags": true,
        "vormittags": false, "matin": false, "soir": true, "midi": true,
    ]

    /// "vingt et une heures trente".
    private func spelled(at index: Int) -> Found? {
        guard text.language == .french, let hour = numbers.read(at: index), isHour(hour.end), let minute = numbers.read(at: hour.end + 1),
            let (hours, minutes) = whole(hour, minute), hours <= 24, minutes < 60
        else { return nil }
        return Found(values: [CalendarValue(minute: (hours * 60 + minutes) % 1440)], range: index..<minute.end)
    }

    private func whole(_ first: NumberReader.Reading, _ second: NumberReader.Reading) -> (Int, Int)? {
        guard let hours = first.values.first.flatMap({ Int(exactly: $0) }), let minutes = second.values.first.flatMap({ Int(exactly: $0) })
        else { return nil }
        return (hours, minutes)
    }

    private static let noons = ["noon": 12, "midday": 12, "midnight": 24, "mittags": 12, "mitternacht": 24, "midi": 12, "minuit": 24]

    /// An hour in words or digits.
    private func word(_ index: Int) -> Int? {
        guard let value = plain(index) ?? numbers.read(at: index).flatMap({ $0.end == index + 1 ? Int(exactly: $0.values[0]) : nil }) else {
            return nil
        }
        return (1...24).contains(value) ? value : nil
    }

    /// Said without a half of the day, it may be either.
    private func clock(_ minute: Int, _ range: Range<Int>) -> Found {
        Found(values: [minute, minute + 720].map { CalendarValue(minute: $0 % 1440) }, range: range)
    }

    private func minutes(_ index: Int) -> Int? {
        guard let token = text[index], token.kind == .number, token.text.count == 2, let value = Int(token.text), value < 60 else {
            return nil
        }
        return value
    }

    private func isClock(behind index: Int) -> Bool {
        text.key(index) == "uhr" || half(index) != nil || text.key(index) == "o" && text.key(index + 2) == "clock"
    }

    private func isHour(_ index: Int) -> Bool { text.language == .french && ["heure", "heures"].contains(text.key(index)) }

    /// "à 10 heures", not "10 heures" nor "après 10 heures de débat".
    private func isClock(before index: Int, isShort: Bool) -> Bool {
        guard text.language == .french else { return false }
        if ["a", "vers", "des", "jusqu"].contains(text.key(index - 1)) || text.key(index - 2) == "partir" { return true }
        return isShort && ["apres", "avant", "entre", "et", "-", "–"].contains(text.key(index - 1))
    }

    private func isDash(_ index: Int) -> Bool {
        ["-", "–", "to", "bis", "and", "und"].contains(text.key(index)) && plainTime(index + 1)
    }

    private func plainTime(_ index: Int) -> Bool {
        text[index]?.kind == .number && isClock(behind: index + 1)
    }

    /// "6" in "from 6 to 10 a.m.": its half of the day is the second's, or may be.
    private func firstOfRange(_ hour: Int, _ index: Int) -> Found? {
        // "um 11 statt um 6 Uhr"
        let place = text.key(index + 1) == "statt" && text.key(index + 2) == "um" ? index + 3 : index + 2
        guard ["-", "–", "to", "bis", "and", "und", "a", "et", "statt"].contains(text.key(index + 1)), text[place]?.kind == .number else {
            return nil
        }
        let isFrench = text.language == .french && text.key(place + 1) == "h"
        guard isFrench || isClock(behind: place + 1) || isMark(":", place + 1) && minutes(place + 2) != nil else { return nil }
        let isAfternoon = half(place + 1)?.isAfternoon ?? false
        let values = [hour, isAfternoon ? hour % 12 + 12 : hour].map { CalendarValue(minute: $0 * 60) }
        return Found(values: values, range: index..<(index + 1))
    }

    /// "am", "p.m.": its half of the day and the token behind it.
    private func half(_ index: Int) -> (isAfternoon: Bool, end: Int)? {
        let key = text.key(index)
        if key == "am" || key == "pm", text.language != .german, text.language != .french { return (key == "pm", index + 1) }
        guard key == "a" || key == "p", isMark(".", index + 1), text.key(index + 2) == "m" else { return nil }
        return (key == "p", isMark(".", index + 3) ? index + 4 : index + 3)
    }

    private func time(_ hour: Int, _ minute: Int, _ start: Int, _ end: Int) -> Found {
        if let (isAfternoon, next) = half(end) {
            let hour = hour % 12 + (isAfternoon ? 12 : 0)
            return Found(values: [CalendarValue(minute: hour * 60 + minute)], range: start..<next)
        }
        let isGerman = text.key(end) == "uhr"
        // "10 Uhr abends"
        if isGerman, hour < 12, let isAfternoon = Self.daytimes[text.key(end + 1)], isAfternoon {
            return Found(values: [CalendarValue(minute: (hour + 12) * 60 + minute)], range: start..<(end + 2))
        }
        if text.key(end) == "o" { return clock(hour * 60 + minute, start..<(end + 3)) }
        let isOpen = !isGerman && hour <= 12 && text.language != .french && text.language != .german
        let end = isGerman ? end + 1 : end
        if isOpen { return clock(hour * 60 + minute, start..<end) }
        return Found(values: [CalendarValue(minute: (hour * 60 + minute) % 1440)], range: start..<end)
    }
}
