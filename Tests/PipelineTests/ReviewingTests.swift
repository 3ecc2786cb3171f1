import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Drafts in review are put to their models again when guidelines say something new that no code can check.
struct ReviewingTests {
    private static let kind = "Be kind to rivals."
    private static let finding = "\"A paragraph\" goes against the guidelines, says first. Guidelines: \"Be kind to rivals.\""

    private static func change(_ rig: Rig, _ text: String) async throws {
        guard var brand = rig.board.brand("brand") else { return }
        brand.guidelines = PageText(pageID: "brand", text: text, contentHash: SHA256.hex(of: text))
        rig.board.put(brand)
        try await rig.poll()
    }

    /// Drafts in review that a model wrote, by guidelines with one sentence that only a model can judge.
    private static func reviewed(_ count: Int = 1, writer: ScriptedTextModel? = nil, budgets: Budgets = Budgets()) async throws -> (
        Rig, [String]
    ) {
        let rig = try await Rig()
        if let writer { rig.configure(writers: [writer], budgets: budgets) }
        try await rig.brand { $0.guidelines = PageText(pageID: "brand", text: "Be brave.", contentHash: "first") }
        (writer ?? rig.writer).judge { inquiry in
            inquiry.answer(quote: "A paragraph.", violates: inquiry.rule.sentence == Self.kind)
        }
        for number in 0..<count { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft", "submit")
        try await rig.poll()
        return (rig, try await rig.store.openDrafts().map(\.id).sorted())
    }

    private static func told(_ rig: Rig, _ id: String, _ words: String) throws -> Int {
        try rig.page(id).answers.filter { $0.contains(words) }.count
    }

    @Test func `a new sentence is asked about, and only that; what is found is told once and stays`() async throws {
        let (rig, ids) = try await Self.reviewed()
        let asked = rig.writer.inquiries.count
        try await Self.change(rig, "Be brave.\n\n\(Self.kind)")
        try await rig.drain("review", "announce")
        #expect(rig.writer.inquiries.dropFirst(asked).map(\.rule.sentence) == [Self.kind])
        #expect(rig.writer.inquiries.last?.text == "A hook\n\nA paragraph.")
        #expect(try await rig.draft(ids[0]).checks.map(\.description).contains(Self.finding))
        #expect(try Self.told(rig, ids[0], "Found now: \(Self.finding)") == 1)
        for _ in 1...3 { try await rig.poll() }
        try await rig.drain("review", "announce")
        #expect(rig.writer.inquiries.count == asked + 1)
        #expect(try Self.told(rig, ids[0], "Found now") == 1)
        // Another change finds it again where it stands, without asking.
        rig.clock.advance(by: .seconds(3600))
        try await Self.change(rig, "Be brave.\n\n\(Self.kind)\n\nNo emoji.")
        try await rig.drain("review", "announce")
        #expect(rig.writer.inquiries.count == asked + 1)
        #expect(try Self.told(rig, ids[0], "Found now") == 1)
        #expect(try await rig.draft(ids[0]).checks.map(\.description).contains(Self.finding))
        try await Self.change(rig, "Be brave.")
        try await rig.drain("review", "announce")
        #expect(try await rig.draft(ids[0]).checks.contains { $0.description == Self.finding } == false)
        #expect(try Self.told(rig, ids[0], "No longer found: \(Self.finding)") == 1)
    }

    @Test func `drafts have their turns, and what is not in review any more is not asked about`() async throws {
        let (rig, ids) = try await Self.reviewed(3)
        let asked = rig.writer.inquiries.count
        try await Self.change(rig, Self.kind)
        for done in 1...2 {
            try await rig.drain("review")
            #expect(rig.writer.inquiries.count == asked + done)
            rig.clock.advance(by: .seconds(10))
        }
        try await rig.store.amend(ids[2], lease: nil, now: rig.clock.now()) { row in
            row.state = .rejected
            return DraftFiling()
        }
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("review")
        let last = try await rig.stage("review").nextDue(now: rig.clock.now())
        #expect(last == nil && rig.writer.inquiries.count <= asked + 3)
    }

    @Test func `what was answered is not paid for again, and a day's budget lets the rest wait for the next`() async throws {
        let writer = ScriptedTextModel("first", price: ModelPrice(input: 1000, output: 0), tokens: 100)
        let (rig, ids) = try await Self.reviewed(writer: writer, budgets: Budgets(others: DailyBudget(tokens: 300)))
        // The draft and its one question.
        #expect(writer.paid == 2)
        for text in ["Be brave.\n\n\(Self.kind)", "Be brave.", "Be brave.\n\n\(Self.kind)"] {
            try await Self.change(rig, text)
            try await rig.drain("review")
        }
        #expect(writer.paid == 3 && writer.inquiries.count == 3)
        try await Self.change(rig, "Be brave.\n\n\(Self.kind)\n\nBe modest.")
        try await rig.drain("review")
        #expect(writer.paid == 3)
        let due = try #require(try await rig.stage("review").nextDue(now: rig.clock.now()))
        #expect(due == rig.clock.now().day + .seconds(86_400))
        #expect(try await rig.draft(ids[0]).state == .submitted)
        rig.clock.advance(to: due)
        try await rig.drain("review")
        #expect(writer.paid == 4 && writer.inquiries.last?.rule.sentence == "Be modest.")
    }

    @Test func `a model that stays away is asked some times, then the page says what was not judged`() async throws {
        let (rig, ids) = try await Self.reviewed()
        rig.writer.judge { _ in throw ScriptedFailure("Away.") }
        try await Self.change(rig, Self.kind)
        while let due = try await rig.stage("review").nextDue(now: rig.clock.now()) {
            rig.clock.advance(to: max(due, rig.clock.now()))
            try await rig.drain("review")
        }
        #expect(rig.writer.inquiries.filter { $0.rule.sentence == Self.kind }.count == 4)
        let words = "1 of 1 sentences of the guidelines that only a model can judge were not judged."
        #expect(try await rig.draft(ids[0]).checks.map(\.description).contains(words))
    }

    @Test func `what an editor writes while the model reads is read too`() async throws {
        let (rig, ids) = try await Self.reviewed()
        rig.writer.judge { inquiry in
            if inquiry.text.contains("A hook") {
                try await rig.store.amend(ids[0], lease: nil, now: rig.clock.now()) { row in
                    row.content.text = "Mine is a paragraph."
                    return DraftFiling()
                }
            }
            return inquiry.answer(quote: inquiry.text.contains("A hook") ? "A paragraph." : "a paragraph.", violates: true)
        }
        try await Self.change(rig, Self.kind)
        try await rig.drain("review")
        #expect(rig.writer.inquiries.suffix(2).map(\.text) == ["A hook\n\nA paragraph.", "Mine is a paragraph."])
        #expect(try await rig.draft(ids[0]).checks.contains { $0.description.hasPrefix("\"a paragraph\" goes against") })
    }
}
