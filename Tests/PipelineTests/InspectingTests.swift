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

    @Test("approved posts after a token's end are named in the fault and told on their pages, once for each warning, over restarts too")
    func postsAtRisk() async throws {
        let (folder, clock, inspector) = (try ScratchFolder(), ManualClock(), ScriptedInspector())
        let end = clock.now() + .seconds(20 * 86_400)
        inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        let rig = try await Rig(folder: folder, clock: clock, inspector: inspector)
        try await Self.put(rig, early: "early", late: "late", end: end)
        clock.advance(to: end - .seconds(14 * 86_400))
        try await rig.drain("inspect", "announce")
        let title = try await rig.draft("late").title
        let fault = try #require(try await rig.store.status(now: clock.now()).faults.first { $0.key == "token company" })
        #expect(fault.sentence.contains(" 1 approved post is set for after that day: \"\(title)\" (Sat 2026-07-25 12:00 UTC)."), "\(fault)")
        #expect(Self.told(rig, "late").count == 1 && Self.told(rig, "early").isEmpty)
        #expect(Self.told(rig, "late").first?.contains("in 14 days") == true)
        #expect(
            Self.told(rig, "late").first?.hasSuffix("set for Sat 2026-07-25 12:00 UTC, after that: without a new token it cannot go out.")
                == true)
        #expect(
            rig.board.deeds.contains {
                if case .apply(let update) = $0, case .comment(_, let people, _) = update.change {
                    people.map(\.id) == ["ada"]
                } else {
                    false
                }
            })

        clock.advance(by: Self.day)
        try await rig.drain("inspect", "announce")
        #expect(Self.told(rig, "late").count == 1)
        for _ in 1...13 {
            clock.advance(by: Self.day)
            try await rig.drain("inspect", "announce")
        }
        #expect(Self.told(rig, "late").count == 4 && Self.told(rig, "early").isEmpty)
    }

    @Test("after a restart a page is not told again what it was told before")
    func risksOverRestarts() async throws {
        let (folder, clock, inspector) = (try ScratchFolder(), ManualClock(), ScriptedInspector())
        let end = clock.now() + .seconds(20 * 86_400)
        inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        do {
            let rig = try await Rig(folder: folder, clock: clock, inspector: inspector)
            try await Self.put(rig, early: "early", late: "late", end: end)
            clock.advance(to: end - .seconds(14 * 86_400))
            try await rig.drain("inspect", "announce")
            #expect(Self.told(rig, "late").count == 1)
        }
        // Another fingerprint, as of a program that forgot that it had told anybody.
        let rig = try await Rig(folder: folder, clock: clock, inspector: ScriptedInspector(fingerprint: "second"))
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        try await rig.drain("inspect")
        #expect(try await rig.stage("announce").nextDue(now: clock.now()) == nil)
        #expect(try await rig.faults() == ["token company"])
    }

    @Test("the brand's page says how few days are left and names the posts that are set for after them")
    func notesOfRisk() async throws {
        let rig = try await Rig()
        let end = rig.clock.now() + .seconds(20 * 86_400)
        rig.inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        try await Self.put(rig, early: "early", late: "late", end: end)
        try await rig.drain("inspect")
        try await rig.poll()
        #expect(rig.board.note(onBrand: "brand")?.hasSuffix("Token until 2026-07-24.") == true)
        rig.clock.advance(to: end - .seconds(7 * 86_400))
        try await rig.drain("inspect")
        try await rig.poll()
        let note = try #require(rig.board.note(onBrand: "brand"))
        #expect(note.contains("Token until 2026-07-24. 7 days are left at most. 1 approved post is set for after that day: "), "\(note)")
        let deeds = rig.board.deeds.count { $0 == .tell("brand") }
        rig.clock.advance(by: Self.day)
        try await rig.drain("inspect")
        try await rig.poll()
        #expect(rig.board.deeds.count { $0 == .tell("brand") } == deeds)
    }

    @Test("what will stop working by itself is a fault until somebody has seen to it")
    func advice() async throws {
        let rig = try await Rig()
        rig.inspector.advise(["LinkedIn's API version 202510 is 9 months old."])
        try await rig.drain("inspect")
        #expect(
            try await rig.store.status(now: rig.clock.now()).faults.map(\.sentence) == ["LinkedIn's API version 202510 is 9 months old."])
        rig.inspector.advise([])
        rig.clock.advance(by: Self.day)
        try await rig.drain("inspect")
        #expect(try await rig.faults().isEmpty)
    }

    /// Two approved posts: one soon, one on the day after the token's end.
    private static func put(_ rig: Rig, early: String, late: String, end: Date) async throws {
        try await rig.scheduled(early)
        try await rig.scheduled(late)
        let slot = Date(timeIntervalSince1970: ((end + day).timeIntervalSince1970 / 86_400).rounded(.down) * 86_400) + .seconds(43_200)
        try await rig.store.amend(late, lease: nil, now: rig.clock.now()) { row in
            row.slot = slot
            return DraftFiling()
        }
        try await rig.brand { $0.approvers = [Person(id: "ada", name: "Ada")] }
    }

    /// What a page was told about its token.
    private static func told(_ rig: Rig, _ id: String) -> [String] {
        (rig.board.page(ofDraft: id)?.answers ?? []).filter { $0.contains("The token of account") }
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
