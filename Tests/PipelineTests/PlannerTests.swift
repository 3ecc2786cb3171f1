import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// The simulation of a real store, held against what happens then.
@Suite struct PlannerTests {
    private func planner(_ rig: Rig) -> Planner {
        Planner(rig.workshop, board: rig.store, drafts: rig.store, access: rig.store, parking: rig.store)
    }

    @Test("what the simulation shows as scheduled is what the publisher sees, at that minute")
    func comesTrue() async throws {
        let rig = try await Rig()
        rig.configure(account: {
            $0.jitterSeconds = 1200
            $0.slots = "daily 12:00, daily 12:45, daily 16:00"
        })
        try await rig.brand {
            $0.blackouts = "Sun"; $0.maximumADay = 2
        }
        for number in 0..<7 { try await rig.scheduled("draft \(number)") }
        let plan = try #require(try await planner(rig).simulation(weeks: 2).accounts.first)
        let foreseen = plan.lines.filter { $0.kind == .scheduled }
        #expect(foreseen.count == 7 && foreseen.allSatisfy(\.conflicts.isEmpty))
        let seen = Locked<[String]>([])
        let clock = rig.clock
        rig.publisher.onSend { post in
            seen.withLock { $0.append("\(post.draftID) \(Timestamp.text(clock.now()))") }
            return .published(post)
        }
        for line in foreseen {
            rig.clock.advance(to: line.at - .seconds(200))
            try await rig.drain("prepare", "send")
            rig.clock.advance(to: line.at)
            try await rig.drain("send")
        }
        #expect(seen.withLock { $0 } == foreseen.map { "\($0.draftID ?? "") \(Timestamp.text($0.at))" })
    }

    @Test("account and brand are chosen by name, and an unknown one is answered with those that there are")
    func choices() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let mine = try await planner(rig).simulation(weeks: 1, account: "company", brand: "Brand brand")
        #expect(mine.accounts.map(\.account) == ["company"] && mine.accounts[0].lines.first?.kind == .proposed)
        for (account, brand, words) in [("compny", nil, "company"), (nil, "Brnd", "Brand brand")] as [(String?, String?, String)] {
            let error = await #expect(throws: (any Error).self) {
                try await planner(rig).simulation(weeks: 1, account: account, brand: brand)
            }
            #expect(error.map { "\($0)" }?.contains(words) == true)
        }
        await #expect(throws: (any Error).self) { try await planner(rig).simulation(weeks: 53) }
    }

    @Test("a stopped account is said, and stands against each of its posts until it goes on", arguments: [AccountStop.Cause.limit, .token])
    func stopped(_ cause: AccountStop.Cause) async throws {
        let rig = try await Rig()
        for id in ["one", "two"] { try await rig.scheduled(id) }
        let slots = try await [rig.draft("one").slot, rig.draft("two").slot].compactMap { $0 }.sorted()
        try #require(slots.count == 2)
        let parking = Parking(
            account: "company", cause: cause, sentence: "LinkedIn takes no more.", since: rig.clock.now(),
            until: slots[0] + .seconds(60), fingerprint: rig.inspector.fingerprint)
        _ = try await rig.store.park(parking)
        let plan = try #require(try await planner(rig).simulation(weeks: 2).accounts.first)
        #expect(plan.notes.contains { $0.contains("stopped: LinkedIn takes no more.") })
        let conflicts = plan.lines.filter { $0.kind == .scheduled }.map(\.conflicts)
        #expect(conflicts == [["the account is stopped"], cause == .limit ? [] : ["the account is stopped"]])
        rig.configure(inspector: ScriptedInspector(fingerprint: "another token"))
        let after = try #require(try await planner(rig).simulation(weeks: 2).accounts.first)
        #expect(!after.notes.contains { $0.contains("stopped") })
    }

    @Test("a calendar that cannot be read is said, and the rest is shown")
    func unreadable() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.slots = "whenever" }
        let plan = try #require(try await planner(rig).simulation(weeks: 1).accounts.first)
        #expect(plan.notes.contains { $0.contains("\"whenever\"") })
        #expect(plan.lines.isEmpty)
    }
}
