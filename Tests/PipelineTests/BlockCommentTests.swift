import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Comments on blocks: soon on pages that people work on, else in the sweep.
@Suite struct BlockCommentTests {
    /// Rounds of the board's poll, with everything that follows.
    private func rounds(_ count: Int, _ rig: Rig, pause: Duration = .seconds(16)) async throws {
        for _ in 0..<count {
            rig.clock.advance(by: pause)
            try await rig.work("board")
            try await rig.drain("draft", "announce")
        }
    }

    private func edited() async throws -> Rig {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(3600))
        rig.board.edit("draft") { $0.altText = "A bridge" }
        try await rounds(1, rig)
        return rig
    }

    private func answers(_ rig: Rig) throws -> [String] {
        let thread = try #require(try rig.page().comments.last).discussionID
        return try rig.page().replies[thread] ?? []
    }

    @Test("on a page that was just edited a comment on a paragraph is followed about that paragraph, and answered in its thread, once")
    func lively() async throws {
        let rig = try await edited()
        rig.board.comment("draft", "/shorter", at: "Text of draft.")
        rig.writer.answer { _ in .sample(hook: "Short") }
        try await rounds(6, rig)
        #expect(try answers(rig) == ["Version 2 is under \"Post\"; the text before it is under \"Versions\"."])
        #expect(rig.writer.orders.count == 1)
        #expect(rig.writer.orders.first?.revision?.remark.contains("about the passage \"Text of draft.\"") == true)
        #expect(try rig.page().text.hasPrefix("Short"))
        rig.board.comment("draft", "/hold", at: "Short")
        try await rounds(12, rig)
        #expect(try answers(rig).count == 1)
        #expect(try await rig.draft().isOnHold)
        #expect(rig.writer.orders.count == 1)
    }

    @Test("on a page that nobody touches blocks are asked every six hours, and nothing is lost until then")
    func calm() async throws {
        let rig = try await edited()
        rig.clock.advance(by: .seconds(1200))
        try await rounds(4, rig)
        let before = rig.board.deeds.count { if case .blockComments = $0 { true } else { false } }
        rig.board.comment("draft", "/hold", at: "Text of draft.")
        for _ in 0..<12 {
            rig.clock.advance(by: .seconds(1800))
            try await rounds(1, rig)
        }
        let asked = rig.board.deeds.count { if case .blockComments = $0 { true } else { false } } - before
        #expect((1...2).contains(asked))
        #expect(try answers(rig).count == 1)
    }

    @Test("what is said on a block at the end of an edited page's ten minutes is looked for once more after them")
    func lastWords() async throws {
        let rig = try await edited()
        try await rounds(35, rig)
        rig.board.comment("draft", "/hold", at: "Text of draft.")
        try await rounds(9, rig)
        #expect(try answers(rig).count == 1)
        let before = rig.board.deeds.count { if case .blockComments = $0 { true } else { false } }
        try await rounds(20, rig, pause: .seconds(900))
        let after = rig.board.deeds.count { if case .blockComments = $0 { true } else { false } }
        #expect(after - before <= 2)
    }

    @Test("what Copydesk writes on a page makes it none that somebody works on")
    func ownWrites() async throws {
        let rig = try await edited()
        rig.clock.advance(by: .seconds(1200))
        try await rounds(4, rig)
        func reads() -> Int { rig.board.deeds.count { if case .comments = $0 { true } else { false } } }
        let before = reads()
        for number in 0..<20 {
            try await rig.show("draft") { $0.lastError = Message("Something \(number).") }
            try await rounds(1, rig)
        }
        #expect(try rig.page().lastError.contains("Something 19."))
        #expect((4...7).contains(reads() - before), "\(reads() - before) in 320 s")
    }

    @Test("people who talk at a paragraph are left alone, and an old thread's comment is not obeyed again")
    func leftAlone() async throws {
        let rig = try await edited()
        rig.board.comment("draft", "Is this right?", at: "Text of draft.")
        rig.board.comment("draft", "/alt One", at: "Text of draft.")
        try await rounds(12, rig)
        rig.board.edit("draft") { $0.altText = "Two" }
        try await rounds(12, rig)
        #expect(try rig.page().altText == "Two")
        #expect(try rig.page().answers.count == 1)
    }

    @Test("fifty drafts, some just edited, are asked for page comments within a minute, at no more than 1.5 requests a second")
    func budget() async throws {
        let rig = try await Rig()
        for number in 0..<50 { try await rig.scratch.seedDraft("draft \(number)", state: .drafted, now: rig.clock.now()) }
        try await rig.drain("submit", "announce")
        rig.clock.advance(by: .seconds(3600))
        try await rounds(10, rig)
        let before = rig.board.deeds.count
        for number in 0..<5 { rig.board.edit("draft \(number)") { $0.altText = "Mine" } }
        for id in ["draft 7", "draft 49"] { rig.board.comment(id, "/hold") }
        try await rounds(10, rig, pause: .seconds(6))
        #expect(try await rig.draft("draft 7").isOnHold)
        #expect(try await rig.draft("draft 49").isOnHold)
        try await rounds(590, rig, pause: .seconds(6))
        // Briefs, brands and feeds are three requests, the comments on blocks a dozen; the trash is listed each minute besides.
        let requests = rig.board.deeds.dropFirst(before).reduce(0) { sum, deed in
            switch deed {
            case .changes: sum + 1.1
            case .commissions: sum + 3
            case .blockComments: sum + 12
            default: sum + 1
            }
        }
        #expect(requests / 3600 <= 1.5, "\(requests) requests in an hour")
    }
}
