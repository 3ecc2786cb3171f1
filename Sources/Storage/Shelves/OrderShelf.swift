import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: OrderShelf {
    package func feedHistories(of origin: FeedSource.Origin, now: Date) async throws -> [FeedHistory] {
        try await database.read { session in
            try session.feedStandings(
                "f.origin = ? AND f.is_paused = 0 AND f.last_poll_at IS NOT NULL", [.text(origin.rawValue)], countsAll: false, now: now
            ).map(\.history)
        }
    }

    /// All feeds that are ordered, by id.
    package func feedStandings(now: Date) async throws -> [FeedStanding] {
        try await database.read { session in try session.feedStandings("1 = 1", [], countsAll: true, now: now) }
    }

    package func briefHistories() async throws -> [BriefHistory] {
        try await database.read { session in
            let briefs = try session.rows("SELECT body FROM briefs WHERE is_gone = 0 ORDER BY id", []) { row in
                try row.decoded("body", as: Brief.self)
            }
            if briefs.isEmpty { return [] }
            let brands = try session.rows("SELECT body FROM brands WHERE is_gone = 0", []) { row in try row.decoded("body", as: Brand.self)
            }
            let candidates = try session.counts("SELECT brief_id, state, count(*) FROM candidates WHERE brief_id IS NOT NULL GROUP BY 1, 2")
            let drafts = try session.counts("SELECT brief_id, state, count(*) FROM drafts WHERE brief_id IS NOT NULL GROUP BY 1, 2")
            let troubles = try session.troubles()
            let active = brands.filter { !$0.isPaused }
            return briefs.map { brief in
                let own = brands.first { $0.id == brief.brandID } ?? (brief.brandID == nil && active.count == 1 ? active[0] : nil)
                let written = drafts[brief.id]?.filter { !["published", "rejected", "expired"].contains($0.key) }.values.reduce(0, +) ?? 0
                let waiting = candidates[brief.id]?["waiting"] ?? 0
                return BriefHistory(
                    brief: brief, ordered: waiting + (candidates[brief.id]?["drafted"] ?? 0), made: drafts[brief.id]?["published"] ?? 0,
                    open: waiting + written, trouble: troubles[brief.id], accounts: own?.accounts.count,
                    language: DeskLanguage(tag: own?.language ?? ""))
            }
        }
    }
}

extension Session {
    /// So many dates tell a rhythm.
    private static let dates = 40

    fileprivate borrowing func feedStandings(_ condition: String, _ values: [SQLValue], countsAll: Bool, now: Date) throws -> [FeedStanding]
    {
        let brands = try rows("SELECT body FROM brands WHERE is_gone = 0", []) { row in try row.decoded("body", as: Brand.self) }
        let feeds = try rows(
            """
            SELECT f.id, f.source, f.state, f.error, f.last_poll_at, f.next_poll_at FROM feeds f
            WHERE f.is_ordered = 1 AND \(condition) ORDER BY f.id
            """, values
        ) { row in
            (
                source: try row.decoded("source", as: FeedSource.self), state: try row.decoded("state", as: FeedState.self),
                error: try row.optionalText("error"), last: try row.optionalDate("last_poll_at"), next: try row.date("next_poll_at")
            )
        }
        return try feeds.map { feed in
            let counts = try counts(ofFeed: feed.source.id, since: now - FeedHistory.span)
            let all = try countsAll ? countItems(ofFeed: feed.source.id) : 0
            let brand = brands.first { $0.name.lowercased() == feed.source.brand?.lowercased() }
            let history = FeedHistory(
                feedID: feed.source.id, name: feed.source.name, address: feed.source.url, orderedSince: feed.state.orderedSince,
                error: feed.error.map { Message(stored: $0) },
                dates: try dates(ofFeed: feed.source.id, before: now), lately: counts.lately, brandID: brand?.id,
                language: DeskLanguage(tag: brand?.language ?? ""))
            return FeedStanding(
                source: feed.source, state: feed.state, history: history, lastPollAt: feed.last, nextPollAt: feed.next, items: all,
                leftOut: counts.left)
        }
    }

    private borrowing func countItems(ofFeed id: String) throws -> Int {
        try first("SELECT count(*) FROM items WHERE feed_id = ?", [.text(id)]) { try $0.integer(0) } ?? 0
    }

    private borrowing func counts(ofFeed id: String, since start: Date) throws -> (lately: Int, left: Int) {
        let counts = try first(
            """
            SELECT coalesce(sum(CASE WHEN \(Session.dated) > ?2 THEN 1 ELSE 0 END), 0) AS lately, count(i.no_news) AS left_out FROM items i
            WHERE i.feed_id = ?1 AND i.first_seen_at > ?2
            """, [.text(id), .date(start)]
        ) { row in (lately: try row.integer("lately"), left: try row.integer("left_out")) }
        return (counts?.lately ?? 0, counts?.left ?? 0)
    }

    /// Those of its newest entries, newest first.
    private borrowing func dates(ofFeed id: String, before now: Date) throws -> [Date] {
        try rows(
            """
            SELECT \(Session.dated) AS dated FROM items i WHERE i.feed_id = ?1 AND \(Session.dated) <= ?2
            ORDER BY dated DESC LIMIT \(Self.dates)
            """, [.text(id), .date(now)]
        ) { row in try row.date("dated") }
    }

    /// Counts by brief and state.
    fileprivate borrowing func counts(_ query: String) throws -> [String: [String: Int]] {
        let found = try rows(query, []) { row in (brief: try row.text(0), state: try row.text(1), count: try row.integer(2)) }
        return found.reduce(into: [:]) { $0[$1.brief, default: [:]][$1.state] = $1.count }
    }

    /// Why the last candidate of a brief was given up, where it was.
    fileprivate borrowing func troubles() throws -> [String: Message] {
        let last = try rows(
            """
            SELECT c.brief_id, c.note FROM candidates c WHERE c.brief_id IS NOT NULL AND c.state = 'parked' AND NOT EXISTS (
                SELECT 1 FROM candidates n WHERE n.brief_id = c.brief_id AND n.created_at > c.created_at)
            """, []
        ) { row in (try row.text(0), try row.optionalText(1).map { Message(stored: $0) } ?? "the reason is in the log.") }
        return Dictionary(last) { first, _ in first }
    }
}
