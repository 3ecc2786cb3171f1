import Editorial
import FoundationEssentials
import SQL
import Support

// The decision log: the approvals table, one hash chain per draft. An entry's digest covers its own fields, its draft, its
// place and the digest before it, so that no entry can be changed, moved, left out or put in without breaking the chain.

extension Store {
    /// One sentence for each draft whose decisions were tampered with; empty when every chain holds.
    package func verifyDecisions() async throws -> [String] {
        try await database.read { session in try session.brokenChains() }
    }

    /// How many decisions there are, and one hash over the ends of all chains: journaled, it tells a log that lost its end.
    package func decisionHead() async throws -> (count: Int, hash: String) {
        try await database.read { session in
            let count = try session.first("SELECT count(*) FROM approvals") { try $0.integer(0) } ?? 0
            let ends = try session.rows(
                """
                SELECT draft_id, digest FROM approvals a WHERE seq = (SELECT max(seq) FROM approvals b WHERE b.draft_id = a.draft_id)
                ORDER BY draft_id
                """
            ) { row in try row.text(0) + " " + row.text(1) }
            return (count, SHA256.hex(of: ends.joined(separator: "\n")))
        }
    }

    /// The decisions on a draft, oldest first.
    package func decisions(ofDraft id: String) async throws -> [Decision] {
        try await database.read { session in try session.links(ofDraft: id).map(\.decision) }
    }
}

/// One entry of a chain as it is stored.
struct DecisionLink {
    let draftID: String
    let seq: Int
    let decision: Decision
    let previous: String
    let digest: String

    /// The next entry of a chain.
    init(_ decision: Decision, draftID: String, seq: Int, previous: String) {
        self.draftID = draftID
        self.seq = seq
        self.decision = decision
        self.previous = previous
        digest = Self.digest(decision, draftID: draftID, seq: seq, previous: previous)
    }

    init(_ row: borrowing Row) throws {
        draftID = try row.text("draft_id")
        seq = try row.integer("seq")
        decision = Decision(
            kind: try row.known("kind"), by: Person(id: try row.text("by_id"), name: try row.text("by_name")), at: try row.date("at"),
            hash: try row.text("hash"), note: try row.text("note"))
        previous = try row.text("previous")
        digest = try row.text("digest")
    }

    /// Whether it is what followed `last`.
    func follows(_ last: DecisionLink?) -> Bool {
        seq == (last?.seq ?? 0) + 1 && previous == (last?.digest ?? "")
            && digest == Self.digest(decision, draftID: draftID, seq: seq, previous: previous)
    }

    private static func digest(_ decision: Decision, draftID: String, seq: Int, previous: String) -> String {
        let fields: JSON = [
            .string(previous), .string(draftID), .integer(seq), .string(decision.kind.rawValue), .string(decision.by.id),
            .string(decision.by.name), .integer(decision.at.milliseconds), .string(decision.hash), .string(decision.note),
        ]
        return SHA256.hex(of: fields.serialized())
    }
}

extension Session {
    /// Appends to the draft's chain; unique (draft, seq) refuses a second entry in one place.
    borrowing func append(_ decision: Decision, toDraft id: String) throws {
        let last = try first("SELECT * FROM approvals WHERE draft_id = ? ORDER BY seq DESC LIMIT 1", [.text(id)]) { row in
            try DecisionLink(row)
        }
        let link = DecisionLink(decision, draftID: id, seq: (last?.seq ?? 0) + 1, previous: last?.digest ?? "")
        try run(
            """
            INSERT INTO approvals (draft_id, seq, kind, by_id, by_name, at, hash, note, previous, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(id), .int(link.seq), .text(decision.kind.rawValue), .text(decision.by.id), .text(decision.by.name),
                .date(decision.at), .text(decision.hash), .text(decision.note), .text(link.previous), .text(link.digest),
            ])
    }

    borrowing func links(ofDraft id: String) throws -> [DecisionLink] {
        try rows("SELECT * FROM approvals WHERE draft_id = ? ORDER BY seq", [.text(id)]) { row in try DecisionLink(row) }
    }

    fileprivate borrowing func brokenChains() throws -> [String] {
        let links = try rows("SELECT * FROM approvals ORDER BY draft_id, seq") { row in try DecisionLink(row) }
        var broken: [String] = []
        var last: DecisionLink?
        for link in links {
            if last?.draftID != link.draftID { last = nil }
            if !link.follows(last) {
                broken.append(
                    "Decision \(link.seq) on draft \(link.draftID) is not the one that was recorded: the store was changed by hand.")
            }
            last = link
        }
        return broken
    }
}
