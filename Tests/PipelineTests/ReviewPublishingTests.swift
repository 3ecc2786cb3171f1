import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Ways in which a post could go out twice, go out without being approved, or never go out, seen from the whole line.
@Suite struct ReviewPublishingTests {
    private func unclear(_ rig: Rig) { rig.publisher.onSend { _ in .init(.unknown("The connection broke."), isLive: false) } }

    /// A draft whose attempt only a person can judge.
    private func needsCheck() async throws -> Rig {
        let rig = try await Rig()
        rig.configure(hasEvidence: false)
        try await rig.prepared()
        unclear(rig)
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(6))
        try await rig.drain("reconcile", "announce")
        try #require(try await rig.state() == .needsCheck)
        return rig
    }

    private func answer(_ words: String, _ rig: Rig) async throws {
        rig.board.edit("draft") { $0.answer = words }
        try await rig.poll()
    }

    private func approveAgain(_ rig: Rig) async throws {
        try await rig.drain("announce")
        try await rig.poll()
        try await rig.approve()
        try await rig.drain("schedule", "announce")
        try await rig.poll()
        try #require(try await rig.state() == .slotted)
        try await rig.prepareAtSlot()
    }

    @Test("the answer to one attempt is not taken for an answer to the next")
    func staleAnswer() async throws {
        let rig = try await needsCheck()
        try await answer("not published", rig)
        #expect(try await rig.state() == .failed)
        try await approveAgain(rig)
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(6))
        try await rig.drain("reconcile")
        try await rig.poll()
        #expect(try await rig.state() == .needsCheck)
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try rig.page().answer.isEmpty)
        #expect(try await rig.state() == .needsCheck)
        try await answer("not published", rig)
        #expect(try await rig.state() == .failed)
    }

    @Test(
        "only the two answers settle an attempt, in any spelling", arguments: [("Published", DraftState.published), ("yes", .needsCheck)])
    func answers(words: String, state: DraftState) async throws {
        let rig = try await needsCheck()
        try await answer(words, rig)
        try await rig.drain("announce")
        #expect(try await rig.state() == state)
        #expect(try rig.page().answers.contains { $0.contains("is no answer") } == (state == .needsCheck))
    }

    @Test("an edit made while the post was on the wire voids the approval when nothing was sent")
    func editWhileArmed() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.publisher.beforeGate {
            rig.board.edit("draft") { $0.text = "Not this any more." }
            try? await rig.poll()
        }
        rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: "Too many.", cause: .passing(notBefore: nil)))) }
        try await rig.drain("send", "announce")
        try #require(try await rig.state() == .slotted)
        try await rig.poll()
        #expect(try await rig.state() == .submitted)
        #expect(try await rig.draft().content.text == "Not this any more.")
        #expect(try await rig.draft().approval == .none)
    }

    @Test("a draft whose text was edited during Needs check can be approved again")
    func editWhileNeedsCheck() async throws {
        let rig = try await needsCheck()
        rig.board.edit("draft") { $0.text = "Another text." }
        try await rig.poll()
        try await answer("not published", rig)
        try await approveAgain(rig)
        rig.publisher.onSend { .published($0) }
        try await rig.drain("send")
        #expect(rig.publisher.live.map(\.text) == ["Another text."])
    }

    @Test("a connection that may not comment still shows the page's true face, and reads what editors do")
    func noComments() async throws {
        let rig = try await Rig()
        rig.board.trouble { deed in
            if case .apply(let update) = deed, case .comment = update.change {
                return .refuse(ScriptedFailure("The connection may not comment.", .needsOperator))
            }
            return nil
        }
        try await rig.scheduled()
        #expect(try rig.page().status == .scheduled)
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.poll()
        #expect(try await rig.state() == .rejected)
    }

    @Test("a listing that shows what stood there before Copydesk's last write is no editor's act")
    func staleListing() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let ahead = rig.clock.now() + .seconds(120)
        try await rig.store.amend("draft", lease: nil, now: rig.clock.now()) { row in
            row.board.writtenStamp = ahead
            return DraftFiling()
        }
        rig.board.edit("draft") { $0.status = .approved }
        try await rig.poll()
        #expect(try await rig.draft().approval == .none)
        rig.clock.advance(by: .seconds(180))
        rig.board.edit("draft") { $0.status = .approved }
        try await rig.poll()
        #expect(try await rig.draft().approval != .none)
    }

    @Test("drafts of an account that is gone end with their window", arguments: [DraftState.submitted, .approved, .slotted, .prepared])
    func goneAccount(state: DraftState) async throws {
        let rig = try await Rig()
        let now = rig.clock.now()
        try await rig.scratch.seedDraft("draft", state: state, slot: now + .seconds(3600), now: now)
        rig.configure(hasAccount: false)
        for _ in 0..<20 {
            rig.clock.advance(by: .seconds(86400))
            try await rig.drain("schedule", "prepare", "send", "schedule")
        }
        #expect(try await rig.state() == .expired)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("a post that was late already still waits the whole grace for a board that is away")
    func lateAndBoardAway() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.clock.advance(by: .seconds(3000))
        rig.board.trouble { deed in
            if case .page = deed { return .refuse(ScriptedFailure("Notion is away.", .retry)) }
            return nil
        }
        try await rig.drain("send")
        #expect(try await rig.state() == .prepared)
        rig.board.heal()
        rig.clock.advance(by: .seconds(21))
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("an attempt whose outcome was never filed is looked for without a restart")
    func lapsedAttempt() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        let taken = try #require(try await rig.store.take(.sending, now: rig.clock.now(), lease: .seconds(60)))
        let conditions = ArmingConditions(
            boardReadAt: rig.clock.now(), boardReadFor: .seconds(10), isPaused: false, maxLateness: .seconds(60))
        _ = try #require(try await rig.store.arm("draft", lease: taken.lease, now: rig.clock.now(), conditions: conditions))
        rig.clock.advance(by: .seconds(500))
        try await rig.drain("reconcile")
        #expect(try await rig.state() == .armed)
        rig.clock.advance(by: .seconds(101))
        try await rig.drain("reconcile")
        #expect(try await rig.attempt().state != .armed)
        #expect(try await rig.state() != .armed)
    }

    @Test("an answer that arrives after its attempt was given up still counts")
    func lateAnswer() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.publisher.beforeGate {
            _ = try? await rig.store.recoverArmed(now: rig.clock.now())
        }
        try await rig.drain("send")
        #expect(try await rig.state() == .published)
        #expect(try await rig.attempt().urn == "urn:draft")
    }

    @Test("pages that a listing never showed in time are found by the sweep")
    func sweep() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { $0.status = .rejected }
        try await rig.store.moveBoardCursor(to: rig.clock.now() + .seconds(86400))
        try await rig.poll()
        #expect(try await rig.state() == .submitted)
        rig.clock.advance(by: .seconds(6 * 3600))
        try await rig.work("board")
        #expect(try await rig.state() == .rejected)
    }
}
