import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: CollectingShelf {
    package func reconcile(feeds: [FeedSource], origin: FeedSource.Origin, now: Date) async throws {
        try await database.transaction { session in try session.reconcile(feeds, origin: origin, now: now) }
    }

    package func dueFeeds(now: Date, limit: Int) async throws -> [DueFeed] {
        try await database.betweenCommits { session in
            try session.dueFeeds("AND f.next_poll_at <= ? ORDER BY f.next_poll_at, f.id LIMIT ?", [.date(now), .int(limit)])
        }
    }

    package func polledFeeds() async throws -> [String] {
        try await database.read { session in
            try session.rows("SELECT id FROM feeds WHERE is_ordered = 1 AND is_paused = 0 ORDER BY next_poll_at, id") { try $0.text(0) }
        }
    }

    /// By the connection that writes them back: every commit makes a reader forget the pages that it has read.
    package func feeds(_ ids: [String]) async throws -> [DueFeed] {
        try await database.betweenCommits { session in try ids.flatMap { try session.dueFeeds("AND f.id = ?", [.text($0)]) } }
    }

    package func nextFeedDue() async throws -> Date? { try await database.read { session in try session.nextFeedDue() } }

    package func pollsPlanned(from start: Date, to end: Date) async throws -> [Int: Int] {
        try await database.read { session in
            let minutes = try session.rows(
                """
                SELECT next_poll_at / 60000 AS minute, count(*) FROM feeds
                WHERE is_ordered = 1 AND is_paused = 0 AND next_poll_at > ? AND next_poll_at <= ? GROUP BY 1
                """, [.date(start), .date(end)]
            ) { row in (try row.integer(0), try row.integer(1)) }
            return Dictionary(minutes) { first, _ in first }
        }
    }

    package func putOff(_ feeds: [String: Date]) async throws {
        if feeds.isEmpty { return }
        try await database.transaction { session in
            for (id, until) in feeds { try session.run("UPDATE feeds SET next_poll_at = ? WHERE id = ?", [.date(until), .text(id)]) }
        }
    }

    package func hostPaces() async throws -> [String: HostPace] {
        try await database.read { session in
            let hosts = try session.rows("SELECT host, pace FROM feed_hosts", []) { row in
                (try row.text("host"), try row.decoded("pace", as: HostPace.self))
            }
            return Dictionary(hosts) { first, _ in first }
        }
    }

    package func file(_ round: PollRound, now: Date) async throws -> Int {
        try await database.transaction { session in
            var new = 0
            for poll in round.polls {
                // After a failure news do not count: the server may have asked to be left alone.
                let putOff = poll.error == nil ? round.putOff[poll.feedID] : nil
                let isKnown = try session.run(
                    """
                    UPDATE feeds SET state = ?1, last_poll_at = ?3, error = ?4, filed = coalesce(?5, filed),
                        next_poll_at = CASE WHEN next_poll_at < ?7 THEN min(?2, max(next_poll_at, ?8)) ELSE ?2 END
                    WHERE id = ?6
                    """,
                    [
                        try .encoded(poll.state), .date(poll.nextPollAt), .date(now), .string(poll.error?.stored),
                        .bytes(poll.filed?.bytes), .text(poll.feedID), .date(putOff), .date(round.soonest ?? now),
                    ])
                guard isKnown == 1 else { continue }
                if round.keepsHubs { try session.keep(poll.state.hub, ofFeed: poll.feedID, now: now) }
                new += try session.keepItems(of: poll, now: now)
            }
            for poll in round.postponed {
                try session.run(
                    "UPDATE feeds SET state = ?, next_poll_at = ? WHERE id = ?",
                    [try .encoded(poll.state), .date(poll.until), .text(poll.feedID)])
            }
            // One that has just moved may be where another is ordered.
            if round.polls.contains(where: { $0.state.movedAt.map { now < $0 + .seconds(600) } ?? false }) { try session.settleDoubles() }
            for (host, pace) in round.hosts { try session.keep(pace, ofHost: host) }
            return new
        }
    }
}

extension Session {
    fileprivate borrowing func dueFeeds(_ condition: String, _ values: [SQLValue]) throws -> [DueFeed] {
        try rows(
            """
            SELECT f.source, f.state, f.filed, s.lease_until FROM feeds f LEFT JOIN subscriptions s ON s.feed_id = f.id
            WHERE f.is_ordered = 1 AND f.is_paused = 0 \(condition)
            """, values
        ) { row in
            DueFeed(
                source: try row.decoded("source"), state: try row.decoded("state"), pushedUntil: try row.optionalDate("lease_until"),
                filed: FiledEntries(bytes: try row.optionalBlob("filed") ?? []))
        }
    }

    borrowing func nextFeedDue() throws -> Date? {
        let due = try first("SELECT min(next_poll_at) FROM feeds WHERE is_ordered = 1 AND is_paused = 0") { try $0.optionalDate(0) } ?? nil
        return due.flatMap { $0 < FeedState.never ? $0 : nil }
    }

    fileprivate borrowing func keep(_ pace: HostPace?, ofHost host: String) throws {
        guard let pace else {
            try run("DELETE FROM feed_hosts WHERE host = ?", [.text(host)])
            return
        }
        try run(
            "INSERT INTO feed_hosts (host, pace) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET pace = excluded.pace",
            [.text(host), try .encoded(pace)])
    }

    /// Writes only what differs: this runs at every reading of the board, and a commit that changes nothing wakes nobody.
    borrowing func reconcile(_ feeds: [FeedSource], origin: FeedSource.Origin, now: Date) throws {
        let ordered = try rows("SELECT source FROM feeds WHERE origin = ? AND is_ordered > 0", [.text(origin.rawValue)]) { row in
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
        let changed = feeds.values.filter { !known.contains($0) }.sorted { $0.id < $1.id }
        for feed in changed { try order(feed, origin: origin, now: now) }
        if !changed.isEmpty || ordered.contains(where: { feeds[$0.id] == nil }) { try settleDoubles() }
    }

    /// What both the configuration and a row of the board order is polled once, as the row says; what two orders for the same brand have in
    /// common, wherever it has moved, is polled as the older one says. `is_ordered` is 2 for the other.
    fileprivate borrowing func settleDoubles() throws {
        let feeds = try rows(
            """
            SELECT id, origin, brand, is_ordered,
                CASE WHEN json_extract(state, '$.orderedURL') = url THEN coalesce(json_extract(state, '$.address'), url) ELSE url END AS address
            FROM feeds WHERE is_ordered > 0 ORDER BY origin = 'configuration', is_paused, rowid
            """
        ) { row in
            (
                id: try row.text("id"), isOfBoard: try row.text("origin") == FeedSource.Origin.board.rawValue,
                brand: try row.optionalText("brand")?.lowercased() ?? "", place: FeedSpelling.of(try row.text("address")),
                order: try row.integer("is_ordered")
            )
        }
        let onBoard = Set(feeds.lazy.filter(\.isOfBoard).map(\.place))
        var taken: Set<[String]> = []
        for feed in feeds {
            let isDouble = !feed.isOfBoard && onBoard.contains(feed.place) || !taken.insert([feed.place, feed.brand]).inserted
            let order = isDouble ? 2 : 1
            if feed.order != order { try run("UPDATE feeds SET is_ordered = ? WHERE id = ?", [.int(order), .text(feed.id)]) }
        }
    }

    private borrowing func order(_ feed: FeedSource, origin: FeedSource.Origin, now: Date) throws {
        let latest = try latestPoll(of: feed, now: now)
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

    /// A corrected address is polled at once, a changed interval counts from now on; nothing else brings the next poll nearer, but
    /// a feed that was given up as gone is tried anew when it is ordered or resumed again.
    private borrowing func latestPoll(of feed: FeedSource, now: Date) throws -> Date {
        let known = try first("SELECT source, state, is_ordered FROM feeds WHERE id = ?", [.text(feed.id)]) { row in
            (
                source: try row.decoded("source", as: FeedSource.self), state: try row.decoded("state", as: FeedState.self),
                isOrdered: try row.bool("is_ordered")
            )
        }
        guard let known, known.source.url == feed.url else { return now }
        if known.state.isStopped == true, !known.isOrdered || known.source.isPaused { return now }
        if known.source.intervalSeconds == feed.intervalSeconds { return FeedState.never }
        return max(now + .seconds(Double(feed.intervalSeconds ?? Int(PollPlan.usual))), known.state.notBefore ?? now)
    }
}
