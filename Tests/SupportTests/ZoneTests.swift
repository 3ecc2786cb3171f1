import FoundationEssentials
import Support
import TestKit
import Testing

struct ZoneTests {
    /// Lines of `zone seconds offset`, made with Python's zoneinfo: random instants, and both sides of changes. They hold
    /// for the recorded zone files; a system's own may be older or newer.
    static let table = try! Files.read(Files.folder(of: #filePath) + "/Fixtures/zone-offsets.txt", limit: 1 << 20)

    @Test("Offsets are those of Python's zoneinfo, in the past, at changes and far ahead")
    func offsets() throws {
        let files = Dictionary(EveryZoneTests.recorded.zones.flatMap { zone in zone.names.map { ($0, zone.file) } }) { first, _ in first }
        var zones: [String: Zone] = [:]
        for line in String(decoding: Self.table, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let zone = try zones[words[0]] ?? #require(files[words[0]].flatMap { Zone(name: words[0], tzif: $0) })
            zones[words[0]] = zone
            let instant = Date(timeIntervalSince1970: try #require(Double(words[1])))
            #expect(zone.offset(at: instant) == Int(words[2]), "\(line)")
        }
        #expect(zones.count >= 12)
    }

    @Test(
        "A wall time becomes an instant: after the gap, at the first of two",
        arguments: [
            ("Europe/Berlin", WallTime(year: 2026, month: 7, day: 4, hour: 11, minute: 8), "2026-07-04T09:08:00.000Z"),
            ("Europe/Berlin", WallTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30), "2026-03-29T01:00:00.000Z"),
            ("Europe/Berlin", WallTime(year: 2026, month: 3, day: 29, hour: 2), "2026-03-29T01:00:00.000Z"),
            ("Europe/Berlin", WallTime(year: 2026, month: 3, day: 29, hour: 3), "2026-03-29T01:00:00.000Z"),
            ("Europe/Berlin", WallTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30), "2026-10-25T00:30:00.000Z"),
            ("America/New_York", WallTime(year: 2045, month: 11, day: 5, hour: 1, minute: 30), "2045-11-05T05:30:00.000Z"),
            ("Australia/Lord_Howe", WallTime(year: 2026, month: 10, day: 4, hour: 2, minute: 15), "2026-10-03T15:30:00.000Z"),
            ("Pacific/Apia", WallTime(year: 2011, month: 12, day: 30, hour: 12), "2011-12-30T10:00:00.000Z"),
            ("Asia/Kolkata", WallTime(year: 2026, month: 1, day: 1), "2025-12-31T18:30:00.000Z"),
        ])
    func instants(_ name: String, _ wall: WallTime, _ expected: String) throws {
        #expect(Timestamp.text(try Zone(named: name).instant(wall)) == expected)
    }

    @Test("A wall time is what clocks show, with its weekday")
    func wall() throws {
        let wall = try Zone(named: "Asia/Tokyo").wall(at: try #require(Timestamp.parse("2026-07-04T15:30:07Z")))
        #expect(wall == WallTime(year: 2026, month: 7, day: 5, hour: 0, minute: 30, second: 7))
        #expect(wall.weekday == 7)
        #expect(WallTime(year: 1969, month: 12, day: 29).weekday == 1)
        #expect(Zone.utc.wall(at: Date(milliseconds: -1)).second == 59)
    }

    @Test(
        "An unknown zone is refused with the name that was meant",
        arguments: [
            ("Europe/Berln", "Europe/Berlin"), ("berlin", "Europe/Berlin"), ("New York", "America/New_York"), ("../../../etc/passwd", nil),
            ("", nil), ("/etc/passwd", nil), ("Europe", nil),
        ] as [(String, String?)])
    func unknown(_ name: String, _ nearest: String?) {
        let problem = #expect(throws: UnknownZone.self) { try Zone(named: name) }
        if let nearest { #expect(problem?.description == "there is no time zone '\(name)': did you mean \(nearest)?") }
    }

    @Test("Calendar days go back and forth over four centuries")
    func days() {
        for day in stride(from: -80000, through: 80000, by: 37) {
            let date = CivilDate.date(days: day)
            #expect(CivilDate.days(year: date.year, month: date.month, day: date.day) == day)
        }
        #expect(CivilDate.date(days: 0) == (1970, 1, 1))
    }
}
