import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Several texts of one draft, of which the editors choose one.
@Suite struct VariantTests {
    /// A draft in review whose writer calls every variant by its number.
    private func reviewed() async throws -> Rig {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        rig.writer.answer { order in .sample(hook: "Beside \(order.revision?.others.count ?? 0)") }
        return rig
    }

    private func rest(_ rig: Rig) async throws {
        for _ in 0..<3 {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("draft", "announce")
        }
    }

    /// An editor's comment; gives the answers in its thread.
    @discardableResult
    private func say(_ words: String, _ rig: Rig) async throws -> [String] {
        rig.board.comment("draft", words)
        let thread = try #require(try rig.page().comments.last).discussionID
        try await rest(rig)
        return try rig.page().replies[thread] ?? []
    }

    private func choose(_ name: String, _ rig: Rig) async throws {
        rig.board.edit("draft") { $0.variant = name }
        try await rest(rig)
    }

    private let second = "Beside 1\n\nA paragraph."

    @Test("/variant lists another text and leaves the one under Post; the writer is told what it has to differ from")
    func another() async throws {
        let rig = try await reviewed()
        let answers = try await say("/variant with a question", rig)
        #expect(answers.count == 1 && answers[0].hasPrefix("Variant B is under \"Versions\" as version 2;"))
        let page = try rig.page()
        #expect(page.text == "Text of draft.")
        #expect(page.listed.map(\.text) == [second])
        #expect(page.listed.map(\.author) == ["first"] && page.listed.map(\.reason) == ["variant B"])
        #expect(page.variant == "A" && page.status == .inReview)
        let revision = try #require(rig.writer.orders.first?.revision)
        #expect(revision.others == ["Text of draft."] && revision.remark == "with a question")
        try await say("/variant", rig)
        #expect(rig.writer.orders.last?.revision?.others == ["Text of draft.", second])
        #expect(try rig.page().listed.map(\.number) == [2, 3])
    }

    @Test("the chosen variant stands under Post as a new version, and each keeps what editors made of it")
    func chosen() async throws {
        let rig = try await reviewed()
        try await say("/variant", rig)
        rig.board.edit("draft") { $0.text = "My first one." }
        try await rest(rig)
        try await choose("B", rig)
        #expect(try rig.page().text == second)
        #expect(try rig.page().answers.last?.hasPrefix("Variant B is under \"Post\" as version 4;") == true)
        #expect(try rig.page().versions.contains("My first one."))
        let made = try #require(try await rig.store.versions(ofDraft: "draft").last)
        #expect([made.author, made.reason.description, made.text] == ["Ada", "variant B chosen", second])
        try await choose("A", rig)
        #expect(try rig.page().text == "My first one.")
        #expect(try rig.page().variant == "A")
        #expect(try await rig.draft().content.text == "My first one.")
        #expect(rig.writer.orders.count == 1)
    }

    @Test("a choice after the approval voids it, and what is published is the variant that was approved then")
    func afterApproval() async throws {
        let rig = try await reviewed()
        try await say("/variant", rig)
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        #expect(try await rig.state() == .slotted)
        try await rig.prepareAtSlot()
        rig.board.edit("draft") { $0.variant = "B" }
        try await rig.drain("send", "announce")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try rig.page().answers.contains { $0.hasPrefix("The approval is void: variant B was chosen.") })
        try await rest(rig)
        #expect(try rig.page().status == .inReview)
        try await rig.drain("schedule", "announce")
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        try await rig.prepareAtSlot()
        try await rig.drain("send")
        #expect(rig.publisher.live.map(\.text) == [second])
    }

    @Test("three is the most, also when they are asked for at once")
    func most() async throws {
        let rig = try await reviewed()
        for _ in 0..<4 { rig.board.comment("draft", "/variant") }
        for _ in 0..<2 { try await rest(rig) }
        let page = try rig.page()
        #expect(page.listed.map(\.reason) == ["variant B", "variant C"])
        let answers = page.comments.map { page.replies[$0.discussionID] ?? [] }
        #expect(answers.map(\.count) == [1, 1, 1, 1])
        #expect(answers[2...].allSatisfy { $0[0].hasPrefix("There are 3 variants already") })
        #expect(rig.writer.orders.count == 2)
        #expect(try await rig.state() == .submitted)
    }

    @Test("another text and a variant that are asked for together are both made, the variant beside the new text")
    func together() async throws {
        let rig = try await reviewed()
        rig.board.comment("draft", "/shorter")
        #expect(try await say("/variant", rig).count == 1)
        #expect(try rig.page().text.hasPrefix("Beside 0"))
        #expect(try rig.page().versions.contains(second))
        #expect(try rig.page().replies.count == 2)
    }

    @Test("a name that is none is answered, and the column says what stands again", arguments: [true, false])
    func unknown(_ hasVariants: Bool) async throws {
        let rig = try await reviewed()
        if hasVariants { try await say("/variant", rig) }
        try await choose("C", rig)
        #expect(try rig.page().answers.last?.hasPrefix("There is no variant \"C\"") == true)
        #expect(try rig.page().variant == (hasVariants ? "A" : ""))
        #expect(try rig.page().text == "Text of draft.")
    }

    @Test("a variant that reads as one that is there is none, and the page says so")
    func same() async throws {
        let rig = try await reviewed()
        rig.writer.answer { _ in .sample(hook: "Always this") }
        try await say("/variant", rig)
        #expect(try await say("/variant", rig).first?.contains("wrote the same again") == true)
        #expect(try rig.page().listed.count == 1)
    }

    @Test("a choice that was not read yet is not written over")
    func choiceFirst() async throws {
        let rig = try await reviewed()
        try await say("/variant", rig)
        try await choose("B", rig)
        rig.board.edit("draft") { $0.isRestoreTicked = true }
        try await rig.poll()
        rig.board.edit("draft") { $0.variant = "A" }
        try await rest(rig)
        #expect(try rig.page().variant == "A")
        #expect(try rig.page().text == "Text of draft.")
    }
}
