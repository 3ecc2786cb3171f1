import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("The board's shelves")
struct BoardShelvesTests {
    let now = Date(milliseconds: 1_783_156_080_000)
    let lease = Duration.seconds(60)

    func queue(_ keys: [String], for id: String, in store: Store) async throws {
        try await store.amend(id, lease: nil, now: now) { draft in
            var filing = DraftFiling()
            filing.updates = keys.map { key in
                BoardUpdate(key: key, draftID: id, change: .comment(text: Message(key), mentions: [Person(id: "p")], discussionID: nil))
            }
            return filing
        }
    }

    @Test("updates of one draft go out in their order, one at a time, and a key counts once")
    func order() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedDraft(state: .submitted, now: now)
        try await queue(["z", "a"], for: "draft", in: store)
        try await queue(["z", "b"], for: "draft", in: store)
        var keys: [String] = []
        while let update = try await store.takeUpdate(now: now, lease: lease) {
            keys.append(update.update.key)
            #expect(try await store.takeUpdate(now: now, lease: lease) == nil)
            try await store.fileUpdate(update, now: now) { draft in
                draft.board.shownRemarks = update.update.key
                return DraftFiling()
            }
        }
        #expect(keys == ["z", "a", "b"])
        #expect(try await store.draft("draft")?.board.shownRemarks == "b")
    }

    @Test("an update that waits holds back those behind it, but not those of other drafts; a parked one holds nobody")
    func postponed() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedDraft("one", state: .submitted, now: now)
        try await scratch.seedDraft("two", state: .submitted, now: now)
        try await queue(["1a", "1b"], for: "one", in: store)
        try await queue(["2a"], for: "two", in: store)
        let first = try #require(try await store.takeUpdate(now: now, lease: lease))
        #expect(first.update.key == "1a")
        let until = now + .seconds(300)
        try await store.postponeUpdate(first, until: until, because: "Notion is away.")
        let other = try #require(try await store.takeUpdate(now: now, lease: lease))
        #expect(other.update.key == "2a")
        try await store.fileUpdate(other, now: now) { _ in nil }
        #expect(try await store.takeUpdate(now: now, lease: lease) == nil)
        #expect(try await store.nextUpdateDue(now: now) == until)
        let again = try #require(try await store.takeUpdate(now: until, lease: lease))
        #expect(again.update.key == "1a" && again.failures == 1)
        try await store.postponeUpdate(again, until: nil, because: "The page is gone.")
        #expect(try await store.takeUpdate(now: until, lease: lease)?.update.key == "1b")
    }

    @Test("updates of a draft that has no page yet wait for it")
    func noPage() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedDraft(now: now)
        try await queue(["a"], for: "draft", in: store)
        #expect(try await store.takeUpdate(now: now, lease: lease) == nil)
        #expect(try await store.nextUpdateDue(now: now) == nil)
    }

    @Test("a late worker's update is not filed")
    func late() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedDraft(state: .submitted, now: now)
        try await queue(["a"], for: "draft", in: store)
        let first = try #require(try await store.takeUpdate(now: now, lease: lease))
        let second = try #require(try await store.takeUpdate(now: now + lease, lease: lease))
        try await store.fileUpdate(first, now: now + lease) { draft in
            draft.title = "late"
            return DraftFiling()
        }
        #expect(try await store.draft("draft")?.title == "Title of draft")
        #expect(second.update.key == "a")
    }

    @Test("a reading is filed whole; pages that are gone are closed, and read anew when they come back")
    func commissions() async throws {
        let store = try await ScratchStore().store
        let brand = Brand(id: "b", name: "Brand")
        var brief = Brief(id: "f", name: "Brief")
        brief.brandID = "b"
        var feed = FeedSource(id: "feed", url: "https://x", name: "X")
        feed.origin = .board
        let stamp = PageStamp(editedAt: now, readAt: now)
        let reading = CommissionReading(
            brands: [brand], briefs: [brief], feeds: [feed], stamps: ["b": stamp, "f": stamp, "feed": stamp], present: ["b", "f", "feed"],
            problems: [])
        try await store.file(reading, now: now)
        #expect(try await store.activeBrands() == [brand])
        #expect(try await store.knownOrders().stamps == ["b": stamp, "f": stamp, "feed": stamp])
        #expect(try await store.choice(for: brand, now: now).briefs == [brief])
        #expect(try await store.dueFeeds(now: now, limit: 9).map(\.source) == [feed])
        let unchanged = CommissionReading(brands: [], briefs: [], feeds: [], stamps: ["b": stamp], present: ["b"], problems: [])
        try await store.file(unchanged, now: now)
        #expect(try await store.brands() == [brand])
        #expect(try await store.choice(for: brand, now: now).briefs.isEmpty)
        #expect(try await store.dueFeeds(now: now, limit: 9).isEmpty)
        #expect(try await store.knownOrders().stamps == ["b": stamp])
        try await store.file(reading, now: now)
        #expect(try await store.choice(for: brand, now: now).briefs == [brief])
    }

    @Test("since when a page is not to be found is kept, for as long as it counts")
    func missing() async throws {
        let store = try await ScratchStore().store
        let brand = Brand(id: "b", name: "Brand")
        let stamp = PageStamp(editedAt: now, readAt: now)
        try await store.file(
            CommissionReading(brands: [brand], briefs: [], feeds: [], stamps: ["b": stamp], present: ["b"], problems: []), now: now)
        let away = CommissionReading(brands: [], briefs: [], feeds: [], stamps: [:], present: [], problems: [], missing: ["b"])
        for hour in [0, 5, 23] {
            let (known, later) = (try await store.knownOrders(), now + .seconds(hour * 3600))
            try await store.file(away.keepingMissing(known, now: later), now: later)
            #expect(try await store.knownOrders().missingSince == ["b": now])
            #expect(try await store.activeBrands() == [brand])
        }
        let back = CommissionReading(brands: [], briefs: [], feeds: [], stamps: ["b": stamp], present: ["b"], problems: [])
        try await store.file(back, now: now)
        #expect(try await store.knownOrders().missingSince.isEmpty)
        try await store.file(away.keepingMissing(try await store.knownOrders(), now: now), now: now)
        let known = try await store.knownOrders()
        try await store.file(away.keepingMissing(known, now: now + .seconds(86_400)), now: now)
        #expect(try await store.activeBrands().isEmpty)
        #expect(try await store.knownOrders().brands.isEmpty)
    }

    @Test("paused brands are known but not active")
    func brands() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedBrand("a")
        try await scratch.seedBrand("b") { $0.isPaused = true }
        #expect(try await scratch.store.brands().map(\.id) == ["a", "b"])
        #expect(try await scratch.store.activeBrands().map(\.id) == ["a"])
    }

    @Test("the cursor is kept, and pages are polled while a ruling can come")
    func polling() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        #expect(try await store.boardCursor() == nil)
        try await store.moveBoardCursor(to: now)
        try await store.moveBoardCursor(to: now + .seconds(60))
        #expect(try await store.boardCursor() == now + .seconds(60))
        for state in DraftState.allCases { try await scratch.seedDraft(state.rawValue, state: state, now: now) }
        let polled = Set(try await store.openDrafts().map(\.state))
        #expect(polled == Set(DraftState.allCases.filter(\.isOpen)))
    }
}
