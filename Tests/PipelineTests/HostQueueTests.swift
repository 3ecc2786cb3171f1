import Editorial
import FoundationEssentials
import Support
import Testing

@testable import Pipeline

/// The line before a host.
struct HostQueueTests {
    private let start = Date(milliseconds: 1_783_156_080_000)

    private func feed(_ id: String) -> DueFeed {
        DueFeed(source: FeedSource(id: id, url: "https://a.example/\(id)", name: id), state: FeedState())
    }

    /// Lets feeds come when they are due and `latency` after that; the order in which they got their turns, and when.
    private func play(_ ids: [String], latency: (Int) -> Double, newcomer: (String, Double)? = nil) -> [(id: String, at: Date)] {
        let queue = HostQueue()
        var due = ids.map { ($0, start) } + (newcomer.map { [($0.0, start.addingTimeInterval($0.1))] } ?? [])
        var (turns, now): ([(id: String, at: Date)], Date) = ([], start)
        for round in 0..<400 where !due.isEmpty {
            now = max(now, due.map(\.1).min()!.addingTimeInterval(latency(round)))
            let coming = due.filter { $0.1 <= now }.sorted { $0.1 < $1.1 }.map(\.0)
            due.removeAll { coming.contains($0.0) }
            let (taken, postponed) = queue.line(up: coming.map(feed), gap: 2, now: now) { _ in FeedHost("a.example") }
            turns += taken.map { ($0.feed.source.id, now) }
            due += postponed.map { ($0.feedID, $0.until) }
        }
        return turns
    }

    @Test func `whoever waits keeps its place, whether it is woken late or early`() {
        let ids = (0..<30).map { "f\($0)" }
        for latency in [{ _ in 0 }, { $0 % 2 == 0 ? 0.05 : 0.001 }] as [(Int) -> Double] {
            let turns = play(ids, latency: latency)
            #expect(turns.map(\.id) == ids)
            #expect(zip(turns, turns.dropFirst()).allSatisfy { $1.at.timeIntervalSince($0.at) >= 2 })
        }
        let prompt = play(ids) { $0 % 2 == 0 ? 0.05 : 0.001 }
        #expect(prompt.last!.at.timeIntervalSince(start) < 30 * 2.1)
    }

    @Test func `whoever comes later goes to the end of the line`() {
        let turns = play((0..<10).map { "f\($0)" }, latency: { $0 % 2 == 0 ? 0.05 : 0.001 }, newcomer: ("new", 3))
        #expect(turns.last?.id == "new" && turns.count == 11)
    }
}
