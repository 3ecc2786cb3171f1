import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: ProofreadingShelf {
    package func dueProofreading(now: Date) async throws -> Proofreading? {
        try await database.read { session in
            try session.first(
                """
                SELECT r.account, r.urn, r.state, r.looks, r.next_look_at, r.note, r.corrected, a.draft_id, a.approval_hash, a.body,
                    a.body_hash, a.media_urn, a.text, a.prepared_at
                FROM proofreadings r JOIN attempts a ON a.id = r.attempt_id
                WHERE r.next_look_at <= ? AND \(Session.isSettled) ORDER BY r.next_look_at, r.attempt_id LIMIT 1
                """, [.date(now)]
            ) { row in
                let corrected: PreparedPost? = try row.optionalDecoded("corrected")
                let sent = try PreparedPost(row)
                return Proofreading(
                    draftID: try row.text("draft_id"), account: try row.text("account"), urn: try row.text("urn"),
                    prepared: corrected ?? sent, state: try row.known("state"),
                    looks: try row.integer("looks"),
                    nextLookAt: try row.optionalDate("next_look_at"), note: try row.text("note"))
            }
        }
    }

    package func nextProofreading() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT min(r.next_look_at) FROM proofreadings r WHERE r.next_look_at IS NOT NULL AND \(Session.isSettled)") {
                row in
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
    /// What a post says is not known while a change of it is under way.
    fileprivate static let isSettled =
        "NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = r.draft_id AND d.amendment_state IN ('armed', 'unknown', 'needsCheck'))"

    /// A post that was changed is read again, as it is to be now.
    borrowing func orderProofreading(of corrected: PreparedPost, now: Date) throws {
        try run(
            "UPDATE proofreadings SET corrected = ?, state = 'waiting', looks = 0, next_look_at = ?, note = '' WHERE draft_id = ?",
            [try .encoded(corrected), .date(now + .seconds(30)), .text(corrected.draftID)])
    }

    /// Nothing is left of a post to be read or measured.
    borrowing func forgetPost(ofDraft id: String) throws {
        try run("UPDATE proofreadings SET next_look_at = NULL WHERE draft_id = ?", [.text(id)])
        try run("UPDATE measuring_orders SET next_look_at = NULL WHERE draft_id = ?", [.text(id)])
    }

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
