import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Copydesk's own writes to the board are never made over an editor's act, also where an answer was lost.
@Suite struct AnnouncingActsTests {
    @Test("an act between the reading of a page and a writing that comes late is not overwritten, and counts")
    func actInBetween() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule")
        let (clock, board, isDone) = (rig.clock, rig.board, Locked(false))
        board.trouble { deed in
            guard case .page = deed, !isDone.withLock({ $0 }) else { return nil }
            return .meanwhile {
                isDone.withLock { $0 = true }
                board.edit("draft") { $0.status = .inReview }
                clock.advance(by: .seconds(600))
            }
        }
        try await rig.drain("announce")
        try #require(isDone.withLock { $0 })
        #expect(try rig.page().status == .inReview)
        rig.clock.advance(by: .seconds(2))
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .submitted)
        rig.clock.advance(by: .seconds(61))
        try await rig.drain("announce")
        #expect(try rig.page().status == .inReview)
        #expect(try await rig.faults().isEmpty)
    }

    @Test(
        "a status that stood still on its way ends the approval, for an act may lie under it",
        arguments: [Duration.seconds(200), .seconds(600)], [true, false])
    func standstill(_ length: Duration, isAnswered: Bool) async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Person(id: "editor", name: "Edda")] }
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule")
        let (clock, start) = (rig.clock, rig.clock.now())
        rig.board.trouble { deed in
            guard clock.now() == start, case .apply(let update) = deed, case .face = update.change else { return nil }
            return isAnswered
                ? .meanwhile { clock.advance(by: length) } : .lose(ScriptedFailure()) { clock.advance(by: length) }
        }
        try await rig.drain("announce")
        #expect(try await rig.state() == .submitted)
        #expect(try await rig.store.decisions(ofDraft: "draft").last?.kind == .voided)
        for _ in 0..<6 {
            rig.clock.advance(by: .seconds(20))
            try await rig.poll()
            try await rig.drain("announce")
        }
        #expect(try rig.page().status == .inReview)
        #expect(try rig.page().answers.contains { $0.contains("stood still") })
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        #expect(try await rig.state() == .slotted)
    }

    @Test("an editor's act that was not read yet stands before an own write")
    func actFirst() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        try await rig.show("draft") { $0.state = .submitted }
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.drain("announce")
        #expect(try rig.page().status == .rejected)
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
        try await rig.drain("announce")
        #expect(try rig.page().status == .rejected)
    }

    @Test("a date that was not read yet is not written over")
    func dateFirst() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let wish = try #require(try await rig.draft().slot) + .seconds(7200)
        try await rig.show("draft") { $0.slot = wish + .seconds(86400) }
        rig.board.edit("draft") { $0.publishAt = wish }
        try await rig.drain("announce")
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.draft().slot == wish)
        #expect(try rig.page().publishAt == wish)
    }

    @Test("a remark that was written while the last one was answered is not emptied unread")
    func remarkFirst() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        rig.writer.answer { _ in .sample(hook: "Short") }
        try await rig.drain("draft")
        rig.board.edit("draft") { $0.remarks = "And punchier." }
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .changesRequested)
        #expect(try await rig.draft().remark == "And punchier.")
    }

    @Test("a write whose answer was lost is no editor's act, and is made again")
    func lostAnswer() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule")
        rig.board.trouble { deed in if case .apply = deed { .lose(ScriptedFailure("Timed out.")) } else { nil } }
        try await rig.drain("announce")
        try await rig.poll()
        rig.board.heal()
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .slotted)
        #expect(try rig.page().status == .scheduled)
        #expect(try rig.page().answers.filter { $0.hasPrefix("Approved") }.count == 1)
    }

    @Test("an editor's act after a write whose answer was lost is not written over")
    func lostAnswerThenAct() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        try await rig.show("draft") {
            $0.lastError = "Something."; $0.state = .approved
        }
        rig.board.trouble { deed in if case .apply = deed { .lose(ScriptedFailure("Timed out.")) } else { nil } }
        try await rig.drain("announce")
        rig.board.heal()
        rig.clock.advance(by: .seconds(30))
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        #expect(try rig.page().status == .rejected)
    }

    @Test("what stands on the page after a write whose answer was lost is not written again over an act of that moment")
    func lostAnswerAndAct() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { ($0.status, $0.remarks) = (.changesRequested, "Shorter.") }
        try await rig.poll()
        rig.writer.answer { _ in .sample(hook: "Short") }
        try await rig.drain("draft")
        rig.board.trouble { deed in
            guard case .apply(let update) = deed, case .face = update.change else { return nil }
            return .lose(ScriptedFailure("Timed out."))
        }
        try await rig.drain("announce")
        #expect(try rig.page().status == .inReview)
        let (board, isDone) = (rig.board, Locked(false))
        board.trouble { deed in
            guard case .page = deed, !isDone.withLock({ $0 }) else { return nil }
            return .meanwhile {
                isDone.withLock { $0 = true }
                board.edit("draft") { ($0.status, $0.remarks) = (.rejected, "Not ours.") }
            }
        }
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        try #require(isDone.withLock { $0 })
        #expect(try rig.page().status == .rejected && rig.page().remarks == "Not ours.")
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
    }
}
