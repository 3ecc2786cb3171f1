import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Status, stories and faults")
struct StatusShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    @Test("the desk at a glance")
    func status() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedItems(["a", "b"], now: now)
        try await scratch.seedCandidate("waiting", now: now)
        try await scratch.seedDraft("review", state: .submitted, slot: now + .seconds(60), now: now) { $0.obstacles = ["Too long."] }
        try await scratch.seedDraft("soon", state: .slotted, slot: now + .seconds(3600), now: now)
        try await scratch.seedDraft("far", state: .slotted, slot: now + .seconds(90000), now: now)
        try await scratch.seedDraft("failing", state: .changesRequested, now: now) { $0.lastError = "The model is away." }
        try await store.report(Fault(key: "board", sentence: "Notion is away."), now: now)
        let status = try await store.status(now: now)
        let queues = Dictionary(uniqueKeysWithValues: status.queues.map { ($0.name, $0.count) })
        #expect(queues["candidates"] == 1 && queues["slotted"] == 2 && queues["feeds due"] == 0 && queues["submitted"] == 1)
        #expect(status.due.map(\.draftID) == ["soon"])
        #expect(status.waiting.map(\.draftID) == ["review"] && status.waiting.first?.note == "Too long.")
        #expect(status.stuck.map(\.draftID) == ["failing"] && status.stuck.first?.note == "The model is away.")
        #expect(status.feeds.map(\.items) == [2] && status.feeds.first?.lastPollAt == now)
        #expect(status.faults.map(\.sentence) == ["Notion is away."])
    }

    @Test("a fault is new once, counts up, keeps its first time and goes with its cause")
    func faults() async throws {
        let store = try await ScratchStore().store
        #expect(try await store.report(Fault(key: "k", sentence: "First."), now: now))
        #expect(try await !store.report(Fault(key: "k", sentence: "Second."), now: now + .seconds(60)))
        let fault = try #require(try await store.status(now: now).faults.first)
        #expect(fault.sentence == "Second." && fault.since == now && fault.last == now + .seconds(60) && fault.count == 2)
        try await store.clear(fault: "k")
        #expect(try await store.status(now: now).faults.isEmpty)
        #expect(try await store.report(Fault(key: "k", sentence: "Again."), now: now))
    }

    @Test("a fault whose cause is gone is kept among the last twenty, once, and not while it stands again")
    func pastFaults() async throws {
        let store = try await ScratchStore().store
        for number in 1...25 {
            try await store.report(Fault(key: "k\(number)", sentence: "Number \(number)."), now: now + .seconds(number))
            try await store.clear(fault: "k\(number)")
        }
        var past = try await store.status(now: now).pastFaults
        #expect(past.map(\.key) == (6...25).reversed().map { "k\($0)" })
        try await store.report(Fault(key: "k25", sentence: "Again."), now: now + .seconds(60))
        past = try await store.status(now: now).pastFaults
        #expect(past.first?.key == "k24" && past.count == 19)
        try await store.clear(fault: "k25")
        past = try await store.status(now: now).pastFaults
        #expect(past.first?.sentence == "Again." && past.count == 20)
    }

    @Test("who is waited for is told with the time since which they could act, whatever else changes on the draft")
    func waiting() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let mia = Person(id: "1", name: "Mia")
        try await scratch.seedBrand { $0.editors = [mia] }
        try await scratch.seedDraft("review", state: .submitted, slot: now + .seconds(60), now: now) { $0.awaitsPicture = true }
        try await scratch.seedDraft("held", state: .slotted, slot: now + .seconds(3600), now: now + .seconds(5)) { $0.isOnHold = true }
        try await scratch.seedDraft("failed", state: .failed, now: now + .seconds(6))
        try await scratch.seedDraft("moving", state: .slotted, slot: now + .seconds(9000), now: now)
        try await store.amend("review", lease: nil, now: now + .seconds(600)) { row in
            row.board.commentsReadAt = now + .seconds(600)
            return DraftFiling()
        }
        let status = try await store.status(now: now + .seconds(900))
        #expect(status.waiting.map(\.draftID) == ["review", "held", "failed"])
        #expect(status.waiting.map(\.errand?.task) == [.approve, .release, .retry])
        #expect(status.waiting.map(\.errand?.since) == [now, now + .seconds(5), now + .seconds(6)])
        #expect(status.waiting.allSatisfy { $0.errand?.people == ["Mia"] })
        #expect(status.waiting.first?.note == "The picture is still being made.")
        #expect(status.queues.first { $0.name == "submitted" }?.oldest == now)
        try await store.amend("review", lease: nil, now: now + .seconds(1000)) { row in
            row.state = .changesRequested
            return DraftFiling()
        }
        #expect(try await store.status(now: now).queues.first { $0.name == "changesRequested" }?.oldest == now + .seconds(1000))
    }

    @Test("the story of an item, its candidate and its draft is one story")
    func story() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedItems(["a", "b"], now: now)
        try await scratch.seedCandidate(items: ["a"], now: now)
        let taken = try #require(try await store.takeCandidate(now: now, lease: .seconds(60)))
        let draft = Draft(
            id: "draft", candidateID: "candidate", brandID: "brand", briefID: nil, account: "company", state: .submitted, title: "T",
            content: PostContent(text: "x", altText: "", pictureHash: nil), windowEnds: now, createdAt: now)
        var filing = DraftFiling()
        filing.versions = [
            DraftVersion(
                draftID: "draft", number: 1, author: "builtin", reason: "first draft", text: "x", altText: "", createdAt: now + .seconds(1))
        ]
        filing.decision = Decision(
            kind: .rejected, by: Person(id: "p", name: "Pia"), at: now + .seconds(2), hash: "", note: "off topic")
        #expect(try await store.file(draft, filing: filing, lease: taken.lease, now: now + .seconds(3)))
        let story = try await store.story(of: "draft").map(\.sentence)
        #expect(
            story == [
                "Item \"a\" was seen in the feed Feed feed.", "Chosen for company: Seeded.", "Version 1 by builtin: first draft",
                "Pia rejected it: off topic.", "The draft is submitted.",
            ])
        #expect(try await store.story(of: "a").map(\.sentence) == story)
        #expect(try await store.story(of: "candidate").map(\.sentence) == story)
        #expect(try await store.story(of: "none").isEmpty)
    }

    @Test("why an item was refused is told")
    func refusal() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedBrand()
        try await scratch.seedItems(["a"], now: now)
        let refused = Refused(itemID: "a", brandID: "brand", reason: "Older than 7 days.")
        _ = try await scratch.store.file([], refusals: [refused], now: now)
        #expect(try await scratch.store.story(of: "a").last?.sentence == "Not chosen for Brand brand: Older than 7 days.")
    }

    @Test("an item is found by its address however that was copied, by its title, or by words of it; several are listed, the newest first")
    func named() async throws {
        let scratch = try await ScratchStore()
        let at = Date(milliseconds: 1_783_156_080_000)
        for (number, title) in ["Pumps 100% solar", "Pumps of the north", "Cranes"].enumerated() {
            try await scratch.seedItems(["\(number)"], now: at + .seconds(number)) { item in
                item.title = title
                item.url = "https://www.example.org/news/\(number)?utm_source=feed"
            }
        }
        let expected: [(words: String, ids: [String])] = [
            ("https://www.example.org/news/1?utm_source=feed", ["1"]), ("http://example.org/news/1/", ["1"]),
            ("https://example.org/news/9", []), ("https://example.org/news/", []), ("cranes", ["2"]), ("pumps", ["1", "0"]),
            ("100% s", ["0"]), ("P%s", []), ("", []),
        ]
        for (words, ids) in expected {
            let found = try await scratch.store.items(called: words, most: 20).map(\.id)
            #expect(found == ids, "\(words)")
        }
        let newest = try await scratch.store.items(called: "pumps", most: 1).map(\.id)
        #expect(newest == ["1"])
    }
}
