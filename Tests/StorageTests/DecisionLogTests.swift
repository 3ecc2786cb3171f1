import Editorial
import FoundationEssentials
import SQL
import Storage
import Support
import TestKit
import Testing

@Suite("The decision log")
struct DecisionLogTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    /// Two drafts with three decisions each.
    func decided(note: Message = "because") async throws -> ScratchStore {
        let scratch = try await ScratchStore()
        for id in ["one", "two"] {
            try await scratch.seedDraft(id, state: .submitted, now: now)
            for (index, kind) in [Decision.Kind.asked, .approved, .voided].enumerated() {
                try await scratch.decide(id, kind, at: now + .seconds(index), hash: "v1:\(index)", note: note)
            }
        }
        return scratch
    }

    @Test("decisions come back in their order and their chains hold")
    func holds() async throws {
        let store = try await decided().store
        #expect(try await store.decisions(ofDraft: "one").map(\.kind) == [.asked, .approved, .voided])
        #expect(try await store.verifyDecisions().isEmpty)
        #expect(try await store.check().isEmpty)
        #expect(try await store.decisionHead().count == 6)
    }

    static let forgeries = [
        "UPDATE approvals SET hash = 'v1:other' WHERE draft_id = 'one' AND seq = 2",
        "UPDATE approvals SET by_id = 'boss', by_name = 'Boss' WHERE draft_id = 'one' AND seq = 1",
        "UPDATE approvals SET note = '' WHERE draft_id = 'one' AND seq = 3",
        "UPDATE approvals SET at = at + 1 WHERE draft_id = 'one' AND seq = 3",
        "DELETE FROM approvals WHERE draft_id = 'one' AND seq = 2",
        "DELETE FROM approvals WHERE draft_id = 'one' AND seq = 1",
        "UPDATE approvals SET draft_id = 'two', seq = 4 WHERE draft_id = 'one' AND seq = 3",
        "INSERT INTO approvals SELECT draft_id, 4, 'approved', by_id, by_name, at, hash, note, digest, digest FROM approvals "
            + "WHERE draft_id = 'one' AND seq = 3",
    ]

    @Test("a decision that was changed, moved, left out or put in is found", arguments: forgeries)
    func tampered(sql: String) async throws {
        let scratch = try await decided()
        try await scratch.forge(sql)
        let broken = try await scratch.store.verifyDecisions()
        #expect(broken.first?.contains(sql.contains("'two'") ? "draft two" : "draft one") == true)
    }

    static let misfits: [(sql: String, draft: String, seq: Int, misfits: [BrokenDecision.Misfit])] = [
        ("UPDATE approvals SET note = 'of course' WHERE seq = 2", "one", 2, [.digest]),
        ("UPDATE approvals SET kind = 'blessed' WHERE draft_id = 'two' AND seq = 1", "two", 1, [.digest]),
        ("DELETE FROM approvals WHERE draft_id = 'one' AND seq = 2", "one", 3, [.number, .previous]),
        ("UPDATE approvals SET seq = seq - 5 WHERE draft_id = 'one' AND seq > 1", "one", 2, [.previous, .digest]),
        ("UPDATE approvals SET digest = previous WHERE draft_id = 'two' AND seq = 3", "two", 3, [.digest]),
        ("UPDATE approvals SET previous = digest WHERE draft_id = 'one' AND seq = 1", "one", 1, [.previous, .digest]),
    ]

    @Test("the first entry that does not fit is named with its draft, its number and what does not fit", arguments: misfits)
    func named(_ forgery: (sql: String, draft: String, seq: Int, misfits: [BrokenDecision.Misfit])) async throws {
        let scratch = try await decided()
        try await scratch.forge(forgery.sql, "UPDATE approvals SET seq = -seq WHERE seq < 0")
        let broken = try #require(try await scratch.store.brokenDecisions().first)
        #expect(broken.draftID == forgery.draft && broken.seq == forgery.seq && broken.misfits == forgery.misfits, "\(broken)")
    }

    @Test("a chain is told of once, by its first break, and every broken chain is")
    func onceEach() async throws {
        let scratch = try await decided()
        try await scratch.forge("UPDATE approvals SET note = note || '!'")
        #expect(try await scratch.store.brokenDecisions().map { "\($0.draftID) \($0.seq)" } == ["one 1", "two 1"])
    }

    @Test("a log written anew holds, but does not go on from the head it had")
    func writtenAnew() async throws {
        let (honest, forged) = (try await decided(), try await decided(note: "never mind"))
        let journaled = try await honest.store.decisionHead()
        #expect(try await forged.store.verifyDecisions().isEmpty)
        #expect(try await forged.store.decisionHead().hash != journaled.hash)
        try await honest.decide("two", .approved, at: now)
        #expect(try await honest.store.decisionHead().hash != journaled.hash)
        #expect(try await honest.store.decisionHead(first: journaled.count) == journaled)
        #expect(try await forged.store.decisionHead(first: journaled.count).hash != journaled.hash)
    }

    @Test("a log that lost its end still holds, but its head is another one")
    func cutOff() async throws {
        let scratch = try await decided()
        let before = try await scratch.store.decisionHead()
        try await scratch.forge("DELETE FROM approvals WHERE draft_id = 'one' AND seq = 3")
        #expect(try await scratch.store.verifyDecisions().isEmpty)
        let after = try await scratch.store.decisionHead()
        #expect(after.count == before.count - 1 && after.hash != before.hash)
    }
}

extension ScratchStore {
    fileprivate func decide(_ id: String, _ kind: Decision.Kind, at: Date, hash: String = "v1:0", note: Message = "") async throws {
        let decision = Decision(kind: kind, by: Person(id: "p", name: "Pia"), at: at, hash: hash, note: note)
        try await store.amend(id, lease: nil, now: at) { _ in
            var filing = DraftFiling()
            filing.decision = decision
            return filing
        }
    }

    /// Changes the database behind the store's back.
    fileprivate func forge(_ statements: String...) async throws {
        let changed = try await Database(path: store.path).transaction { session in
            var changed = 0
            for sql in statements { changed += try session.run(sql) }
            return changed
        }
        #expect(changed > 0)
    }
}
