import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("What selection sees and files")
struct SelectionShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    func candidate(_ id: String, items: [String]) -> Candidate {
        Candidate(id: id, brandID: "brand", briefID: nil, account: "company", itemIDs: items, reasons: ["New."], createdAt: now)
    }

    @Test("items that were chosen or refused are not offered again; others are, newest first")
    func items() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        var age = 0
        try await scratch.seedItems(["a", "b", "c", "d"], now: now) { item in
            item.publishedAt = now - .seconds(age)
            age += 60
        }
        let refused = Refused(itemID: "c", brandID: "brand", reason: "Older than 7 days.")
        #expect(try await scratch.store.file([candidate("1", items: ["b"])], refusals: [refused], now: now) == 1)
        let choice = try await scratch.store.choice(for: brand, now: now)
        #expect(choice.items.map(\.id) == ["a", "d"])
        #expect(choice.history.map(\.id) == ["1"] && choice.history.first?.itemIDs == ["b"])
        let other = try await scratch.seedBrand("other")
        #expect(try await scratch.store.choice(for: other, now: now).items.count == 4)
    }

    @Test("what was given up is told apart from what was drafted, and its items are not offered again")
    func givenUp() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        try await scratch.seedItems(["a", "b"], now: now)
        #expect(try await scratch.store.file([candidate("1", items: ["a"])], refusals: [], now: now) == 1)
        let taken = try #require(try await scratch.store.takeCandidate(now: now, lease: .seconds(60)))
        try await scratch.store.postpone(candidate: "1", lease: taken.lease, until: nil, because: "Refused.")
        let choice = try await scratch.store.choice(for: brand, now: now)
        #expect(choice.history.isEmpty && choice.givenUp.map(\.id) == ["1"] && choice.givenUp.first?.itemIDs == ["a"])
        #expect(choice.items.map(\.id) == ["b"])
    }

    @Test("feeds of another brand and competitors' feeds are not drafted from")
    func feeds() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        var own = FeedSource(id: "own", url: "https://o", name: "own")
        own.brand = "BRAND brand"
        var foreign = FeedSource(id: "foreign", url: "https://f", name: "foreign")
        foreign.brand = "Somebody"
        var rival = FeedSource(id: "rival", url: "https://r", name: "rival")
        rival.isCompetitor = true
        try await scratch.store.reconcile(feeds: [own, foreign, rival], origin: .configuration, now: now)
        for feed in ["own", "foreign", "rival"] { try await scratch.seedItems(["item of \(feed)"], feed: feed, now: now) }
        #expect(try await scratch.store.choice(for: brand, now: now).items.map(\.id) == ["item of own"])
    }

    @Test("a feed with thousands of fresh items hides neither other feeds nor what a brief is about")
    func crowd() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        try await scratch.seedItems((0..<1500).map { "Noise \($0)" }, feed: "crowd", now: now)
        for (id, title) in [("old", "Neue Wärmepumpen für Kiel"), ("older", "Something else")] {
            try await scratch.seedItems([id], feed: "crowd", now: now) { item in
                item.publishedAt = now - .seconds(6 * 86_400)
                item.title = title
            }
        }
        try await scratch.seedItems(["quiet"], feed: "quiet", now: now) { $0.publishedAt = now - .seconds(5 * 86_400) }
        var brief = Brief(id: "own", name: "Heating")
        brief.brandID = "brand"
        brief.keywords = ["Wärmepumpe"]
        try await scratch.store.file(reading(brands: [brand], briefs: [brief]), now: now)
        let ids = try await scratch.store.choice(for: brand, now: now).items.map(\.id)
        #expect(ids.contains("old") && ids.contains("quiet") && !ids.contains("older") && ids.count == 501)
    }

    @Test("what a brief is about is looked for in what an item says, not in its markup")
    func markup() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        try await scratch.seedItems((0..<1500).map { "Noise \($0)" }, feed: "crowd", now: now)
        let texts = [
            "named": #"<figure class="wp-block-heatpump"><img src="https://a.example/heatpump.jpg"></figure><p>Nothing of it.</p>"#,
            "said": "<p>New h<b>eatp</b>umps for Kiel.</p>",
            "late": "<p>" + String(repeating: #"<span class="a-very-long-name-of-a-class">x</span> "#, count: 100) + "Heatpumps.</p>",
        ]
        for (id, html) in texts {
            try await scratch.seedItems([id], feed: "crowd", now: now) { item in
                item.publishedAt = now - .seconds(6 * 86_400)
                (item.title, item.text, item.html) = ("Something", "", html)
            }
        }
        var brief = Brief(id: "own", name: "Heating")
        brief.brandID = "brand"
        brief.keywords = ["heatpump"]
        try await scratch.store.file(reading(brands: [brand], briefs: [brief]), now: now)
        let ids = try await scratch.store.choice(for: brand, now: now).items.map(\.id)
        #expect(ids.contains("said") && ids.contains("late") && !ids.contains("named"))
    }

    @Test("the same items for the same brief and account are filed once; a brief alone may come again")
    func once() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedBrand()
        try await scratch.seedItems(["a", "b"], now: now)
        let store = scratch.store
        #expect(
            try await store.file([candidate("1", items: ["a", "b"]), candidate("2", items: ["b", "a"])], refusals: [], now: now) == 1)
        #expect(try await store.file([candidate("3", items: []), candidate("4", items: [])], refusals: [], now: now) == 2)
    }

    @Test("a brief without a brand is for the only brand there is; a paused one asks for nothing")
    func briefs() async throws {
        let store = try await ScratchStore().store
        let brand = Brand(id: "brand", name: "Brand")
        var own = Brief(id: "own", name: "Own")
        own.brandID = "brand"
        let open = Brief(id: "open", name: "Open")
        try await store.file(reading(brands: [brand], briefs: [own, open]), now: now)
        #expect(try await store.choice(for: brand, now: now).briefs.map(\.id) == ["open", "own"])
        try await store.file(reading(brands: [Brand(id: "other", name: "Other")], briefs: []), now: now)
        #expect(try await store.choice(for: brand, now: now).briefs.map(\.id) == ["own"])
        own.status = .paused
        try await store.file(reading(brands: [], briefs: [own]), now: now)
        #expect(try await store.choice(for: brand, now: now).briefs.isEmpty)
    }

    private func reading(brands: [Brand], briefs: [Brief]) -> CommissionReading {
        let present: Set = ["brand", "other", "own", "open"]
        return CommissionReading(brands: brands, briefs: briefs, feeds: [], stamps: [:], present: present, problems: [])
    }

    @Test("drafts that are neither published nor closed count as open")
    func counts() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        try await scratch.seedDraft("1", state: .submitted, now: now)
        try await scratch.seedDraft("2", state: .rejected, now: now)
        let choice = try await scratch.store.choice(for: brand, now: now)
        #expect(choice.openDrafts == 1 && choice.postsMade.isEmpty)
    }

    @Test("what was chosen or drafted is known as told, and what became of the drafts counts for their feed")
    func memory() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        try await scratch.seedItems(["a", "b"], feed: "one", now: now)
        #expect(try await scratch.store.file([candidate("1", items: ["a", "b"])], refusals: [], now: now) == 1)
        try await scratch.seedDraft("open", state: .submitted, now: now)
        try await scratch.seedDraft("closed", state: .rejected, now: now)
        let choice = try await scratch.store.choice(for: brand, now: now)
        let told = Set(choice.told.map(\.id))
        #expect(told.isSuperset(of: ["a", "b", "open"]) && !told.contains("closed"))
        #expect(choice.told.first { $0.id == "a" }?.feedID == "one" && choice.told.first { $0.id == "open" }?.feedID == nil)
        let later = try await scratch.store.choice(for: brand, now: now + .seconds(29 * 86400))
        #expect(later.told.isEmpty)
        #expect(choice.records.values.reduce(0) { $0 + $1.rejected } <= 1)
    }

    @Test("headlines are those of the brand's and of competitors' feeds, by the earlier of both times; competitors' items come with a name")
    func context() async throws {
        let scratch = try await ScratchStore()
        let brand = try await scratch.seedBrand()
        var own = FeedSource(id: "own", url: "https://o", name: "own")
        own.topics = ["wind"]
        var foreign = FeedSource(id: "foreign", url: "https://f", name: "foreign")
        foreign.brand = "Somebody"
        var rival = FeedSource(id: "rival", url: "https://r", name: "Acme")
        rival.isCompetitor = true
        try await scratch.store.reconcile(feeds: [own, foreign, rival], origin: .configuration, now: now)
        for feed in ["own", "foreign", "rival"] {
            try await scratch.seedItems(["item of \(feed)"], feed: feed, now: now) { $0.publishedAt = now - .seconds(60) }
        }
        let choice = try await scratch.store.choice(for: brand, now: now)
        #expect(Set(choice.headlines.map(\.title)) == ["item of own", "item of rival"])
        #expect(choice.headlines.allSatisfy { $0.at == now - .seconds(60) })
        #expect(choice.rivals.map(\.name) == ["Acme"] && choice.rivals.map(\.item.id) == ["item of rival"])
        #expect(choice.topics == ["own": ["wind"]])
    }
}
