import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Editorial

/// Two years of a calendar's slots in every zone of tzdata, at the instants that Python's zoneinfo has.
struct EveryZoneCalendarTests {
    private static let settings = AccountSettings(name: "A", kind: "file", slots: "daily 02:30, daily 09:00", zone: "UTC")

    private static func calendar(_ recorded: RecordedZone) throws -> PostingCalendar {
        try PostingCalendar(account: settings, brand: nil, in: try #require(Zone(name: recorded.names[0], tzif: recorded.file)))
    }

    @Test("All slots of 2026 and 2027, one after the other and none twice", arguments: 0..<4)
    func slots(_ quarter: Int) throws {
        let zones = RecordedZone.all.zones
        for index in stride(from: quarter, to: zones.count, by: 4) {
            let expected = zones[index].days.sorted { $0.time.seconds < $1.time.seconds }.map(\.date)
            var offered: [Date] = []
            let (start, end) = (expected[0] - .seconds(1), expected[expected.count - 1])
            _ = try Self.calendar(zones[index]).first(after: start, until: end) { slot -> Bool? in
                offered.append(slot.at)
                return nil
            }
            let wrong = zip(offered, expected).first { $0 != $1 }.map { [Timestamp.text($0), "zoneinfo has", Timestamp.text($1)] }
            #expect(offered.count == 1460, "\(zones[index].names[0])")
            #expect(wrong == nil, "\(zones[index].names[0])")
        }
    }

    /// In the days around it a post is planned as the editors would have it: one a slot, each after the one before.
    @Test("The next free slot around each change of the clock is the recorded one")
    func changes() throws {
        var changes = 0
        for zone in RecordedZone.all.zones where !zone.edges.isEmpty {
            let calendar = try Self.calendar(zone)
            let days = zone.days.sorted { $0.time.seconds < $1.time.seconds }
            for index in 4..<days.count - 4 where days[index].offset != days[index - 1].offset {
                changes += 1
                var taken: [TakenSlot] = []
                for slot in days[index - 4...index + 4] {
                    let free = calendar.nextFree(
                        after: days[index - 4].date - .seconds(60), until: days[index + 4].date, taken: taken, for: "draft")
                    #expect(free == slot.date, "\(zone.names[0]) \(slot.time)")
                    if let free { taken.append(TakenSlot(draftID: "other \(taken.count)", at: free, isFirm: true)) }
                }
            }
        }
        #expect(changes > 400)
    }
}
