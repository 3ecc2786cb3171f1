import Editorial
import FoundationEssentials
import Pipeline
import Support
import TestKit
import Testing

/// Comments that get other words after they were read.
@Suite struct EditedCommentTests {
    private func reviewed() async throws -> Rig {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        return rig
    }

    private func rest(_ rig: Rig, rounds: Int = 3) async throws {
        for _ in 0..<rounds {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("draft", "announce")
        }
    }

    private func answers(_ rig: Rig, _ words: String) throws -> Int { try rig.page().answers.count { $0.contains(words) } }

    @Test("a word that was no command is obeyed once it is corrected in place, once", arguments: [nil, "Text of draft."])
    func corrected(_ passage: String?) async throws {
        let rig = try await reviewed()
        rig.board.comment("draft", "/holt", at: passage)
        try await rest(rig)
        #expect(try answers(rig, "Did you mean /hold?") == 1)
        rig.board.editComment(1, of: "draft", to: "/hols")
        try await rest(rig)
        #expect(try answers(rig, "Did you mean /hold?") == 2)
        rig.board.editComment(1, of: "draft", to: "/hold")
        try await rest(rig)
        #expect(try await rig.draft().isOnHold)
        rig.board.edit("draft") { $0.isOnHold = false }
        rig.board.comment("draft", "Something else", at: passage)
        try await rest(rig, rounds: 6)
        #expect(try await !rig.draft().isOnHold)
        #expect(try rig.page().answers.count == 3)
    }

    @Test("a correction within the minute of its comment counts too")
    func sameMinute() async throws {
        let rig = try await reviewed()
        rig.clock.advance(to: rig.clock.now().minute + .seconds(61))
        rig.board.comment("draft", "Please hold this.")
        rig.clock.advance(by: .seconds(20))
        try await rig.work("board")
        #expect(try await rig.draft().board.readTo(.page) != nil)
        rig.board.editComment(1, of: "draft", to: "/hold")
        try await rest(rig)
        #expect(try await rig.draft().isOnHold)
    }

    @Test(
        "words among people of long ago that become an order are obeyed, though others were read since", arguments: [nil, "Text of draft."])
    func ofLongAgo(_ passage: String?) async throws {
        let rig = try await reviewed()
        rig.board.comment("draft", "Should it wait?", at: passage)
        try await rest(rig)
        rig.clock.advance(by: .seconds(3600))
        rig.board.edit("draft") { $0.altText = "Mine" }
        try await rig.poll()
        rig.board.comment("draft", "/help", at: passage)
        try await rest(rig, rounds: 4)
        rig.board.editComment(1, of: "draft", to: "/hold")
        try await rest(rig)
        #expect(try await rig.draft().isOnHold)
        #expect(try answers(rig, "/help: ") == 1)
    }

    @Test("an order that was obeyed is not obeyed again when it is edited, soon or late", arguments: [nil, "Text of draft."])
    func obeyed(_ passage: String?) async throws {
        let rig = try await reviewed()
        rig.board.comment("draft", "/hold", at: passage)
        try await rest(rig)
        rig.board.edit("draft") { $0.isOnHold = false }
        for (number, words) in ["/hold it", "no", "/hold now"].enumerated() {
            // Blocks are asked often on a page that people work on.
            rig.board.edit("draft") { $0.altText = words }
            try await rest(rig)
            rig.board.editComment(1, of: "draft", to: words)
            try await rest(rig)
            rig.board.comment("draft", "/help", at: passage)
            try await rest(rig)
            #expect(try await !rig.draft().isOnHold, "\(words)")
            #expect(try answers(rig, "/help: ") == number + 1)
        }
        #expect(try answers(rig, "On hold.") == 1)
    }

    @Test("people who talk among themselves cause no reading of the page, and an order does")
    func talk() async throws {
        let rig = try await reviewed()
        func readings() -> Int { rig.board.deeds.count { if case .page = $0 { true } else { false } } }
        let before = readings()
        rig.board.comment("draft", "Is this right?")
        rig.board.comment("draft", "I think so.", at: "Text of draft.")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(readings() == before)
        rig.board.comment("draft", "/help")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(readings() > before)
    }

    @Test("what is kept of words that were no order is little, however many there are")
    func bounded() async throws {
        let rig = try await reviewed()
        let before = try await rig.draft().board
        for number in 0..<300 { rig.board.comment("draft", "Words \(number) among people, and more of them", at: "Text of draft.") }
        rig.board.edit("draft") { $0.altText = "Mine" }
        try await rest(rig, rounds: 8)
        rig.clock.advance(by: .seconds(600))
        rig.board.edit("draft") { $0.altText = "Ours" }
        rig.board.comment("draft", "One more", at: "Text of draft.")
        try await rest(rig, rounds: 8)
        let after = try await rig.draft().board
        #expect(try JSONEncoder().encode(after).count - JSONEncoder().encode(before).count < 8000)
    }
}
