import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@testable import Pipeline

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

        // Each host has its pause between two requests.
        rig.clock.advance(by: .seconds(10))
        rig.reader.answer { source, state in
            if source.id == "feed 1" { throw ScriptedFailure("It answers 404.") }
            return FeedReading(state: state, items: nil)
        }
        #expect(try await collector.pollAll() == Collector.Round(polled: Collector.batch + 5, failed: 1, newItems: 0))
        #expect(Set(rig.reader.reads.suffix(Collector.batch + 5)).count == Collector.batch + 5)
        #expect(try await !rig.work("collect"))
    }

    @Test func `what is asked when the process ends is not asked again by the next one at once`() async throws {
        let rig = try await Self.rig()
        let running = Locked<Task<Bool, any Error>?>(nil)
        rig.reader.answer { _, _ in
            running.withLock { $0?.cancel() }
            throw CancellationError()
        }
        running.withLock { $0 = Task { try await rig.work("collect") } }
        let task = try #require(running.withLock { $0 })
        await #expect(throws: CancellationError.self) { try await task.value }
        rig.reader.answer { _, state in FeedReading(state: state, items: nil) }
        rig.clock.advance(by: .seconds(1799))
        try await rig.drain("collect")
        #expect(rig.reader.reads.count == 1)
        rig.clock.advance(by: .seconds(1))
        try await rig.drain("collect")
        #expect(rig.reader.reads.count == 2)
    }

    /// Three feeds whose pages are read, and one whose are not, with five entries each.
    private static func rigWithPages() async throws -> Rig {
        let rig = try await Rig()
        var feeds = (0..<3).map { FeedSource(id: "slow\($0)", url: "https://slow\($0).example/feed", name: "Slow") }
        for index in feeds.indices { feeds[index].readsPages = true }
        feeds.append(FeedSource(id: "quick", url: "https://quick.example/feed", name: "Quick"))
        try await rig.store.reconcile(feeds: feeds, origin: .configuration, now: rig.clock.now())
        rig.reader.answer { source, state in
            FeedReading(state: state, items: (0..<5).map { item("\(source.id)-\($0)", rig, url: "https://\(source.id).example/\($0)") })
        }
        return rig
    }

    private static func kept(_ rig: Rig) async throws -> [String: Int] {
        Dictionary(try await rig.store.feedStandings(now: rig.clock.now()).map { ($0.source.id, $0.items) }) { $1 }
    }

    @Test func `the pages of all feeds of a round share one time, after which entries are filed as the feeds have them`() async throws {
        let rig = try await Self.rigWithPages()
        rig.pages.answer { address in
            rig.clock.advance(by: .seconds(25))
            return SourcePage(url: address, title: "Page", text: "The whole story.")
        }
        try await rig.drain("collect")
        #expect(rig.pages.reads.count == 3)
        #expect(try await Self.kept(rig) == ["quick": 5, "slow0": 5, "slow1": 5, "slow2": 5])
    }

    @Test func `what needs no pages is filed before any page is read`() async throws {
        let rig = try await Self.rigWithPages()
        let running = Locked<Task<Bool, any Error>?>(nil)
        rig.pages.answer { _ in
            running.withLock { $0?.cancel() }
            throw CancellationError()
        }
        running.withLock { $0 = Task { try await rig.work("collect") } }
        let task = try #require(running.withLock { $0 })
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await Self.kept(rig) == ["quick": 5, "slow0": 0, "slow1": 0, "slow2": 0])
    }

    // MARK: identity and flood

    private static let source = FeedSource(id: "feed", url: "https://news.example/feed", name: "News")

    private static func rig(_ change: (inout FeedSource) -> Void = { _ in }) async throws -> Rig {
        let rig = try await Rig()
        var feed = source
        change(&feed)
        try await rig.store.reconcile(feeds: [feed], origin: .configuration, now: rig.clock.now())
        return rig
    }

    private static func item(
        _ id: String, _ rig: Rig, guid: String? = nil, title: String? = nil, text: String = "A bridge was opened.", url: String? = nil
    ) -> Item {
        let (title, url) = (title ?? "Title of \(id)", url ?? "https://news.example/\(id)")
        return Item(
            id: id, feedID: "feed", identity: "guid:\(guid ?? id)", url: url, title: title, publishedAt: rig.clock.now(), text: text,
            firstSeenAt: rig.clock.now(), contentHash: SHA256.hex(of: [title, url, text].joined(separator: "|")))
    }

    /// Lets the feed have these items, and polls it when it is due.
    private static func poll(_ items: [Item], _ rig: Rig, isWhole: Bool = false) async throws {
        rig.reader.answer { _, state in
            var reading = FeedReading(state: state, items: items)
            reading.size = 1000
            if isWhole { reading.state.wholeAt = rig.clock.now() }
            return reading
        }
        rig.clock.advance(by: .seconds(2000))
        try await rig.drain("collect")
    }

    private static func offered(_ rig: Rig) async throws -> Set<String> {
        let brand = try #require(try await rig.store.brand("brand"))
        return Set(try await rig.store.choice(for: brand, now: rig.clock.now()).items.map(\.id))
    }

    private static func why(_ id: String, _ rig: Rig) async throws -> String {
        try #require(try await Explainer(rig.workshop, rig.store, choosing: rig.store).blockage(of: id)).sentence.description
    }

    @Test func `a feed that is subscribed makes no flood of candidates, and why tells the reason`() async throws {
        let rig = try await Self.rig()
        try await Self.poll((0..<60).map { Self.item("old-\($0)", rig) }, rig)
        #expect(try await Self.offered(rig).count == News.few)
        let left = try await Self.why("old-59", rig)
        #expect(left.hasPrefix("No brand took it: It was in the feed before that was first read"), "\(left)")
        let story = try await rig.store.story(of: "old-59").map(\.sentence)
        #expect(story.first?.contains("It is no candidate: It was in the feed before") == true, "\(story)")
        try await Self.poll([Self.item("new", rig)], rig)
        #expect(try await Self.offered(rig).contains("new"))
    }

    @Test func `new guids for old entries make no new items, and the second time the feed's links count`() async throws {
        let rig = try await Self.rig()
        func items(_ round: Int) -> [Item] {
            (0..<5).map { Self.item("\(round)-\($0)", rig, title: "T\($0)", url: "https://news.example/\($0)") }
        }
        for round in 0...2 { try await Self.poll(items(round), rig) }
        #expect(try await Self.offered(rig) == Set((0..<5).map { "0-\($0)" }))
        let memory = try #require(try await rig.store.feeds(["feed"]).first?.state.memory)
        #expect(memory.rotations == 2 && memory.naming == .link && memory.polls == 3 && memory.bytesRead == 3000)
    }

    @Test func `what was taken out of the store does not come back while its feed still has it, however long`() async throws {
        let rig = try await Self.rig()
        let old = Self.item("old", rig)
        for month in 0..<24 {
            // One entry stays as it is, others come and go.
            try await Self.poll([old, Self.item("of month \(month)", rig)], rig, isWhole: true)
            rig.clock.advance(by: .seconds(30 * 86_400))
            try await rig.drain("tidy")
        }
        let edited = Self.item("old", rig, text: "A bridge was opened. Corrected.")
        try await Self.poll([edited], rig, isWhole: true)
        let known = try await rig.store.known(FeedReading(state: FeedState(), items: [edited]), ofFeed: "feed", now: rig.clock.now())
        #expect(known.byIdentity.isEmpty && known.isGone(edited))
    }

    @Test func `a draft says once that its source has changed, and a rewritten space is no change`() async throws {
        let rig = try await Self.rig()
        func edited(_ id: String, _ text: String) -> Item {
            Self.item(id, rig, guid: "story", title: "Title of story", text: text, url: "https://news.example/story")
        }
        let (before, spaced) = (Self.item("story", rig), edited("again", "A  bridge was opened!"))
        try await Self.poll([before], rig)
        try await rig.drain("select", "draft", "submit")
        let draft = try #require(try await rig.store.lastDrafts(ofBrand: "brand", most: 1).first?.id)
        try await Self.poll([spaced], rig)
        #expect(try await rig.draft(draft).checks.contains { $0.description.contains("A source changed") } == false)
        try await Self.poll([edited("third", "No bridge was opened.")], rig)
        try await Self.poll([edited("fourth", "Two bridges were opened.")], rig)
        let notes = try await rig.draft(draft).checks.filter {
            $0.description.hasPrefix("A source changed after this draft was written: \"Title of story\"")
        }
        #expect(notes.count == 1)
        try await rig.drain("announce")
        let shown = rig.board.updates.compactMap { update -> [Message]? in
            guard case .face(let face) = update.change else { return nil }
            return face.checks
        }
        #expect(shown.filter { $0.contains { $0.hasPrefix("A source changed after this draft was written") } }.count == 1, "\(shown)")
    }

    // MARK: filters and full texts

    @Test func `what a filter leaves out is known, and why tells the filter`() async throws {
        let rig = try await Self.rig { feed in
            feed.filters = FeedFilters()
            feed.filters?.block = ["title ~ (?i)webinar"]
        }
        try await Self.poll([Self.item("one", rig, title: "A WEBINAR"), Self.item("two", rig)], rig)
        #expect(try await Self.offered(rig) == ["two"])
        #expect(try await Self.why("one", rig) == "No brand took it: The feed's filter blocks it: \"title ~ (?i)webinar\".")
    }

    @Test func `the pages of a feed's news are read once where its setting says so`() async throws {
        let rig = try await Self.rig { $0.readsPages = true }
        let long = String(repeating: "The whole story. ", count: 20).trimmed
        rig.pages.answer { address in
            if address.hasSuffix("/shut") { throw ScriptedFailure("robots.txt forbids it.") }
            return SourcePage(url: address, title: "Page", text: long, language: "en")
        }
        let items = [Self.item("open", rig), Self.item("shut", rig)]
        for _ in 1...3 { try await Self.poll(items, rig) }
        #expect(rig.pages.reads == ["https://news.example/open", "https://news.example/shut"])
        let brand = try #require(try await rig.store.brand("brand"))
        let texts = try await rig.store.choice(for: brand, now: rig.clock.now()).items.map { ($0.id, $0.text) }
        #expect(Dictionary(texts) { $1 } == ["open": long, "shut": "A bridge was opened."])
        // A page that cannot be read at the moment does not bring the summary back.
        rig.pages.answer { _ in throw ScriptedFailure("It answers 500.") }
        try await Self.poll([Self.item("open", rig, text: "Another summary.")], rig)
        #expect(try await rig.store.choice(for: brand, now: rig.clock.now()).items.contains { $0.text == long })
    }

    @Test func `no more than ten pages are read for one poll, and none for a new guid alone`() async throws {
        let rig = try await Self.rig { $0.readsPages = true }
        func items(_ round: Int) -> [Item] {
            (0..<15).map { Self.item("\(round)-\($0)", rig, title: "T\($0)", url: "https://news.example/\($0)") }
        }
        try await Self.poll([Self.item("first", rig)], rig)
        try await Self.poll(items(1), rig)
        #expect(rig.pages.reads.count == 1 + Arriving.mostPages)
        try await Self.poll(items(2), rig)
        #expect(rig.pages.reads.count == 1 + Arriving.mostPages)
    }

    @Test func `a page that nobody may read leaves the feed its word`() async throws {
        let rig = try await Self.rig { $0.readsPages = true }
        rig.pages.answer { _ in throw ScriptedFailure("robots.txt forbids it.", .permanent) }
        try await Self.poll([Self.item("one", rig)], rig)
        try await Self.poll(
            [Self.item("two", rig, guid: "one", title: "Title of one", text: "Edited.", url: "https://news.example/one")], rig)
        let brand = try #require(try await rig.store.brand("brand"))
        #expect(try await rig.store.choice(for: brand, now: rig.clock.now()).items.map(\.text) == ["Edited."])
    }
}
