import Editorial
import FoundationEssentials
import Support
import Testing

/// How a feed does, by what it brought.
struct FeedHealthTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)

    private func history(daysAgo: [Double], ordered: Double? = nil, lately: Int? = nil, error: Message? = nil) -> FeedHistory {
        func date(_ days: Double) -> Date { now.addingTimeInterval(-days * 86_400) }
        return FeedHistory(
            feedID: "f", name: "F", orderedSince: ordered.map(date), error: error, dates: daysAgo.map(date),
            lately: lately ?? daysAgo.filter { $0 < 28 }.count)
    }

    @Test(arguments: [
        // Every second day: six days without anything are three rhythms.
        ([5.9, 7.9, 9.9, 11.9], FeedHealth.Status.ok), ([6.1, 8.1, 10.1, 12.1], .silent),
        // Many at once make no rhythm of minutes.
        ([0.9, 0.901, 0.902, 0.903], .ok), ([1.1, 1.101, 1.102], .silent),
        // Without a rhythm four weeks are long.
        ([27], .ok), ([29], .silent), ([27, 40], .ok), ([], .ok),
    ]) func `a feed is silent after three times its rhythm`(daysAgo: [Double], status: FeedHealth.Status) {
        #expect(history(daysAgo: daysAgo).health(at: now).status == status)
    }

    @Test func `one that never had an entry is silent four weeks after it was ordered`() {
        #expect(history(daysAgo: [], ordered: 27).health(at: now).status == .ok)
        #expect(history(daysAgo: [], ordered: 29).health(at: now).status == .silent)
        #expect(history(daysAgo: [1], ordered: 29).health(at: now).status == .ok)
    }

    @Test func `one that cannot be read fails, and keeps what was known`() {
        let health = history(daysAgo: [1, 2, 3], error: "There is nothing at its address.").health(at: now)
        #expect(health.status == .failing && health.error == "There is nothing at its address.")
        #expect(health.lastItemAt == now.addingTimeInterval(-86_400))
    }

    @Test(arguments: [([1.0, 3, 8, 15, 22, 30], 5, 1.3), ([1, 2, 3], 3, 3), ([1, 2, 3, 10, 14], 5, 2.5), ([], 0, 0), ([40], 0, 0)])
    func `items a week are counted over what is known, four weeks at most`(daysAgo: [Double], lately: Int, perWeek: Double) {
        #expect(history(daysAgo: daysAgo, lately: lately).health(at: now).itemsAWeek == perWeek)
    }
}
