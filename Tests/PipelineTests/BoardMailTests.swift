import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What the board tells of by itself comes before looking for more.
@Suite struct BoardMailTests {
    private func pageID(_ draft: String, _ rig: Rig) async throws -> String { try #require(try await rig.draft(draft).page?.pageID) }

    /// How often comments are asked for while so many rounds pass.
    private func asked(_ rounds: Int, _ rig: Rig) async throws -> Int {
        let before = rig.board.deeds.count
        for _ in 0..<rounds { try await rig.poll() }
        return rig.board.deeds[before...].count { if case .comments = $0 { true } else { false } }
    }

    @Test("a page that is told of is read by a loop of its own, whatever the others are at, and nothing else with it")
    func atOnce() async throws {
        let rig = try await Rig()
        for number in 1...4 { try await rig.submitted("draft \(number)") }
        let told = try await pageID("draft 4", rig)
        let (mail, now) = (try rig.stage("mail"), rig.clock.now())
        #expect(try await mail.nextDue(now: now) == nil)
        rig.board.edit("draft 4") { $0.status = .rejected }
        rig.line.take(.page(told))
        #expect(try await mail.nextDue(now: now).map { $0 <= now } == true)
        let before = rig.board.deeds.count
        try await rig.work("mail")
        #expect(rig.board.deeds[before...].allSatisfy { if case .page(told) = $0 { true } else { false } })
        #expect(try await rig.state("draft 4") == .rejected)
    }

    @Test("for an hour after a comment was told of, pages are asked for them every five minutes, and then each minute again")
    func told() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(3600))
        #expect(try await asked(20, rig) >= 4)
        rig.line.take(.comment(onPage: try await pageID("draft", rig), at: nil))
        #expect(try await asked(36, rig) <= 4)
        rig.clock.advance(by: .seconds(3600))
        #expect(try await asked(20, rig) >= 4)
    }

    @Test("a comment that polling finds and nobody told of ends the trust: what tells of them is away")
    func untold() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(3600))
        rig.line.take(.comment(onPage: try await pageID("draft", rig), at: nil))
        #expect(try await asked(12, rig) <= 2)
        rig.board.comment("draft", "/help")
        for _ in 0..<40 { try await rig.poll() }
        #expect(try await asked(20, rig) >= 4)
    }

    @Test("a told comment on a block outside the post is obeyed once, though its block is told of again after all blocks were read")
    func toldTwice() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let page = try await pageID("draft", rig)
        let told = BoardNews.comment(onPage: page, at: .block(ScriptedBoard.outside))
        rig.clock.advance(to: rig.clock.now().minute + .seconds(62))
        rig.board.comment("draft", "/hold", onBlock: ScriptedBoard.outside)
        rig.line.take(told)
        try await rig.work("mail")
        try await rig.drain("announce")
        #expect(try rig.page().isOnHold)
        rig.board.comment("draft", "/help", at: "Text of draft.")
        rig.board.edit("draft") { $0.isOnHold = false }
        for _ in 0..<6 { try await rig.poll() }
        #expect(try await rig.draft().board.blockComments?.readTo != nil)
        rig.line.take(told)
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await !rig.draft().isOnHold)
        #expect(try rig.page().replies.values.flatMap { $0 }.count { $0.hasPrefix("On hold.") } == 1)
    }

    @Test("what is told of while a write of Copydesk's own is on its way is looked at again soon, without a poll, and not for ever")
    func meetsOwnWrite() async throws {
        let rig = try await Rig()
        for id in ["one", "two"] { try await rig.submitted(id) }
        rig.clock.advance(by: .seconds(3600))
        func write(_ since: Date?, _ id: String) async throws {
            try await rig.store.amend(id, lease: nil, now: rig.clock.now()) { row in
                row.board.writingSince = since
                return DraftFiling()
            }
        }
        for id in ["one", "two"] { try await write(rig.clock.now(), id) }
        rig.board.edit("one") { $0.status = .rejected }
        rig.line.take(.page(try await pageID("one", rig)))
        rig.board.comment("two", "/hold")
        rig.line.take(.comment(onPage: try await pageID("two", rig), at: .page))
        try await rig.work("mail")
        #expect(try await rig.state("one") == .submitted)
        #expect(try await !rig.draft("two").isOnHold)
        for id in ["one", "two"] { try await write(nil, id) }
        rig.clock.advance(by: .seconds(2))
        try await rig.work("mail")
        #expect(try await rig.state("one") == .rejected)
        #expect(try await rig.draft("two").isOnHold)
        // A write that does not end keeps nobody asking.
        try await write(rig.clock.now(), "two")
        rig.board.edit("two") { $0.altText = "Mine" }
        rig.line.take(.page(try await pageID("two", rig)))
        let before = rig.board.deeds.count
        for _ in 0..<60 {
            rig.clock.advance(by: .seconds(1.5))
            try await rig.work("mail")
        }
        let asked = rig.board.deeds.count - before
        #expect((2...20).contains(asked), "\(asked) times")
        #expect(try await rig.stage("mail").nextDue(now: rig.clock.now()) == nil)
    }

    @Test("a busy page that nobody knows makes the orders be read every ten seconds at most, and a brief's own page at once")
    func strangers() async throws {
        let rig = try await Rig()
        var brief = Brief(id: "brief", name: "The bridge opens")
        brief.brandID = "brand"
        rig.board.put(brief)
        try await rig.poll()
        func readings(_ seconds: Int, of page: String) async throws -> Int {
            let before = rig.board.deeds.count
            for _ in 0..<seconds {
                rig.line.take(.page(page))
                try await rig.work("mail")
                rig.clock.advance(by: .seconds(1))
            }
            return rig.board.deeds[before...].count { if case .commissions = $0 { true } else { false } }
        }
        #expect(try await readings(30, of: "minutes of a meeting") == 3)
        #expect(try await readings(30, of: "brief") > 20)
        rig.line.take(.comment(onPage: "minutes of a meeting", at: .page))
        let before = rig.board.deeds.count
        try await rig.work("mail")
        #expect(rig.board.deeds.count == before)
    }

    @Test("of a comment on a block that is told of, that block alone is asked; it is answered once, and comments on others are not missed")
    func oneBlock() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.clock.advance(by: .seconds(3600))
        try await rig.poll()
        rig.board.comment("draft", "/hold", at: "Text of draft.")
        rig.board.comment("draft", "/help", at: "Another passage")
        let page = try await pageID("draft", rig)
        let before = rig.board.deeds.count
        rig.line.take(.comment(onPage: page, at: .block("Text of draft.")))
        rig.clock.advance(by: .seconds(2))
        try await rig.work("board")
        #expect(rig.board.deeds[before...].count { if case .blockComments = $0 { true } else { false } } == 1)
        #expect(try await rig.draft().isOnHold)
        try await rig.drain("announce")
        rig.clock.advance(by: .seconds(7 * 3600))
        try await rig.poll()
        try await rig.drain("announce")
        let answers = try rig.page().replies.values.flatMap { $0 }
        #expect(answers.count { $0.hasPrefix("On hold.") } == 1)
        #expect(answers.count { $0.contains("/approve") } == 1)
    }

    /// Lets the loop that reads the mail work when it wants to, for so long; how often comments on blocks were asked for.
    private func readMail(for length: Duration, _ rig: Rig) async throws -> Int {
        let (before, end) = (rig.board.deeds.count, rig.clock.now() + length)
        while let due = try await rig.stage("mail").nextDue(now: rig.clock.now()), due < end {
            rig.clock.advance(to: max(due, rig.clock.now() + .seconds(1)))
            try await rig.work("mail")
        }
        return rig.board.deeds[before...].count { if case .blockComments = $0 { true } else { false } }
    }

    @Test(
        "a comment that is told of and cannot be read is read as soon as it can be, without a poll, and so are those behind it",
        arguments: [Disposition.retry, .retryAfter(.seconds(5))])
    func unreadable(_ trouble: Disposition) async throws {
        let rig = try await Rig()
        for id in ["one", "two"] { try await rig.submitted(id) }
        for id in ["one", "two"] {
            rig.board.comment(id, "/hold", at: "Text of \(id).")
            rig.line.take(.comment(onPage: try await pageID(id, rig), at: .block("Text of \(id).")))
        }
        rig.board.trouble { deed in if case .blockComments = deed { .refuse(ScriptedFailure("Away.", trouble)) } else { nil } }
        #expect(try await readMail(for: .seconds(600), rig) >= 2)
        rig.board.heal()
        _ = try await readMail(for: .seconds(301), rig)
        for id in ["one", "two"] { #expect(try await rig.draft(id).isOnHold, "\(id)") }
        #expect(try await rig.stage("mail").nextDue(now: rig.clock.now()) == nil)
    }

    @Test(
        "a comment that is told of and can never be read is given up", arguments: [Disposition.retry, .retryAfter(.seconds(5)), .permanent])
    func neverReadable(_ trouble: Disposition) async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.trouble { deed in if case .blockComments = deed { .refuse(ScriptedFailure("Away.", trouble)) } else { nil } }
        rig.line.take(.comment(onPage: try await pageID("draft", rig), at: .block("Text of draft.")))
        let tries = try await readMail(for: .seconds(86_400), rig)
        #expect(trouble == .permanent ? tries == 1 : (10...40).contains(tries), "\(tries) tries")
        #expect(try await rig.stage("mail").nextDue(now: rig.clock.now()) == nil)
    }
}
