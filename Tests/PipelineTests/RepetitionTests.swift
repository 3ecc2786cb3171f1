import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Near repetitions on one account: judged by the page and by what the publisher saw.
@Suite struct RepetitionTests {
    private static let text = "Herons stand still for hours before they strike. Our survey counted 412 of them along the Elbe."

    private static func rig(_ change: @escaping (inout AccountSettings) -> Void = { _ in }) async throws -> Rig {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Person(id: "editor", name: "Edda")] }
        rig.configure(account: {
            $0.repetitionSeconds = 30 * 86400
            change(&$0)
        })
        return rig
    }

    /// A post at its slot today, and another of nearly its text that is approved.
    private static func repeated(_ rig: Rig, published: Bool = true) async throws {
        try await rig.scheduled("first") { $0.content.text = text + "\n\nhttps://birds.example/1 #herons" }
        if published {
            try await rig.prepareAtSlot("first")
            try await rig.drain("send", "announce")
            try #require(try await rig.state("first") == .published)
        }
        try await rig.submitted("second") { $0.content.text = text + "\n\nhttps://birds.example/2 #elbe" }
        try await rig.approve("second")
        try await rig.drain("schedule", "announce")
    }

    private static func live(_ rig: Rig, days: Int) async throws {
        for _ in 0..<(days * 48) {
            try await rig.drain("schedule", "prepare", "send", "announce")
            rig.clock.advance(by: .seconds(1800))
        }
    }

    private static func questions(_ rig: Rig) throws -> [String] { try rig.page("second").answers.filter { $0.contains("/anyway") } }

    @Test("nearly the text of a published post: it stays approved, waits without end of patience, and its page names the post")
    func waits() async throws {
        let rig = try await Self.rig()
        try await Self.repeated(rig)
        #expect(try await rig.state("second") == .approved)
        let permalink = try #require(try await rig.draft("first").permalink)
        let question = try #require(try Self.questions(rig).first)
        #expect(question.contains("\"Title of first\", published Sat 2026-07-04 12:00 UTC (\(permalink))"))
        #expect(rig.board.updates.contains { $0.change.mentions.contains { $0.name == "Edda" } })
        #expect(try await rig.store.status(now: rig.clock.now()).waiting.map(\.errand?.task) == [.confirm])
        try await Self.live(rig, days: 15)
        #expect(rig.publisher.sent.map(\.draftID) == ["first"])
        #expect(try Self.questions(rig).count == 1)
        #expect(try await rig.state("second") == .expired)
    }

    @Test("/anyway lets it go out, once, and the decision is on record")
    func anyway() async throws {
        let rig = try await Self.rig()
        try await Self.repeated(rig, published: false)
        #expect(try Self.questions(rig).first?.contains("\"Title of first\", due Sat 2026-07-04 12:00 UTC (") == true)
        rig.board.comment("second", "/anyway", by: Person(id: "mia", name: "Mia"))
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("schedule")
        #expect(try await rig.state("second") == .slotted)
        let decision = try #require(try await rig.store.decisions(ofDraft: "second").last)
        #expect(decision.kind == .confirmed && decision.by.name == "Mia")
        #expect(try await decision.hash == rig.draft("second").approval.liveHash)
        try await Self.live(rig, days: 3)
        #expect(rig.publisher.sent.map(\.draftID) == ["first", "second"])
    }

    @Test("the word counts for that text only: after an edit it is asked about again")
    func anotherText() async throws {
        let rig = try await Self.rig()
        try await Self.repeated(rig)
        rig.board.comment("second", "/anyway")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.board.edit("second") { $0.text = Self.text + " Look at them." }
        try await rig.poll()
        try #require(try await rig.state("second") == .submitted)
        try await rig.drain("announce")
        try await rig.poll()
        try await rig.approve("second")
        try await rig.drain("schedule", "announce")
        #expect(try await rig.state("second") == .approved)
        #expect(try Self.questions(rig).count == 2)
        rig.board.edit("second") { $0.text = "Storks build on chimneys; one of them chose a crane this year." }
        try await rig.poll()
        try await rig.drain("announce")
        try await rig.poll()
        try await rig.approve("second")
        try await rig.drain("schedule")
        #expect(try await rig.state("second") == .slotted)
    }

    @Test("when the other post is taken back, the one that waited gets its slot")
    func takenBack() async throws {
        let rig = try await Self.rig()
        try await Self.repeated(rig, published: false)
        try #require(try await rig.state("second") == .approved)
        rig.board.edit("first") { $0.status = .rejected }
        try await rig.poll()
        rig.clock.advance(by: .seconds(900))
        try await rig.drain("schedule")
        #expect(try await rig.state("second") == .slotted)
        #expect(try await rig.draft("second").lastError == nil)
    }

    @Test("a scheduled post that an editor moves near another of its text asks, and is not due at its new minute")
    func moved() async throws {
        let rig = try await Self.rig { $0.repetitionSeconds = 3 * 86400 }
        try await rig.scheduled("first") { $0.content.text = Self.text }
        let first = try #require(try await rig.draft("first").slot)
        try await rig.scheduled("second") {
            $0.content.text = Self.text
            $0.slot = first + .seconds(5 * 86400)
        }
        rig.board.edit("second") { $0.publishAt = first + .seconds(86400) }
        rig.clock.advance(by: .seconds(6))
        try await rig.poll()
        try await rig.drain("schedule", "announce")
        #expect(try await rig.state("second") == .approved)
        #expect(try Self.questions(rig).count == 1)
        try await Self.live(rig, days: 3)
        #expect(rig.publisher.sent.map(\.draftID) == ["first"])
    }

    @Test("repetition = \"0s\", other texts and texts that come again after the days go out unasked", arguments: ["off", "late", "other"])
    func free(_ why: String) async throws {
        let rig = try await Self.rig { if why == "off" { $0.repetitionSeconds = 0 } }
        try await rig.scheduled("first") { $0.content.text = Self.text }
        try await rig.prepareAtSlot("first")
        try await rig.drain("send", "announce")
        if why == "late" { rig.clock.advance(by: .seconds(30 * 86400)) }
        try await rig.scheduled("second") { $0.content.text = why == "other" ? "Storks build on chimneys, and one on a crane." : Self.text }
        #expect(try Self.questions(rig).isEmpty)
    }

    @Test("/anyway on a post that waits for nothing is answered, and changes nothing")
    func nothingToConfirm() async throws {
        let rig = try await Self.rig()
        try await rig.submitted()
        rig.board.comment("draft", "/anyway")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try rig.page().answers.last?.contains("nothing to confirm") == true)
        #expect(try await rig.draft().board.repetition == nil)
    }

    @Test("a simulation shows it as a conflict, for drafts in review too")
    func simulated() async throws {
        let rig = try await Self.rig()
        try await Self.repeated(rig)
        try await rig.submitted("third") { $0.content.text = Self.text }
        let planner = Planner(rig.workshop, board: rig.store, drafts: rig.store, access: rig.store, parking: rig.store)
        let lines = try #require(try await planner.simulation(weeks: 2).accounts.first?.lines)
        for id in ["second", "third"] {
            let conflicts = try #require(lines.first { $0.draftID == id }?.conflicts)
            #expect(conflicts.contains { $0.hasPrefix("nearly the text of \"Title of ") }, "\(conflicts)")
        }
    }
}

extension BoardUpdate.Change {
    fileprivate var mentions: [Person] {
        if case .comment(_, let mentions, _) = self { mentions } else { [] }
    }
}
