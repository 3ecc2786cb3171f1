import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: OrderShelf {
    /// So many dates tell a rhythm.
    private static let dates = 40

    package func feedHistories(now: Date) async throws -> [FeedHistory] {
        try await database.read { session in
            let feeds = try session.rows(
                """
                SELECT f.id, f.error, (
                    SELECT count(*) FROM items i WHERE i.feed_id = f.id AND coalesce(i.published_at, i.first_seen_at) > ?
                        AND i.first_seen_at > ?) AS lately
                FROM feeds f WHERE f.origin = 'board' AND f.is_ordered = 1 AND f.is_paused = 0 AND f.last_poll_at IS NOT NULL ORDER BY f.id
                """, [.date(now - FeedHistory.span), .date(now - FeedHistory.span)]
            ) { row in (id: try row.text("id"), error: try row.optionalText("error"), lately: try row.integer("lately")) }
            return try feeds.map { feed in
                let dates = try session.rows(
                    """
                    SELECT coalesce(published_at, first_seen_at) AS dated FROM items
                    WHERE feed_id = ?1 AND coalesce(published_at, first_seen_at) <= ?2
                    ORDER BY dated DESC LIMIT \(Self.dates)
                    """, [.text(feed.id), .date(now)]
                ) { row in try row.date("dated") }
                return FeedHistory(feedID: feed.id, error: feed.error, dates: dates, lately: feed.lately)
            }
        }
    }
}
