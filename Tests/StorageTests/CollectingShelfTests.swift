import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Feeds and items")
struct CollectingShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    func feed(_ id: String) -> FeedSource { FeedSource(id: id, url: "https://example.org/\(id)", name: id) }

    func poll(_ feed: String, _ items: [Item], next: Duration = .seconds(1800), error: Message? = nil) -> FeedPoll {
        var state = FeedState()
        state.entityTag = "\"tag\""
        return FeedPoll(feedID: feed, state: state, items: items, nextPollAt: now + next, error: error)
    }

    func item(_ id: String, _ identity: String, text: String = "text") -> Item {
        Item(
            id: id, feedID: "a", identity: identity, url: nil, title: id, publishedAt: nil, text: text, firstSeenAt: now,
            contentHash: SHA256.hex(of: text))
    }

    @Test("a new feed is due at once, and again when its next poll has come")
    func due() async throws {
        let store = try await ScratchStore().store
        try await store.reconcile(feeds: [feed("a"), feed("b")], origin: .configuration, now: now)
        #expect(try await store.dueFeeds(now: now, limit: 10).map(\.source.id) == ["a", "b"])
        #expect(try await store.dueFeeds(now: now, limit: 1).count == 1)
        _ = try await store.file([poll("a", [], next: .seconds(60)), poll("b", [])], now: now)
        #expect(try await store.dueFeeds(now: now, limit: 10).isEmpty)
        #expect(try await store.nextFeedDue() == now + .seconds(60))
        let due = try await store.dueFeeds(now: now + .seconds(60), limit: 10)
        #expect(due.map(\.source.id) == ["a"] && due.first?.state.entityTag == "\"tag\"")
    }

    @Test("feeds no longer ordered are kept but not polled, and each origin minds its own")
    func reconcile() async throws {
        let store = try await ScratchStore().store
        try await store.reconcile(feeds: [feed("a"), feed("b")], origin: .configuration, now: now)
        try await store.reconcile(feeds: [feed("c")], origin: .board, now: now)
        var paused = feed("a")
        paused.isPaused = true
        try await store.reconcile(feeds: [paused], origin: .configuration, now: now)
        #expect(try await store.dueFeeds(now: now, limit: 10).map(\.source.id) == ["c"])
        try await store.reconcile(feeds: [feed("a"), feed("b")], origin: .configuration, now: now)
        #expect(try await store.dueFeeds(now: now, limit: 10).map(\.source.id) == ["a", "b", "c"])
    }

    @Test("what both the configuration and a row of the board order is polled once, as the row says, and on its own again without the row")
    func doubles() async throws {
        let store = try await ScratchStore().store
        func due() async throws -> [String] { try await store.dueFeeds(now: now + .seconds(1), limit: 10).map(\.source.id) }
        var row = FeedSource(id: "row", url: "https://example.org/a", name: "row")
        row.origin = .board
        try await store.reconcile(feeds: [feed("a"), feed("b")], origin: .configuration, now: now)
        try await store.reconcile(feeds: [row], origin: .board, now: now)
        #expect(try await due() == ["b", "row"])
        // A reload does not order it anew, nor does a row that is paused.
        try await store.reconcile(feeds: [feed("a"), feed("b"), feed("c")], origin: .configuration, now: now)
        row.isPaused = true
        try await store.reconcile(feeds: [row], origin: .board, now: now)
        #expect(try await due() == ["b", "c"])
        try await store.reconcile(feeds: [feed("a"), feed("c")], origin: .configuration, now: now)
        try await store.reconcile(feeds: [], origin: .board, now: now)
        #expect(try await due() == ["a", "c"])
        try await store.reconcile(feeds: [row], origin: .board, now: now)
        try await store.reconcile(feeds: [feed("c")], origin: .configuration, now: now)
        try await store.reconcile(feeds: [], origin: .board, now: now)
        #expect(try await due() == ["c"])
    }

    @Test("spellings of one address, and addresses that have moved to one, are polled once; two brands read it for themselves")
    func spellings() async throws {
        let store = try await ScratchStore().store
        func due() async throws -> [String] { try await store.dueFeeds(now: FeedState.never, limit: 10).map(\.source.id).sorted() }
        func row(_ id: String, _ url: String, brand: String? = nil) -> FeedSource {
            var source = FeedSource(id: id, url: url, name: id)
            (source.origin, source.brand) = (.board, brand)
            return source
        }
        let first = row("1", "https://example.org/feed")
        var rows = [
            first, row("2", "http://www.example.org/feed/"), row("3", "https://example.org/feed", brand: "Ships"),
            row("4", "https://example.org/feed", brand: "ships"), row("5", "https://example.org/other"),
        ]
        try await store.reconcile(feeds: [first], origin: .board, now: now)
        try await store.reconcile(feeds: rows, origin: .board, now: now)
        let once = try await due()
        #expect(once.count == 3 && once.contains("1") && once.contains("5") && once.contains { "34".contains($0) })
        #expect(try await store.knownOrders().feeds.count == 5)
        // The other stands in when the first is paused or taken away.
        rows[0].isPaused = true
        try await store.reconcile(feeds: rows, origin: .board, now: now)
        #expect(try await due().contains("2"))
        rows.removeFirst()
        try await store.reconcile(feeds: rows, origin: .board, now: now)
        #expect(try await due().contains("2"))
        // The last one moves to where another is read.
        var moved = poll("5", [])
        var state = moved.state
        (state.orderedURL, state.address, state.movedAt) = ("https://example.org/other", "https://example.org/feed", now)
        moved = FeedPoll(feedID: "5", state: state, items: [], nextPollAt: now, error: nil)
        _ = try await store.file([moved], now: now)
        let together = try await due()
        #expect(!together.contains("5") && together.contains("2"))
    }

    @Test("a feed that is asked is put off at once, and news that come meanwhile bring it nearer, but not at once")
    func putOff() async throws {
        let store = try await ScratchStore().store
        try await store.reconcile(feeds: [feed("a"), feed("b"), feed("c")], origin: .configuration, now: now)
        let until = now + .seconds(1800)
        try await store.putOff(["a": until, "b": until, "c": until])
        #expect(try await store.nextFeedDue() == until)
        try await store.hasten(feed: "a", now: now + .seconds(1), gap: .seconds(60))
        try await store.hasten(feed: "b", now: now + .seconds(1), gap: .seconds(60))
        var round = PollRound(
            polls: [
                poll("a", [], next: .seconds(7200)), poll("b", [], next: .seconds(7200), error: "Busy."),
                poll("c", [], next: .seconds(7200)),
            ])
        (round.putOff, round.soonest) = (["a": until, "b": until, "c": until], now + .seconds(62))
        _ = try await store.file(round, now: now + .seconds(2))
        #expect(try await store.nextFeedDue() == now + .seconds(62))
        #expect(try await store.dueFeeds(now: now + .seconds(7199), limit: 9).map(\.source.id) == ["a"])
        // The next news waits for its gap as well.
        try await store.hasten(feed: "c", now: now + .seconds(10), gap: .seconds(60))
        #expect(try await store.dueFeeds(now: now + .seconds(62), limit: 9).map(\.source.id) == ["a", "c"])
        #expect(try await store.dueFeeds(now: now + .seconds(61), limit: 9).isEmpty)
    }

    @Test("a shorter interval brings the next poll nearer")
    func interval() async throws {
        let store = try await ScratchStore().store
        try await store.reconcile(feeds: [feed("a")], origin: .configuration, now: now)
        _ = try await store.file([poll("a", [], next: .seconds(86400))], now: now)
        var eager = feed("a")
        eager.intervalSeconds = 300
        try await store.reconcile(feeds: [eager], origin: .configuration, now: now)
        #expect(try await store.nextFeedDue() == now + .seconds(300))
    }

    @Test("what earlier versions kept of a feed and its order can be read")
    func olderStates() throws {
        let state = try JSONDecoder().decode(FeedState.self, from: Data(#"{"entityTag":"\"a\"","failures":2}"#.utf8))
        #expect(state.entityTag == "\"a\"" && state.failures == 2 && state.address == nil && state.profile == nil)
        let order =
            #"{"id":"a","url":"https://a.example/","name":"a","topics":[],"origin":"configuration","intervalSeconds":1800,"#
            + #""isCompetitor":false,"isPaused":false}"#
        #expect(try JSONDecoder().decode(FeedSource.self, from: Data(order.utf8)).intervalSeconds == 1800)
    }

    @Test("a feed that is polled no more is never due, and a feed that was put off keeps its error")
    func neverAndPutOff() async throws {
        let store = try await ScratchStore().store
        try await store.reconcile(feeds: [feed("a"), feed("b")], origin: .configuration, now: now)
        let gone = FeedPoll(feedID: "a", state: FeedState(), items: [], nextPollAt: FeedState.never, error: "Gone.")
        let bad = FeedPoll(feedID: "b", state: FeedState(), items: [], nextPollAt: FeedState.never, error: "Bad.")
        _ = try await store.file([gone, bad], now: now)
        #expect(try await store.nextFeedDue() == nil)
        let later = PostponedPoll(feedID: "b", state: FeedState(), until: now + .seconds(600))
        var pace = HostPace()
        pace.refused(wait: 60, at: now, least: 2)
        _ = try await store.file(PollRound(polls: [], postponed: [later], hosts: ["b.example": pace]), now: now)
        #expect(try await store.nextFeedDue() == now + .seconds(600))
        #expect(try await store.feedHistories(of: .configuration, now: now).map { "\($0.error ?? "")" } == ["Gone.", "Bad."])
        #expect(try await store.hostPaces() == ["b.example": pace])
        _ = try await store.file(PollRound(polls: [], hosts: ["b.example": nil]), now: now)
        #expect(try await store.hostPaces().isEmpty)
    }

    @Test("an item seen again is no new one, and an edited one keeps its name")
    func items() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let brand = try await scratch.seedBrand()
        try await store.reconcile(feeds: [feed("a")], origin: .configuration, now: now)
        #expect(try await store.file([poll("a", [item("1", "guid:x"), item("2", "guid:y")])], now: now) == 2)
        #expect(try await store.file([poll("a", [item("3", "guid:x"), item("4", "guid:z")])], now: now) == 1)
        #expect(try await store.file([poll("a", [item("5", "guid:x", text: "edited")])], now: now) == 0)
        let items = try await store.choice(for: brand, now: now).items
        #expect(Set(items.map(\.id)) == ["1", "2", "4"])
        #expect(items.first { $0.id == "1" }?.text == "edited")
    }

    @Test("reading the same order again changes nothing, so nobody is woken")
    func quiet() async throws {
        let scratch = try await ScratchStore()
        try await scratch.store.reconcile(feeds: [feed("a")], origin: .board, now: now)
        let bell = scratch.doorbell.another()
        try await scratch.store.reconcile(feeds: [feed("a")], origin: .board, now: now + .seconds(15))
        #expect(try await !bell.waitForRing(until: now, clock: ManualClock(now)))
    }

    @Test("a batch for a feed that is not there files nothing and breaks nothing")
    func unknownFeed() async throws {
        let store = try await ScratchStore().store
        #expect(try await store.file([poll("none", [item("1", "guid:x")])], now: now) == 0)
    }

    private func reading(_ items: [Item], former: [String: [String]] = [:]) -> FeedReading {
        var reading = FeedReading(state: FeedState(), items: items)
        reading.formerNames = former
        return reading
    }

    private func pageItem(_ id: String, _ identity: String, page: String, title: String = "T") -> Item {
        Item(
            id: id, feedID: "a", identity: identity, url: page, title: title, publishedAt: nil, text: "text", firstSeenAt: now,
            contentHash: SHA256.hex(of: title))
    }

    @Test("what is known of a feed's items is told by name, by former name and by page, and by no other feed's")
    func known() async throws {
        let store = try await ScratchStore().store
        try await store.reconcile(feeds: [feed("a"), feed("b")], origin: .configuration, now: now)
        let first = pageItem("1", "guid:1", page: "http://n.example/one?utm_source=x")
        #expect(try await store.known(reading([first]), ofFeed: "a", now: now).isEmpty)
        _ = try await store.file([poll("a", [first])], now: now)
        let same = try await store.known(reading([first]), ofFeed: "a", now: now)
        #expect(!same.isEmpty && same.byIdentity["guid:1"]?.id == "1")
        let again = pageItem("2", "guid:2", page: "https://www.n.example/one/")
        let known = try await store.known(reading([again]), ofFeed: "a", now: now)
        #expect(known.byIdentity.isEmpty && known.byAddress["n.example/one"]?.map(\.id) == ["1"])
        let former = try await store.known(reading([again], former: ["guid:2": ["guid:1"]]), ofFeed: "a", now: now)
        #expect(former.byIdentity["guid:1"]?.id == "1" && former.byAddress.isEmpty)
        let other = try await store.known(reading([first]), ofFeed: "b", now: now)
        #expect(other.isEmpty && other.byIdentity.isEmpty && other.byAddress.isEmpty)

        var renamed = poll("a", [again])
        renamed.renamed = ["guid:2": "1"]
        #expect(try await store.file([renamed], now: now) == 0)
        #expect(try await store.known(reading([again]), ofFeed: "a", now: now).byIdentity["guid:2"]?.id == "1")
    }

    @Test("an item that is no news is offered to no brand, and keeps its reason")
    func noNews() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        try await scratch.store.reconcile(feeds: [feed("a")], origin: .configuration, now: now)
        var flood = poll("a", [item("1", "guid:1"), item("2", "guid:2")])
        flood.noNews = ["2": "It was there before."]
        #expect(try await scratch.store.file([flood], now: now) == 2)
        _ = try await scratch.store.file([poll("a", [item("3", "guid:2", text: "edited")])], now: now)
        #expect(try await scratch.store.choice(for: brand, now: now).items.map(\.id) == ["1"])
        guard case .item(let refusal)? = try await scratch.store.standing(of: "2") else { throw SeedProblem(id: "2") }
        #expect(refusal?.description == "It was there before.")
    }

    @Test("an item is given out with the text of its HTML, and the feed with what its last document had")
    func html() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        try await scratch.store.reconcile(feeds: [feed("a")], origin: .configuration, now: now)
        var first = item("1", "guid:1", text: "")
        first.html = "<p>One &amp; <b>two</b></p><script>three</script>"
        var whole = poll("a", [first])
        whole.filed = FiledEntries([first])
        #expect(try await scratch.store.file([whole], now: now) == 1)
        let given = try #require(try await scratch.store.choice(for: brand, now: now).items.first)
        #expect(given.text == "One & two" && given.html == nil)
        #expect(try await scratch.store.feeds(["a"]).first?.filed == FiledEntries([first]))
        _ = try await scratch.store.file([poll("a", [])], now: now)
        #expect(try await scratch.store.feeds(["a"]).first?.filed.contains(first) == true)
        #expect(try await scratch.store.feeds(["b"]).isEmpty)
        #expect(try await scratch.store.polledFeeds() == ["a"])
    }
}
