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
    func decided() async throws -> ScratchStore {
        let scratch = try await ScratchStore()
        for id in ["one", "two"] {
            try await scratch.seedDraft(id, state: .submitted, now: now)
            for (index, kind) in [Decision.Kind.asked, .approved, .voided].enumerated() {
                let decision = Decision(
                    kind: kind, by: Person(id: "p", name: "Pia"), at: now + .seconds(index), hash: "v1:\(index)", note: "because")
                try await scratch.store.amend(id, lease: nil, now: now) { _ in
                    var filing = DraftFiling()
                    filing.decision = decision
                    return filing
                }
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
        let intruder = try Database(path: scratch.store.path)
        #expect(try await intruder.transaction { session in try session.run(sql) } == 1)
        let broken = try await scratch.store.verifyDecisions()
        #expect(broken.first?.contains(sql.contains("'two'") ? "draft two" : "draft one") == true)
    }

    @Test("a log that lost its end still holds, but its head is another one")
    func cutOff() async throws {
        let scratch = try await decided()
        let before = try await scratch.store.decisionHead()
        let intruder = try Database(path: scratch.store.path)
        try await intruder.transaction { session in _ = try session.run("DELETE FROM approvals WHERE draft_id = 'one' AND seq = 3") }
        #expect(try await scratch.store.verifyDecisions().isEmpty)
        let after = try await scratch.store.decisionHead()
        #expect(after.count == before.count - 1 && after.hash != before.hash)
    }
}
