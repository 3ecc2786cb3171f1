import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Tidying")
struct TidyShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)
    let day = Duration.seconds(86_400)
    let retention = Retention(versions: .seconds(100 * 86_400), pictures: .seconds(30 * 86_400))

    /// Tidies until there is nothing more; the sum, and how many rounds it took.
    @discardableResult
    private func tidy(_ store: Store, after days: Int) async throws -> (versions: Int, pictures: Int, rounds: Int) {
        var sum = (versions: 0, pictures: 0, rounds: 0)
        while true {
            let done = try await store.tidy(retention, now: now + day * days, next: now + day * (days + 1))
            sum = (sum.versions + done.versions, sum.pictures + done.pictures, sum.rounds + 1)
            if done.isAll { return sum }
        }
    }

    private func draft(_ id: String, _ state: DraftState, picture: Picture?, in scratch: ScratchStore) async throws {
        if let picture { try await scratch.store.keep(picture) }
        try await scratch.seedDraft(id, state: state, now: now) { draft in
            draft.content = PostContent(text: "Text of \(id).", altText: "", pictureHash: picture?.hash)
        }
    }

    @Test("a picture goes its time after nothing needed it any more; its hash and origin stay")
    func pictures() async throws {
        let scratch = try await ScratchStore()
        let picture = Picture.sample("old")
        try await draft("closed", .published, picture: picture, in: scratch)
        // Its window is open for two weeks: until then an editor may still change his mind.
        for days in [0, 15, 44] { #expect(try await tidy(scratch.store, after: days).pictures == 0) }
        #expect(try await scratch.store.picture(picture.hash) == picture)
        #expect(try await tidy(scratch.store, after: 45).pictures == 1)
        #expect(try await scratch.store.picture(picture.hash) == nil)
        #expect(try await scratch.store.check().isEmpty)
        try await scratch.store.backup(to: scratch.folder.file("copy.db"))
        let verdict = try await StoreCopy(path: scratch.folder.file("copy.db")).verdict(besides: nil)
        #expect(verdict.isSound && verdict.pictures == 0 && verdict.picturesNotKept == 1)
    }

    @Test("one that came again is there again, and its time begins anew")
    func again() async throws {
        let scratch = try await ScratchStore()
        let picture = Picture.sample("again")
        try await scratch.store.keep(picture)
        try await tidy(scratch.store, after: 0)
        #expect(try await tidy(scratch.store, after: 30).pictures == 1)
        try await scratch.store.keep(picture)
        #expect(try await scratch.store.picture(picture.hash) == picture)
        #expect(try await tidy(scratch.store, after: 31).pictures == 0)
        #expect(try await tidy(scratch.store, after: 60).pictures == 0)
        #expect(try await tidy(scratch.store, after: 61).pictures == 1)
    }

    @Test("what a draft that can still be published or a page that still waits needs is kept, however old")
    func needed() async throws {
        let scratch = try await ScratchStore()
        var pictures: [Picture] = []
        let live: [DraftState] = [.submitted, .changesRequested, .approved, .slotted, .prepared, .failed, .needsCheck, .unknown]
        for state in live {
            pictures.append(.sample("of \(state)"))
            try await draft(state.rawValue, state, picture: pictures.last, in: scratch)
        }
        pictures.append(.sample("on its way"))
        try await scratch.store.keep(pictures[live.count])
        let hash = pictures[live.count].hash
        _ = try await scratch.store.amend("submitted", lease: nil, now: now) { _ in
            var filing = DraftFiling()
            filing.updates = [BoardUpdate(key: "p", draftID: "submitted", change: .picture(hash: hash, altText: "", name: "p.png"))]
            return filing
        }
        for days in [0, 400, 4000] { #expect(try await tidy(scratch.store, after: days).pictures == 0) }
        for picture in pictures { #expect(try await scratch.store.picture(picture.hash) == picture) }
        #expect(try await tidy(scratch.store, after: 4001).versions == 0)
    }

    /// A published draft with the texts "first" and "second", and "last", which stands; the decisions are on the hashes given.
    private func rewritten(_ scratch: ScratchStore, decidedOn hashes: (PostContent) -> [String]) async throws {
        try await scratch.seedDraft(state: .submitted, now: now) { $0.content = PostContent(text: "first", altText: "", pictureHash: nil) }
        for (number, text) in [(2, "second"), (3, "last")] {
            let at = now
            _ = try await scratch.store.amend("draft", lease: nil, now: now) { draft in
                draft.content = PostContent(text: text, altText: "", pictureHash: nil)
                draft.version = number
                var filing = DraftFiling()
                filing.versions = [
                    DraftVersion(draftID: "draft", number: number, author: "Ada", reason: "", text: text, altText: "", createdAt: at)
                ]
                return filing
            }
        }
        for hash in hashes(PostContent(text: "second", altText: "", pictureHash: nil)) {
            let at = now
            _ = try await scratch.store.amend("draft", lease: nil, now: now) { draft in
                draft.state = .rejected
                var filing = DraftFiling()
                filing.decision = Decision(kind: .approved, by: Person(id: "ada", name: "Ada"), at: at, hash: hash, note: "")
                return filing
            }
        }
    }

    @Test("replaced texts go when their draft has long been closed; the one that stands stays, and each that was decided on")
    func versions() async throws {
        let scratch = try await ScratchStore()
        try await rewritten(scratch) { content in
            [
                ApprovalHash.of(PostContent(text: "Text of draft.", altText: "", pictureHash: nil), account: "company"),
                ApprovalHash.of(content, account: "company"),
            ]
        }
        #expect(try await tidy(scratch.store, after: 99).versions == 0)
        #expect(try await scratch.store.versions(ofDraft: "draft").count == 3)
        #expect(try await tidy(scratch.store, after: 100).versions == 0)
        #expect(try await scratch.store.versions(ofDraft: "draft").map(\.number) == [1, 2, 3])
        let other = try await ScratchStore()
        try await rewritten(other) { content in [ApprovalHash.of(content, account: "company")] }
        #expect(try await tidy(other.store, after: 100).versions == 1)
        #expect(try await other.store.versions(ofDraft: "draft").map(\.number) == [2, 3])
        #expect(try await other.store.check().isEmpty)
    }

    @Test("where nobody can tell any more which text a decision was about, all texts stay")
    func untold() async throws {
        let scratch = try await ScratchStore()
        try await rewritten(scratch) { _ in ["v1:of-another-picture"] }
        #expect(try await tidy(scratch.store, after: 100).versions == 0)
        #expect(try await scratch.store.versions(ofDraft: "draft").count == 3)
    }

    @Test("each round is a small one, and the file gets smaller")
    func bounded() async throws {
        let scratch = try await ScratchStore()
        for index in 0..<120 {
            let bytes = Array("\(index) ".utf8) + [UInt8](repeating: 1, count: 20_000)
            try await scratch.store.keep(
                Picture(
                    bytes: bytes, mediaType: "image/png", width: 1200, height: 627, hash: SHA256.hex(of: bytes),
                    provenance: Picture.sample("card").provenance))
        }
        _ = try await scratch.store.checkpoint()
        let before = try Files.size(of: scratch.store.path)
        try await tidy(scratch.store, after: 0)
        let sum = try await tidy(scratch.store, after: 30)
        #expect(sum.pictures == 120 && sum.rounds >= 3)
        _ = try await scratch.store.checkpoint()
        let after = try Files.size(of: scratch.store.path)
        #expect(after < before / 2, "\(before) bytes became \(after)")
        #expect(try await scratch.store.nextTidying() == now + day * 31)
    }

    // MARK: items

    private func items(_ store: Store, _ retention: Retention, after days: Int) async throws -> Int {
        var sum = 0
        while true {
            let done = try await store.tidy(retention, now: now + day * days, next: now + day * (days + 1))
            sum += done.items
            if done.isAll { return sum }
        }
    }

    private func known(_ items: [Item], _ store: Store) async throws -> KnownItems {
        try await store.known(FeedReading(state: FeedState(), items: items), ofFeed: "feed", now: now)
    }

    @Test("old items go, but those that a candidate was made from, and what is gone is known to be")
    func items() async throws {
        let scratch = try await ScratchStore()
        let seeded = try await scratch.seedItems(["old", "chosen", "refused"], now: now)
        let brand = try await scratch.seedBrand()
        try await scratch.seedCandidate(items: ["chosen"], now: now)
        _ = try await scratch.store.file([], refusals: [Refused(itemID: "refused", brandID: brand.id, reason: "Old.")], now: now)
        #expect(try await items(scratch.store, retention, after: 180) == 0)
        #expect(try await items(scratch.store, retention, after: 181) == 2)
        let known = try await known(seeded, scratch.store)
        #expect(known.byIdentity.values.map(\.id) == ["chosen"] && known.isGone(seeded[0]) && !known.isGone(seeded[1]))
        #expect(try await scratch.store.check().isEmpty)
    }

    @Test("of a feed that has too many the oldest go, batch by batch")
    func surplus() async throws {
        let scratch = try await ScratchStore()
        let names = (0..<1300).map { "item \($0)" }
        let seeded = try await scratch.seedItems(names, now: now) { item in
            item.firstSeenAt = now + .seconds(Int(item.id.dropFirst(5)) ?? 0)
        }
        try await scratch.seedCandidate(items: ["item 0"], now: now)
        #expect(try await items(scratch.store, Retention(itemsOfFeed: 1000), after: 1) == 300)
        let known = try await known(seeded, scratch.store)
        #expect(known.byIdentity.count == 1000 && known.isGone(seeded[300]) && !known.isGone(seeded[301]) && !known.isGone(seeded[0]))
    }

    @Test("a tombstone of what the feed still has stays, others go after a year")
    func tombstones() async throws {
        let scratch = try await ScratchStore()
        let seeded = try await scratch.seedItems(["still there", "no more"], now: now)
        let later = now + day * 400
        #expect(try await items(scratch.store, retention, after: 200) == 2)
        var (state, memory) = (FeedState(), FeedMemory())
        memory.lookedThroughAt = later
        state.memory = memory
        var poll = FeedPoll(feedID: "feed", state: state, items: [], nextPollAt: later, error: nil)
        poll.returned = Tombstone.of(seeded[0])
        _ = try await scratch.store.file([poll], now: later)
        _ = try await items(scratch.store, retention, after: 600)
        let known = try await known(seeded, scratch.store)
        #expect(known.isGone(seeded[0]) && !known.isGone(seeded[1]))
    }

    @Test("the tombstones of a feed that was not looked through since stay: it may still have all of it")
    func unseenTombstones() async throws {
        let scratch = try await ScratchStore()
        let seeded = try await scratch.seedItems(["still there"], now: now)
        #expect(try await items(scratch.store, retention, after: 200) == 1)
        _ = try await items(scratch.store, retention, after: 2000)
        #expect(try await known(seeded, scratch.store).isGone(seeded[0]))
    }

    @Test("of all feeds that have too many the oldest go, however many feeds a batch goes through")
    func manyFeeds() async throws {
        let scratch = try await ScratchStore()
        for feed in 0..<7 { try await scratch.seedItems((0..<120).map { "\(feed) \($0)" }, feed: "feed \(feed)", now: now) }
        #expect(try await items(scratch.store, Retention(itemsOfFeed: 20), after: 1) == 700)
        #expect(try await items(scratch.store, Retention(itemsOfFeed: 20), after: 2) == 0)
    }
}
