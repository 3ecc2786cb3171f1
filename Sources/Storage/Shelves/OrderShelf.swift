import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: OrderShelf {
    /// So many dates tell a rhythm.
    private static let dates = 40

    package func feedHistories(of origin: FeedSource.Origin, now: Date) async throws -> [FeedHistory] {
        try await database.read { session in
            let feeds = try session.rows(
                """
                SELECT f.id, f.name, f.error, f.brand, (
                    SELECT count(*) FROM items i WHERE i.feed_id = f.id AND coalesce(i.published_at, i.first_seen_at) > ?
                        AND i.first_seen_at > ?) AS lately
                FROM feeds f WHERE f.origin = ? AND f.is_ordered = 1 AND f.is_paused = 0 AND f.last_poll_at IS NOT NULL ORDER BY f.id
                """, [.date(now - FeedHistory.span), .date(now - FeedHistory.span), .text(origin.rawValue)]
            ) { row in
                (
                    id: try row.text("id"), name: try row.text("name"), error: try row.optionalText("error"),
                    brand: try row.optionalText("brand"),
                    lately: try row.integer("lately")
                )
            }
            let brands = try session.rows("SELECT body FROM brands WHERE is_gone = 0", []) { row in try row.decoded("body", as: Brand.self)
            }
            return try feeds.map { feed in
                let dates = try session.rows(
                    """
                    SELECT coalesce(published_at, first_seen_at) AS dated FROM items
                    WHERE feed_id = ?1 AND coalesce(published_at, first_seen_at) <= ?2
                    ORDER BY dated DESC LIMIT \(Self.dates)
                    """, [.text(feed.id), .date(now)]
                ) { row in try row.date("dated") }
                let brand = brands.first { $0.name.lowercased() == feed.brand?.lowercased() }
                return FeedHistory(
                    feedID: feed.id, name: feed.name, error: feed.error.map { Message(stored: $0) }, dates: dates, lately: feed.lately,
                    brandID: brand?.id, language: DeskLanguage(tag: brand?.language ?? ""))
            }
        }
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
