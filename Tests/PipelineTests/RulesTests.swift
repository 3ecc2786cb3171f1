import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Drafts on the line and the rules of their brand's guidelines.
struct RulesTests {
    private static func guidelines(_ text: String) -> PageText { PageText(pageID: "brand", text: text, contentHash: SHA256.hex(of: text)) }

    private static func rig(_ text: String) async throws -> Rig {
        let rig = try await Rig()
        try await rig.brand { $0.guidelines = guidelines(text) }
        return rig
    }

    private static func written(_ rig: Rig) async throws -> Draft {
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        try await rig.drain("draft", "submit")
        let id = try #require(try await rig.store.openDrafts().first?.id)
        return try await rig.draft(id)
    }

    @Test func `the model that wrote a draft is asked what code cannot check, and its finding goes with the words`() async throws {
        let rig = try await Self.rig("No emoji.\n\nBe kind to rivals.")
        rig.writer.judge { $0.answer(quote: "A paragraph.", violates: true) }
        let draft = try await Self.written(rig)
        #expect(rig.writer.inquiries.map(\.rule.sentence) == ["Be kind to rivals."])
        let words: Message = "\"A paragraph\" goes against the guidelines, says first. Guidelines: \"Be kind to rivals.\""
        #expect(draft.checks.map(\.description) == [words.description])
        #expect(draft.rules == Rulebook(try #require(try await rig.store.brand("brand"))).version)
        try await rig.poll()
        rig.board.edit(draft.id) { $0.text = "A hook 😀\n\nMine." }
        try await rig.poll()
        let edited = try await rig.draft(draft.id)
        #expect(edited.checks.map(\.description) == ["No emoji are wanted (1 found): \"😀\" Guidelines: \"No emoji.\""])
        #expect(edited.obstacles.isEmpty)
    }

    @Test func `a model that is away, or quotes what is not there, keeps no draft back`() async throws {
        let rig = try await Self.rig("Be kind to rivals.\n\nBe brave.")
        rig.writer.judge { inquiry in
            if inquiry.rule.sentence == "Be brave." { throw ScriptedFailure("Away.") }
            return inquiry.answer(quote: "A paragraph.", violates: false)
        }
        let draft = try await Self.written(rig)
        #expect(draft.state == .submitted)
        #expect(
            draft.checks.map(\.description) == ["1 of 2 sentences of the guidelines that only a model can judge were not judged."])
    }

    @Test func `no more than twenty questions are asked about a text`() async throws {
        let rig = try await Self.rig((1...30).map { "Be kind in way \($0)." }.joined(separator: "\n\n"))
        rig.writer.judge { $0.answer(quote: "A paragraph.", violates: false) }
        _ = try await Self.written(rig)
        #expect(rig.writer.inquiries.count == 20)
    }

    @Test func `a legal line is put under what a model wrote, and without it nothing is approved`() async throws {
        let rig = try await Self.rig("# Legal\n- Every post ends with the line \"Capital at risk today.\"")
        let draft = try await Self.written(rig)
        #expect(draft.content.text == "A hook\n\nA paragraph.\n\nCapital at risk today." && draft.checks.isEmpty)
        try await rig.drain("illustrate", "announce")
        try await rig.poll()
        rig.board.edit(draft.id) { $0.text = "Mine." }
        try await rig.poll()
        try await rig.approve(draft.id)
        #expect(try await rig.state(draft.id) == .submitted)
        try await rig.drain("announce")
        #expect(try rig.page(draft.id).answers.last?.contains("\"Capital at risk today.\" is missing.") == true)
        rig.board.edit(draft.id) { $0.text = "Mine.\n\nCapital at risk today." }
        try await rig.poll()
        #expect(try await rig.draft(draft.id).obstacles.isEmpty)
    }

    @Test func `a trial shows which rules and findings would come and go, and changes nothing`() async throws {
        let rig = try await Self.rig("No emoji.")
        try await rig.submitted("one") { $0.content.text = "A cheap bridge." }
        try await rig.submitted("two") { $0.content.text = "A bridge 😀." }
        try await rig.submitted("three") { $0.content.text = "A bridge." }
        let desk = RuleDesk(rig.workshop, board: rig.store, shelf: rig.store)
        let trial = try await desk.trial(ofBrand: "Brand brand", guidelines: "Never say \"cheap\".")
        #expect(trial.drafts == 3 && trial.added.map(\.words) == ["none of \"cheap\""] && trial.removed.map(\.words) == ["no emoji"])
        #expect(Set(trial.changes.map(\.draft.id)) == ["one", "two"])
        #expect(trial.changes.first { $0.draft.id == "one" }?.found.map(\.quote) == ["cheap"])
        #expect(trial.changes.first { $0.draft.id == "two" }?.gone.map(\.quote) == ["😀"])
        #expect(try await rig.store.brand("brand")?.guidelines.text == "No emoji.")
        var brand = try #require(rig.board.brand("brand"))
        brand.guidelines = Self.guidelines("Never say \"bridge\".")
        rig.board.put(brand)
        let page = try await desk.trial(ofBrand: "Brand brand", guidelines: nil)
        #expect(page.changes.count == 3 && page.after.version != page.before.version)
        await #expect(throws: (any Error).self) { try await desk.trial(ofBrand: "Nobody", guidelines: "") }
    }
}
