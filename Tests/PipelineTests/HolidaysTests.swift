import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Calendars of holidays, from their reading to the slots that they forbid.
@Suite struct HolidaysTests {
    private static let address = "https://calendars.test/company.ics?key=secret"

    private static func day(_ year: Int, _ month: Int, _ day: Int, _ name: String) -> HolidayCalendar.Entry {
        let start = Int64(CivilDate.days(year: year, month: month, day: day)) * 86_400
        return HolidayCalendar.Entry(name: name, isOnTheWall: true, start: start, end: start + 86_400)
    }

    private static func rig(_ entries: [HolidayCalendar.Entry]) async throws -> Rig {
        let rig = try await Rig()
        rig.holidays.onRead { _ in HolidayReading(calendar: HolidayCalendar(entries)) }
        rig.configure(account: { $0.holidays = [Self.address] })
        return rig
    }

    @Test("no slot is proposed, given or accepted on a holiday, and a person is told which one it is")
    func slots() async throws {
        let rig = try await Self.rig([Self.day(2026, 7, 4, "Founders' Day"), Self.day(2026, 7, 6, "Monday off")])
        try await rig.drain("holidays")
        try await rig.submitted()
        let slot = try #require(try await rig.draft().slot)
        #expect(Timestamp.text(slot).hasPrefix("2026-07-05T12:00"))
        rig.board.edit("draft") { $0.publishAt = slot + .seconds(86_400) }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.draft().slot == slot)
        #expect(try rig.page().answers.last?.contains("is in the holidays (\"Monday off\")") == true)
    }

    @Test("a holiday that is announced after the slot was given moves the post")
    func announcedLater() async throws {
        let rig = try await Self.rig([])
        try await rig.drain("holidays")
        try await rig.scheduled()
        let slot = try #require(try await rig.draft().slot)
        rig.holidays.onRead { _ in HolidayReading(calendar: HolidayCalendar([Self.day(2026, 7, 4, "Sudden")])) }
        rig.clock.advance(to: slot)
        try await rig.store.keep(KnownHolidays(address: Self.address, nextLookAt: slot))
        try await rig.drain("holidays", "prepare", "send", "schedule")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.draft().slot == slot + .seconds(86_400))
    }

    @Test("one that cannot be read keeps its last good content, also over a restart; the fault names it without its key")
    func keepsTheLastGood() async throws {
        let rig = try await Self.rig([Self.day(2026, 7, 4, "Founders' Day")])
        try await rig.drain("holidays")
        rig.holidays.onRead { _ in throw ScriptedFailure("The server answers 500.") }
        rig.clock.advance(by: .seconds(86_400))
        try await rig.drain("holidays")
        #expect(try await rig.faults() == ["holidays calendars.test/company.ics"])
        let fault = try #require(try await rig.store.status(now: rig.clock.now()).faults.first)
        #expect(fault.sentence.contains("answers 500") && fault.sentence.contains("last good") && !fault.sentence.contains("secret"))
        #expect(try await rig.store.knownHolidays()[Self.address]?.calendar?.entries.map(\.name) == ["Founders' Day"])
        // A minute later it is asked again, and then it answers.
        let due = try #require(try await rig.stage("holidays").nextDue(now: rig.clock.now()))
        #expect(due > rig.clock.now() && due <= rig.clock.now() + .seconds(90))
        rig.holidays.onRead { _ in HolidayReading(calendar: nil) }
        rig.clock.advance(to: due)
        try await rig.drain("holidays")
        #expect(try await rig.faults().isEmpty)
        #expect(try await rig.store.knownHolidays()[Self.address]?.calendar != nil)
    }

    @Test("entries that are left out are a fault until they can be read")
    func leftOut() async throws {
        let rig = try await Self.rig([])
        rig.holidays.onRead { _ in HolidayReading(calendar: HolidayCalendar([]), problems: ["\"Odd\" (line 7): it has no DTSTART."]) }
        try await rig.drain("holidays")
        #expect(try await rig.store.status(now: rig.clock.now()).faults.first?.sentence.contains("line 7") == true)
        rig.holidays.onRead { _ in HolidayReading(calendar: HolidayCalendar([])) }
        rig.clock.advance(by: .seconds(86_401))
        try await rig.drain("holidays")
        #expect(try await rig.faults().isEmpty)
    }

    @Test("files are read every ten minutes, addresses once a day, and nothing without holidays")
    func rhythm() async throws {
        let rig = try await Rig()
        #expect(try await rig.stage("holidays").nextDue(now: rig.clock.now()) == nil)
        rig.configure(account: { $0.holidays = ["/etc/holidays.ics", Self.address] })
        try await rig.drain("holidays")
        #expect(rig.holidays.readings == ["/etc/holidays.ics", Self.address])
        #expect(try await rig.stage("holidays").nextDue(now: rig.clock.now()) == rig.clock.now() + .seconds(600))
        for _ in 0..<144 {
            rig.clock.advance(by: .seconds(600))
            try await rig.drain("holidays")
        }
        #expect(rig.holidays.readings.filter { $0 == Self.address }.count == 2)
        #expect(rig.holidays.readings.count == 147)
    }
}
