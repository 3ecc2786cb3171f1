import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: NoticeShelf {
    package func dueNotices(now: Date, pause: Duration, except key: String, limit: Int) async throws -> [FaultNotice] {
        try await database.read { session in
            try session.rows(
                """
                SELECT f.fault_key, f.sentence, f.since, n.told_at, n.failures, n.retry_at
                FROM faults f LEFT JOIN fault_notices n ON n.fault_key = f.fault_key
                WHERE f.fault_key <> ?1 AND (n.told_at IS NULL OR n.told_at + ?2 <= ?3) AND (n.retry_at IS NULL OR n.retry_at <= ?3)
                ORDER BY f.since, f.fault_key LIMIT ?4
                """, [.text(key), .duration(pause), .date(now), .int(limit)]
            ) { row in
                FaultNotice(
                    key: try row.text("fault_key"), sentence: Message(stored: try row.text("sentence")).description,
                    since: try row.date("since"),
                    toldAt: try row.optionalDate("told_at"), failures: try row.optionalInteger("failures") ?? 0,
                    retryAt: try row.optionalDate("retry_at"))
            }
        }
    }

    package func nextNotice(pause: Duration, except key: String) async throws -> Date? {
        try await database.read { session in
            try session.first(
                """
                SELECT min(CASE WHEN d.fresh_at > d.free_at THEN d.fresh_at ELSE d.free_at END) FROM (
                    SELECT coalesce(n.told_at + ?2, f.since) AS fresh_at, coalesce(n.retry_at, f.since) AS free_at
                    FROM faults f LEFT JOIN fault_notices n ON n.fault_key = f.fault_key WHERE f.fault_key <> ?1) AS d
                """, [.text(key), .duration(pause)]
            ) { row in try row.optionalDate(0) } ?? nil
        }
    }

    package func file(_ notice: FaultNotice) async throws {
        try await database.transaction { session in
            try session.run(
                """
                INSERT INTO fault_notices (fault_key, told_at, failures, retry_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (fault_key) DO UPDATE SET told_at = excluded.told_at, failures = excluded.failures, retry_at = excluded.retry_at
                """, [.text(notice.key), .date(notice.toldAt), .int(notice.failures), .date(notice.retryAt)])
            // A fault that comes back within a day is the same one; the others are forgotten.
            guard let told = notice.toldAt else { return }
            try session.run(
                """
                DELETE FROM fault_notices WHERE coalesce(told_at, retry_at, 0) < ?
                    AND NOT EXISTS (SELECT 1 FROM faults f WHERE f.fault_key = fault_notices.fault_key)
                """, [.date(told - .seconds(2 * 86_400))])
        }
    }
}
