import Editorial
import FoundationEssentials
import Support

/// A VEVENT (RFC 5545, 3.6.1), as far as it says when nothing is posted.
struct CalendarEvent: Sendable {
    /// The longest that one event lasts, in seconds.
    static let longest: Int64 = 366 * 86_400

    let uid: String
    let name: String
    let start: CalendarMoment
    /// In seconds; those of whole days are multiples of a day.
    private let length: Int64
    private let rule: RecurrenceRule?
    private let additions: [CalendarMoment]
    private var exceptions: [CalendarMoment]
    /// The occurrence of another event of the same UID that this one stands in for.
    let replaces: CalendarMoment?
    let isCancelled: Bool

    init(_ lines: [ContentLine]) throws(EventProblem) {
        func line(_ name: String) throws(EventProblem) -> ContentLine? {
            let found = lines.filter { $0.name == name }
            if found.count > 1 { throw EventProblem("it has \(name) twice") }
            return found.first
        }
        func moment(_ name: String) throws(EventProblem) -> CalendarMoment? {
            guard let line = try line(name) else { return nil }
            return try CalendarMoment(line.value, zone: line.parameters["TZID"])
        }
        func moments(_ name: String) throws(EventProblem) -> [CalendarMoment] {
            var all: [CalendarMoment] = []
            for line in lines where line.name == name { all += try CalendarMoment.list(line) }
            return all
        }
        guard let start = try moment("DTSTART") else { throw EventProblem("it has no DTSTART") }
        if lines.contains(where: { $0.name == "EXRULE" }) { throw EventProblem("it has an EXRULE, which is not supported") }
        self.start = start
        uid = try line("UID")?.value ?? ""
        let summary = try line("SUMMARY").map { Self.unescaped($0.value) } ?? ""
        name = summary.isEmpty ? "a holiday" : summary
        if let end = try moment("DTEND") {
            guard end.isDay == start.isDay else { throw EventProblem("one of DTSTART and DTEND is a day, the other is not") }
            length = end.seconds - start.seconds
        } else if let line = try line("DURATION") {
            length = try Self.seconds(line.value)
        } else {
            length = 0
        }
        guard length >= 0 else { throw EventProblem("it ends before it begins") }
        guard length <= Self.longest else { throw EventProblem("it lasts longer than a year") }
        rule = if let line = try line("RRULE") { try RecurrenceRule(line.value) } else { nil }
        additions = try moments("RDATE")
        exceptions = try moments("EXDATE")
        replaces = try moment("RECURRENCE-ID")
        isCancelled = try line("STATUS")?.value.uppercased() == "CANCELLED"
    }

    /// Leaves out the occurrence that another event stands in for.
    mutating func leaveOut(_ moment: CalendarMoment) { exceptions.append(moment) }

    /// What takes place within the days.
    func entries(within days: ClosedRange<Int>, budget: inout Int) throws(HolidayRefusal) -> [HolidayCalendar.Entry] {
        if isCancelled { return [] }
        let earliest = days.lowerBound - Int(length / 86_400) - 1
        var walls = [start.wall]
        if let rule {
            walls = try rule.days(from: start.day, within: earliest...days.upperBound, budget: &budget).map { day in
                let (year, month, date) = CivilDate.date(days: day)
                return WallTime(
                    year: year, month: month, day: date, hour: start.wall.hour, minute: start.wall.minute, second: start.wall.second)
            }
        }
        let starts = walls.filter { !isPastUntil($0) }.map { start.seconds(of: $0) } + additions.map(\.seconds)
        return Set(starts).filter { !isLeftOut($0) && (Int64(earliest) * 86_400...Int64(days.upperBound) * 86_400).contains($0) }.map {
            HolidayCalendar.Entry(name: name, isOnTheWall: isOnTheWall, start: $0, end: $0 + (start.isDay ? max(length, 86_400) : length))
        }.filter { $0.end > $0.start }
    }

    private var isOnTheWall: Bool { if case .zone = start.clock { false } else { true } }

    private func isPastUntil(_ wall: WallTime) -> Bool {
        guard let until = rule?.until else { return false }
        if until.isDay || start.isDay { return CivilDate.days(year: wall.year, month: wall.month, day: wall.day) > until.day }
        return start.seconds(of: wall) > until.seconds
    }

    /// A left-out day leaves out whatever begins on it.
    private func isLeftOut(_ seconds: Int64) -> Bool {
        exceptions.contains { exception in
            exception.isDay || start.isDay
                ? exception.day == Int((Double(seconds + Int64(offset(at: seconds))) / 86_400).rounded(.down))
                : exception.seconds == seconds
        }
    }

    private func offset(at seconds: Int64) -> Int {
        if case .zone(let zone) = start.clock { zone.offset(at: Date(timeIntervalSince1970: Double(seconds))) } else { 0 }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("\\n", with: " ").replacing("\\N", with: " ").replacing("\\,", with: ",").replacing("\\;", with: ";")
            .replacing("\\\\", with: "\\").collapsed.limited(utf16: 80)
    }

    /// `P1D`, `PT2H30M`, `P2W` (RFC 5545, 3.3.6).
    private static func seconds(_ text: String) throws(EventProblem) -> Int64 {
        var rest = Substring(text.trimmed.uppercased())
        if rest.first == "+" { rest = rest.dropFirst() }
        let problem = EventProblem("the DURATION \"\(text.limited(utf16: 40))\" cannot be read")
        guard rest.first == "P", rest.count > 1 else { throw problem }
        rest = rest.dropFirst()
        var (seconds, isTime): (Int64, Bool) = (0, false)
        while let first = rest.first {
            if first == "T", !isTime {
                (isTime, rest) = (true, rest.dropFirst())
                if rest.isEmpty { throw problem }
                continue
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let units: [Character: Int64] = isTime ? ["H": 3600, "M": 60, "S": 1] : ["W": 604_800, "D": 86_400]
            guard (1...6).contains(digits.count), let number = Int64(digits), let unit = rest.first.flatMap({ units[$0] }) else {
                throw problem
            }
            seconds += number * unit
            rest = rest.dropFirst()
        }
        return seconds
    }
}
