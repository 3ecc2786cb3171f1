import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Copydesk's own writes to the board: in order, until they are there.
@Suite struct AnnouncingTests {
    @Test("updates keep their order per draft, and one draft's trouble is no other's")
    func order() async throws {
        let rig = try await Rig()
        try await rig.submitted("first")
        try await rig.submitted("second")
        try await rig.say("one", on: "first")
        try await rig.say("two", on: "first")
        try await rig.say("three", on: "second")
        rig.board.trouble { deed in
            if case .apply(let update) = deed, update.draftID == "first" { .refuse(ScriptedFailure()) } else { nil }
        }
        try await rig.drain("announce")
        #expect(try rig.page("second").answers == ["three"])
        rig.board.heal()
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("announce")
        #expect(try rig.page("first").answers == ["one", "two"])
    }

    @Test("an answer does not wait for the pages of all drafts that changed guidelines bring, and takes its page's turn along")
    func guidelines() async throws {
        let rig = try await Rig()
        for number in 1...6 { try await rig.submitted("draft \(number)") }
        let changedAt = rig.clock.now()
        for number in 1...6 {
            try await rig.store.amend("draft \(number)", lease: nil, now: changedAt) { row in
                row.checks.append("Checked.")
                var filing = DraftFiling()
                filing.updates = [
                    BoardUpdate(
                        key: "\(row.id)@\(row.revision)#guidelines", draftID: row.id, change: .face(BoardFace()),
                        deferredUntil: changedAt + .seconds(number * 5 - 5))
                ]
                return filing
            }
        }
        rig.clock.advance(by: .seconds(1))
        try await rig.say("answer", on: "draft 6")
        let before = rig.board.deeds.count
        func pages() -> [String] {
            rig.board.deeds[before...].compactMap { deed in if case .apply(let update) = deed { update.draftID } else { nil } }
        }
        try await rig.drain("announce")
        #expect(pages() == ["draft 6", "draft 6", "draft 1"])
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("announce")
        #expect(pages().dropFirst(3) == ["draft 2"])
        rig.clock.advance(by: .seconds(20))
        try await rig.drain("announce")
        #expect(pages().dropFirst(4) == ["draft 3", "draft 4", "draft 5"])
    }

    @Test("an update that can never be made gives way to the next")
    func parked() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.say("bad", on: "draft")
        try await rig.say("good", on: "draft")
        rig.board.trouble { deed in
            guard case .apply(let update) = deed, case .comment("bad", _, _) = update.change else { return nil }
            return .refuse(ScriptedFailure("Refused.", .permanent))
        }
        try await rig.drain("announce")
        #expect(try rig.page().answers == ["good"])
        #expect(try await rig.draft().board.writingSince == nil)
    }

    @Test("a board that is away for a week costs no update")
    func awayForLong() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.say("news", on: "draft")
        rig.board.trouble { _ in .refuse(ScriptedFailure()) }
        for _ in 0..<168 {
            rig.clock.advance(by: .seconds(3600))
            try await rig.drain("announce")
        }
        rig.board.heal()
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("announce")
        #expect(try rig.page().answers == ["news"])
    }

    @Test("comments that the board refuses hold up comments alone, however many wait")
    func refusedComments() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        for words in ["news", "more news"] { try await rig.say(words, on: "draft") }
        rig.board.trouble { deed in
            guard case .apply(let update) = deed, case .comment = update.change else { return nil }
            return .refuse(ScriptedFailure())
        }
        try await rig.drain("announce")
        try await rig.show("draft") { $0.lastError = "Something." }
        try await rig.drain("announce")
        #expect(try rig.page().lastError.contains("Something."))
        rig.board.heal()
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("announce")
        #expect(try rig.page().answers.suffix(2) == ["news", "more news"])
    }

    @Test("a page says from its beginning that nothing blocks approval, and no more once its draft is rejected")
    func callout() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedDraft("draft", state: .drafted, now: rig.clock.now())
        try await rig.drain("submit", "announce")
        #expect(try rig.page().callout.hasSuffix("Nothing blocks approval."))
        try await rig.poll()
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.state() == .rejected)
        #expect(try !rig.page().callout.contains("approval"))
    }

    @Test("a tick at Hold shows at the top of the page, and goes with it")
    func hold() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        for isOnHold in [true, false] {
            rig.clock.advance(by: .seconds(60))
            rig.board.edit("draft") { $0.isOnHold = isOnHold }
            try await rig.poll()
            try await rig.drain("announce")
            #expect(try rig.page().callout.contains("On hold.") == isOnHold)
            #expect(try rig.page().isOnHold == isOnHold)
        }
    }
}
