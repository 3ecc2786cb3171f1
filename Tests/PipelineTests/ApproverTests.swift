import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Whose approval counts: judged by what was published, what the page says and what the decision log has.
@Suite struct ApproverTests {
    private static let ada = Person.editor
    private static let ben = Person(id: "ben", name: "Ben")
    private static let eve = Person(id: "eve", name: "Eve")

    /// A draft in review at a brand with those rules.
    private func rig(_ rules: (inout Brand) -> Void) async throws -> Rig {
        let rig = try await Rig()
        try await rig.brand(rules)
        try await rig.submitted()
        rig.clock.advance(by: .seconds(61))
        return rig
    }

    /// Lets the minute and the slot pass.
    private func publish(_ rig: Rig) async throws {
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("schedule", "announce")
        if try await rig.state() == .slotted { try await rig.prepareAtSlot() }
        try await rig.drain("send", "announce")
    }

    private func say(_ rig: Rig, _ person: Person, _ words: String = "/approve") async throws {
        rig.board.comment("draft", words, by: person)
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
    }

    private func edit(_ rig: Rig, _ person: Person, _ text: String) async throws {
        rig.board.edit("draft", by: person) { $0.text = text }
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
    }

    private func kinds(_ rig: Rig) async throws -> [Decision.Kind] { try await rig.store.decisions(ofDraft: "draft").map(\.kind) }

    @Test("only a named approver's comment publishes; another's is answered with who they are, and logged")
    func named() async throws {
        let rig = try await rig { $0.approvers = [Self.ben] }
        try await say(rig, Self.eve)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(try rig.page().answers.last == "Not approved: At Brand brand only Ben may approve, by the comment /approve.")
        let refused = try #require(try await rig.store.decisions(ofDraft: "draft").last)
        #expect(refused.kind == .refused && refused.by == Self.eve && refused.note.contains("only Ben"))
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.count == 1)
        #expect(try await kinds(rig) == [.refused, .asked, .approved, .published])
    }

    @Test("a status approves nothing where it matters who approves", arguments: ["approvers", "two", "own text"])
    func statusAlone(_ rule: String) async throws {
        let rig = try await rig { brand in
            switch rule {
            case "approvers": brand.approvers = [Self.ada]
            case "two": brand.needsTwoApprovers = true
            default: brand.forbidsOwnText = true
            }
        }
        rig.board.edit("draft") { $0.status = .approved }
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(try rig.page().status == .inReview)
        #expect(try rig.page().answers.last?.contains("Approve with a comment: /approve.") == true)
        #expect(try await kinds(rig) == [.refused])
    }

    @Test("two approvers are two people, who are both named at the end")
    func two() async throws {
        let rig = try await rig { $0.needsTwoApprovers = true }
        try await say(rig, Self.ada)
        try await say(rig, Self.ada)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(
            try rig.page().answers == [
                "Noted. Brand brand needs a second approver: somebody else has to comment /approve as well.",
                "Not approved: Brand brand needs a second approver: somebody else has to comment /approve as well.",
            ])
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.count == 1)
        #expect(try await kinds(rig) == [.firstOfTwo, .refused, .asked, .approved, .published])
        #expect(try rig.page().answers.contains { $0.hasPrefix("Approved by Ada and Ben: ") })
        #expect(try rig.page().approvedBy.hasPrefix("Ada and Ben, "))
    }

    @Test("of two named approvers both have to be named ones")
    func twoNamed() async throws {
        let rig = try await rig {
            $0.needsTwoApprovers = true
            $0.approvers = [Self.ada, Self.ben]
        }
        try await say(rig, Self.ada)
        #expect(try await rig.draft().approval != .none)
        try await say(rig, Self.eve)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("two people who approve within one reading of the comments are two entries of the log")
    func twoAtOnce() async throws {
        let rig = try await rig { $0.needsTwoApprovers = true }
        rig.board.comment("draft", "/approve", by: Self.ada)
        try await say(rig, Self.ben)
        #expect(try await kinds(rig) == [.firstOfTwo, .asked])
    }

    @Test("a first approval does not count for a text that was changed after it")
    func firstOfAnotherText() async throws {
        let rig = try await rig { $0.needsTwoApprovers = true }
        try await say(rig, Self.ada)
        try await edit(rig, Self.eve, "Another text.")
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await kinds(rig) == [.firstOfTwo, .voided, .firstOfTwo])
    }

    // MARK: one's own text

    @Test("nobody approves his own text, and whoever did not write it may")
    func ownText() async throws {
        let rig = try await rig { $0.forbidsOwnText = true }
        try await edit(rig, Self.ada, "Ada's text.")
        try await say(rig, Self.ada)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(
            try rig.page().answers.last
                == "Not approved: The text is your own, and at Brand brand nobody approves his own text. Somebody else has to comment /approve."
        )
        #expect(try await kinds(rig) == [.refused])
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.map(\.text) == ["Ada's text."])
    }

    @Test("who changed the text before somebody else did has still a hand in it")
    func bothHands() async throws {
        let rig = try await rig {
            $0.forbidsOwnText = true
            $0.approvers = [Self.ada, Self.ben]
        }
        try await edit(rig, Self.ada, "Ada's text.")
        try await edit(rig, Self.ben, "Ada's text, longer.")
        try await say(rig, Self.ada)
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(try rig.page().answers.last?.contains("Each of its approvers changed this text: put another version back") == true)
    }

    @Test("a text that Copydesk wrote anew is nobody's own, and one that is put back is again whose it was")
    func rewritten() async throws {
        let rig = try await rig { $0.forbidsOwnText = true }
        try await edit(rig, Self.ada, "Ada's text.")
        rig.board.edit("draft", by: Self.ada) { $0.remarks = "Shorter." }
        try await rig.poll()
        try await rig.drain("draft", "announce")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        #expect(try await rig.draft().board.textHands ?? [] == [])
        rig.board.edit("draft", by: Self.ben) { $0.isRestoreTicked = true }
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.draft().content.text == "Ada's text.")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        try await say(rig, Self.ada)
        #expect(try await rig.draft().approval == .none)
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.map(\.text) == ["Ada's text."])
    }

    @Test("where the board does not tell who changed the text, two people have to approve")
    func unknownHand() async throws {
        let rig = try await rig { $0.forbidsOwnText = true }
        try await edit(rig, .unknown, "Somebody's text.")
        try await say(rig, Self.ada)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(
            try rig.page().answers.last?.hasPrefix(
                "Noted. The board does not tell who changed this text, and at Brand brand nobody approves his own: somebody else") == true)
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.count == 1)
    }

    // MARK: how long an approval lasts

    /// Approved by Ada for a slot that far ahead, where an approval lasts two days.
    private func approved(slotAfter days: Int) async throws -> Rig {
        let rig = try await rig { $0.approvalDays = 2 }
        let slot = try #require(try await rig.draft().slot) + .seconds(days * 86_400)
        rig.board.edit("draft") {
            $0.status = .approved
            $0.publishAt = slot
        }
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        try await rig.drain("schedule", "announce")
        try #require(try await rig.state() == .slotted)
        return rig
    }

    @Test("an approval ends after the brand's days: nothing is sent, the page says why, and a new one counts again")
    func lapses() async throws {
        let rig = try await approved(slotAfter: 3)
        #expect(try rig.page().answers.last?.hasPrefix("The approval ends before that, Mon 2026-07-06") == true)
        rig.clock.advance(by: .seconds(2 * 86_400 - 60))
        try await rig.poll()
        #expect(try await rig.state() == .slotted)
        rig.clock.advance(by: .seconds(120))
        try await rig.poll()
        try await rig.drain("announce")
        #expect(try await rig.state() == .submitted)
        #expect(try rig.page().status == .inReview)
        #expect(
            try rig.page().answers.last?.hasPrefix(
                "The approval has ended: it was given by Ada on 2026-07-04, and at Brand brand an approval lasts 2 days. Nothing is published"
            )
                == true)
        #expect(try await kinds(rig) == [.asked, .approved, .voided])
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.status = .approved }
        try await publish(rig)
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("an approval that ended while the line stood still is not sent", arguments: [true, false])
    func lapsedAtTheSlot(_ isBoardAway: Bool) async throws {
        let rig = try await approved(slotAfter: 1)
        try await rig.prepareAtSlot()
        // The brand shortens its term at the last moment, or the post had waited that long: the sender looks for itself.
        try await rig.store.amend("draft", lease: nil, now: rig.clock.now()) { row in
            guard case .live(let hash, let person, let at) = row.approval else { return nil }
            row.approval = .live(hash: hash, by: person, at: at - .seconds(3 * 86_400))
            return DraftFiling()
        }
        if isBoardAway {
            rig.configure(withoutBoard: ["Brand brand"])
            rig.board.trouble { deed in if case .page = deed { .refuse(ScriptedFailure("Notion is away.")) } else { nil } }
        }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .submitted)
    }

    @Test("a first approval that has ended is none")
    func halfLapses() async throws {
        let rig = try await rig {
            $0.approvalDays = 1
            $0.needsTwoApprovers = true
        }
        try await say(rig, Self.ada)
        rig.clock.advance(by: .seconds(86_400))
        try await say(rig, Self.ben)
        try await publish(rig)
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await kinds(rig) == [.firstOfTwo, .firstOfTwo])
    }
}
