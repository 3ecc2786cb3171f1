import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: AnnouncingShelf {
    package func takeUpdate(now: Date, lease: Duration) async throws -> LeasedUpdate? {
        try await database.transaction { session in
            let token = Lease.make()
            let taken = try session.first(
                """
                UPDATE board_updates SET lease_token = ?1, lease_until = ?2,
                    failures = failures + CASE WHEN lease_token IS NULL THEN 0 ELSE 1 END
                WHERE state = 'waiting' AND update_key = (
                    SELECT u.update_key \(Self.heads) AND (u.retry_at IS NULL OR u.retry_at <= ?3)
                        AND (u.lease_until IS NULL OR u.lease_until <= ?3) AND (coalesce(u.deferred_until <= ?3, TRUE) OR \(Self.isAwaited))
                    ORDER BY u.deferred_until > ?4 AND NOT \(Self.isAwaited), u.queued_at, u.update_key LIMIT 1)
                RETURNING update_key, draft_id, change, failures, queued_at
                """, [.text(token.token), .date(now + lease), .date(now), .date(now - Self.mostDeferred)]
            ) { row in
                let update = BoardUpdate(
                    key: try row.text("update_key"), draftID: try row.text("draft_id"), change: try row.decoded("change"),
                    queuedAt: try row.date("queued_at"))
                return (update: update, failures: try row.integer("failures"))
            }
            guard let taken, let draft = try session.draft(taken.update.draftID) else { return nil }
            return LeasedUpdate(update: taken.update, draft: draft, lease: token, failures: taken.failures)
        }
    }

    package func nextUpdateDue(now: Date) async throws -> Date? {
        try await database.read { session in try session.nextUpdateDue(now: now) }
    }

    package func fileUpdate(
        _ update: LeasedUpdate, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws {
        try await database.transaction(.full) { session in
            let isHeld = try session.run(
                """
                UPDATE board_updates SET state = 'done', note = NULL, lease_token = NULL, lease_until = NULL
                WHERE update_key = ? AND state = 'waiting' AND lease_token = ? AND lease_until > ?
                """, [.text(update.update.key), .text(update.lease.token), .date(now)])
            if isHeld == 1 { _ = try session.amend(update.update.draftID, now: now, change) }
        }
    }

    package func postponeUpdate(_ update: LeasedUpdate, until: Date?, because sentence: String) async throws {
        try await database.transaction { session in
            _ = try session.run(
                """
                UPDATE board_updates SET state = ?, failures = failures + 1, retry_at = ?, note = ?, lease_token = NULL, lease_until = NULL
                WHERE update_key = ? AND state = 'waiting' AND lease_token = ?
                """,
                [
                    .text(until == nil ? "parked" : "waiting"), .date(until), .text(sentence), .text(update.update.key),
                    .text(update.lease.token),
                ])
        }
    }

    /// How long after its turn what nobody waits for may stand behind what editors do wait for.
    private static let mostDeferred = Duration.seconds(600)

    /// Whether something else waits to be said on the draft's page than what was deferred.
    fileprivate static let isAwaited = """
        EXISTS (SELECT 1 FROM board_updates a WHERE a.draft_id = u.draft_id AND a.state = 'waiting' AND a.deferred_until IS NULL)
        """

    /// The first waiting update of each draft that has a page; the others of a draft wait for their turn.
    ///
    /// A comment that failed holds up other comments alone, and so do those behind it: a connection may lack the capability to comment, and the
    /// page must be true all the same.
    fileprivate static let heads = """
        FROM board_updates u JOIN drafts d ON d.id = u.draft_id
        WHERE u.state = 'waiting' AND d.page IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM board_updates o WHERE o.draft_id = u.draft_id AND o.state = 'waiting' AND o.position < u.position
                AND NOT (o.is_comment = 1 AND u.is_comment = 0 AND EXISTS (
                    SELECT 1 FROM board_updates f WHERE f.draft_id = u.draft_id AND f.state = 'waiting' AND f.is_comment = 1
                        AND f.failures > 0 AND f.position <= o.position)))
        """
}

extension Session {
    borrowing func nextUpdateDue(now: Date) throws -> Date? {
        try earliest(
            """
            SELECT CASE WHEN \(Store.isAwaited) THEN u.queued_at ELSE coalesce(u.deferred_until, u.queued_at) END AS due_at,
                u.retry_at, u.lease_until \(Store.heads)
            """, now: now)
    }
}
