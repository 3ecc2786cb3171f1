import Support

/// Times without posts, read from words: dates ("2026-12-24..2026-12-26, 2027-01-01") and hours of every week ("Sat-Sun",
/// "daily 22:00-07:00", "Fri 18:00-Mon 08:00").
package struct Blackouts: Sendable, Hashable {
    private struct Entry: Sendable, Hashable {
        let words: String
        let extent: Extent
    }

    private enum Extent: Sendable, Hashable {
        /// Days since 1970-01-01.
        case dates(ClosedRange<Int>)
        /// Minutes since Monday 00:00.
        case hours([Range<Int>])
    }

    private let entries: [Entry]

    private static let week = 7 * 1440

    /// Reads the words; throws a `CalendarProblem` that names the word it cannot read.
    package init(parsing words: String) throws {
        entries = try words.split(whereSeparator: { ",;\n".contains($0) }).map { String($0).trimmed }.filter { !$0.isEmpty }.map { part in
            Entry(words: part, extent: try Self.extent(part))
        }
    }

    /// The words of the blackout that the minute lies in; nil when it lies in none.
    package func entry(at wall: WallTime) -> String? {
        let day = CivilDate.days(year: wall.year, month: wall.month, day: wall.day)
        let minute = (wall.weekday - 1) * 1440 + wall.hour * 60 + wall.minute
        return entries.first { entry in
            switch entry.extent {
            case .dates(let range): range.contains(day)
            case .hours(let ranges): ranges.contains { $0.contains(minute) }
            }
        }?.words
    }

    private static func extent(_ part: String) throws -> Extent {
        var words = part.replacing("–", with: "-").replacing("—", with: "-")
        for mark in ["-", ".."] { words = words.replacing(" \(mark) ", with: mark) }
        let pieces = words.split(separator: " ").map(String.init)
        if pieces[0].first?.isNumber == true { return .dates(try dates(pieces, of: part)) }
        switch pieces.count {
        case 1: return .hours(try daily(pieces[0], "00:00-24:00", of: part))
        case 2: return .hours(try daily(pieces[0], pieces[1], of: part))
        case 3: return .hours(try span(pieces, of: part))
        default: throw problem(part, at: pieces[3])
        }
    }

    /// "2026-12-24..2026-12-26" or one of them.
    private static func dates(_ pieces: [String], of part: String) throws -> ClosedRange<Int> {
        if pieces.count > 1 { throw problem(part, at: pieces[1]) }
        let ends = pieces[0].replacing("..", with: "|").split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let days = try ends.map { word in
            guard let day = day(word) else { throw problem(part, at: word) }
            return day
        }
        guard days.count <= 2, days[0] <= days[days.count - 1] else { throw problem(part, at: ends[ends.count - 1]) }
        return days[0]...days[days.count - 1]
    }

    /// The hours on each of the days; hours that end before they begin end on the next day.
    private static func daily(_ names: String, _ hours: String, of part: String) throws -> [Range<Int>] {
        guard let days = Weekday.range(names) else { throw problem(part, at: names) }
        let ends = hours.split(separator: "-", omittingEmptySubsequences: false).map { minute(String($0)) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start != end else { throw problem(part, at: hours) }
        return days.flatMap { day in
            wrapped((day - 1) * 1440 + start, to: (day - 1) * 1440 + (end > start ? end : end + 1440))
        }
    }

    /// "Fri", "18:00-Mon", "08:00": one stretch of the week.
    private static func span(_ pieces: [String], of part: String) throws -> [Range<Int>] {
        let middle = pieces[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard middle.count == 2 else { throw problem(part, at: pieces[1]) }
        let start = try moment(pieces[0], middle[0], of: part)
        let end = try moment(middle[1], pieces[2], of: part)
        if start == end { throw problem(part, at: pieces[2]) }
        return wrapped(start, to: end > start ? end : end + week)
    }

    private static func moment(_ name: String, _ time: String, of part: String) throws -> Int {
        guard let day = Weekday.number(name) else { throw problem(part, at: name) }
        guard let minute = minute(time) else { throw problem(part, at: time) }
        return (day - 1) * 1440 + minute
    }

    /// A stretch of minutes, cut where the week begins anew.
    private static func wrapped(_ start: Int, to end: Int) -> [Range<Int>] {
        end <= week ? [start..<end] : start >= week ? [start - week..<end - week] : [start..<week, 0..<end - week]
    }

    private static func minute(_ text: String) -> Int? { text == "24:00" ? 1440 : WeeklySlots.minute(text) }

    private static func day(_ text: String) -> Int? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], (1970...9999).contains(year),
            (1...12).contains(month), (1...CivilDate.length(year: year, month: month)).contains(day)
        else { return nil }
        return CivilDate.days(year: year, month: month, day: day)
    }

    private static func problem(_ part: String, at word: String) -> CalendarProblem {
        let example: Message = "\"2026-12-24..2026-12-26\", \"Sat-Sun\", \"daily 22:00-07:00\" or \"Fri 18:00-Mon 08:00\""
        return CalendarProblem(
            "the blackout \"\(part.limited(utf16: 80))\" cannot be read at \"\(word.limited(utf16: 40))\": write for example \(example)")
    }
}
