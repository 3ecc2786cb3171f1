import Support

extension DateParts {
    /// Reads what begins with a year: `2026`, `2026-07`, `2026-185`, `2026-07-04T09:08:00Z`, `20260704T0908`, `2026/07/04 9:08 +0200`.
    mutating func readNumbers(_ text: String) -> Bool {
        // Hungarian months have a t in them.
        let marks = zip(text.indices, text.indices.dropFirst()).first { mark, next in
            text[mark] == " " || "Tt".contains(text[mark]) && (text[next].isNumber || !text[next].isLetter)
        }
        let day = text[..<(marks?.0 ?? text.endIndex)]
        var rest = text[day.endIndex...].drop { "Tt ".contains($0) }
        if rest.hasPrefix("at ") { rest = rest.dropFirst(3) }
        guard readDay(day) else { return false }
        if rest.isEmpty { return true }
        var time = rest.prefix { $0.isASCII && $0.isNumber || ":.,".contains($0) }
        var zone = rest[time.endIndex...].drop { $0 == " " }
        // Some put a colon more in front of the zone.
        if time.hasSuffix(":") { time = time.dropLast() }
        guard readTime(time) else { return false }
        if let half = ["AM", "PM", "am", "pm"].first(where: zone.hasPrefix) {
            takeHalf(half)
            zone = zone.dropFirst(2).drop { $0 == " " }
        }
        guard let seconds = ZoneName.offset(zone.isEmpty ? "Z" : zone) else { return false }
        offset = seconds
        return true
    }

    private mutating func readDay(_ text: Substring) -> Bool {
        var parts = text.split(whereSeparator: { "-/.".contains($0) }).map { String($0) }
        if parts.count == 3, let month = MonthName.number(Substring(parts[1])) { parts[1] = String(month) }
        guard parts.allSatisfy({ $0.utf8.allSatisfy(FeedDate.isDigit) }), parts.count <= 3 else { return false }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return false }
        switch (parts.count, parts[0].count) {
        case (1, 4): year = numbers[0]
        case (1, 5): return setDayOfYear(numbers[0] % 1000, of: 2000 + numbers[0] / 1000)
        case (1, 6): (year, month, day) = (2000 + numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
        case (1, 8): (year, month, day) = (numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
        // Seconds since 1970, as some programs write.
        case (1, 10): setEpoch(numbers[0])
        case (1, 13): setEpoch(numbers[0] / 1000)
        case (2, 4) where parts[1].count == 3: return setDayOfYear(numbers[1], of: numbers[0])
        case (2, 4): (year, month) = (numbers[0], numbers[1])
        case (3, 4): (year, month, day) = (numbers[0], numbers[1], numbers[2])
        default: return false
        }
        return true
    }

    private mutating func setEpoch(_ total: Int) {
        let date = CivilDate.date(days: total / 86_400)
        (year, month, day) = (date.year, date.month, date.day)
        seconds = Double(total % 86_400)
    }

    private mutating func setDayOfYear(_ number: Int, of year: Int) -> Bool {
        guard (1...9999).contains(year), (1...(CivilDate.isLeap(year) ? 366 : 365)).contains(number) else { return false }
        let date = CivilDate.date(days: CivilDate.days(year: year, month: 1, day: 1) + number - 1)
        (self.year, month, day) = (date.year, date.month, date.day)
        return true
    }

    /// Twelve-hour clocks: 12 AM is midnight, 12 PM noon.
    mutating func takeHalf(_ half: String) {
        let isAfternoon = half.uppercased() == "PM"
        let hour = Int(seconds) / 3600
        if isAfternoon, hour < 12 { seconds += 43_200 }
        if !isAfternoon, hour == 12 { seconds -= 43_200 }
    }
}
