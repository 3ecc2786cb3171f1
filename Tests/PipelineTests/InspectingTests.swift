import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

@Suite("What accounts can do")
struct InspectingTests {
    static let day = Duration.seconds(86_400)

    @Test("an account is looked at at once and then daily")
    func daily() async throws {
        let rig = try await Rig()
        try await rig.drain("inspect")
        #expect(rig.inspector.asked.count == 1)
        #expect(try await rig.store.knownAccess()["company"]?.access?[.evidence].verdict == .can)
        #expect(try await rig.stage("inspect").nextDue(now: rig.clock.now()) == rig.clock.now() + Self.day)
        rig.clock.advance(by: Self.day - .seconds(1))
        try await rig.drain("inspect")
        #expect(rig.inspector.asked.count == 1)
        rig.clock.advance(by: .seconds(1))
        try await rig.drain("inspect")
        #expect(rig.inspector.asked.count == 2)
        #expect(try await rig.faults().isEmpty)
    }

    @Test("a restart does not look again before it is time")
    func restart() async throws {
        let (folder, clock, inspector) = (try ScratchFolder(), ManualClock(), ScriptedInspector())
        do {
            let rig = try await Rig(folder: folder, clock: clock, inspector: inspector)
            try await rig.drain("inspect")
        }
        clock.advance(by: .seconds(3600))
        let rig = try await Rig(folder: folder, clock: clock, inspector: inspector)
        try await rig.drain("inspect")
        #expect(inspector.asked.count == 1)
        #expect(try await rig.store.knownAccess()["company"]?.access != nil)
    }

    @Test("other credentials are looked at at once, and what the old ones could is forgotten")
    func changedCredentials() async throws {
        let rig = try await Rig()
        try await rig.drain("inspect")
        let other = ScriptedInspector(fingerprint: "second")
        other.onAsk { _ in throw ScriptedFailure("LinkedIn is away.", .retry) }
        rig.configure(inspector: other)
        try await rig.drain("inspect")
        #expect(other.asked.count == 1)
        let known = try #require(try await rig.store.knownAccess()["company"])
        #expect(known.fingerprint == "second" && known.access == nil)
    }

    @Test("a server that wants to be left alone for ever is asked again after a day")
    func patience() async throws {
        let rig = try await Rig()
        rig.inspector.onAsk { _ in throw ScriptedFailure("Later.", .retryAfter(.seconds(1_000_000_000))) }
        try await rig.drain("inspect")
        #expect(try await rig.stage("inspect").nextDue(now: rig.clock.now()) == rig.clock.now() + Self.day)
    }

    @Test("looks that fail are repeated ever more rarely, keep what is known, and are a fault until one succeeds")
    func failures() async throws {
        let rig = try await Rig()
        try await rig.drain("inspect")
        rig.clock.advance(by: Self.day)
        rig.inspector.onAsk { _ in throw ScriptedFailure("LinkedIn is away.", .retry) }
        var pauses: [Double] = []
        for _ in 1...12 {
            try await rig.drain("inspect")
            let due = try #require(try await rig.stage("inspect").nextDue(now: rig.clock.now()))
            pauses.append(due.timeIntervalSince(rig.clock.now()))
            rig.clock.advance(to: due)
        }
        #expect(pauses.prefix(3) == [60, 120, 240] && pauses.last == 21_600)
        #expect(try await rig.faults() == ["access company"])
        #expect(try await rig.store.knownAccess()["company"]?.access?.token == .active)
        rig.inspector.onAsk { ScriptedInspector.access(at: $0) }
        try await rig.drain("inspect")
        #expect(try await rig.faults().isEmpty)
    }

    @Test("people are told 14, 7, 3 and 1 days before a token ends and when it has, each once")
    func warnings() async throws {
        let rig = try await Rig()
        let end = rig.clock.now() + .seconds(30 * 86_400 + 3600)
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, token: $0 >= end ? .expired : .active, until: end) }
        var told: [Double] = []
        while rig.clock.now() < end + Self.day {
            let before = rig.lines.all.count { $0.contains("The token of account") }
            try await rig.drain("inspect")
            if rig.lines.all.count(where: { $0.contains("The token of account") }) > before {
                told.append(end.timeIntervalSince(rig.clock.now()) / 86_400)
            }
            rig.clock.advance(to: try #require(try await rig.stage("inspect").nextDue(now: rig.clock.now())))
        }
        #expect(told == [14, 7, 3, 1, 0])
        let fault = try #require(try await rig.store.status(now: rig.clock.now()).faults.first)
        #expect(fault.key == "token company")
        #expect(fault.sentence.contains("\"company\" has expired") && fault.sentence.contains("make a new one"))
    }

    @Test("a warning names the account, the day and what to do")
    func words() async throws {
        let rig = try await Rig()
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, until: Timestamp.parse("2026-07-11T12:00:00Z")!) }
        try await rig.drain("inspect")
        #expect(
            try await rig.store.status(now: rig.clock.now()).faults.map(\.sentence) == [
                "The token of account \"company\" ends on 2026-07-11 (UTC), in 7 days: make a new one and put it where the account's token "
                    + "points before that day."
            ])
    }

    @Test("a revoked token is a fault until there is another")
    func revoked() async throws {
        let rig = try await Rig()
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, token: .revoked, until: $0 + .seconds(40 * 86_400)) }
        try await rig.drain("inspect")
        #expect(try await rig.store.status(now: rig.clock.now()).faults.first?.sentence.contains("was revoked") == true)
        rig.configure(inspector: ScriptedInspector(fingerprint: "second"))
        try await rig.drain("inspect")
        #expect(try await rig.faults().isEmpty)
    }

    @Test("a brand's page says what its accounts can do, and is written when that changed")
    func notes() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.accounts = ["company", "gone"] }
        try await rig.poll()
        #expect(rig.board.note(onBrand: "brand") == nil)
        let end = Timestamp.parse("2026-09-02T12:00:00Z")!
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        try await rig.drain("inspect")
        try await rig.poll()
        try await rig.poll()
        #expect(
            rig.board.note(onBrand: "brand") == """
                company: publish, picture status, read-back, evidence, first comment, numbers; not refresh. Token until 2026-09-02.
                gone: not in Copydesk's configuration.
                """)
        #expect(rig.board.deeds.count { $0 == .tell("brand") } == 1)
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, token: .revoked) }
        rig.clock.advance(by: Self.day)
        try await rig.drain("inspect")
        try await rig.poll()
        #expect(rig.board.note(onBrand: "brand")?.contains("The token was revoked.") == true)
        #expect(rig.board.deeds.count { $0 == .tell("brand") } == 2)
    }

    @Test("a note that cannot be written stops nothing and is tried again")
    func unwrittenNote() async throws {
        let rig = try await Rig()
        try await rig.drain("inspect")
        rig.board.trouble { $0 == .tell("brand") ? .refuse(ScriptedFailure()) : nil }
        try await rig.poll()
        #expect(try await rig.faults().isEmpty && rig.board.note(onBrand: "brand") == nil)
        rig.board.heal()
        try await rig.poll()
        #expect(rig.board.note(onBrand: "brand") != nil)
    }
}
