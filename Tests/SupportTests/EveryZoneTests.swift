import FoundationEssentials
import Support
import TestKit
import Testing

/// Two years of posting times in every zone of tzdata.
struct EveryZoneTests {
    static let recorded = RecordedZone.all

    /// The version of the system's tzdata, whose rules may be newer than the recorded ones; nil when it does not say.
    static let installed: String? = {
        guard let list = try? Files.read("/usr/share/zoneinfo/tzdata.zi", limit: 1 << 22) else { return nil }
        return String(decoding: list.prefix { $0 != 10 }, as: UTF8.self).split(separator: " ").last.map(String.init)
    }()

    /// The slots whose instant is another than the recorded one, in words.
    private static func wrong(_ slots: [RecordedZone.Slot], in zone: Zone) -> [String] {
        slots.compactMap { slot in
            let instant = zone.instant(slot.time)
            guard instant != slot.date else { return nil }
            return "\(zone.name) \(slot.time): \(Timestamp.text(instant)), but zoneinfo has \(Timestamp.text(slot.date))"
        }
    }

    @Test("Every zone's slots of 2026 and 2027 are at the instants that Python's zoneinfo has", arguments: 0..<4)
    func slots(_ quarter: Int) throws {
        let zones = Self.recorded.zones
        for index in stride(from: quarter, to: zones.count, by: 4) {
            let zone = try #require(Zone(name: zones[index].names[0], tzif: zones[index].file))
            let wrong = Self.wrong(zones[index].days + zones[index].edges, in: zone)
            #expect(wrong.isEmpty, "\(wrong.count) slots, such as \(wrong[0])")
        }
    }

    @Test("The record has every zone, each day twice, and gaps and folds")
    func record() {
        let zones = Self.recorded.zones
        #expect(zones.flatMap(\.names).count > 590)
        #expect(zones.allSatisfy { $0.days.count == 2 * 730 })
        #expect(zones.filter { !$0.edges.isEmpty }.count > 100)
    }

    @Test(
        "The system's own zone files, which list the coming changes, say the same at every change",
        .enabled(
            if: installed == recorded.version,
            "the recorded zones are of tzdata \(recorded.version), this system has \(installed ?? "none"): run scripts/zones.py"))
    func system() throws {
        for recorded in Self.recorded.zones {
            for name in recorded.names {
                let wrong = Self.wrong(recorded.edges + [recorded.days[0], recorded.days[729]], in: try Zone(named: name))
                #expect(wrong.isEmpty, "\(wrong.count) slots, such as \(wrong[0])")
            }
        }
    }
}
