import FoundationEssentials

/// Instants as ISO 8601 text.
package enum Timestamp {
    /// Reads `2026-07-04`, `2026-07-04T09:08Z`, `2026-07-04T09:08:00.123456+02:00` and what lies between; nil for anything else.
    ///
    /// A date alone and a time without an offset are read as UTC.
    package static func parse(_ text: String) -> Date? {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"), let day = reader.number(2),
            (1...12).contains(month), (1...CivilDate.length(year: year, month: month)).contains(day)
        else { return nil }
        let midnight = Double(CivilDate.days(year: year, month: month, day: day)) * 86400
        if reader.isAtEnd { return Date(timeIntervalSince1970: midnight) }
        guard reader.skip("T") || reader.skip("t") || reader.skip(" "), let time = reader.timeOfDay(), let offset = reader.offset(),
            reader.isAtEnd
        else { return nil }
        return Date(timeIntervalSince1970: midnight + time - Double(offset))
    }

    /// `2026-07-04T09:08:00.000Z`.
    package static func text(_ instant: Date) -> String {
        let milliseconds = instant.milliseconds
        let fraction = Int(milliseconds - floorDivide(milliseconds, 1000) * 1000)
        return wallText(WallTime(seconds: floorDivide(milliseconds, 1000))) + "." + digits(fraction, 3) + "Z"
    }

    /// `2026-07-04T11:08:00+02:00`, the wall time of the zone with its numeric offset.
    package static func text(_ instant: Date, in zone: Zone) -> String {
        let offset = zone.offset(at: instant)
        return wallText(zone.wall(at: instant)) + (offset < 0 ? "-" : "+") + digits(abs(offset) / 3600, 2) + ":"
            + digits(abs(offset) / 60 % 60, 2)
    }

    private static func wallText(_ wall: WallTime) -> String {
        [digits(wall.year, 4), digits(wall.month, 2), digits(wall.day, 2)].joined(separator: "-") + "T"
            + [digits(wall.hour, 2), digits(wall.minute, 2), digits(wall.second, 2)].joined(separator: ":")
    }

    /// The number with leading zeros up to `width` digits.
    package static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(abs(number))
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

/// Rounds towards minus infinity, so that instants before 1970 have the right day.
func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
}

/// Reads fixed-width digits from the front of a text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Character) -> Bool {
        guard let byte = rest.first, byte == character.asciiValue else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest.removeFirst(width)
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Seconds after midnight; seconds and their fraction may be missing.
    mutating func timeOfDay() -> Double? {
        guard let hour = number(2), skip(":"), let minute = number(2), hour < 24, minute < 60 else { return nil }
        guard skip(":") else { return Double(hour * 3600 + minute * 60) }
        // 60 is a leap second; it becomes the next minute's first.
        guard let second = number(2), second <= 60 else { return nil }
        guard let fraction = fraction() else { return nil }
        return Double(hour * 3600 + minute * 60 + second) + fraction
    }

    private mutating func fraction() -> Double? {
        guard skip(".") || skip(",") else { return 0 }
        var value = 0.0
        var scale = 0.1
        var count = 0
        while let digit = number(1) {
            value += Double(digit) * scale
            scale /= 10
            count += 1
        }
        return count > 0 ? value : nil
    }

    /// Seconds east of Greenwich; nothing is UTC.
    mutating func offset() -> Int? {
        if isAtEnd || skip("Z") || skip("z") { return 0 }
        let sign = skip("-") ? -1 : skip("+") ? 1 : 0
        guard sign != 0, let hours = number(2) else { return nil }
        _ = skip(":")
        let minutes = isAtEnd ? 0 : number(2)
        guard let minutes, hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
