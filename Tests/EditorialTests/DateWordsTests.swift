import Editorial
import FoundationEssentials
import Support
import Testing

/// Dates in the words of people.
struct DateWordsTests {
    /// Sunday 29 November 2026, 13:00 in Berlin.
    private let now = Timestamp.parse("2026-11-29T12:00:00Z")!
    private let berlin = try! Zone(named: "Europe/Berlin")

    private func read(_ words: String) -> String? {
        switch DateWords.read(words, now: now, zone: berlin) {
        case .minute(let date): String(Timestamp.text(date, in: berlin).prefix(16))
        case .day(let day): "\(day.year)-\(Timestamp.digits(day.month, 2))-\(Timestamp.digits(day.day, 2))"
        case nil: nil
        }
    }

    @Test(
        "A date is read as people write it, and what is left out means the next such moment",
        arguments: [
            ("2026-12-01 09:00", "2026-12-01T09:00"), ("2026-12-01T09:00", "2026-12-01T09:00"), ("2026-12-01, 9:05", "2026-12-01T09:05"),
            ("2026-12-01T09:00Z", "2026-12-01T10:00"), ("2026-12-01 09:00+03:00", "2026-12-01T07:00"),
            ("1 Dec 09:00", "2026-12-01T09:00"), ("Dec 1st at 9am", "2026-12-01T09:00"), ("1 December 2027 21:30", "2027-12-01T21:30"),
            ("12 Jan 9:30 pm", "2027-01-12T21:30"), ("1. Dezember um 9 Uhr", "2026-12-01T09:00"), ("am 1.12. 09:00", "2026-12-01T09:00"),
            ("01.12.2026 09:00", "2026-12-01T09:00"), ("1er décembre 9h30", "2026-12-01T09:30"), ("3 Mar 08:00", "2027-03-03T08:00"),
            ("tomorrow 09:00", "2026-11-30T09:00"), ("tomorrow at 9", "2026-11-30T09:00"), ("morgen 9:00", "2026-11-30T09:00"),
            ("demain 9h", "2026-11-30T09:00"), ("today 15:00", "2026-11-29T15:00"), ("heute 23:59", "2026-11-29T23:59"),
            ("Tue 09:00", "2026-12-01T09:00"), ("next Tuesday noon", "2026-12-01T12:00"), ("Dienstag 9 Uhr", "2026-12-01T09:00"),
            ("mardi 9h", "2026-12-01T09:00"), ("mar 09:00", "2026-12-01T09:00"), ("Sun 15:00", "2026-11-29T15:00"),
            ("Sun 10:00", "2026-12-06T10:00"), ("15:00", "2026-11-29T15:00"), ("9:00", "2026-11-30T09:00"), ("12am", "2026-11-30T00:00"),
            ("Tue 2026-12-01 09:00 Europe/Berlin", "2026-12-01T09:00"), ("1 Dec", "2026-12-01"), ("Sunday", "2026-12-06"),
            ("tomorrow", "2026-11-30"),
        ])
    func readable(_ words: String, _ expected: String) { #expect(read(words) == expected) }

    @Test(
        "Words that say no one moment are not guessed",
        arguments: [
            "", "soon", "09:00 or 10:00", "25:00", "9:60", "31 Feb 09:00", "2026-13-01 09:00", "Tue 2 Dec 09:00", "1/12 09:00", "99",
            "1 Dec 202612010900 09:00", "1 Dec 491701234567", "999999999999999999-01-01 09:00", "2026-12-999999999999 09:00",
            "1.1.99999999999999999 09:00", "tomorrow Tue 09:00", "13pm", "the day we launch", "2026", "December",
        ])
    func unreadable(_ words: String) { #expect(read(words) == nil) }

    @Test("A time that clocks skip is the first after the gap")
    func gap() { #expect(read("2027-03-28 02:30") == "2027-03-28T03:00") }
}
