import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// When a brand may post.
struct PostingCalendarTests {
    private func calendar(
        _ slots: String, zone: String = "Europe/Berlin", gap: Int = 3600, brand change: (inout Brand) -> Void = { _ in },
        account changeAccount: (inout AccountSettings) -> Void = { _ in }
    ) throws -> PostingCalendar {
        var brand = Brand(id: "b", name: "B")
        change(&brand)
        var account = AccountSettings(name: "A", kind: "file", slots: slots, zone: zone, gapSeconds: gap)
        changeAccount(&account)
        return try PostingCalendar(account: account, brand: brand)
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
        let taken = [TakenSlot(draftID: "x", at: try date("2026-11-20T09:00:00+01:00"), isFirm: false, brandID: "b")]
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

    @Test func twoSlotsThatTheClocksPutOnOneMinuteAreOneSlot() throws {
        let now = try date("2027-03-27T12:00:00Z")
        let calendar = try calendar("Sun 02:30, Sun 03:00", gap: 0)
        let first = try #require(calendar.nextFree(after: now, until: now + .seconds(3 * 86400), taken: [], for: "d"))
        #expect(first == (try date("2027-03-28T03:00:00+02:00")))
        let taken = [TakenSlot(draftID: "x", at: first, isFirm: true, brandID: "b")]
        #expect(calendar.nextFree(after: now, until: now + .seconds(3 * 86400), taken: taken, for: "d") == nil)
    }

    @Test func aBlackoutsHoursHoldByTheClockOnTheWallWhenItChanges() throws {
        // Both of the hours that come twice, and not the hour after the one that is skipped.
        let autumn = try date("2026-10-24T12:00:00Z")
        let twice = try calendar("Sun 02:30, Sun 03:30", gap: 0) { $0.blackouts = "Sun 02:00-03:00" }
        #expect(
            twice.nextFree(after: autumn, until: autumn + .seconds(3 * 86400), taken: [], for: "d")
                == (try date("2026-10-25T03:30:00+01:00")))
        for wall in ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"] {
            let objection = twice.objection(to: try date(wall), now: autumn, windowEnds: autumn + .seconds(5 * 86400), taken: [], for: "d")
            #expect(objection?.contains("blackout") == true)
        }
        let spring = try date("2027-03-27T12:00:00Z")
        let skipped = try calendar("Sun 02:30") { $0.blackouts = "Sun 02:00-03:00" }
        #expect(
            skipped.nextFree(after: spring, until: spring + .seconds(3 * 86400), taken: [], for: "d")
                == (try date("2027-03-28T03:00:00+02:00")))
    }

    @Test func jitterCountsFromTheMinuteThatTheClocksGiveASlot() throws {
        for (now, slot) in [("2027-03-27T12:00:00Z", "2027-03-28T03:00:00+02:00"), ("2026-10-24T12:00:00Z", "2026-10-25T02:30:00+02:00")] {
            let now = try date(now)
            let calendar = try calendar("Sun 02:30", account: { $0.jitterSeconds = 1200 })
            for draft in 0..<20 {
                let at = try #require(calendar.nextFree(after: now, until: now + .seconds(3 * 86400), taken: [], for: "\(draft)"))
                #expect((0...1200).contains(at.timeIntervalSince(try date(slot))))
            }
        }
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

    @Test func theAccountsMaximumCountsAllPostsTheBrandsItsOwn() throws {
        let now = try date("2026-11-20T06:00:00Z")
        let taken = [TakenSlot(draftID: "x", at: try date("2026-11-20T09:00:00+01:00"), isFirm: true, brandID: "another")]
        func next(_ calendar: PostingCalendar) -> Date? {
            calendar.nextFree(after: now, until: now + .seconds(86400 * 3), taken: taken, for: "d")
        }
        let evening = try date("2026-11-20T18:00:00+01:00")
        #expect(next(try calendar("daily 09:00, daily 18:00") { $0.maximumADay = 1 }) == evening)
        let limited = try calendar("daily 09:00, daily 18:00", account: { $0.maximumADay = 1 })
        #expect(next(limited) == (try date("2026-11-21T09:00:00+01:00")))
        #expect(limited.objection(to: evening, now: now, windowEnds: .distantFuture, taken: taken, for: "d")?.contains("allows 1") == true)
    }

    @Test func aSlotIsForOnePostEvenWithoutAGap() throws {
        let now = try date("2026-11-20T06:00:00Z")
        let taken = [TakenSlot(draftID: "x", at: try date("2026-11-20T09:00:00+01:00"), isFirm: true)]
        let next = try calendar("daily 09:00", gap: 0).nextFree(after: now, until: now + .seconds(86400 * 3), taken: taken, for: "d")
        #expect(next == (try date("2026-11-21T09:00:00+01:00")))
    }

    @Test func theBlackoutsOfAccountAndBrandBothHold() throws {
        let now = try date("2026-11-20T06:00:00Z")
        let next = try calendar(
            "daily 09:00, daily 23:00", brand: { $0.blackouts = "Fri-Sun" }, account: { $0.blackouts = "daily 22:00-07:00" }
        )
        .nextFree(after: now, until: now + .seconds(86400 * 7), taken: [], for: "d")
        #expect(next == (try date("2026-11-23T09:00:00+01:00")))
    }

    // MARK: jitter

    @Test func jitterIsTheSameForADraftInASlotAndSpreadsOverDrafts() throws {
        let now = try date("2026-11-20T06:00:00Z")
        let slot = try date("2026-11-20T09:00:00+01:00")
        let calendar = try calendar("daily 09:00", account: { $0.jitterSeconds = 900 })
        let times = (0..<200).compactMap { calendar.nextFree(after: now, until: now + .seconds(86400), taken: [], for: "draft \($0)") }
        #expect(
            times == (0..<200).compactMap { calendar.nextFree(after: now, until: now + .seconds(86400), taken: [], for: "draft \($0)") })
        #expect(times.allSatisfy { (slot...(slot + .seconds(900))).contains($0) })
        #expect(Set(times).count == 16)
    }

    @Test("jitter never breaks gap, blackout, day maximum or window", arguments: 0..<60)
    func jitterKeepsWhatHolds(_ number: Int) throws {
        let now = try date("2026-11-20T06:00:00Z")
        let end = try date("2026-11-23T09:05:00+01:00")
        let calendar = try calendar(
            "daily 08:00, daily 09:00",
            brand: {
                $0.blackouts = "daily 09:10-10:00"
                $0.maximumADay = 1
            }, account: { $0.jitterSeconds = 1800 })
        var taken: [TakenSlot] = []
        for post in 0..<3 {
            let id = "draft \(number)/\(post)"
            let at = try #require(calendar.nextFree(after: now, until: end, taken: taken, for: id))
            #expect(calendar.objection(to: at, now: now, windowEnds: end, taken: taken, for: id) == nil)
            taken.append(TakenSlot(draftID: id, at: at, isFirm: true, brandID: "b"))
        }
        #expect(calendar.nextFree(after: taken[2].at, until: end, taken: taken, for: "another").map { $0 <= end } ?? true)
    }

    // MARK: words

    @Test(arguments: [("Tue", "to its end"), ("Tue 25:00", "\"25:00\""), ("Someday 09:00", "\"Someday\""), ("Tue 09:00 late", "\"late\"")])
    func wordsThatCannotBeReadAreNamed(_ words: String, _ place: String) {
        let problem = #expect(throws: CalendarProblem.self) { try WeeklySlots(parsing: words) }
        #expect(problem?.description.contains(place) == true)
    }

    @Test func weekdaysAreReadInThreeLanguagesAndInRanges() throws {
        #expect(try WeeklySlots(parsing: "Mo-Mi 08:00").times.map(\.weekday) == [1, 2, 3])
        #expect(try WeeklySlots(parsing: "jeudi 08:00, Sonntag 09:00").times.map(\.weekday) == [4, 7])
        #expect(try WeeklySlots(parsing: "Sat-Mon 08:00").times.map(\.weekday) == [1, 6, 7])
    }
}
