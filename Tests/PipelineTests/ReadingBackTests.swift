import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What is live is read and compared with what was approved.
@Suite struct ReadingBackTests {
    private func published() async throws -> Rig {
        let rig = try await Rig()
        try await rig.brand { $0.editors = [Person(id: "ada", name: "Ada")] }
        try await rig.prepared()
        try await rig.drain("send", "announce")
        try #require(try await rig.state() == .published)
        return rig
    }

    /// Lets all looks that come pass, at most that many.
    private func look(_ rig: Rig, most: Int = 100) async throws {
        for _ in 0..<most {
            guard let next = try await rig.stage("readback").nextDue(now: rig.clock.now()) else { break }
            if next > rig.clock.now() { rig.clock.advance(to: next) }
            try await rig.drain("readback")
        }
        try await rig.drain("announce")
    }

    @Test("a post that says what was approved is read once, half a minute after it went out")
    func same() async throws {
        let rig = try await published()
        let end = rig.clock.now()
        try await look(rig)
        #expect(rig.evidence.readings == [end + .seconds(30)])
        #expect(try await rig.faults().isEmpty)
        #expect(try rig.page().lastError.isEmpty)
        #expect(try await rig.store.decisions(ofDraft: "draft").map(\.kind).last == .published)
    }

    @Test("what differs is an incident on the page, a fault and in the decision log, once")
    func differs() async throws {
        let rig = try await published()
        rig.evidence.onRead { _, _ in .differs(["Its picture is missing."]) }
        try await look(rig, most: 3)
        try await rig.drain("announce")
        let page = try rig.page()
        #expect(
            page.answers.count { $0.hasPrefix("Incident: What is live on company is not what was approved. Its picture is missing.") } == 1)
        #expect(page.answers.last?.contains("https://posts.test/draft") == true)
        #expect(page.lastError.contains("Its picture is missing."))
        #expect(page.status == .published)
        #expect(try await rig.faults() == ["incident draft"])
        let decisions = try await rig.store.decisions(ofDraft: "draft")
        #expect(decisions.map(\.kind) == [.asked, .approved, .published, .incident])
        #expect(decisions.last?.note.contains("Its picture is missing.") == true)
        let draft = try await rig.draft()
        #expect(Callout.text(for: draft, slot: "").contains("Incident: What is live"))
    }

    @Test("the people who can mend it are mentioned")
    func mentions() async throws {
        let rig = try await published()
        rig.evidence.onRead { _, _ in .differs(["Its picture is missing."]) }
        try await look(rig, most: 1)
        try await rig.drain("announce")
        let mentioned = rig.board.updates.compactMap { update -> [String]? in
            guard case .comment(let text, let people, _) = update.change, text.hasPrefix("Incident") else { return nil }
            return people.map(\.shown)
        }
        #expect(mentioned == [["Ada"]])
    }

    @Test("an incident that somebody mends on the platform is over at the next day's reading")
    func mended() async throws {
        let rig = try await published()
        rig.evidence.onRead { _, _ in .differs(["Its text ends early."]) }
        try await look(rig, most: 2)
        rig.evidence.onRead { _, _ in .same() }
        try await look(rig)
        #expect(try await rig.faults().isEmpty)
        #expect(try rig.page().lastError.isEmpty)
        #expect(try rig.page().answers.last?.hasPrefix("The incident is over") == true)
    }

    @Test("an incident that nobody mends is looked at for a week, then it is one of the past")
    func week() async throws {
        let rig = try await published()
        let end = rig.clock.now()
        rig.evidence.onRead { _, _ in .differs(["Its text ends early."]) }
        try await look(rig)
        #expect(rig.evidence.readings.count == 8)
        #expect(rig.evidence.readings.last == end + .seconds(7 * 86_400 + 30))
        #expect(try await rig.faults().isEmpty)
        #expect(try rig.page().answers.count { $0.hasPrefix("Incident") } == 1)
    }

    @Test("a post that is not shown yet is waited for; one that never is, is an incident")
    func neverShown() async throws {
        let rig = try await published()
        let end = rig.clock.now()
        rig.evidence.onRead { _, _ in .notYet("LinkedIn accepted the post and does not show it.") }
        try await look(rig, most: 5)
        try await rig.drain("announce")
        #expect(rig.evidence.readings.map { $0.timeIntervalSince(end) } == [30, 90, 390, 2190, 9390])
        #expect(try await rig.faults() == ["incident draft"])
        #expect(try rig.page().lastError.contains("does not show it"))
    }

    @Test("a reading that fails is repeated and never an incident")
    func failures() async throws {
        let rig = try await published()
        rig.evidence.onRead { _, _ in throw ScriptedFailure("LinkedIn is away.") }
        try await look(rig)
        #expect(rig.evidence.readings.count == 5)
        #expect(try await rig.faults().isEmpty)
        #expect(rig.lines.all.contains { $0.contains("result=unread") && $0.contains("LinkedIn is away.") })
    }

    @Test("where the token may not read nothing is asked, and the reason is told", arguments: [true, false])
    func mayNotRead(_ isKnown: Bool) async throws {
        let rig = try await published()
        if isKnown {
            rig.inspector.onAsk { now in
                AccountAccess(
                    token: .active, answers: [.init(.readBack, .cannot, because: "needs r_member_social")], scopes: nil, expiresAt: nil,
                    checkedAt: now)
            }
            try await rig.drain("inspect")
        } else {
            rig.evidence.onRead { _, _ in .unreadable("It needs r_member_social.") }
        }
        try await look(rig)
        #expect(rig.evidence.readings.count == (isKnown ? 0 : 1))
        #expect(rig.lines.all.contains { $0.contains("result=unread") && $0.contains("needs r_member_social") })
        #expect(try await rig.faults().isEmpty)
    }

    @Test("looks go on after a restart")
    func restart() async throws {
        let folder = try ScratchFolder(), clock = ManualClock()
        try await Self.publish(folder, clock)
        let rig = try await Rig(folder: folder, clock: clock)
        rig.evidence.onRead { _, _ in .differs(["Its text ends early."]) }
        try await look(rig, most: 1)
        #expect(try await rig.faults() == ["incident draft"])
    }

    /// A process that ends between publication and reading.
    private static func publish(_ folder: ScratchFolder, _ clock: ManualClock) async throws {
        let rig = try await Rig(folder: folder, clock: clock)
        try await rig.prepared()
        try await rig.drain("send")
        try #require(try await rig.state() == .published)
    }
}
