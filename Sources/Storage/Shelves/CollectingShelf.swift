import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: CollectingShelf {
    package func reconcile(feeds: [FeedSource], origin: FeedSource.Origin, now: Date) async throws {
        try await database.transaction { session in try session.reconcile(feeds, origin: origin, now: now) }
    }

    package func dueFeeds(now: Date, limit: Int) async throws -> [DueFeed] {
        try await database.read { session in
            try session.dueFeeds("AND next_poll_at <= ? ORDER BY next_poll_at, id LIMIT ?", [.date(now), .int(limit)])
        }
    }

    package func polledFeeds() async throws -> [DueFeed] {
        try await database.read { session in try session.dueFeeds("ORDER BY next_poll_at, id", []) }
    }

    package func nextFeedDue() async throws -> Date? { try await database.read { session in try session.nextFeedDue() } }

    package func file(_ polls: [FeedPoll], now: Date) async throws -> Int {
        try await database.transaction { session in
            var new = 0
            for poll in polls {
                let isKnown = try session.run(
                    "UPDATE feeds SET state = ?, next_poll_at = ?, last_poll_at = ?, error = ? WHERE id = ?",
                    [try .encoded(poll.state), .date(poll.nextPollAt), .date(now), .string(poll.error?.stored), .text(poll.feedID)])
                guard isKnown == 1 else { continue }
                new += try session.keepItems(of: poll, now: now)
            }
            return new
        }
    }
}

extension Session {
    fileprivate borrowing func dueFeeds(_ condition: String, _ values: [SQLValue]) throws -> [DueFeed] {
        try rows("SELECT source, state FROM feeds WHERE is_ordered = 1 AND is_paused = 0 \(condition)", values) { row in
            DueFeed(source: try row.decoded("source"), state: try row.decoded("state"))
        }
    }

    borrowing func nextFeedDue() throws -> Date? {
        try first("SELECT min(next_poll_at) FROM feeds WHERE is_ordered = 1 AND is_paused = 0") { try $0.optionalDate(0) } ?? nil
    }

    /// Writes only what differs: this runs at every reading of the board, and a commit that changes nothing wakes nobody.
    borrowing func reconcile(_ feeds: [FeedSource], origin: FeedSource.Origin, now: Date) throws {
        let ordered = try rows("SELECT source FROM feeds WHERE origin = ? AND is_ordered = 1", [.text(origin.rawValue)]) { row in
            try row.decoded("source", as: FeedSource.self)
        }
        // Two rows with one address are one feed; the first counts.
        let feeds = Dictionary(feeds.map { ($0.id, $0) }) { first, _ in first }
        for feed in ordered where feeds[feed.id] == nil {
            try run("UPDATE feeds SET is_ordered = 0 WHERE id = ?", [.text(feed.id)])
        }
        // Nobody polls that address any more, so nobody would ever take its fault away.
        for feed in ordered where feeds[feed.id]?.url != feed.url {
            try run("DELETE FROM faults WHERE fault_key = ?", [.text("feed \(feed.url)")])
        }
        let known = Set(ordered)
        for feed in feeds.values where !known.contains(feed) { try order(feed, origin: origin, now: now) }
    }

    private borrowing func order(_ feed: FeedSource, origin: FeedSource.Origin, now: Date) throws {
        // A changed order is polled within its new interval, a new one at once.
        let latest = now + .seconds(feed.intervalSeconds)
        try run(
            """
            INSERT INTO feeds (id, origin, url, name, brand, source, is_ordered, is_paused, is_competitor, state, next_poll_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9, ?10)
            ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, url = excluded.url, name = excluded.name, brand = excluded.brand,
                source = excluded.source, is_ordered = 1, is_paused = excluded.is_paused, is_competitor = excluded.is_competitor,
                next_poll_at = CASE WHEN feeds.next_poll_at > ?11 THEN ?11 ELSE feeds.next_poll_at END
            """,
            [
                .text(feed.id), .text(origin.rawValue), .text(feed.url), .text(feed.name), .string(feed.brand), try .encoded(feed),
                .bool(feed.isPaused), .bool(feed.isCompetitor), try .encoded(FeedState()), .date(now), .date(latest),
            ])
    }
}
