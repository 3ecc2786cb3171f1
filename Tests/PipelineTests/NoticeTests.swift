import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Nobody waits unknowingly: every state that waits for a person mentions that person on the page.
@Suite struct NoticeTests {
    private static let ada = Person(id: "ada", name: "Ada")
    private static let ben = Person(id: "ben", name: "Ben")

    /// Ada edits, Ben approves.
    private static func rig(folder: ScratchFolder? = nil, clock: ManualClock = ManualClock()) async throws -> Rig {
        let rig = try await Rig(folder: folder, clock: clock)
        try await rig.brand {
            $0.editors = [ada]
            $0.approvers = [ben]
        }
        return rig
    }

    private func remind(_ rig: Rig) async throws { try await rig.drain("remind", "announce") }

    /// Who is mentioned by each comment that begins so.
    private func mentioned(_ beginning: String, on rig: Rig) throws -> [[String]] {
        let page = try rig.page()
        return zip(page.answers, page.mentions).filter { $0.0.hasPrefix(beginning) }.map { $0.1.map(\.shown) }
    }

    @Test("ready for review: whoever approves is mentioned once; where nobody is named, every editor")
    func ready() async throws {
        let rig = try await Self.rig()
        try await rig.submitted()
        for _ in 1...3 { try await remind(rig) }
        #expect(try mentioned("Ready for review, proposed for ", on: rig) == [["Ben"]])
        let other = try await Rig()
        try await other.brand { $0.editors = [Self.ada] }
        try await other.submitted()
        try await remind(other)
        #expect(try mentioned("Ready for review", on: other) == [["Ada"]])
    }

    @Test("a draft whose picture is still being made is ready when it is there")
    func picture() async throws {
        let rig = try await Self.rig()
        try await rig.submitted { $0.awaitsPicture = true }
        try await remind(rig)
        #expect(try mentioned("Ready", on: rig).isEmpty)
        try await rig.store.amend("draft", lease: nil, now: rig.clock.now()) { row in
            row.awaitsPicture = false
            return DraftFiling()
        }
        try await remind(rig)
        #expect(try mentioned("Ready", on: rig) == [["Ben"]])
    }

    @Test("24 h and 2 h before the slot, for as long as nobody approves")
    func beforeSlot() async throws {
        let rig = try await Self.rig()
        let slot = rig.clock.now() + .seconds(3 * 86_400)
        try await rig.submitted { $0.slot = slot }
        try await remind(rig)
        for (lead, words) in [(86_400.0, "in 24 hours"), (7200, "in 2 hours")] {
            rig.clock.advance(to: slot - .seconds(lead + 1))
            try await remind(rig)
            #expect(try !rig.page().answers.contains { $0.contains(words) })
            rig.clock.advance(to: slot - .seconds(lead))
            for _ in 1...2 { try await remind(rig) }
            #expect(try rig.page().answers.count { $0.contains(words) } == 1)
        }
        #expect(try mentioned("Not approved yet, and its proposed time is ", on: rig) == [["Ben"], ["Ben"]])
        #expect(try await rig.stage("remind").nextDue(now: rig.clock.now()) == nil)
    }

    @Test("an approved draft is not reminded of, and one whose approval is void is in review again")
    func approved() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Self.ada] }
        try await rig.scheduled()
        let before = try mentioned("Ready", on: rig).count
        rig.clock.advance(by: .seconds(7200))
        try await remind(rig)
        #expect(try mentioned("Ready", on: rig).count == before)
        rig.board.edit("draft") { $0.text = "Another text." }
        try await rig.poll()
        try #require(try await rig.state() == .submitted)
        try await remind(rig)
        #expect(try mentioned("Ready", on: rig).count == before + 1)
    }

    @Test("expired")
    func expired() async throws {
        let rig = try await Self.rig()
        try await rig.submitted()
        rig.clock.advance(to: try await rig.draft().windowEnds + .seconds(1))
        try await rig.drain("schedule", "announce")
        #expect(try mentioned("Expired: ", on: rig) == [["Ada"]])
    }

    @Test("expired because the page could not be read")
    func unreadable() async throws {
        let rig = try await Self.rig()
        try await rig.brand {
            $0.editors = [Self.ada]
            $0.boardGraceSeconds = 60
        }
        try await rig.prepared()
        rig.board.trouble { if case .page = $0 { .refuse(ScriptedFailure("Notion is away.")) } else { nil } }
        for _ in 1...6 {
            try await rig.drain("send")
            rig.clock.advance(by: .seconds(30))
        }
        try #require(try await rig.state() == .expired)
        rig.board.heal()
        try await rig.drain("announce")
        #expect(try mentioned("Expired: ", on: rig) == [["Ada"]])
    }

    @Test("failed")
    func failed() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Self.ada] }
        try await rig.prepared()
        rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: "LinkedIn refused it.", cause: .lasting))) }
        try await rig.drain("send", "announce")
        try #require(try await rig.state() == .failed)
        #expect(try mentioned("Not published: LinkedIn refused it.", on: rig) == [["Ada"]])
    }

    @Test("needs check, and again daily while nobody answers, three times")
    func needsCheck() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Self.ada] }
        try await rig.prepared()
        rig.publisher.onSend { _ in .init(.unknown("The connection was closed.")) }
        rig.evidence.answer { _ in .unreadable("The token may not read posts.") }
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("reconcile", "announce")
        try #require(try await rig.state() == .needsCheck)
        #expect(try mentioned("It is not known whether this post is live.", on: rig) == [["Ada"]])
        for _ in 1...6 {
            rig.clock.advance(by: .seconds(86_400))
            try await remind(rig)
        }
        #expect(try mentioned("Still without an answer: is this post live?", on: rig) == [["Ada"], ["Ada"], ["Ada"]])
    }

    @Test("a post that missed its slot and asks for another date, again daily")
    func asksForDate() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Self.ada] }
        rig.configure(account: { $0.catchUp = .ask })
        try await rig.scheduled()
        rig.clock.advance(to: try #require(try await rig.draft().slot) + .seconds(4 * 3600))
        try await rig.drain("prepare", "send", "announce")
        try #require(try await rig.draft().board.asksForSlot == true)
        #expect(try mentioned("Not sent. ", on: rig) == [["Ada"]])
        rig.clock.advance(by: .seconds(86_400))
        try await remind(rig)
        #expect(try mentioned("Still without an answer: set Publish at", on: rig) == [["Ada"]])
    }

    @Test("a rewrite that cannot be made is told to the editors")
    func unwritten() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Self.ada] }
        try await rig.submitted()
        rig.writer.answer { _ in throw ScriptedFailure("The model is gone.", .permanent) }
        rig.board.edit("draft") {
            $0.remarks = "shorter"
            $0.status = .changesRequested
        }
        try await rig.poll()
        for _ in 1...20 {
            try await rig.drain("draft")
            rig.clock.advance(by: .seconds(3600))
        }
        try await rig.drain("announce")
        #expect(try mentioned("No other text could be written", on: rig) == [["Ada"]])
    }

    @Test("after a restart nobody is told again, and what became due meanwhile is told once")
    func restart() async throws {
        let folder = try ScratchFolder(), clock = ManualClock()
        let slot = clock.now() + .seconds(3 * 86_400)
        try await Self.review(folder, clock, slot)
        clock.advance(to: slot - .seconds(86_400))
        let second = try await Self.rig(folder: folder, clock: clock)
        try await second.drain("remind")
        #expect(try await second.store.status(now: clock.now()).queues.first { $0.name == "board updates" }?.count == 2)
    }

    /// A process that ends before its notice is on the page.
    private static func review(_ folder: ScratchFolder, _ clock: ManualClock, _ slot: Date) async throws {
        let rig = try await Self.rig(folder: folder, clock: clock)
        try await rig.submitted { $0.slot = slot }
        try await rig.drain("announce", "remind")
    }
}
