import Editorial
import FoundationEssentials
import Support
import Testing

@testable import Feeds

/// iCalendar files as the world writes them.
struct HolidayFileTests {
    private static let now = Timestamp.parse("2026-11-20T10:00:00Z")!

    private static func read(_ lines: String, end: String = "END:VCALENDAR") throws -> (calendar: HolidayCalendar, problems: [String]) {
        try HolidayFile.read(Array("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(lines)\r\n\(end)\r\n".utf8), now: now)
    }

    private static func event(_ lines: String...) -> String {
        (["BEGIN:VEVENT", "UID:1@test", "SUMMARY:Feast"] + lines + ["END:VEVENT"]).joined(separator: "\r\n")
    }

    /// Each entry as "Feast 2026-12-25T00:00 +24h", on the wall or (with Z) in UTC.
    private static func shown(_ calendar: HolidayCalendar) -> [String] {
        calendar.entries.map { entry in
            let text = Timestamp.text(Date(timeIntervalSince1970: Double(entry.start))).prefix(16)
            return "\(entry.name) \(text)\(entry.isOnTheWall ? "" : "Z") +\((entry.end - entry.start) / 3600)h"
        }
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227", "Feast 2026-12-25T00:00 +48h"),
        ("DTSTART;VALUE=DATE:20261225", "Feast 2026-12-25T00:00 +24h"),
        ("DTSTART:20261225\r\nDTEND:20261225", "Feast 2026-12-25T00:00 +24h"),
        ("DTSTART;VALUE=DATE:20261225\r\nDURATION:P1W", "Feast 2026-12-25T00:00 +168h"),
        ("DTSTART:20261225T080000Z\r\nDTEND:20261225T120000Z", "Feast 2026-12-25T08:00Z +4h"),
        ("DTSTART;TZID=Europe/Berlin:20261225T090000\r\nDURATION:PT3H", "Feast 2026-12-25T08:00Z +3h"),
        ("DTSTART;TZID=\"/example.org/Europe/Berlin\":20260625T090000\r\nDURATION:P1DT1H", nil),
        ("DTSTART;TZID=/example.org/Europe/Berlin:20270625T090000\r\nDURATION:P1DT1H", "Feast 2027-06-25T07:00Z +25h"),
        ("DTSTART:20261225T090000\r\nDTEND:20261225T120000", "Feast 2026-12-25T09:00 +3h"), ("DTSTART:20261225T090000Z", nil),
        ("DTSTART;VALUE=DATE:20200101", nil), ("DTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED", nil),
        ("DTSTART;VALUE=DATE:20261225\r\nTRANSP:TRANSPARENT", "Feast 2026-12-25T00:00 +24h"),
    ])
    func `days and times are read in every form`(_ lines: String, _ entry: String?) throws {
        let (calendar, problems) = try Self.read(Self.event(lines))
        #expect(problems.isEmpty)
        #expect(Self.shown(calendar) == [entry].compactMap { $0 })
    }

    @Test func `lines are unfolded where a letter was cut, and names are unescaped`() throws {
        let folded = Array(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026\n\t1225\nSUMMARY:F\u{fc}nf\\, sechs\\n\n  sieben\nEND:VEVENT\nEND:VCALENDAR".utf8)
        let cut = try #require(folded.firstIndex(of: 0xC3))
        let bytes = folded[...cut] + Array("\r\n ".utf8) + folded[(cut + 1)...]
        #expect(try HolidayFile.read(Array(bytes), now: Self.now).calendar.entries.map(\.name) == ["Fünf, sechs sieben"])
    }

    @Test func `what is within an event or beside it is no event`() throws {
        let alarm = Self.event("DTSTART;VALUE=DATE:20261225", "BEGIN:VALARM", "DTSTART:19700101", "SUMMARY:Ring", "END:VALARM")
        let zone = "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE"
        let (calendar, problems) = try Self.read("\(zone)\r\nBEGIN:VTODO\r\nDTSTART:20261226\r\nEND:VTODO\r\n\(alarm)")
        #expect(Self.shown(calendar) == ["Feast 2026-12-25T00:00 +24h"])
        #expect(problems.isEmpty)
    }

    @Test func `an exception leaves out a day, and a moved occurrence stands in for its own`() throws {
        let yearly = Self.event(
            "DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20271225", "RDATE;VALUE=DATE:20271227")
        let moved = Self.event("DTSTART;VALUE=DATE:20281224", "RECURRENCE-ID;VALUE=DATE:20281225")
        let (calendar, problems) = try Self.read(yearly + "\r\n" + moved)
        #expect(problems.isEmpty)
        #expect(Self.shown(calendar).map { $0.dropFirst(6).prefix(10) } == ["2026-12-25", "2027-12-27", "2028-12-24"])
    }

    @Test func `a time that recurs keeps its hour over the change of clocks`() throws {
        let weekly = Self.event("DTSTART;TZID=Europe/Berlin:20270325T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
        #expect(Self.shown(try Self.read(weekly).calendar) == ["Feast 2027-03-25T08:00Z +1h", "Feast 2027-04-01T07:00Z +1h"])
    }

    @Test(arguments: [
        ("DTSTART:2026122", "is no date"), ("DTSTART:20261325", "no day"), ("DTSTART:20260230", "no day"),
        ("DTSTART:20261225T250000", "no time"),
        ("DTSTART;TZID=Narnia:20261225T090000", "Narnia"), ("DTEND:20261225", "no DTSTART"),
        ("DTSTART:20261225\r\nDTEND:20261224", "before it begins"), ("DTSTART:20261225\r\nDTEND:20261225T100000", "the other is not"),
        ("DTSTART:20261225\r\nDTSTART:20261226", "twice"), ("DTSTART:20261225\r\nDURATION:-P1D", "DURATION"),
        ("DTSTART:20261225\r\nDURATION:P1H", "DURATION"), ("DTSTART:20261225\r\nDURATION:P900D", "longer than a year"),
        ("DTSTART:20261225\r\nRRULE:FREQ=SECONDLY", "neither by years"), ("DTSTART:20261225\r\nRRULE:FREQ=YEARLY;BYSETPOS=1", "BYSETPOS"),
        ("DTSTART:20261225\r\nRRULE:FREQ=YEARLY;BYDAY=XX", "XX"), ("DTSTART:20261225\r\nRRULE:FREQ=WEEKLY;BYDAY=2MO", "counts days"),
        ("DTSTART:20261225\r\nRRULE:FREQ=YEARLY;COUNT=0", "COUNT"),
        ("DTSTART:20261225\r\nRRULE:FREQ=YEARLY;COUNT=2;UNTIL=20300101", "both"),
        ("DTSTART:20261225\r\nEXRULE:FREQ=YEARLY", "EXRULE"), ("DTSTART:20261225\r\nRRULE:FREQ=YEARLY;FREQ=DAILY", "twice"),
    ])
    func `an event that cannot be understood is named with its line, and the others count`(_ lines: String, _ word: String) throws {
        let (calendar, problems) = try Self.read(Self.event(lines) + "\r\n" + Self.event("DTSTART:20261226"))
        #expect(Self.shown(calendar) == ["Feast 2026-12-26T00:00 +24h"])
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("\"Feast\" (line 3): ") == true && problems.first?.contains(word) == true, "\(problems)")
    }

    @Test(arguments: [
        ("", "no iCalendar"), ("<html>", "is none of"), ("BEGIN:VCARD\nEND:VCARD", "no iCalendar"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT", "breaks off"),
        ("BEGIN:VCALENDAR\nEND:VEVENT", "ends what was not begun"), ("BEGIN:VCALENDAR\n: x\nEND:VCALENDAR", "line 2"),
        ("BEGIN:VCALENDAR\nX;Y:1\nEND:VCALENDAR", "line 2"), ("BEGIN:VCALENDAR\nX;Y=\"1:2\nEND:VCALENDAR", "line 2"),
    ])
    func `what is no calendar is refused as a whole`(_ text: String, _ word: String) {
        let refusal = #expect(throws: HolidayRefusal.self) { try HolidayFile.read(Array(text.utf8), now: Self.now) }
        #expect(refusal?.reason.contains(word) == true, "\(refusal?.reason ?? "")")
    }

    @Test func `bytes that are no text, and files made to cost time or room, are refused`() {
        let head = Array("BEGIN:VCALENDAR\n".utf8)
        #expect(throws: HolidayRefusal("line 2 is not UTF-8")) { try HolidayFile.read(head + [0x58, 0x3A, 0xFF, 10], now: Self.now) }
        let daily = Self.event("DTSTART:19700101", "RRULE:FREQ=DAILY;COUNT=10000")
        #expect(throws: HolidayRefusal.self) { try Self.read(Array(repeating: daily, count: 200).joined(separator: "\r\n")) }
        #expect(throws: HolidayRefusal.self) { try Self.read((0..<ContentLine.most).map { "X-\($0):1" }.joined(separator: "\n")) }
        let deep = (0..<20).map { _ in "BEGIN:X" }.joined(separator: "\n")
        #expect(throws: HolidayRefusal.self) { try Self.read(deep) }
    }

    @Test("the days of each rule are those that Python's dateutil finds")
    func recurrences() throws {
        let path = Files.folder(of: #filePath) + "/Fixtures/recurrences.txt"
        let text = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
        let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.count > 60)
        let first = CivilDate.days(year: 2026, month: 1, day: 1)
        for row in rows {
            let parts = row.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            var budget = 100_000
            let start = try CalendarMoment(parts[0], zone: nil).day
            let rule = try RecurrenceRule(parts[1])
            let days = try rule.days(from: start, within: first...first + 3 * 366, budget: &budget)
            let until = rule.until?.day ?? .max
            #expect(days.filter { $0 <= until }.map { "\($0 - first)" } == Array(parts.dropFirst(2)), "\(row.prefix(120))")
        }
    }
}
