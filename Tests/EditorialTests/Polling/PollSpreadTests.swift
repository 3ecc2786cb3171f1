import Editorial
import FoundationEssentials
import Support
import Testing

@Suite struct PollSpreadTests {
    private let now = Date(milliseconds: 1_783_156_080_000)

    private func plan(_ interval: Int) -> PollPlan {
        var source = FeedSource(id: "a", url: "https://a.example/", name: "a")
        source.intervalSeconds = interval
        return PollPlan(
            of: source, FeedState(), PollPlan.Conditions(settings: PollingSettings(), floor: 60, now: now, chance: 0))
    }

    @Test func `a lone feed is polled when it wants to be`() {
        var spread = PollSpread([:], from: now)
        #expect(spread.place(plan(3600), chance: 0) == now + .seconds(3600))
    }

    @Test func `many feeds share the minutes, and none is asked before its time`() {
        var spread = PollSpread([:], from: now)
        let places = (0..<300).map { _ in spread.place(plan(36_000), chance: 0.5) }
        let minutes = Dictionary(grouping: places) { Int($0.timeIntervalSince1970) / 60 }.mapValues(\.count)
        #expect((minutes.values.max() ?? 0) <= 6)
        #expect(places.allSatisfy { $0 >= now + .seconds(36_000) && $0 <= now + .seconds(36_000 * 1.2) })
    }

    @Test func `minutes that others have taken are passed over`() {
        let minute = Int(now.timeIntervalSince1970) / 60 + 60
        var spread = PollSpread([minute: 50], from: now)
        #expect(spread.place(plan(3600), chance: 0) >= now + .seconds(3600))
        #expect(Int(spread.place(plan(3600), chance: 0).timeIntervalSince1970) / 60 > minute)
    }
}
