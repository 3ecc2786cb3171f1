import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// What the notes on the rows of orders are made of.
struct OrderShelfTests {
    private let now = Date(milliseconds: 1_783_156_080_000)

    @Test func `feeds of the board that were polled come with the dates of their entries`() async throws {
        let store = try await ScratchStore().store
        func feed(_ id: String, _ origin: FeedSource.Origin = .board, isPaused: Bool = false) -> FeedSource {
            var feed = FeedSource(id: id, url: "https://example.org/\(id)", name: id)
            feed.origin = origin
            feed.isPaused = isPaused
            return feed
        }
        try await store.reconcile(feeds: [feed("a"), feed("b", isPaused: true), feed("new")], origin: .board, now: now)
        try await store.reconcile(feeds: [feed("c", .configuration)], origin: .configuration, now: now)
        let items = [1.0, 40, 3].map { days in
            Item(
                id: "item \(days)", feedID: "a", identity: "guid:\(days)", url: nil, title: "\(days)",
                publishedAt: now.addingTimeInterval(-days * 86_400), text: "", firstSeenAt: now, contentHash: "\(days)")
        }
        let polls = ["a", "b", "c"].map { id in
            FeedPoll(
                feedID: id, state: FeedState(), items: id == "a" ? items : [], nextPollAt: now + .seconds(60),
                error: id == "a" ? "Gone." : nil)
        }
        _ = try await store.file(polls, now: now)
        let histories = try await store.feedHistories(of: .board, now: now)
        #expect(histories.map(\.feedID) == ["a"])
        #expect(histories.first?.error == "Gone." && histories.first?.lately == 2)
        #expect(histories.first?.dates == [1.0, 3, 40].map { now.addingTimeInterval(-$0 * 86_400) })
    }
}
