import Editorial
import SQL
import Support

// The decision log: the approvals table, one hash chain per draft. An entry's digest covers its own fields, its draft, its
// place and the digest before it, so that no entry can be changed, moved, left out or put in without breaking the chain.

extension Store {
    /// One sentence for each draft whose decisions were tampered with; empty when every chain holds.
    package func verifyDecisions() async throws -> [String] { try await brokenDecisions().map(\.description) }

    /// For each draft whose decisions were tampered with the first entry that does not fit, by draft; empty when every chain holds.
    package func brokenDecisions() async throws -> [BrokenDecision] {
        try await database.read { session in try session.brokenChains() }
    }

    /// How many decisions there are, and one hash over the ends of all chains: journaled, it tells a log that was written anew.
    ///
    /// With `first` the head as it was when the log had no more than that many entries, to be held against an old journal.
    package func decisionHead(first: Int? = nil) async throws -> (count: Int, hash: String) {
        try await database.read { session in
            // Of the bare columns beside max() SQLite takes those of the row that has the maximum
            // (https://www.sqlite.org/lang_select.html#bareagg). A negative limit is none.
            let ends = try session.rows(
                """
                SELECT draft_id, digest, max(seq), count(*) AS entries FROM (SELECT * FROM approvals ORDER BY rowid LIMIT ?)
                GROUP BY draft_id ORDER BY draft_id
                """, [.int(first ?? -1)]
            ) { row in (text: try row.text("draft_id") + " " + row.text("digest"), entries: try row.integer("entries")) }
            return (ends.reduce(0) { $0 + $1.entries }, SHA256.hex(of: ends.map(\.text).joined(separator: "\n")))
        }
    }

    /// The decisions on a draft, oldest first.
    package func decisions(ofDraft id: String) async throws -> [Decision] {
        try await decisionLinks(ofDraft: id).map { link in try link.decision }
    }

    /// The entries of a draft's chain as they are stored, oldest first.
    package func decisionLinks(ofDraft id: String) async throws -> [DecisionLink] {
        try await database.read { session in try session.links(ofDraft: id) }
    }
}

extension Session {
    /// Appends to the draft's chain; unique (draft, seq) refuses a second entry in one place.
    borrowing func append(_ decision: Decision, toDraft id: String) throws {
        let last = try first("SELECT * FROM approvals WHERE draft_id = ? ORDER BY seq DESC LIMIT 1", [.text(id)]) { row in
            try DecisionLink(row)
        }
        let link = DecisionLink(decision, draftID: id, after: last)
        try run(
            """
            INSERT INTO approvals (draft_id, seq, kind, by_id, by_name, at, hash, note, previous, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(id), .int(link.seq), .text(link.kind), .text(decision.by.id), .text(decision.by.name),
                .date(decision.at), .text(decision.hash), .text(link.note), .text(link.previous), .text(link.digest),
            ])
    }

    borrowing func links(ofDraft id: String) throws -> [DecisionLink] {
        try rows("SELECT * FROM approvals WHERE draft_id = ? ORDER BY seq", [.text(id)]) { row in try DecisionLink(row) }
    }

    borrowing func brokenChains() throws -> [BrokenDecision] {
        let links = try rows("SELECT * FROM approvals ORDER BY draft_id, seq") { row in try DecisionLink(row) }
        var broken: [BrokenDecision] = []
        var last: DecisionLink?
        for link in links {
            if last?.draftID != link.draftID { last = nil }
            let misfits = link.misfits(after: last)
            if !misfits.isEmpty, broken.last?.draftID != link.draftID {
                broken.append(BrokenDecision(draftID: link.draftID, seq: link.seq, misfits: misfits))
            }
            last = link
        }
        return broken
    }
}
