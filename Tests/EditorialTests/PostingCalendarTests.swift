import Editorial
import FoundationEssentials
import Support
import Testing

/// When a brand may post.
struct PostingCalendarTests {
    private func calendar(
        _ slots: String, zone: String = "Europe/Berlin", gap: Int = 3600, brand change: (inout Brand) -> Void = { _ in }
    ) throws -> PostingCalendar {
        var brand = Brand(id: "b", name: "B")
        change(&brand)
        return try PostingCalendar(
            account: AccountSettings(name: "A", kind: "file", slots: slots, zone: zone, gapSeconds: gap), brand: brand)
    }

    private func date(_ text: String) throws -> Date { try #require(Timestamp.parse(text)) }

    @Test func theNextWeeklySlotIsTakenInTheZone() throws {
        let now = try date("2026-11-20T10:00:00Z")
        let next = try calendar("Tue 09:00, Thu 14:30").nextFree(after: now, until: now + .seconds(14 * 86400), taken: [], for: "d")
        #expect(next == (try date("2026-11-24T09:00:00+01:00")))
    }

    @Test func theBrandsSlotsWinOverTheAccounts() throws {
        let now = try date("2026-11-20T10:00:00Z")
        let next = try calendar("Tue 09:00") {
            $0.slots = "Fr 18:00"; $0.zone = "Europe/London"
        }
        .nextFree(after: now, until: now + .seconds(86400), taken: [], for: "d")
        #expect(next == (try date("2026-11-20T18:00:00Z")))
    }

    @Test func takenSlotsGapsBlackoutsAndTheDailyMaximumAreSkipped() throws {
        let now = try date("2026-11-20T06:00:00Z")
        let taken = [TakenSlot(draftID: "x", at: try date("2026-11-20T09:00:00+01:00"), isFirm: false)]
        let free = try calendar("daily 09:00, daily 09:30") { $0.blackouts = "2026-11-21..2026-11-22" }
            .nextFree(after: now, until: now + .seconds(14 * 86400), taken: taken, for: "d")
        #expect(free == (try date("2026-11-23T09:00:00+01:00")))
        let limited = try calendar("daily 09:00, daily 18:00") { $0.maximumADay = 1 }
            .nextFree(after: now, until: now + .seconds(14 * 86400), taken: taken, for: "d")
        #expect(limited == (try date("2026-11-21T09:00:00+01:00")))
    }

    @Test func aSlotInTheHourThatDoesNotExistGoesToTheFirstMinuteAfterIt() throws {
        let now = try date("2027-03-27T12:00:00Z")
        let next = try calendar("Sun 02:30").nextFree(after: now, until: now + .seconds(3 * 86400), taken: [], for: "d")
        #expect(next == (try date("2027-03-28T03:00:00+02:00")))
    }

    @Test func aSlotInTheHourThatComesTwiceGoesOutOnceAtTheFirst() throws {
        let now = try date("2026-10-24T12:00:00Z")
        let calendar = try calendar("Sun 02:30", gap: 0)
        let first = try #require(calendar.nextFree(after: now, until: now + .seconds(3 * 86400), taken: [], for: "d"))
        #expect(first == (try date("2026-10-25T02:30:00+02:00")))
        #expect(calendar.nextFree(after: first, until: now + .seconds(3 * 86400), taken: [], for: "d") == nil)
    }

    @Test func anEditorsDateIsRefusedWithTheReason() throws {
        let now = try date("2026-11-20T10:00:00Z")
        let ends = now + .seconds(86400)
        let calendar = try calendar("Tue 09:00") { $0.blackouts = "2026-11-21" }
        let firm = [TakenSlot(draftID: "x", at: now + .seconds(7200), isFirm: true)]
        let refusals = [
            (now - .seconds(60), "has passed"), (now + .seconds(2 * 86400), "after the end"), (now + .seconds(15 * 3600), "blackout"),
            (now + .seconds(5400), "60 min"),
        ]
        for (wish, word) in refusals {
            #expect(calendar.objection(to: wish, now: now, windowEnds: ends, taken: firm, for: "d")?.contains(word) == true)
        }
        let proposed = [TakenSlot(draftID: "x", at: now + .seconds(7200), isFirm: false)]
        #expect(calendar.objection(to: now + .seconds(7200), now: now, windowEnds: ends, taken: proposed, for: "d") == nil)
    }

    @Test(arguments: ["Tue", "Tue 25:00", "Someday 09:00", "Tue 09:00 late"])
    func wordsThatCannotBeReadAreNamed(_ words: String) {
        #expect(throws: CalendarProblem.self) { try WeeklySlots(parsing: words) }
    }

    @Test func weekdaysAreReadInThreeLanguagesAndInRanges() throws {
        #expect(try WeeklySlots(parsing: "Mo-Mi 08:00").times.map(\.weekday) == [1, 2, 3])
        #expect(try WeeklySlots(parsing: "jeudi 08:00, Sonntag 09:00").times.map(\.weekday) == [4, 7])
        #expect(try WeeklySlots(parsing: "Sat-Mon 08:00").times.map(\.weekday) == [1, 6, 7])
    }
}
