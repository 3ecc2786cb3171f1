/// The two ways to write a date that nearly all feeds use, read without taking texts apart:
/// `Sat, 04 Jul 2026 09:08:00 +0200` and `2026-07-04T09:08:00Z`.
struct PlainDate {
    private let bytes: [UInt8]
    private var index = 0

    /// The parts of a date; nil when it is written in any other way.
    static func parts(_ text: String) -> DateParts? {
        var date = PlainDate(bytes: Array(text.utf8))
        return FeedDate.isDigit(date.bytes.first ?? 0) ? date.numbers() : date.words()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func numbers() -> DateParts? {
        var parts = DateParts()
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2), take("T"), takeTime(into: &parts),
            takeOffset(into: &parts)
        else { return nil }
        (parts.year, parts.month, parts.day) = (year, month, day)
        return parts
    }

    private mutating func words() -> DateParts? {
        var parts = DateParts()
        index = min(3, bytes.count)
        guard take(","), take(" "), let day = number(2) ?? number(1), take(" "), let month = month(), take(" "), let year = number(4),
            take(" "), takeTime(into: &parts), take(" "), takeOffset(into: &parts)
        else { return nil }
        (parts.year, parts.month, parts.day) = (year, month, day)
        return parts
    }

    /// `09:08:00`
    private mutating func takeTime(into parts: inout DateParts) -> Bool {
        guard let hour = number(2), take(":"), let minute = number(2), take(":"), let second = number(2), hour < 24, minute < 60,
            second < 60
        else { return false }
        parts.seconds = Double(hour * 3600 + minute * 60 + second)
        return true
    }

    /// `Z`, `GMT`, `+0200` or `+02:00`, and nothing behind it.
    private mutating func takeOffset(into parts: inout DateParts) -> Bool {
        if take("Z") || take("GMT") { return index == bytes.count }
        let isEast = take("+")
        guard isEast || take("-"), let hours = number(2) else { return false }
        _ = take(":")
        guard let minutes = number(2), hours <= 15, minutes < 60, index == bytes.count else { return false }
        parts.offset = (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
        return true
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard index + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<(index + digits)] {
            guard FeedDate.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        index += digits
        return value
    }

    private mutating func month() -> Int? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        for (number, name) in zip(1..., months) where take(name) { return number }
        return nil
    }

    private mutating func take(_ text: String) -> Bool {
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }
}
