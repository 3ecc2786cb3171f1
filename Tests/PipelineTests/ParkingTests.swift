import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// An account that the platform refuses as a whole is left alone; its posts wait and lose nothing.
@Suite struct ParkingTests {
    static let ids = ["one", "two", "three"]

    private func refusing(_ stop: AccountStop, _ sentence: Message = "Token refused: run copydesk connect linkedin company.") async throws
        -> Rig
    {
        let rig = try await Rig()
        rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: sentence, cause: .account(stop)))) }
        return rig
    }

    private func rest(_ rig: Rig) async throws { try await rig.drain("inspect", "schedule", "prepare", "send", "announce") }

    @Test("one refusal speaks for all posts of the account", arguments: [AccountStop.Cause.token, .rights, .version, .limit])
    func oneTry(_ cause: AccountStop.Cause) async throws {
        let rig = try await refusing(AccountStop(cause))
        try await rig.preparedAtOnce(Self.ids)
        for _ in 0..<11 {
            try await rest(rig)
            rig.clock.advance(by: .seconds(300))
        }
        #expect(rig.publisher.sent.count == 1)
        for id in Self.ids { #expect(try await rig.state(id) == .slotted) }
        for id in Self.ids { #expect(try await rig.draft(id).failures == 0) }
    }

    @Test("people are told once: one fault, one line in the log, one line on the brand's page, and no comment on any post")
    func oneNotice() async throws {
        let rig = try await refusing(AccountStop(.token))
        try await rig.preparedAtOnce(Self.ids)
        let before = try Self.ids.map { try rig.page($0).answers.count }
        for _ in 0..<5 {
            try await rest(rig)
            try await rig.poll()
            rig.clock.advance(by: .seconds(600))
        }
        #expect(try await rig.faults() == ["parking company"])
        let fault = try #require(try await rig.store.status(now: rig.clock.now()).faults.first)
        #expect(
            fault.sentence.contains("run copydesk connect linkedin company") && fault.sentence.contains("posts of the account are kept"))
        #expect(rig.lines.all.count { $0.contains("account parked") } == 1)
        #expect(rig.lines.all.count { $0.contains("parking company") } == 1)
        #expect(rig.board.note(onBrand: "brand")?.hasPrefix("company: stopped. Token refused") == true)
        #expect(try Self.ids.map { try rig.page($0).answers.count } == before)
        #expect(try rig.page("two").lastError.contains("Token refused"))
    }

    @Test("whatever the account works with anew lifts it at once, and the posts go out")
    func newToken() async throws {
        let rig = try await refusing(AccountStop(.token))
        try await rig.preparedAtOnce(Self.ids)
        try await rest(rig)
        rig.publisher.onSend { .published($0) }
        rig.configure(account: { $0.gapSeconds = 0 }, inspector: ScriptedInspector(fingerprint: "second"))
        // The pages were written to a moment ago, and are read when that is over.
        rig.clock.advance(by: .seconds(6))
        try await rest(rig)
        for id in Self.ids { #expect(try await rig.state(id) == .published) }
        #expect(rig.publisher.sent.count == 4 && rig.publisher.live.count == 3)
        #expect(try await rig.faults().isEmpty)
        #expect(try await rig.store.parkings().isEmpty)
    }

    @Test("what was mended elsewhere shows itself by one post's try an hour later; the others wait for what becomes of it")
    func trial() async throws {
        let rig = try await refusing(AccountStop(.rights))
        rig.configure(account: { $0.maxLatenessSeconds = 86_400 })
        try await rig.preparedAtOnce(Self.ids)
        rig.configure(account: {
            $0.gapSeconds = 0
            $0.maxLatenessSeconds = 86_400
        })
        try await rest(rig)
        for hour in 1...3 {
            rig.clock.advance(by: .seconds(3601))
            try await rest(rig)
            #expect(rig.publisher.sent.count == 1 + hour)
            #expect(try await rig.store.status(now: rig.clock.now()).faults.first?.count == 1 + hour)
        }
        rig.publisher.onSend { .published($0) }
        rig.clock.advance(by: .seconds(3601))
        try await rest(rig)
        for _ in Self.ids {
            rig.clock.advance(by: .seconds(AccountSettings.lateGap))
            try await rest(rig)
        }
        for id in Self.ids { #expect(try await rig.state(id) == .published) }
        #expect(try await rig.faults().isEmpty)
    }

    @Test("a limit of the day ends by itself, also when no post waits for it")
    func limit() async throws {
        let rig = try await Rig()
        let end = rig.clock.now() + .seconds(3 * 3600)
        rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: "No more today.", cause: .account(AccountStop(.limit, until: end))))) }
        try await rig.preparedAtOnce(["one"])
        try await rest(rig)
        try await rig.store.amend("one", lease: nil, now: rig.clock.now()) { row in
            row.state = .rejected
            return DraftFiling()
        }
        #expect(try await rig.stage("inspect").nextDue(now: rig.clock.now()) == end)
        rig.clock.advance(to: end - .seconds(1))
        try await rest(rig)
        #expect(try await rig.faults() == ["parking company"])
        rig.clock.advance(by: .seconds(1))
        try await rest(rig)
        #expect(try await rig.faults().isEmpty)
        #expect(try await rig.store.parkings().isEmpty)
    }

    @Test("a restart is no reason to ask the platform again")
    func restart() async throws {
        let folder = try ScratchFolder(), clock = ManualClock()
        let publisher = ScriptedPublisher(clock: clock)
        publisher.onSend { _ in .init(.notSent(Refusal(reason: "Ended.", cause: .account(AccountStop(.version))))) }
        try await Self.park(folder, clock, publisher)
        let rig = try await Rig(folder: folder, clock: clock, publisher: publisher)
        clock.advance(by: .seconds(3600))
        try await rest(rig)
        #expect(publisher.sent.count == 1)
        #expect(try await rig.store.parking(of: "company")?.cause == .version)
    }

    /// A process that ends with its account parked.
    private static func park(_ folder: ScratchFolder, _ clock: ManualClock, _ publisher: ScriptedPublisher) async throws {
        let rig = try await Rig(folder: folder, clock: clock, publisher: publisher)
        try await rig.preparedAtOnce(["one"])
        try await rig.drain("send")
        try #require(try await rig.state("one") == .slotted)
    }

    @Test("a post whose slot is missed meanwhile follows the account's catch-up rule")
    func catchUp() async throws {
        let rig = try await refusing(AccountStop(.token))
        try await rig.prepared()
        let slot = try #require(try await rig.draft().slot)
        try await rest(rig)
        rig.clock.advance(by: .seconds(7300))
        try await rest(rig)
        try await rest(rig)
        #expect(rig.publisher.sent.count == 1)
        #expect(try await rig.draft().slot == slot + .seconds(86_400))
        #expect(try await rig.state() == .slotted)
    }

    @Test("what is noticed while a post is prepared parks the account too")
    func preparing() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        rig.publisher.onPrepare { _ in throw Stopped() }
        let slot = try #require(try await rig.draft().slot)
        rig.clock.advance(to: slot - .seconds(200))
        try await rig.drain("prepare")
        rig.publisher.onPrepare { _ in }
        rig.clock.advance(by: .seconds(1000))
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.prepared.isEmpty && rig.publisher.sent.isEmpty)
        #expect(try await rig.faults() == ["parking company"])
        rig.clock.advance(by: .seconds(3000))
        try await rig.drain("prepare", "send")
        #expect(try await rig.state() == .published)
        #expect(try await rig.faults().isEmpty)
    }

    private struct Stopped: AccountProblem {
        let description = "There is no token: run copydesk connect linkedin company."
        let disposition = Disposition.needsOperator
        let stop: AccountStop? = AccountStop(.token)
    }
}
