import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// A year of a busy desk in the real store: `make year` (COPYDESK_YEAR=365 days).
@Suite("A year", .enabled(if: Environment.value("COPYDESK_YEAR") != nil))
struct YearTests {
    static let draftsADay = 10
    static let itemsADay = 200
    static let most = 2_000_000_000
    let day = Duration.seconds(86_400)
    let start = Date(milliseconds: 1_783_156_080_000)

    @Test("ten drafts a day with their pictures and two hundred items stay under 2 GB", .timeLimit(.minutes(60)))
    func size() async throws {
        let days = Environment.value("COPYDESK_YEAR").flatMap { Int($0) } ?? 365
        let scratch = try await ScratchStore(now: start)
        var random = SeededRandom(seed: 7)
        try await scratch.seedBrand()
        var highest = 0
        for number in 0..<days {
            let now = start + day * number
            let items = try await seedItems(number, scratch, now, &random)
            for index in 0..<Self.draftsADay { try await live("\(number)-\(index)", scratch, items[index], now, &random) }
            try await lookAtPosts(scratch.store, now + day)
            while try await !scratch.store.tidy(Retention(), now: now, next: now).isAll {}
            highest = max(highest, try size(of: scratch))
            if number % 73 == 72 { say("day \(number + 1): \(try size(of: scratch) / 1_000_000) MB") }
        }
        _ = try await scratch.store.checkpoint()
        let end = try Files.size(of: scratch.store.path)
        let copying = ContinuousClock.now
        try await scratch.store.backup(to: scratch.folder.file("copy.db"))
        say("backup of \(end / 1_000_000) MB: \(copying.duration(to: .now))")
        let looking = ContinuousClock.now
        let verdict = try await StoreCopy(path: scratch.folder.file("copy.db")).verdict(besides: scratch.store.path)
        say("restore --verify: \(looking.duration(to: .now))")
        #expect(verdict.isSound, "\(verdict.problems)")
        say(
            "\(days) days, \(days * Self.draftsADay) drafts, \(days * Self.itemsADay) items: \(end / 1_000_000) MB, at most "
                + "\(highest / 1_000_000) MB with the log; \(verdict.pictures) pictures kept, \(verdict.picturesNotKept) by their hash alone"
        )
        #expect(highest < Self.most)
        let path = scratch.folder.file("copy.db")
        let opening = ContinuousClock.now
        _ = try await Store.open(url: "sqlite:\(path)", folder: scratch.folder.path, now: start + day * days)
        say("start, with the check for damage: \(opening.duration(to: .now))")
    }

    private func size(of scratch: ScratchStore) throws -> Int {
        try ["", "-wal"].reduce(0) { $0 + (try Files.size(of: scratch.store.path + $1)) }
    }

    /// Letters by chance: about what text is to a database that does not compress.
    private func words(_ count: Int) -> String {
        String(Data(RandomBytes.make(count * 3 / 4 + 3)).base64EncodedString().prefix(count))
    }

    private func seedItems(_ number: Int, _ scratch: ScratchStore, _ now: Date, _ random: inout SeededRandom) async throws -> [String] {
        let source = FeedSource(id: "feed", url: "https://example.org/feed.xml", name: "Feed")
        if number == 0 { try await scratch.store.reconcile(feeds: [source], origin: .configuration, now: now) }
        var items: [Item] = []
        for index in 0..<Self.itemsADay {
            let id = "item-\(number)-\(index)"
            items.append(
                Item(
                    id: id, feedID: "feed", identity: "guid:\(id)", url: "https://example.org/\(id)", title: words(70),
                    publishedAt: now, text: words(.random(in: 800...6000, using: &random)), firstSeenAt: now,
                    contentHash: SHA256.hex(of: id)))
        }
        _ = try await scratch.store.file(
            [FeedPoll(feedID: "feed", state: FeedState(), items: items, nextPollAt: now, error: nil)], now: now)
        return items.map(\.id)
    }

    /// A draft from its candidate to its end: three texts, one or two pictures, what the board is told, decisions, a post.
    private func live(_ id: String, _ scratch: ScratchStore, _ item: String, _ now: Date, _ random: inout SeededRandom) async throws {
        let store = scratch.store
        let candidate = Candidate(
            id: "candidate \(id)", brandID: "brand", briefID: nil, account: "company", itemIDs: [item], reasons: ["It fits."],
            createdAt: now)
        _ = try await store.file([candidate], refusals: [], now: now)
        let taken = try #require(try await store.takeCandidate(now: now, lease: .seconds(60)))
        let texts = (0..<3).map { _ in words(1400) }
        var draft = Draft(
            id: id, candidateID: candidate.id, brandID: "brand", briefID: nil, account: "company", state: .submitted, title: words(60),
            content: PostContent(text: texts[0], altText: words(120), pictureHash: nil), windowEnds: now + day * 14, createdAt: now)
        draft.slot = now + day
        draft.page = BoardReference(pageID: "page of \(id)", postBlockID: "block", url: "https://board/\(id)")
        var filing = DraftFiling()
        filing.versions = [version(1, of: id, texts[0], now)]
        #expect(try await store.file(draft, filing: filing, lease: taken.lease, now: now))
        let pictures = (0..<(Int.random(in: 0..<3, using: &random) == 0 ? 2 : 1)).map { _ in picture(&random) }
        for picture in pictures { try await store.keep(picture) }
        let rewrites = [version(2, of: id, texts[1], now), version(3, of: id, texts[2], now)]
        let closed: DraftState = Int.random(in: 0..<10, using: &random) < 8 ? .published : .rejected
        for rewrite in rewrites {
            _ = try await store.amend(id, lease: nil, now: now) { [pictures] draft in
                draft.content = PostContent(text: rewrite.text, altText: draft.content.altText, pictureHash: pictures.last?.hash)
                draft.version = rewrite.number
                var filing = DraftFiling()
                filing.versions = [rewrite]
                filing.updates = [
                    BoardUpdate(
                        key: "\(id)#t\(rewrite.number)", draftID: id, change: .text(rewrite.text, version: rewrite.number, replacing: "")),
                    BoardUpdate(key: "\(id)#v\(rewrite.number)", draftID: id, change: .version(rewrite)),
                    BoardUpdate(key: "\(id)#f\(rewrite.number)", draftID: id, change: .face(BoardFace())),
                ]
                return filing
            }
        }
        // As much as the request of such a text is.
        if closed == .published { try await scratch.publish(id, urn: "urn:li:share:\(id)", body: words(2000), now: now) }
        _ = try await store.amend(id, lease: nil, now: now) { draft in
            draft.state = closed
            var filing = DraftFiling()
            filing.decision = Decision(
                kind: closed == .published ? .approved : .rejected, by: Person(id: "ada", name: "Ada"), at: now,
                hash: ApprovalHash.of(draft.content, account: draft.account), note: "")
            return filing
        }
        while let update = try await store.takeUpdate(now: now, lease: .seconds(60)) {
            try await store.fileUpdate(update, now: now) { _ in nil }
        }
    }

    /// Reads back what was published, and its numbers at each age at which they are read.
    private func lookAtPosts(_ store: Store, _ now: Date) async throws {
        while var reading = try await store.dueProofreading(now: now) {
            (reading.state, reading.nextLookAt, reading.note) = (.same, nil, "It says what was approved.")
            try await store.file(reading, now: now) { _ in nil }
        }
        while case let orders = try await store.dueMeasurings(now: now, limit: 50), !orders.isEmpty {
            let results = orders.map { due in
                var (order, numbers) = (due, PostNumbers())
                for metric in Metric.allCases { numbers.note(metric, 1234) }
                let measurement = Measurement(numbers, measuredAt: due.nextLookAt ?? now, publishedAt: due.publishedAt)
                order.nextLookAt = MeasuringPlan.ages.map { due.publishedAt + $0 }.first { $0 > (due.nextLookAt ?? now) }
                return MeasuringResult(order, measurement)
            }
            try await store.file(results, now: now) { _, _ in nil }
        }
    }

    private func version(_ number: Int, of id: String, _ text: String, _ now: Date) -> DraftVersion {
        let record = WritingRecord(
            prompt: Prompt(system: words(2500), user: words(7000), nonce: "n", pages: []),
            result: WritingResult(writing: .sample(hook: text), model: "ollama/llama3.2:3b", seed: 1), sources: [:])
        return DraftVersion(
            draftID: id, number: number, author: "ollama/llama3.2:3b", reason: "Shorter.", text: text, altText: "", createdAt: now,
            record: record)
    }

    private func picture(_ random: inout SeededRandom) -> Picture {
        // A photograph of these pixels at JPEG quality 92, as `PictureWorkshop` writes what is painted, had 287 kB; sharper ones have more.
        let bytes = RandomBytes.make(.random(in: 250_000...600_000, using: &random))
        return Picture(
            bytes: bytes, mediaType: "image/jpeg", width: 1200, height: 628, hash: SHA256.hex(of: bytes),
            provenance: Picture.Provenance(
                engine: "sdapi", model: "sd_xl_base_1.0", prompt: words(300), negativePrompt: words(100), seed: 1,
                deliveredWidth: 1216, deliveredHeight: 640, steps: []))
    }

    private func say(_ line: String) { StandardError.write("year: \(line)\n") }
}
