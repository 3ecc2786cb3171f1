import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// How feeds are polled, and what a poll leaves.
struct CollectingTests {
    @Test func `all feeds are polled once when that is asked for, due or not, but not paused ones`() async throws {
        let rig = try await Rig()
        var feeds = (1...(Collector.batch + 6)).map { FeedSource(id: "feed \($0)", url: "https://news.example/\($0)", name: "Feed \($0)") }
        feeds[2].isPaused = true
        try await rig.store.reconcile(feeds: feeds, origin: .configuration, now: rig.clock.now())
        let collector = try #require(try rig.stage("collect") as? Collector)
        try await rig.drain("collect")
        #expect(rig.reader.reads.count == Collector.batch + 5)
        #expect(try await !rig.work("collect"))

        rig.reader.answer { source, state in
            if source.id == "feed 1" { throw ScriptedFailure("It answers 404.") }
            return FeedReading(state: state, items: nil)
        }
        #expect(try await collector.pollAll() == Collector.Round(polled: Collector.batch + 5, failed: 1, newItems: 0))
        #expect(Set(rig.reader.reads.suffix(Collector.batch + 5)).count == Collector.batch + 5)
        #expect(try await !rig.work("collect"))
    }
}
