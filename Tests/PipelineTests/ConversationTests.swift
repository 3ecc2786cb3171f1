import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What an editor writes in comments and under Remarks, and what the page answers.
@Suite struct ConversationTests {
    /// A draft in review, some time later.
    private func reviewed() async throws -> Rig {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        return rig
    }

    /// An editor's comment; gives the answers in its thread once everything rests.
    @discardableResult
    private func say(_ words: String, _ rig: Rig) async throws -> [String] {
        rig.board.comment("draft", words)
        let thread = try #require(try rig.page().comments.last).discussionID
        try await rest(rig)
        return try rig.page().replies[thread] ?? []
    }

    private func rest(_ rig: Rig, rounds: Int = 3) async throws {
        for _ in 0..<rounds {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("draft", "announce")
        }
    }

    @Test(
        "a command for another text is a clear instruction to the writer, answered in its thread when the text is there",
        arguments: [
            ("/shorter", "clearly shorter"), ("/longer", "Make it longer"), ("/tone warm", "tone to: warm"), ("@copydesk warmer", "warmer"),
        ])
    func anotherText(_ words: String, _ instruction: String) async throws {
        let rig = try await reviewed()
        rig.writer.answer { order in .sample(hook: "For \(words)") }
        let answers = try await say(words, rig)
        #expect(answers == ["Version 2 is under \"Post\"; the text before it is under \"Versions\"."])
        #expect(rig.writer.orders.count == 1)
        #expect(rig.writer.orders.first?.revision?.remark.contains(instruction) == true)
        #expect(try rig.page().text.hasPrefix("For \(words)"))
        #expect(try rig.page().status == .inReview)
        #expect(try rig.page().answers.count == 1)
    }

    @Test("an order that is read when the draft was just rejected is answered, and does not take it up again")
    func orderBeforeRejection() async throws {
        let rig = try await reviewed()
        rig.board.comment("draft", "@copydesk warmer")
        let pages = try #require(rig.line.stages.first { $0.name == "board" })
        rig.board.trouble { deed in
            guard case .comments = deed else { return nil }
            return .meanwhile {
                rig.board.heal()
                rig.board.edit("draft") { $0.status = .rejected }
                rig.clock.advance(by: .seconds(16))
                _ = try await pages.workOnce()
            }
        }
        try await rest(rig)
        #expect(try await rig.state() == .rejected)
        #expect(try rig.page().status == .rejected)
        #expect(try rig.page().replies["draft thread 1"] == ["No other text is written: the draft was rejected."])
        #expect(rig.writer.orders.isEmpty)
    }

    @Test("an order that comes while another one is followed is followed too, and each thread is answered once")
    func orderWhileWriting() async throws {
        let rig = try await reviewed()
        rig.board.comment("draft", "/shorter")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.writer.answer { order in
            if order.revision?.remark.contains("warm") == true { return .sample(hook: "Warm") }
            rig.board.comment("draft", "/tone warm")
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            return .sample(hook: "Short")
        }
        try await rest(rig)
        let page = try rig.page()
        #expect(page.text.hasPrefix("Warm"))
        #expect(page.comments.map { page.replies[$0.discussionID]?.count } == [1, 1])
        #expect(page.versions == ["Text of draft.", "Short\n\nA paragraph."])
        #expect(try await rig.state() == .submitted)
        #expect(rig.writer.orders.count == 2)
    }

    @Test("two orders of one minute are followed together")
    func together() async throws {
        let rig = try await reviewed()
        rig.board.comment("draft", "/shorter")
        #expect(try await say("@copydesk name the price", rig).count == 1)
        let remark = try #require(rig.writer.orders.first?.revision?.remark)
        #expect(remark.contains("clearly shorter") && remark.contains("name the price"))
        #expect(rig.writer.orders.count == 1)
        #expect(try rig.page().replies.count == 2)
    }

    @Test("an order that cannot be met, or is meant no more, is said in its thread to be so")
    func unmet() async throws {
        let rig = try await reviewed()
        rig.writer.answer { _ in throw ScriptedFailure("Refused.", .permanent) }
        #expect(try await say("/shorter", rig) == ["No other text could be written: Refused. Edit the text under \"Post\", or ask again."])
        rig.board.comment("draft", "/longer")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.board.edit("draft") { $0.status = .rejected }
        try await rest(rig)
        let thread = try #require(try rig.page().comments.last).discussionID
        #expect(try rig.page().replies[thread] == ["No other text is written: the draft was rejected."])
    }

    @Test("an editor's text that comes while another is being written stands, and the thread says where the other one is")
    func editedMeanwhile() async throws {
        let rig = try await reviewed()
        rig.writer.answer { _ in
            rig.board.edit("draft") { $0.text = "Mine." }
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            return .sample(hook: "Short")
        }
        let answers = try await say("/shorter", rig)
        #expect(answers.count == 1 && answers[0].hasSuffix("is under \"Versions\": version 3."))
        #expect(try rig.page().text == "Mine.")
        #expect(try rig.page().versions.contains("Short\n\nA paragraph."))
        #expect(try rig.page().status == .inReview)
        #expect(rig.writer.orders.count == 1)
    }

    @Test("/alt is an edit of the alt text: it stands on the page, and an approval is void")
    func altText() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        #expect(try await say("/alt A bridge at dawn", rig) == ["The alt text is now: A bridge at dawn"])
        #expect(try rig.page().altText == "A bridge at dawn")
        #expect(try await rig.state() == .submitted)
        #expect(try rig.page().status == .inReview)
        #expect(try await rig.store.decisions(ofDraft: "draft").last?.kind == .voided)
        #expect(try await say("/alt", rig).first?.contains("/alt TEXT") == true)
        #expect(try rig.page().altText == "A bridge at dawn")
    }

    @Test("/schedule moves the post where the calendar allows it, keeps the approval and says the minute, else why not")
    func schedule() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        #expect(try await say("/schedule 6 July 14:00", rig) == ["Set for Mon 2026-07-06 14:00 UTC. The approval stays in force."])
        try await rig.drain("schedule", "announce")
        let wish = try #require(Timestamp.parse("2026-07-06T14:00:00Z"))
        #expect(try rig.page().publishAt == wish)
        #expect(try await rig.state() == .slotted)
        #expect(try await say("/schedule 2027-01-01 09:00", rig).first?.contains("after the end of this draft's window") == true)
        #expect(try await say("/schedule when it suits", rig).first?.contains("/schedule 1 Dec 09:00") == true)
        #expect(try rig.page().publishAt == wish)
        #expect(try await rig.draft().slot == wish)
    }

    @Test("a word that is no command changes nothing and is answered with the nearest one; /help lists them all")
    func unknown() async throws {
        let rig = try await reviewed()
        #expect(try await say("/shortr", rig).first?.contains("Did you mean /shorter?") == true)
        #expect(try await say("/help", rig).first?.contains("/schedule DATE: ") == true)
        #expect(try await say("What do you think, Ben?", rig).isEmpty)
        #expect(rig.writer.orders.isEmpty)
        #expect(try await rig.state() == .submitted)
        #expect(try rig.page().answers.count == 2)
    }

    @Test("/approve is answered in its thread when the approval is in force, or void")
    func approval() async throws {
        let rig = try await reviewed()
        #expect(try await say("/approve", rig).map { $0.prefix(9) } == ["Approved:"])
        try await say("/alt Another one", rig)
        rig.board.comment("draft", "/approve")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.board.edit("draft") { $0.text = "Mine." }
        try await rest(rig)
        let thread = try #require(try rig.page().comments.last).discussionID
        #expect(try rig.page().replies[thread]?.map { $0.prefix(21) } == ["The approval is void:"])
    }

    @Test("every command is answered once in its thread, though the daemon restarts and answers are lost")
    func onceForAll() async throws {
        let rig = try await reviewed()
        let words = ["/hold", "/next", "/anyway", "/link", "/nolink", "/why", "/help", "/alt A", "/schedule tomorrow 12:00", "/foo"]
        for word in words { rig.board.comment("draft", word) }
        rig.board.trouble { deed in
            if case .apply(let update) = deed, case .comment = update.change { .lose(ScriptedFailure("Timed out.")) } else { nil }
        }
        try await rest(rig)
        rig.board.heal()
        rig.clock.advance(by: .seconds(3600))
        let again = ProductionLine(rig.workshop, store: rig.store, doorbell: rig.scratch.doorbell)
        for name in ["board", "announce", "board", "announce"] {
            rig.clock.advance(by: .seconds(61))
            let stage = try #require(again.stages.first { $0.name == name })
            while try await stage.workOnce() {}
        }
        let page = try rig.page()
        #expect(page.comments.map { page.replies[$0.discussionID]?.count ?? 0 } == words.map { _ in 1 })
    }

    // MARK: Remarks

    @Test(
        "a command under Remarks is obeyed and the column emptied; a word that is none stays there to be mended",
        arguments: ["/schedule tomorrow 12:00", "/alt A bridge", "/foo", "/why"])
    func remarks(_ words: String) async throws {
        let rig = try await reviewed()
        rig.board.edit("draft") { $0.remarks = words }
        try await rest(rig)
        let page = try rig.page()
        #expect(page.remarks == (words == "/foo" ? "/foo" : ""))
        #expect(page.answers.count == 1)
        #expect(page.text == "Text of draft.")
        if words.hasPrefix("/schedule") { #expect(page.publishAt == Timestamp.parse("2026-07-05T12:00:00Z")) }
        if words.hasPrefix("/alt") { #expect(page.altText == "A bridge") }
    }

    @Test("Remarks are emptied once they are answered, also with bad news, and the same words can be written again")
    func emptied() async throws {
        let rig = try await reviewed()
        rig.writer.answer { _ in throw ScriptedFailure("Refused.", .permanent) }
        rig.board.edit("draft") { $0.remarks = "/shorter" }
        try await rest(rig)
        #expect(try rig.page().remarks.isEmpty)
        rig.writer.answer { order in .sample(hook: order.revision?.remark ?? "") }
        rig.board.edit("draft") { $0.remarks = "/shorter" }
        try await rest(rig)
        #expect(try rig.page().text.hasPrefix("Make it clearly shorter"))
        #expect(try rig.page().remarks.isEmpty)
        #expect(try rig.page().answers.count == 2)
    }

    @Test("Remarks that were written on while a text was being made are followed as they read then")
    func writtenOn() async throws {
        let rig = try await reviewed()
        rig.board.edit("draft") { $0.remarks = "Shor" }
        try await rig.poll()
        rig.writer.answer { order in
            if order.revision?.remark == "Shorter and warmer" { return .sample(hook: "Right") }
            rig.board.edit("draft") { $0.remarks = "Shorter and warmer" }
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            return .sample(hook: "Half")
        }
        try await rest(rig)
        #expect(try rig.page().text.hasPrefix("Right"))
        #expect(try rig.page().remarks.isEmpty)
        #expect(rig.writer.orders.count == 2)
    }
}
