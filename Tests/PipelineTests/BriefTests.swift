import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// From an editor's brief to its end.
struct BriefTests {
    private func brief(_ change: (inout Brief) -> Void = { _ in }) -> Brief {
        var brief = Brief(id: "brief", name: "The bridge opens")
        brief.brandID = "brand"
        change(&brief)
        return brief
    }

    /// The brief on the desk, read, chosen and drafted.
    private func ordered(_ rig: Rig, _ change: (inout Brief) -> Void = { _ in }) async throws {
        rig.board.put(brief(change))
        try await rig.poll()
        try await rig.work("select")
        try await rig.drain("draft")
    }

    private func lastNote(_ rig: Rig) -> BriefProgress? {
        guard case .brief(let progress) = rig.board.notes(onRow: "brief").last else { return nil }
        return progress
    }

    private func drafts(_ rig: Rig) async throws -> Int {
        try await rig.store.status(now: rig.clock.now()).queues.first { $0.name == "drafted" }?.count ?? 0
    }

    @Test func `a brief alone is enough, and its type, tone, text and links reach the writer`() async throws {
        let rig = try await Rig()
        try await ordered(rig) {
            $0.postType = "question"; $0.tone = "cheerful"; $0.links = ["https://bridge.example/opening"]
            $0.page = PageText(pageID: "brief", text: "Nobody has to wait any more.", contentHash: "h")
        }
        let order = try #require(rig.writer.orders.first)
        #expect(rig.pages.reads == ["https://bridge.example/opening"])
        #expect(order.assignment.items.map(\.url) == ["https://bridge.example/opening"])
        for words in ["question", "cheerful", "Nobody has to wait any more.", "The^bridge^opens^on^Monday.", "end with one open question"] {
            #expect(order.prompt.user.contains(words), "\(words)\n\(order.prompt.user)")
        }
        let id = try #require(try await onlyDraft(rig))
        #expect(try await rig.draft(id).content.text.contains("https://bridge.example/opening"))
        #expect(try await rig.store.assignment(ofDraft: id)?.items.map(\.title) == ["A page"])
    }

    @Test func `keywords alone are enough: the feeds of the last weeks are looked through, and what was found is told`() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedItems(["old"], now: rig.clock.now() - .seconds(20 * 86_400)) { item in
            item.title = "A drawbridge for Kiel"
            item.text = String(repeating: "The drawbridge opens for ships. ", count: 10)
            item.publishedAt = rig.clock.now() - .seconds(20 * 86_400)
        }
        try await ordered(rig) { $0.keywords = ["drawbridge"] }
        #expect(rig.writer.orders.first?.assignment.items.map(\.id) == ["old"])
        let id = try #require(try await onlyDraft(rig))
        #expect(try await rig.draft(id).checks.map(\.description).contains { $0.hasPrefix("Research: only 1 of 3 wanted pages") })

        let other = try await Rig()
        try await ordered(other) { $0.keywords = ["drawbridge"] }
        let alone = try #require(try await onlyDraft(other))
        #expect(
            try await other.draft(alone).checks.contains("Research: no page was found for the brief; the draft rests on the brief alone."))
        #expect(other.writer.orders.first?.assignment.items.isEmpty == true)
    }

    private func onlyDraft(_ rig: Rig) async throws -> String? {
        try await rig.drain("submit")
        let drafts = try await rig.store.openDrafts()
        return drafts.count == 1 ? drafts[0].id : nil
    }

    @Test func `links are enough, and a page that cannot be read is told under Checks`() async throws {
        let rig = try await Rig()
        rig.pages.answer { address in
            if address.contains("gone") { throw ScriptedFailure("There is nothing at its address.", .permanent) }
            return SourcePage(url: address, title: "A page", text: "The bridge opens on Monday.")
        }
        try await ordered(rig) { $0.links = ["https://bridge.example/gone", "https://bridge.example/here"] }
        let id = try #require(try await onlyDraft(rig))
        #expect(try await rig.draft(id).checks.contains("Source: There is nothing at its address."))
        #expect(rig.writer.orders.first?.assignment.items.map(\.url) == ["https://bridge.example/here"])
    }

    @Test func `a page that may come back is waited for twice, and then the draft is made without it`() async throws {
        let rig = try await Rig()
        rig.pages.answer { _ in throw ScriptedFailure("It timed out.") }
        try await ordered(rig) {
            $0.keyMessages = "It opens."; $0.links = ["https://bridge.example/slow"]
        }
        #expect(rig.writer.orders.isEmpty)
        for _ in 1...2 {
            rig.clock.advance(by: .seconds(120))
            try await rig.drain("draft")
        }
        #expect(rig.pages.reads.count == 3 && rig.writer.orders.count == 1)
        #expect(try await drafts(rig) == 1)
    }

    @Test func `a rewrite rests on the pages too`() async throws {
        let rig = try await Rig()
        try await ordered(rig) { $0.links = ["https://bridge.example/opening"] }
        let id = try #require(try await onlyDraft(rig))
        try await rig.poll()
        rig.board.edit(id) { $0.remarks = "Shorter." }
        rig.writer.answer { _ in .sample(hook: "Another hook") }
        try await rig.poll()
        try await rig.drain("draft")
        #expect(rig.writer.orders.last?.revision?.remark == "Shorter.")
        #expect(rig.writer.orders.last?.assignment.items.map(\.url) == ["https://bridge.example/opening"])
        #expect(rig.pages.reads.count == 1)
    }

    @Test func `a series comes at its cadence, as many as are wanted, and nothing after the deadline`() async throws {
        let rig = try await Rig()
        let end = rig.clock.now() + .seconds(16 * 86_400)
        try await ordered(rig) {
            $0.keyMessages = "It opens."; $0.cadence = .weekly; $0.postsWanted = 5; $0.deadline = end
        }
        var made = [try await drafts(rig)]
        for _ in 1...4 {
            rig.clock.advance(by: .seconds(7 * 86_400))
            try await rig.poll()
            try await rig.work("select")
            try await rig.drain("draft")
            made.append(try await drafts(rig))
        }
        #expect(made == [1, 2, 3, 3, 3])
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(lastNote(rig)?.isDone == true && lastNote(rig)?.note == "Done: the deadline has passed; 0 posted, 3 still on the way.")
    }

    @Test func `once its draft is closed it is done, and what was asked before is not asked again`() async throws {
        let rig = try await Rig()
        try await ordered(rig) { $0.keyMessages = "It opens." }
        let id = try #require(try await onlyDraft(rig))
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(lastNote(rig) == BriefProgress(isDone: false, postsMade: 0, note: ""))
        rig.board.edit(id) { $0.status = .rejected }
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(lastNote(rig)?.isDone == true && lastNote(rig)?.note?.hasPrefix("Done: 0 of 1 posted; the others were rejected") == true)
        let told = rig.board.notes(onRow: "brief").count
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(rig.board.notes(onRow: "brief").count == told)
        // Long after the candidates of the last weeks are forgotten.
        rig.clock.advance(by: .seconds(60 * 86_400))
        try await rig.poll()
        try await rig.work("select")
        try await rig.drain("draft")
        #expect(rig.writer.orders.count == 1)
    }

    @Test func `a brief that cannot be met says why`() async throws {
        let rig = try await Rig()
        rig.board.put(brief())
        try await rig.poll()
        #expect(lastNote(rig)?.note?.contains("Nothing to write from yet: fill in \"Key messages\"") == true)
        rig.board.put(brief { $0.brandID = "nobody" })
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(lastNote(rig)?.note == "No draft is made: choose a brand.")
    }
}
