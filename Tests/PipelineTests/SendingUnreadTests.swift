import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@testable import Pipeline

/// A desk that cannot be read when a post is due.
@Suite struct SendingUnreadTests {
    /// No page can be read.
    private static let away: @Sendable (ScriptedBoard.Deed) -> ScriptedBoard.Trouble? = { deed in
        if case .page = deed { .refuse(ScriptedFailure("Notion is away.")) } else { nil }
    }

    @Test("while the board cannot be read the post waits, and expires after the grace with a notice")
    func unreadableBoard() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        #expect(try await rig.state() == .prepared)
        #expect(try await rig.draft().lastError?.contains("Notion is away.") == true)
        rig.clock.advance(by: .seconds(1801))
        try await rig.drain("send")
        #expect(try await rig.state() == .expired)
        rig.board.heal()
        try await rig.drain("announce")
        #expect(try rig.page().status == .expired)
        #expect(try rig.page().answers.last?.contains("Nothing was sent") == true)
        #expect(rig.publisher.sent.isEmpty)
    }

    /// Whether the post is held for so long while the board cannot be read, and has expired a moment after that.
    private static func expires(_ rig: Rig, after grace: Int) async throws {
        try await rig.prepared()
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(grace))
        try await rig.drain("send")
        #expect(try await rig.state() == .prepared)
        rig.clock.advance(by: .seconds(21))
        try await rig.drain("send")
        #expect(try await rig.state() == .expired)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("the brand's own grace wins over the configuration's", arguments: [60, 7000])
    func graceOfTheBrand(_ seconds: Int) async throws {
        let rig = try await Rig()
        try await rig.brand { $0.boardGraceSeconds = seconds }
        try await Self.expires(rig, after: seconds)
    }

    @Test("a restart does not begin the grace anew")
    func graceOverARestart() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(1801))
        let restarted = Sending(rig.workshop, rig.store, drafts: rig.store, board: rig.store, parking: rig.store)
        while try await restarted.workOnce() {}
        #expect(try await rig.state() == .expired)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("a grace longer than the account may be late is waited for all the same", arguments: CatchUp.allCases)
    func graceLongerThanLateness(_ rule: CatchUp) async throws {
        let rig = try await Rig()
        rig.configure(account: { ($0.catchUp, $0.maxLatenessSeconds) = (rule, 600) })
        try await Self.expires(rig, after: 1790)
    }

    @Test("a board that comes back later than the account may be late leaves the slot to the account's rule")
    func backTooLate() async throws {
        let rig = try await Rig()
        rig.configure(account: { ($0.catchUp, $0.maxLatenessSeconds) = (.ask, 600) })
        try await rig.prepared()
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(1000))
        rig.board.heal()
        try await rig.drain("send")
        #expect(try await rig.state() == .approved)
        #expect(try await rig.draft().board.asksForSlot == true)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("a board that came back and goes away again has its whole grace again")
    func graceAgain() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        var brand = try #require(rig.board.brand("brand"))
        brand.isPaused = true
        rig.board.put(brand)
        rig.board.heal()
        rig.clock.advance(by: .seconds(1000))
        try await rig.drain("send")
        rig.board.trouble(Self.away)
        rig.clock.advance(by: .seconds(1000))
        try await rig.drain("send")
        #expect(try await rig.state() == .prepared)
        rig.clock.advance(by: .seconds(1801))
        try await rig.drain("send")
        #expect(try await rig.state() == .expired)
    }

    @Test("a post that was moved to a later slot has its whole grace there, and is not said to wait for the board before it")
    func graceOfALaterSlot() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        #expect(try await rig.draft().board.unreadableSince != nil)
        rig.board.heal()
        let later = (rig.clock.now() + .seconds(3 * 3600)).minute
        rig.board.edit("draft") { $0.publishAt = later }
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("schedule")
        #expect(try await rig.draft().slot == later)
        #expect(try await Explainer(rig.workshop, rig.store).blockage(of: "draft")?.cause == .scheduled)
        try await rig.prepareAtSlot()
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        #expect(try await rig.state() == .prepared)
        rig.clock.advance(by: .seconds(1801))
        try await rig.drain("send")
        #expect(try await rig.state() == .expired)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("a board that comes back within the grace costs nothing but time")
    func boardComesBack() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.board.trouble { deed in if case .page = deed { .refuse(ScriptedFailure()) } else { nil } }
        try await rig.drain("send")
        rig.board.heal()
        rig.clock.advance(by: .seconds(60))
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("a brand that publishes without the board sends when it cannot be read, and the log says so")
    func withoutBoard() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.configure(withoutBoard: ["Brand brand"])
        rig.board.trouble(Self.away)
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == 1)
        #expect(rig.lines.all.contains { $0.contains("sending without the board") && $0.contains("Notion is away.") })
    }

    @Test("a page that is gone is no board that is away: nothing is sent without it")
    func pageIsGone() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.configure(withoutBoard: ["Brand brand"])
        rig.board.trouble { deed in if case .page = deed { .refuse(ScriptedFailure("There is no such page.", .permanent)) } else { nil } }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("publishing without the board still obeys what the page said when it alone could be read")
    func pageReadBrandNot() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.configure(withoutBoard: ["Brand brand"])
        rig.board.edit("draft") { $0.status = .rejected }
        rig.board.trouble { deed in if case .brand = deed { .refuse(ScriptedFailure()) } else { nil } }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .rejected)
    }
}
