import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Every text that was shown is under Versions, and any of them comes back by its box.
@Suite struct RestoreTests {
    /// A draft in review with a rewritten text: the page shows "Short" and lists the first text.
    private func rewritten() async throws -> Rig {
        let rig = try await Rig()
        try await rig.submitted()
        try await rewrite(rig)
        return rig
    }

    private func rewrite(_ rig: Rig) async throws {
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        rig.writer.answer { _ in .sample(hook: "Short") }
        try await rest(rig, "draft")
    }

    private func rest(_ rig: Rig, _ loops: String...) async throws {
        for loop in loops + ["announce"] { try await rig.drain(loop) }
        try await rig.poll()
        try await rig.drain("announce")
    }

    private func tick(_ numbers: [Int], _ rig: Rig) async throws {
        rig.board.edit("draft") { $0.ticked = numbers }
        try await rig.poll()
    }

    @Test("what a rewrite and an edit replaced is listed with the author, time and reason of its own, each once")
    func everyText() async throws {
        let rig = try await rewritten()
        rig.board.edit("draft") { $0.text = "Mine." }
        try await rig.poll()
        try await rest(rig)
        try await rewrite(rig)
        let listed = try rig.page().listed
        #expect(listed.map(\.text) == ["Text of draft.", "Short\n\nA paragraph.", "Mine."])
        #expect(listed.map(\.number) == [1, 2, 3])
        #expect(listed.map(\.author) == ["builtin", "first", "Ada"])
        #expect(listed.map(\.reason) == ["first draft", "Shorter.", "edited on the board"])
        let kept = try await rig.store.versions(ofDraft: "draft")
        #expect(listed.map(\.createdAt) == kept.dropLast().map(\.createdAt))
    }

    @Test("a ticked box puts its text back as a new version, and is unticked")
    func putBack() async throws {
        let rig = try await rewritten()
        try await tick([1], rig)
        try await rest(rig)
        #expect(try rig.page().text == "Text of draft.")
        #expect(try rig.page().ticked.isEmpty)
        #expect(try rig.page().status == .inReview)
        #expect(try rig.page().listed.map(\.number) == [1, 2])
        #expect(try rig.page().answers.last?.contains("Version 1 is put back as version 3") == true)
        let made = try #require(try await rig.store.versions(ofDraft: "draft").last)
        #expect([made.author, made.reason.description, made.text] == ["Ada", "version 1 put back", "Text of draft."])
        for _ in 1...3 { try await rest(rig) }
        #expect(try await rig.draft().version == 3)
    }

    @Test("Restore goes back, and ticked again forth")
    func restore() async throws {
        let rig = try await rewritten()
        for (text, number) in [("Text of draft.", 3), ("Short\n\nA paragraph.", 4)] {
            rig.clock.advance(by: .seconds(61))
            rig.board.edit("draft") { $0.isRestoreTicked = true }
            try await rig.poll()
            try await rest(rig)
            #expect(try rig.page().text == text)
            #expect(try !rig.page().isRestoreTicked)
            #expect(try await rig.draft().version == number)
        }
    }

    @Test("a version put back after the approval voids it, and what is published then is the text put back and approved")
    func afterApproval() async throws {
        let rig = try await rewritten()
        try await rig.approve()
        try await rest(rig, "schedule")
        #expect(try await rig.state() == .slotted)
        try await rig.prepareAtSlot()
        rig.board.edit("draft") { $0.ticked = [1] }
        try await rig.drain("send")
        #expect(rig.publisher.live.isEmpty)
        #expect(try await rig.state() == .submitted)
        try await rest(rig)
        #expect(try rig.page().answers.contains { $0.hasPrefix("The approval is void: version 1 was put back.") })
        #expect(try rig.page().status == .inReview)
        try await rest(rig, "schedule")
        try await rig.approve()
        try await rest(rig, "schedule")
        try await rig.prepareAtSlot()
        try await rig.drain("send")
        #expect(rig.publisher.live.map(\.text) == ["Text of draft."])
    }

    @Test("a version put back while a rewrite runs stands, and the rewrite comes too late")
    func whileRewriting() async throws {
        let rig = try await rewritten()
        rig.board.edit("draft") { $0.remarks = "Longer." }
        try await rig.poll()
        rig.writer.answer { _ in
            try await tick([1], rig)
            return .sample(hook: "Long")
        }
        try await rest(rig, "draft")
        #expect(try rig.page().text == "Text of draft.")
        #expect(try await rig.state() == .submitted)
        #expect(try rig.page().remarks.isEmpty)
        #expect(try rig.page().versions == ["Text of draft.", "Short\n\nA paragraph."])
        #expect(rig.writer.orders.count == 2)
    }

    @Test("an edit that was not read yet is never written over by a version put back; it comes after it")
    func unreadEdit() async throws {
        let rig = try await rewritten()
        try await tick([1], rig)
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.text = "Mine." }
        try await rest(rig)
        #expect(try rig.page().text == "Mine.")
        #expect(try await rig.draft().content.text == "Mine.")
        #expect(try rig.page().ticked.isEmpty)
        #expect(try rig.page().versions.contains("Short\n\nA paragraph."))
    }

    @Test("an editor who takes an unread edit back leaves a page whose text is the draft's")
    func editTakenBack() async throws {
        let rig = try await rewritten()
        let shown = try rig.page().text
        try await tick([1], rig)
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.text = "Mine." }
        try await rig.drain("announce")
        rig.board.edit("draft") { $0.text = shown }
        try await rest(rig)
        #expect(try await rig.draft().content.text == shown)
        try await rig.approve()
        #expect(try await rig.state() == .approved)
    }

    @Test("two texts in a row reach the page although the first had not when the second came")
    func twoInARow() async throws {
        let rig = try await rewritten()
        try await tick([1], rig)
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.isRestoreTicked = true }
        try await rig.poll()
        #expect(try rig.page().text == "Short\n\nA paragraph.")
        try await rest(rig)
        #expect(try rig.page().text == "Short\n\nA paragraph.")
        #expect(try await rig.draft().content.text == "Short\n\nA paragraph.")
        try await rig.approve()
        #expect(try await rig.state() == .approved)
    }

    @Test("a text whose writing was cut off is finished before the next takes its place")
    func cutOff() async throws {
        let rig = try await rewritten()
        try await tick([1], rig)
        rig.board.trouble { deed in
            if case .apply(let update) = deed, case .text = update.change { .lose(ScriptedFailure("Cut off.")) } else { nil }
        }
        try await rig.drain("announce")
        rig.board.heal()
        rig.board.comment("draft", "/change Longer.")
        rig.clock.advance(by: .seconds(61))
        rig.writer.answer { _ in .sample(hook: "Long") }
        for _ in 1...4 {
            rig.clock.advance(by: .seconds(61))
            try await rest(rig, "draft")
        }
        #expect(try rig.page().text == "Long\n\nA paragraph.")
        #expect(try await rig.draft().content.text == "Long\n\nA paragraph.")
        #expect(try await rig.draft().board.shownTextHash == ApprovalHash.ofText("Long\n\nA paragraph."))
    }

    @Test("the box of a published post is unticked, and says why")
    func published() async throws {
        let rig = try await rewritten()
        try await rig.approve()
        try await rest(rig, "schedule")
        try await rig.prepareAtSlot()
        try await rig.drain("send")
        #expect(try await rig.state() == .published)
        try await rest(rig)
        rig.clock.advance(by: .seconds(61))
        try await tick([1], rig)
        try await rest(rig)
        #expect(try rig.page().text == "Short\n\nA paragraph.")
        #expect(try rig.page().ticked.isEmpty)
        #expect(try rig.page().answers.last == "Version 1 cannot be put back: the post can no longer be changed.")
    }
}
