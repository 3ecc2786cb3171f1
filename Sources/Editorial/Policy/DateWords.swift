import FoundationEssentials
import Support

/// A date as people write it in a comment, in English, German or French: "2026-12-01 09:00", "1 Dec 09:00", "tomorrow 9am", "Di 09:00".
package enum DateWords: Sendable, Hashable {
    case minute(Date)
    /// No time was named.
    case day(WallTime)

    /// Reads the words; nil when one of them cannot be understood. What names no year, day or time means the next such moment.
    package static func read(_ words: String, now: Date, zone: Zone) -> DateWords? {
        if let instant = zoned(words.trimmed) { return .minute(instant) }
        var reader = DateWordReader(zone: zone.name)
        for word in words.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            for part in DateWordReader.halves(of: word) { guard reader.take(part) else { return nil } }
        }
        return reader.meaning(now: now, zone: zone)
    }

    /// A timestamp that says its own offset.
    private static func zoned(_ text: String) -> Date? {
        let rest = text.dropFirst("2026-12-01T09:00".count)
        return rest.contains { "Zz+-".contains($0) } ? Timestamp.parse(text) : nil
    }
}

/// Takes the words one by one and says at the end what they mean together.
private struct DateWordReader {
    private static let fillers: Set<String> = [
        "at", "on", "the", "of", "next", "this", "um", "den", "dem", "nächsten", "nächster", "kommenden", "diesen", "le", "à", "a",
        "prochain",
    ]
    private static let days = [
        "today": 0, "heute": 0, "aujourd'hui": 0, "aujourd’hui": 0, "tomorrow": 1, "morgen": 1, "demain": 1, "übermorgen": 2,
        "après-demain": 2,
    ]
    private static let noons: Set<String> = ["noon", "midday", "mittags", "mittag", "midi"]
    private static let months = [
        ["january", "januar", "jänner", "janvier"], ["february", "februar", "février", "fevrier"], ["march", "märz", "mars", "mrz"],
        ["april", "avril"], ["may", "mai"], ["june", "juni", "juin"], ["july", "juli", "juillet"], ["august", "août", "aout"],
        ["september", "septembre"], ["october", "oktober", "octobre"], ["november", "novembre"],
        ["december", "dezember", "décembre", "decembre"],
    ]

    private let zone: String
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var offset: Int?
    private var weekday: Int?
    /// A name that is a day of the week and a month ("mar"): a number beside it makes it a month.
    private var ambiguous: (weekday: Int, month: Int)?
    private var minute: Int?
    /// A number whose meaning the next word may tell.
    private var number: Int?

    init(zone: String) { self.zone = zone.lowercased() }

    /// Date and time of "2026-12-01t09:00"; any other word as it is.
    static func halves(of word: Substring) -> [Substring] {
        let parts = word.split(separator: "t", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { $0.first?.isNumber == true } ? parts : [word]
    }

    /// Whether the word was understood.
    mutating func take(_ raw: Substring) -> Bool {
        if takeDottedDate(raw) { return true }
        let word = raw.hasSuffix(".") ? String(raw.dropLast()) : String(raw)
        if takeDaytime(word) || takeISODate(word) || takeTime(word) || takeNumber(word) { return true }
        return takeName(word) || Self.fillers.contains(word) || word == zone
    }

    /// "am", "pm", "Uhr" and "h" behind a number; "am" alone is German for "on".
    private mutating func takeDaytime(_ word: String) -> Bool {
        guard ["am", "pm", "uhr", "h"].contains(word) else { return false }
        if let hour = number, minute == nil {
            number = nil
            minute = Self.time(hour, 0, word)
            return minute != nil
        }
        if word == "am", minute == nil { return true }
        guard let time = minute else { return false }
        minute = Self.time(time / 60, time % 60, word)
        return minute != nil
    }

    private static let years = 1000...9999

    private mutating func takeISODate(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], year >= 1000 else { return false }
        return take(year: year, month: month, day: day)
    }

    /// "1.12." and "1.12.2026".
    private mutating func takeDottedDate(_ word: Substring) -> Bool {
        let parts = word.split(separator: ".").map { Int($0) }
        guard (2...3).contains(parts.count), let day = parts[0], let month = parts[1], (1...12).contains(month) else { return false }
        if parts.count == 2 { return take(year: nil, month: month, day: day) }
        return parts[2].map { take(year: $0 < 100 ? 2000 + $0 : $0, month: month, day: day) } ?? false
    }

    private mutating func take(year: Int?, month: Int, day: Int) -> Bool {
        guard self.month == nil, self.day == nil, year.map(Self.years.contains) ?? true, (1...12).contains(month), (1...31).contains(day)
        else { return false }
        (self.year, self.month, self.day) = (year ?? self.year, month, day)
        return true
    }

    /// "09:00", "9am", "9:30pm", "9h30".
    private mutating func takeTime(_ word: String) -> Bool {
        guard minute == nil else { return false }
        let half = ["am", "pm"].first { word.hasSuffix($0) }
        let plain = half.map { String(word.dropLast($0.count)) } ?? word
        let parts = plain.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
        guard half != nil || parts.count == 2, (1...2).contains(parts.count), let hour = Int(parts[0]) else { return false }
        guard let rest = parts.count == 2 && !parts[1].isEmpty ? Int(parts[1]) : 0 else { return false }
        minute = Self.time(hour, rest, half ?? "")
        return minute != nil
    }

    private static func time(_ hour: Int, _ minute: Int, _ half: String) -> Int? {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        switch half {
        case "am", "pm":
            guard (1...12).contains(hour) else { return nil }
            return (hour % 12 + (half == "pm" ? 12 : 0)) * 60 + minute
        default: return hour * 60 + minute
        }
    }

    private mutating func takeNumber(_ word: String) -> Bool {
        let isOrdinal = ["st", "nd", "rd", "th", "er"].contains { word.hasSuffix($0) }
        guard let value = Int(isOrdinal ? String(word.dropLast(2)) : word), value >= 0 else { return false }
        if value >= 1000 {
            guard year == nil, Self.years.contains(value) else { return false }
            year = value
        } else if let pair = ambiguous, day == nil {
            ambiguous = nil
            (month, day) = (pair.month, value)
        } else if month != nil, day == nil {
            day = value
        } else if number == nil {
            number = value
        } else {
            return false
        }
        return true
    }

    private mutating func takeName(_ word: String) -> Bool {
        if let days = Self.days[word] {
            guard offset == nil else { return false }
            offset = days
            return true
        }
        if Self.noons.contains(word), minute == nil {
            minute = 12 * 60
            return true
        }
        let month = word.count >= 3 ? Self.months.firstIndex { $0.contains { $0.hasPrefix(word) } }.map { $0 + 1 } : nil
        if let month, self.month == nil, let value = number {
            (self.month, day, number) = (month, value, nil)
        } else if let month, self.month == nil {
            if let weekday = Weekday.number(word) { ambiguous = (weekday, month) } else { self.month = month }
        } else if let found = Weekday.number(word), weekday == nil {
            weekday = found
        } else {
            return false
        }
        return true
    }

    // MARK: what it means

    func meaning(now: Date, zone: Zone) -> DateWords? {
        var whole = self
        // "tomorrow at 9".
        if let hour = number {
            guard minute == nil, (0..<24).contains(hour) else { return nil }
            whole.minute = hour * 60
        }
        if let pair = ambiguous { whole.weekday = weekday ?? pair.weekday }
        let today = zone.wall(at: now)
        guard let date = whole.date(today, now: now, zone: zone) else { return nil }
        guard let minute = whole.minute else { return .day(date) }
        return .minute(zone.instant(Self.wall(date, minute)))
    }

    private static func wall(_ day: WallTime, _ minute: Int) -> WallTime {
        WallTime(year: day.year, month: day.month, day: day.day, hour: minute / 60, minute: minute % 60)
    }

    private func date(_ today: WallTime, now: Date, zone: Zone) -> WallTime? {
        if let month, let day { return dated(month, day, today) }
        guard month == nil, day == nil, year == nil else { return nil }
        if let offset { return weekday == nil ? Self.day(today, plus: offset) : nil }
        if let weekday {
            let ahead = (weekday - today.weekday + 7) % 7
            return Self.day(today, plus: ahead > 0 || isAhead(today, now, zone) ? ahead : 7)
        }
        guard minute != nil else { return nil }
        return Self.day(today, plus: isAhead(today, now, zone) ? 0 : 1)
    }

    private func dated(_ month: Int, _ day: Int, _ today: WallTime) -> WallTime? {
        guard offset == nil, (1...12).contains(month), (1...31).contains(day) else { return nil }
        let start = Self.day(today, plus: 0)
        var date = WallTime(year: year ?? today.year, month: month, day: day)
        if year == nil, date < start { date = WallTime(year: today.year + 1, month: month, day: day) }
        guard day <= CivilDate.length(year: date.year, month: month) else { return nil }
        return weekday.map { $0 == date.weekday } ?? true ? date : nil
    }

    /// Whether the named time of today is still to come.
    private func isAhead(_ today: WallTime, _ now: Date, _ zone: Zone) -> Bool {
        minute.map { zone.instant(Self.wall(today, $0)) > now } ?? false
    }

    private static func day(_ wall: WallTime, plus days: Int) -> WallTime {
        WallTime(seconds: WallTime(year: wall.year, month: wall.month, day: wall.day + days).seconds)
    }
}
