import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: ProofreadingShelf {
    package func dueProofreading(now: Date) async throws -> Proofreading? {
        try await database.read { session in
            try session.first(
                """
                SELECT r.account, r.urn, r.state, r.looks, r.next_look_at, r.note, a.draft_id, a.approval_hash, a.body, a.body_hash,
                    a.media_urn, a.text, a.prepared_at
                FROM proofreadings r JOIN attempts a ON a.id = r.attempt_id
                WHERE r.next_look_at <= ? ORDER BY r.next_look_at, r.attempt_id LIMIT 1
                """, [.date(now)]
            ) { row in
                Proofreading(
                    draftID: try row.text("draft_id"), account: try row.text("account"), urn: try row.text("urn"),
                    prepared: try PreparedPost(row), state: try row.known("state"), looks: try row.integer("looks"),
                    nextLookAt: try row.optionalDate("next_look_at"), note: try row.text("note"))
            }
        }
    }

    package func nextProofreading() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT min(next_look_at) FROM proofreadings WHERE next_look_at IS NOT NULL") { row in
                try row.optionalDate(0)
            } ?? nil
        }
    }

    package func file(_ reading: Proofreading, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws {
        try await database.transaction(.full) { session in
            let isThere = try session.run(
                "UPDATE proofreadings SET state = ?, looks = ?, next_look_at = ?, note = ? WHERE draft_id = ? AND account = ?",
                [
                    .text(reading.state.rawValue), .int(reading.looks), .date(reading.nextLookAt), .text(reading.note),
                    .text(reading.draftID), .text(reading.account),
                ])
            if isThere == 1 { _ = try session.amend(reading.draftID, now: now, change) }
        }
    }
}

extension Session {
    /// A publication is read soon after; what a platform shows in the first moments is often not all.
    borrowing func orderProofreading(of attempt: Attempt, urn: String, now: Date) throws {
        try run(
            """
            INSERT INTO proofreadings (draft_id, account, attempt_id, urn, state, looks, next_look_at, note)
            VALUES (?, ?, ?, ?, 'waiting', 0, ?, '') ON CONFLICT (draft_id, account) DO NOTHING
            """,
            [.text(attempt.draftID), .text(attempt.account), .text(attempt.id), .text(urn), .date(now + .seconds(30))])
    }
}
