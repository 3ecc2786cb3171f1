import FoundationEssentials
import Support

/// The dates that feeds write: RFC 822 with its obsolete zones, RFC 3339, W3C-DTF in parts, and what people make of them.
package enum FeedDate {
    /// The instant, nil when the text is no date; a missing zone is UTC, missing parts are the first ones.
    package static func parse(_ text: String) -> Date? {
        let text = text.trimmed
        guard text.utf8.count <= 120 else { return nil }
        if let plain = PlainDate.parts(text) { return plain.instant }
        var parts = DateParts()
        return parts.read(DateWriting.plain(text)) ? parts.instant : nil
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// What a date says; what it leaves out is the first.
struct DateParts {
    var year: Int?
    var month = 1
    var day = 1
    var seconds = 0.0
    /// Seconds east of Greenwich.
    var offset = 0

    /// The instant; nil for a day that no calendar has, and for the year 1 that programs write when they know none.
    var instant: Date? {
        guard let year, (1970...2199).contains(year), (1...12).contains(month),
            (1...CivilDate.length(year: year, month: month)).contains(day), (0...86_400).contains(seconds), abs(offset) <= 15 * 3600
        else { return nil }
        let days = Double(CivilDate.days(year: year, month: month, day: day))
        return Date(timeIntervalSince1970: days * 86_400 + seconds - Double(offset))
    }

    /// Reads a date that begins with its year, or one that names its month.
    mutating func read(_ text: String) -> Bool {
        let digits = text.utf8.prefix(while: FeedDate.isDigit).count
        if digits >= 4 {
            if readNumbers(text) { return true }
            // "2026 July 4"
            self = DateParts()
            return text.dropFirst(digits).hasPrefix(" ") && readWords(text)
        }
        if let date = DateParts.behindWeekday(text), readNumbers(date) { return true }
        // ISO 8601 once let the century be left out.
        let isShort =
            digits == 2 && text.utf8.dropFirst(2).first == UInt8(ascii: "-")
            && text.utf8.dropFirst(3).prefix(2).allSatisfy(FeedDate.isDigit)
        if isShort, readNumbers(DateParts.withCentury(text)) { return true }
        if text.hasPrefix("-"), readNumbers(DateParts.withCentury(text.dropFirst())) { return true }
        return readWords(text)
    }

    /// "2026-07-04 09:08" of "Sat, 2026-07-04 09:08"; nil where no such date begins.
    private static func behindWeekday(_ text: String) -> String? {
        guard text.first?.isLetter == true, let comma = text.firstIndex(of: ",") else { return nil }
        let date = text[text.index(after: comma)...].drop { $0 == " " }
        return date.utf8.prefix(while: FeedDate.isDigit).count == 4 && date.dropFirst(4).hasPrefix("-") ? String(date) : nil
    }

    /// RFC 2822: 00 to 49 are of this century.
    private static func withCentury(_ text: some StringProtocol) -> String { (text < "5" ? "20" : "19") + text }

    /// Reads a time of day such as `9:08`, `09:08:00.5` or `090800`; false for anything else.
    mutating func readTime(_ text: Substring) -> Bool {
        var pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        if pieces.count == 1 {
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            guard digits.count == 4 || digits.count == 6 else { return false }
            pieces = [digits.prefix(2), digits.dropFirst(2).prefix(2), text.dropFirst(4)].filter { !$0.isEmpty }
        }
        guard (2...3).contains(pieces.count), let hour = Int(pieces[0]), let minute = Int(pieces[1]) else { return false }
        let second = pieces.count == 3 ? Double(pieces[2].replacing(",", with: ".")) : 0
        // 24:00 is the next midnight, 60 a leap second.
        guard let second, (0...24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second) else { return false }
        seconds = Double(hour * 3600 + minute * 60) + second
        return seconds <= 86_400
    }
}
