import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Candidates under a lease")
struct DraftingShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)
    let lease = Duration.seconds(60)

    func draft(of candidate: Candidate) -> Draft {
        Draft(
            id: "draft", candidateID: candidate.id, brandID: candidate.brandID, briefID: nil, account: candidate.account, state: .drafted,
            title: "Title", content: PostContent(text: "Text", altText: "", pictureHash: nil), windowEnds: now + .seconds(86400),
            createdAt: now)
    }

    @Test("of many takers one gets the row")
    func manyTakers() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedCandidate(now: now)
        let taken = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await scratch.store.takeCandidate(now: now, lease: lease) } }
            return try await group.reduce(into: []) { if let taken = $1 { $0.append(taken) } }
        }
        #expect(taken.count == 1)
    }

    @Test("a candidate comes with brand, brief and items in their order")
    func assignment() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedItems(["a", "b", "c"], now: now)
        try await scratch.seedCandidate(items: ["c", "a"], now: now)
        let taken = try #require(try await scratch.store.takeCandidate(now: now, lease: lease))
        #expect(taken.assignment.items.map(\.id) == ["c", "a"] && taken.assignment.candidate.itemIDs == ["c", "a"])
        #expect(taken.assignment.brand.name == "Brand brand" && taken.assignment.brief == nil && taken.failures == 0)
    }

    @Test("a row whose lease lapsed is taken again, counts a failure, and the late worker files nothing")
    func lateWorker() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let candidate = try await scratch.seedCandidate(now: now)
        let first = try #require(try await store.takeCandidate(now: now, lease: lease))
        #expect(try await store.nextCandidateDue(now: now) == now + lease)
        let later = now + lease
        let second = try #require(try await store.takeCandidate(now: later, lease: lease))
        #expect(second.failures == 1)
        #expect(try await !store.file(draft(of: candidate), filing: DraftFiling(), lease: first.lease, now: later))
        #expect(try await store.draft("draft") == nil)
        #expect(try await store.file(draft(of: candidate), filing: DraftFiling(), lease: second.lease, now: later))
        #expect(try await !store.file(draft(of: candidate), filing: DraftFiling(), lease: second.lease, now: later))
        #expect(try await store.takeCandidate(now: later + lease + lease, lease: lease) == nil)
    }

    @Test("a lapsed lease files nothing even if nobody else took the row")
    func lapsed() async throws {
        let scratch = try await ScratchStore()
        let candidate = try await scratch.seedCandidate(now: now)
        let taken = try #require(try await scratch.store.takeCandidate(now: now, lease: lease))
        #expect(try await !scratch.store.file(draft(of: candidate), filing: DraftFiling(), lease: taken.lease, now: now + lease))
    }

    @Test("a postponed candidate rests until then; a parked one for good, and why is told")
    func postpone() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedCandidate(now: now)
        let first = try #require(try await store.takeCandidate(now: now, lease: lease))
        let until = now + .seconds(300)
        try await store.postpone(candidate: "candidate", lease: first.lease, until: until, because: "The model is away.")
        #expect(try await store.takeCandidate(now: now, lease: lease) == nil)
        #expect(try await store.nextCandidateDue(now: now) == until)
        let second = try #require(try await store.takeCandidate(now: until, lease: lease))
        #expect(second.failures == 1)
        try await store.postpone(candidate: "candidate", lease: first.lease, until: now, because: "late")
        try await store.postpone(candidate: "candidate", lease: second.lease, until: nil, because: "The model has no key.")
        #expect(try await store.takeCandidate(now: until + lease, lease: lease) == nil)
        #expect(try await store.nextCandidateDue(now: until) == nil)
        #expect(try await store.story(of: "candidate").last?.sentence == "Given up: The model has no key.")
    }

    @Test("the hosts of a brand's competitors are those of their feeds and of what these lead to")
    func rivals() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        var rival = FeedSource(id: "rival", url: "https://feeds.service.example/rival", name: "Rival")
        rival.isCompetitor = true
        var foreign = FeedSource(id: "foreign", url: "https://other.example/feed", name: "Other")
        foreign.isCompetitor = true
        foreign.brand = "Somebody else"
        var silent = FeedSource(id: "silent", url: "https://silent.example/feed", name: "Silent")
        silent.isCompetitor = true
        let own = FeedSource(id: "own", url: "https://own.example/feed", name: "Own")
        try await scratch.store.reconcile(feeds: [rival, foreign, silent, own], origin: .configuration, now: now)
        try await scratch.seedItems(["news"], feed: "rival", now: now) { $0.url = "https://www.rival.example/news" }
        #expect(try await scratch.store.rivalHosts(ofBrand: brand) == ["silent.example", "rival.example"])
        let hits = ["https://rival.example/a", "https://blog.rival.example/b", "https://notrival.example/c"].map {
            SearchHit(url: $0, title: "")
        }
        #expect(ResearchPlan.order(hits, without: ["rival.example"]).map(\.url) == ["https://notrival.example/c"])
    }
}
