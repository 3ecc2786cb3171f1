import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: SendingShelf {
    package func prepared(ofDraft id: String) async throws -> PreparedPost? {
        try await database.read { session in try session.prepared(ofDraft: id) }
    }

    package func arm(_ draftID: String, lease: Lease, now: Date, conditions: ArmingConditions) async throws -> Attempt? {
        let attempt = try await database.transaction(.full) { session in
            try session.arm(draftID, lease: lease, now: now, conditions)
        }
        if attempt != nil { await noteArmed(now: now) }
        return attempt
    }

    @discardableResult
    package func file(
        _ attempt: Attempt, from: Attempt.State, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool {
        try await database.transaction(.full) { session in
            let isThere = try session.run(
                """
                UPDATE attempts SET state = ?, detail = ?, looks = ?, next_look_at = ?, urn = ?, cited = ?, is_last = ?, changed_at = ?
                WHERE id = ? AND state = ?
                """,
                [
                    .text(attempt.state.rawValue), .text(attempt.detail.stored), .int(attempt.looks), .date(attempt.nextLookAt),
                    .string(attempt.urn), .string(attempt.cited), .bool(attempt.isLast), .date(now),
                    .text(attempt.id), .text(from.rawValue),
                ])
            guard isThere == 1 else { return false }
            _ = try session.amend(attempt.draftID, isOutcome: true, now: now, change)
            if attempt.state == .published { try session.publish(attempt, now: now) }
            return true
        }
    }

    package func recoverArmed(before: Date, now: Date) async throws -> [Attempt] {
        let open = try await database.read { session in
            try session.first("SELECT 1 FROM attempts WHERE state = 'armed' AND armed_at < ?", [.date(before)]) { _ in true } ?? false
        }
        guard open else { return [] }
        return try await database.transaction(.full) { session in
            let attempts = try session.rows(
                """
                UPDATE attempts SET state = 'unknown', detail = ?1, next_look_at = ?2, changed_at = ?2
                WHERE state = 'armed' AND armed_at < ?3 RETURNING \(Attempt.columns)
                """, [.text("The sending ended between arming and the answer; the post may be live."), .date(now), .date(before)]
            ) { row in try Attempt(row) }
            for attempt in attempts {
                try session.run(
                    """
                    UPDATE drafts SET state = 'unknown', revision = revision + 1, lease_token = NULL, lease_until = NULL,
                        changed_at = ?1, state_since = ?1
                    WHERE id = ?2 AND state = 'armed'
                    """, [.date(now), .text(attempt.draftID)])
            }
            return attempts
        }
    }

    package func dueForLook(now: Date) async throws -> Attempt? {
        try await database.read { session in
            try session.attempt("WHERE state = 'unknown' AND next_look_at <= ? ORDER BY next_look_at, id LIMIT 1", [.date(now)])
        }
    }

    package func nextLook() async throws -> Date? { try await database.read { session in try session.nextLook() } }

    package func attempts(ofDraft id: String) async throws -> [Attempt] {
        try await database.read { session in
            try session.rows("SELECT \(Attempt.columns) FROM attempts WHERE draft_id = ? ORDER BY number", [.text(id)]) { row in
                try Attempt(row)
            }
        }
    }

    package func lastAttempt(ofDraft id: String) async throws -> Attempt? {
        try await database.read { session in
            try session.attempt("WHERE draft_id = ? ORDER BY number DESC LIMIT 1", [.text(id)])
        }
    }

    package func lastArmed(onAccount account: String, exceptFor draftID: String) async throws -> Date? {
        try await database.read { session in try session.lastArmed(onAccount: account, exceptFor: draftID) }
    }

    package func isBound(urn: String, except draftID: String) async throws -> Bool {
        try await database.read { session in
            // Attempts too: a URN that an unknown attempt was told belongs to its draft until a person says otherwise.
            try session.first(
                """
                SELECT draft_id FROM publications WHERE urn = ?1 AND draft_id <> ?2
                UNION ALL SELECT draft_id FROM attempts WHERE urn = ?1 AND draft_id <> ?2 AND state <> 'notSent' LIMIT 1
                """, [.text(urn), .text(draftID)]
            ) { _ in true } ?? false
        }
    }

    /// The attempt stands already: a file that cannot be written is a fault to mend, no reason to drop it.
    private func noteArmed(now: Date) async {
        do {
            try await writeMark()
        } catch {
            let sentence: Message =
                "The file beside the store that tells a restored copy cannot be written: \("\(error)"). Check the state directory."
            _ = try? await report(Fault(key: "store generation", sentence: sentence), now: now)
        }
    }
}

extension Session {
    borrowing func lastArmed(onAccount account: String, exceptFor draftID: String) throws -> Date? {
        try first(
            "SELECT max(armed_at) FROM attempts WHERE account = ? AND draft_id <> ? AND state <> 'notSent'",
            [.text(account), .text(draftID)]
        ) { row in try row.optionalDate(0) } ?? nil
    }

    borrowing func nextLook() throws -> Date? {
        try first("SELECT min(next_look_at) FROM attempts WHERE state = 'unknown'") { row in try row.optionalDate(0) } ?? nil
    }

    /// The one statement that arms, then what follows from it in the same transaction.
    fileprivate borrowing func arm(_ draftID: String, lease: Lease, now: Date, _ conditions: ArmingConditions) throws -> Attempt? {
        let attempt = try first(
            """
            INSERT INTO attempts (id, draft_id, account, number, state, armed_at, approval_hash, body, body_hash, media_urn, text,
                prepared_at, detail, looks, changed_at)
            SELECT ?1, d.id, d.account, 1 + (SELECT count(*) FROM attempts a WHERE a.draft_id = d.id), 'armed', ?4, p.approval_hash, p.body,
                p.body_hash, p.media_urn, p.text, p.prepared_at, '', 0, ?4
            FROM drafts d JOIN prepared_posts p ON p.draft_id = d.id JOIN brands b ON b.id = d.brand_id
            WHERE d.id = ?2 AND d.state = 'prepared' AND d.lease_token = ?3 AND d.lease_until > ?4
                AND d.approved_hash = d.content_hash AND p.approval_hash = d.approved_hash AND d.awaits_picture = 0
                AND d.slot <= ?4 AND d.slot + ?5 >= ?4 AND d.window_ends >= ?4
                AND d.is_on_hold = 0 AND b.is_paused = 0 AND b.is_gone = 0 AND ?6 = 0
                AND (CAST(?7 AS BIGINT) IS NULL OR (CAST(?7 AS BIGINT) <= ?4 AND CAST(?7 AS BIGINT) + ?8 >= ?4))
                AND NOT EXISTS (SELECT 1 FROM attempts o WHERE o.draft_id = d.id AND o.state <> 'notSent')
                AND NOT EXISTS (SELECT 1 FROM account_parking k WHERE k.account = d.account AND k.until > ?4)
                AND (?9 = 0 OR NOT EXISTS (
                    SELECT 1 FROM attempts n WHERE n.account = d.account AND n.draft_id <> d.id AND n.state <> 'notSent'
                        AND n.armed_at - n.armed_at % 60000 + ?9 > ?4))
            RETURNING \(Attempt.columns)
            """,
            [
                .text(Identifier.make(at: now)), .text(draftID), .text(lease.token), .date(now), .duration(conditions.maxLateness),
                .bool(conditions.isPaused), .date(conditions.boardReadAt), .duration(conditions.boardReadFor), .duration(conditions.gap),
            ]
        ) { row in try Attempt(row) }
        guard let attempt else { return nil }
        try run(
            """
            UPDATE drafts SET state = 'armed', revision = revision + 1, lease_token = NULL, lease_until = NULL,
                changed_at = ?1, state_since = ?1
            WHERE id = ?2 AND state = 'prepared'
            """, [.date(now), .text(draftID)])
        try run("UPDATE desk SET armed = armed + 1")
        try noteTrial(onAccount: attempt.account, now: now)
        return attempt
    }

    /// Binds the post to its draft. A URN that is bound already is kept all the same: the outcome must be filed whatever a platform says.
    fileprivate borrowing func publish(_ attempt: Attempt, now: Date) throws {
        // The detail of a published attempt is the URN where nothing else names the post.
        let urn = attempt.urn ?? attempt.detail.description
        try run(
            """
            INSERT INTO publications (draft_id, account, urn, permalink, published_at)
            SELECT id, ?, ?, permalink, ? FROM drafts WHERE id = ?
            ON CONFLICT (draft_id, account) DO UPDATE SET urn = excluded.urn, permalink = excluded.permalink
            """,
            [.text(attempt.account), .text(urn), .date(now), .text(attempt.draftID)])
        try orderProofreading(of: attempt, urn: urn, now: now)
        try orderMeasuring(of: attempt, urn: urn)
    }
}
