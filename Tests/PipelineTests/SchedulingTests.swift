import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Slots from the first proposal to the end of the window, and the request that is made before them.
@Suite struct SchedulingTests {
    @Test("two approvals of one slot: the second gets the next")
    func collision() async throws {
        let rig = try await Rig()
        try await rig.scheduled("first")
        try await rig.submitted("second")
        let slot = try #require(try await rig.draft("first").slot)
        try await rig.store.amend("second", lease: nil, now: rig.clock.now()) { row in
            row.slot = slot + .seconds(1800)
            row.board.shownSlot = row.slot
            return DraftFiling()
        }
        rig.board.edit("second") { $0.publishAt = slot + .seconds(1800) }
        try await rig.approve("second")
        try await rig.drain("schedule", "announce")
        #expect(try await rig.draft("second").slot == slot + .seconds(86400))
        #expect(try rig.page("second").publishAt == slot + .seconds(86400))
        #expect(try rig.page("second").answers.last?.hasPrefix("Scheduled for") == true)
    }

    @Test("drafts submitted together are proposed slots apart")
    func proposals() async throws {
        let rig = try await Rig()
        for id in ["a", "b", "c"] { try await rig.submitted(id) }
        var slots: [Date] = []
        for id in ["a", "b", "c"] { slots.append(try #require(try await rig.draft(id).slot)) }
        #expect(slots.sorted() == (0..<3).map { slots.min()! + .seconds($0 * 86400) })
    }

    @Test("an unapproved draft's slot moves on until its window ends; then it expires and is never published")
    func slipsAndExpires() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let first = try #require(try await rig.draft().slot)
        for day in 0..<14 {
            rig.clock.advance(to: first + .seconds(day * 86400))
            try await rig.drain("schedule")
        }
        #expect(try await rig.state() == .submitted)
        rig.clock.advance(to: try await rig.draft().windowEnds)
        try await rig.drain("schedule", "announce", "prepare", "send")
        #expect(try await rig.state() == .expired)
        #expect(try rig.page().status == .expired)
        #expect(rig.publisher.sent.isEmpty)
    }

    /// A draft whose approval will not be in force yet when its slot comes.
    private func approvedForSoon() async throws -> (rig: Rig, wish: Date) {
        let rig = try await Rig()
        try await rig.submitted()
        let wish = (rig.clock.now() + .seconds(150)).minute
        rig.board.edit("draft") {
            $0.publishAt = wish
            $0.status = .approved
        }
        rig.clock.advance(by: .seconds(20))
        try await rig.poll()
        return (rig, wish)
    }

    @Test("a slot that comes while an approval given before it is not in force yet is used somewhat late, not given away")
    func slotOvertakesApproval() async throws {
        let (rig, wish) = try await approvedForSoon()
        rig.clock.advance(to: wish + .seconds(20))
        try await rig.drain("schedule")
        #expect(try await rig.draft().slot == wish)
        #expect(rig.publisher.sent.isEmpty)
        rig.clock.advance(by: .seconds(300))
        try await rig.poll()
        try await rig.drain("schedule", "prepare", "send", "announce")
        #expect(try await rig.state() == .published)
        #expect(try rig.page().publishAt?.minute == wish)
    }

    @Test("a slot that came too long ago for the account while its approval was not in force yet is given away")
    func slotOvertakesApprovalByFar() async throws {
        let rig = try await approvedForSoon().rig
        rig.clock.advance(by: .seconds(3 * 3600))
        try await rig.poll()
        try await rig.drain("schedule", "prepare", "send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try #require(try await rig.draft().slot) > rig.clock.now())
    }

    @Test("what is approved after its slot has passed does not go out at once")
    func approvedTooLate() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let slot = try #require(try await rig.draft().slot)
        rig.clock.advance(to: slot + .seconds(30))
        try await rig.approve()
        try await rig.drain("schedule", "prepare", "send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try #require(try await rig.draft().slot) > rig.clock.now())
    }

    @Test("an approved draft without a free slot is scheduled as soon as the brand has one")
    func slotComesFree() async throws {
        let rig = try await Rig()
        try await rig.brand { $0.blackouts = "2026-07-01..2026-07-30" }
        try await rig.submitted()
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        for _ in 0..<8 {
            rig.clock.advance(by: .seconds(901))
            try await rig.drain("schedule", "announce")
        }
        #expect(try rig.page().answers.filter { $0.hasPrefix("No free slot") }.count == 1)
        try await rig.brand()
        rig.clock.advance(by: .seconds(901))
        try await rig.drain("schedule")
        #expect(try await rig.state() == .slotted)
    }

    @Test("a calendar that cannot be read is a fault until it can")
    func badCalendar() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await rig.brand { $0.slots = "whenever" }
        try await rig.approve()
        try await rig.drain("schedule")
        #expect(try await rig.faults() == ["calendar Brand brand"])
        try await rig.brand()
        rig.clock.advance(by: .seconds(301))
        try await rig.drain("schedule")
        #expect(try await rig.state() == .slotted)
        #expect(try await rig.faults().isEmpty)
    }

    // MARK: preparing

    @Test("what can never be prepared is Failed, with a comment")
    func failsForGood() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        rig.publisher.onPrepare { _ in throw ScriptedFailure("The picture is too large.", .permanent) }
        try await rig.prepareAtSlot()
        try await rig.drain("announce", "send")
        #expect(try await rig.state() == .failed)
        #expect(try rig.page().status == .failed)
        #expect(try rig.page().answers.last?.contains("The picture is too large.") == true)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("what the operator has to mend is a fault, is told once, costs no tries, and goes on when it is mended")
    func needsOperator() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        rig.publisher.onPrepare { _ in throw ScriptedFailure("The token has no right to post.", .needsOperator) }
        try await rig.prepareAtSlot()
        try await rig.drain("announce")
        let told = rig.board.updates.count
        for _ in 0..<12 {
            rig.clock.advance(by: .seconds(301))
            try await rig.drain("prepare", "announce")
        }
        #expect(rig.board.updates.count == told)
        #expect(try await rig.faults() == ["account company"])
        #expect(try await rig.state() == .slotted)
        rig.publisher.onPrepare { _ in }
        rig.clock.advance(by: .seconds(301))
        try await rig.drain("prepare", "send")
        #expect(try await rig.state() == .published)
        #expect(try await rig.faults().isEmpty)
    }

    @Test("an approval that is taken back while the request is made makes it worthless")
    func voidedMeanwhile() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let (store, clock) = (rig.store, rig.clock)
        rig.publisher.onPrepare { _ in
            try await store.amend("draft", lease: nil, now: clock.now()) { row in
                row.state = .submitted
                row.approval = .none
                return DraftFiling()
            }
        }
        try await rig.prepareAtSlot()
        try await rig.drain("send")
        #expect(try await rig.state() == .submitted)
        #expect(rig.publisher.sent.isEmpty)
    }
}
