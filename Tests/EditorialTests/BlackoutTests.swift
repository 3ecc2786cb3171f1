import Editorial
import Support
import Testing

/// Times without posts, as editors write them.
struct BlackoutTests {
    /// Monday 2026-11-23 is day 1.
    private func isBlack(_ words: String, _ day: Int, _ hour: Int, _ minute: Int = 0) throws -> Bool {
        try Blackouts(parsing: words).entry(at: WallTime(year: 2026, month: 11, day: 22 + day, hour: hour, minute: minute)) != nil
    }

    @Test func hoursOfTheWeekMayRunOverItsEnd() throws {
        for words in ["Fri 18:00-Mon 08:00", "Fr 18:00 - Mo 08:00", "vendredi 18:00–lundi 08:00"] {
            #expect(try !isBlack(words, 5, 17, 59))
            #expect(try isBlack(words, 5, 18))
            #expect(try isBlack(words, 7, 12))
            #expect(try isBlack(words, 1, 7, 59))
            #expect(try !isBlack(words, 1, 8))
        }
    }

    @Test func hoursOfEveryDayMayRunOverMidnight() throws {
        for day in 1...7 {
            #expect(try isBlack("daily 22:00-07:00", day, 22))
            #expect(try isBlack("daily 22:00-07:00", day, 6, 59))
            #expect(try !isBlack("daily 22:00-07:00", day, 7))
            #expect(try !isBlack("daily 22:00-07:00", day, 21, 59))
        }
        #expect(try isBlack("Sun 22:00-24:00", 7, 23, 59))
        #expect(try !isBlack("Sun 22:00-24:00", 1, 0))
    }

    @Test func wholeDaysAndDatesAreReadBesideHours() throws {
        let words = "Sat-Sun, 2026-11-24..2026-11-25; Thu 12:00-13:00\n2026-11-27"
        let black = try (1...7).map { try isBlack(words, $0, 9) }
        #expect(black == [false, true, true, false, true, true, true])
        #expect(try isBlack(words, 4, 12, 30))
    }

    @Test func theBlackoutIsTold() throws {
        let blackouts = try Blackouts(parsing: "2026-12-24, daily 22:00-07:00")
        #expect(blackouts.entry(at: WallTime(year: 2026, month: 11, day: 30, hour: 23)) == "daily 22:00-07:00")
    }

    @Test(arguments: [
        ("Frx 18:00-Mon 08:00", "Frx"), ("Fri 18:00-Mox 08:00", "Mox"), ("Fri 18:00-Mon 25:00", "25:00"), ("Fri 18:00-Fri 18:00", "18:00"),
        ("Fri 18:00 Mon", "18:00"), ("2026-13-01", "2026-13-01"), ("2026-02-30", "2026-02-30"), ("2026-12-26..2026-12-24", "2026-12-24"),
        ("2026-12-24 daily", "daily"), ("daily 22:00", "22:00"), ("daily 22-07", "22-07"), ("Christmas", "Christmas"), ("..", ".."),
        ("-", "-"), ("2026-12-24..", ""), ("Fri 18:00-Mon 08:00 GMT", "GMT"),
    ])
    func theWordThatCannotBeReadIsNamed(_ words: String, _ word: String) {
        let problem = #expect(throws: CalendarProblem.self) { try Blackouts(parsing: words) }
        #expect(problem?.description.contains("at \"\(word)\"") == true, "\(problem?.description ?? "")")
    }
}
