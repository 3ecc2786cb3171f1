import Editorial
import FoundationEssentials
import SQL
import Support

// What of a feed's items is known, and how they are kept.

extension Store {
    package func known(_ readings: [String: FeedReading], now: Date) async throws -> [String: KnownItems] {
        try await database.betweenCommits { session in
            var known: [String: KnownItems] = [:]
            for (feed, reading) in readings { known[feed] = try session.known(reading, ofFeed: feed, now: now) }
            return known
        }
    }
}

extension Session {
    fileprivate borrowing func known(_ reading: FeedReading, ofFeed feed: String, now: Date) throws -> KnownItems {
        var known = KnownItems()
        known.isEmpty = try !has("items", ofFeed: feed)
        var unknown = reading.items ?? []
        if !known.isEmpty { try take(&unknown, former: reading.formerNames, ofFeed: feed, into: &known) }
        if try has("tombstones", ofFeed: feed) {
            for mark in unknown.flatMap(Tombstone.of) {
                let isThere = try first(
                    "SELECT 1 FROM tombstones WHERE feed_id = ? AND mark = ?", [.text(feed), .text(mark)], { _ in true })
                if isThere != nil { known.gone.insert(mark) }
            }
        }
        if unknown.count > News.usual, !known.isEmpty {
            known.lately =
                try first(
                    "SELECT count(*) FROM items WHERE feed_id = ? AND first_seen_at > ?",
                    [.text(feed), .date(now - FeedHistory.span)]
                ) { try $0.integer(0) } ?? 0
        }
        return known
    }

    private borrowing func has(_ table: String, ofFeed feed: String) throws -> Bool {
        try first("SELECT 1 FROM \(table) WHERE feed_id = ? LIMIT 1", [.text(feed)]) { _ in true } ?? false
    }

    /// Takes out those that are known by a name; of the others it notes what is known of their pages.
    private borrowing func take(
        _ items: inout [Item], former: [String: [String]], ofFeed feed: String, into known: inout KnownItems
    ) throws {
        var unknown: [Item] = []
        for item in items {
            let names = [item.identity] + (former[item.identity] ?? [])
            // A former name is asked for only where the name of now is unknown.
            for name in names where known.byIdentity[item.identity] == nil {
                if let found = try knownItems("identity = ?", name, ofFeed: feed).first { known.byIdentity[name] = found }
            }
            if names.allSatisfy({ known.byIdentity[$0] == nil }) { unknown.append(item) }
        }
        for item in unknown {
            guard let page = CanonicalAddress.of(item.url ?? ""), known.byAddress[page] == nil else { continue }
            let found = try knownItems("page = ?", page, ofFeed: feed)
            if !found.isEmpty { known.byAddress[page] = found }
        }
        items = unknown
    }

    /// Two tell as much as all.
    private borrowing func knownItems(_ condition: String, _ value: String, ofFeed feed: String) throws -> [KnownItem] {
        try rows(
            "SELECT id, identity, content_hash, title, published_at FROM items WHERE feed_id = ? AND \(condition) LIMIT 2",
            [.text(feed), .text(value)]
        ) { row in
            KnownItem(
                id: try row.text("id"), identity: try row.text("identity"), contentHash: try row.text("content_hash"),
                title: try row.text("title"), publishedAt: try row.optionalDate("published_at"))
        }
    }

    /// Keeps what a poll brought; the number of new items.
    borrowing func keepItems(of poll: FeedPoll, now: Date) throws -> Int {
        var new = 0
        for item in poll.items {
            if let id = poll.renamed[item.identity] {
                try run(
                    """
                    UPDATE items SET identity = ?1 WHERE id = ?2 AND feed_id = ?3
                        AND NOT EXISTS (SELECT 1 FROM items o WHERE o.feed_id = ?3 AND o.identity = ?1)
                    """, [.text(item.identity), .text(id), .text(poll.feedID)])
            }
            if try insert(item, ofFeed: poll.feedID, noNews: poll.noNews[item.id]) {
                new += 1
                continue
            }
            let used = try usedItem(item.identity, ofFeed: poll.feedID)
            try change(item, ofFeed: poll.feedID)
            if let used, SourceChange.isOne(used, item.withText) { try noteChange(of: used, now: now) }
        }
        for mark in poll.returned {
            try run("UPDATE tombstones SET seen_at = ? WHERE feed_id = ? AND mark = ?", [.date(now), .text(poll.feedID), .text(mark)])
        }
        return new
    }

    /// Keeps an item that was never seen; false where one of its name is there.
    private borrowing func insert(_ item: Item, ofFeed feed: String, noNews: Message?) throws -> Bool {
        try run(
            """
            INSERT INTO items (id, feed_id, identity, url, title, author, published_at, text, language, first_seen_at, content_hash,
                no_news, page, html)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (feed_id, identity) DO NOTHING
            """,
            [
                .text(item.id), .text(feed), .text(item.identity), .string(item.url), .text(item.title), .string(item.author),
                .date(item.publishedAt), .text(item.text), .string(item.language), .date(item.firstSeenAt), .text(item.contentHash),
                .string(noNews?.stored), .string(CanonicalAddress.of(item.url ?? "")), .string(item.html),
            ]) == 1
    }

    /// Keeps what has changed of an item, under the id that it first got.
    private borrowing func change(_ item: Item, ofFeed feed: String) throws {
        try run(
            """
            UPDATE items SET url = ?3, title = ?4, author = ?5, published_at = ?6, text = ?7, language = ?8, content_hash = ?9, page = ?10,
                html = ?11, revisions = revisions + 1
            WHERE feed_id = ?1 AND identity = ?2 AND content_hash <> ?9 AND (revisions < \(Item.mostRevisions) OR published_at <> ?6)
            """,
            [
                .text(feed), .text(item.identity), .string(item.url), .text(item.title), .string(item.author), .date(item.publishedAt),
                .text(item.text), .string(item.language), .text(item.contentHash), .string(CanonicalAddress.of(item.url ?? "")),
                .string(item.html),
            ])
    }

    // MARK: changed sources

    /// The item of that name as it is, where a candidate has it.
    private borrowing func usedItem(_ identity: String, ofFeed feed: String) throws -> Item? {
        try first(
            """
            SELECT \(Item.columns) FROM items i WHERE i.feed_id = ? AND i.identity = ?
                AND EXISTS (SELECT 1 FROM candidate_items c WHERE c.item_id = i.id)
            """, [.text(feed), .text(identity)]
        ) { row in try Item(row) }
    }

    private borrowing func noteChange(of item: Item, now: Date) throws {
        let drafts = try rows(
            "SELECT d.id FROM candidate_items c JOIN drafts d ON d.candidate_id = c.candidate_id WHERE c.item_id = ?", [.text(item.id)]
        ) { row in try row.text(0) }
        for draft in drafts { _ = try amend(draft, now: now) { row in SourceChange.note(on: &row, item, now: now) } }
    }

    // MARK: retention

    private struct Remains {
        let id: String
        let feed: String
        let marks: [String]
    }

    /// Takes out a batch of items that are too old, or too many of one feed; a tombstone keeps each from coming back. It goes on with the feed
    /// at which the last batch ended: to count the items of all feeds for each batch would cost the square of what there is to take out.
    borrowing func dropItems(_ retention: Retention, now: Date) throws -> (count: Int, isAll: Bool) {
        let feeds = try nextFeedsToTidy()
        var (dropped, counted) = (0, 0)
        for feed in feeds where counted < Store.mostCounted {
            try dropTombstones(of: feed, seenBefore: now - max(retention.items, FeedHistory.span * 12))
            let (room, before) = (Store.itemBatch - dropped, dropped)
            let all = try first("SELECT count(*) FROM items WHERE feed_id = ?", [.text(feed.id)]) { try $0.integer(0) } ?? 0
            dropped += try drop("AND i.first_seen_at < ?2", [.text(feed.id), .date(now - retention.items)], most: room, now: now)
            let surplus = min(all - (dropped - before) - retention.itemsOfFeed, Store.itemBatch - dropped)
            if surplus > 0 { dropped += try drop("", [.text(feed.id)], most: surplus, now: now) }
            // It may have more.
            if dropped == Store.itemBatch { return (dropped, false) }
            counted += all
            try run(
                "INSERT INTO cursors (name, at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at",
                [.text(Store.tidyFeedCursor), .int(feed.place)])
        }
        let isAll = feeds.count < Store.feedBatch && counted < Store.mostCounted
        if isAll { try run("DELETE FROM cursors WHERE name = ?", [.text(Store.tidyFeedCursor)]) }
        return (dropped, isAll)
    }

    private struct TidyFeed {
        let place: Int
        let id: String
        /// When its document was last looked through; nil for one that is not read any more.
        let lookedThroughAt: Date?
    }

    private borrowing func nextFeedsToTidy() throws -> [TidyFeed] {
        try rows(
            """
            SELECT rowid AS place, id,
                CASE WHEN is_ordered > 0 THEN coalesce(json_extract(state, '$.memory.lookedThroughAt'), 0) END AS looked_through_at
            FROM feeds WHERE rowid > coalesce((SELECT at FROM cursors WHERE name = ?), 0) ORDER BY rowid LIMIT \(Store.feedBatch)
            """, [.text(Store.tidyFeedCursor)]
        ) { row in
            TidyFeed(
                place: try row.integer("place"), id: try row.text("id"), lookedThroughAt: try row.optionalDate("looked_through_at"))
        }
    }

    /// Takes out those that are old and were not in the feed when it was last looked through: an entry that its feed still has would come back.
    private borrowing func dropTombstones(of feed: TidyFeed, seenBefore limit: Date) throws {
        try run(
            """
            DELETE FROM tombstones WHERE feed_id = ?1
                AND mark IN (SELECT mark FROM tombstones WHERE feed_id = ?1 AND seen_at < ?2 LIMIT \(Store.itemBatch))
            """, [.text(feed.id), .date(min(limit, feed.lookedThroughAt ?? limit))])
    }

    /// Takes out the oldest items of the feed ?1 that nothing needs; how many there were.
    private borrowing func drop(_ condition: String, _ values: [SQLValue], most: Int, now: Date) throws -> Int {
        let found = try rows(
            """
            SELECT i.id, i.feed_id, i.identity, i.url, i.title FROM items i
            WHERE i.feed_id = ?1 \(condition) AND NOT EXISTS (SELECT 1 FROM candidate_items c WHERE c.item_id = i.id)
            ORDER BY i.first_seen_at, i.id LIMIT \(most)
            """, values
        ) { row in
            Remains(
                id: try row.text("id"), feed: try row.text("feed_id"),
                marks: Tombstone.of(
                    identity: try row.text("identity"), url: try row.optionalText("url"), title: try row.text("title")))
        }
        for item in found { try drop(item, now: now) }
        return found.count
    }

    private borrowing func drop(_ item: Remains, now: Date) throws {
        for mark in item.marks {
            try run(
                """
                INSERT INTO tombstones (feed_id, mark, seen_at) VALUES (?, ?, ?)
                ON CONFLICT (feed_id, mark) DO UPDATE SET seen_at = excluded.seen_at
                """, [.text(item.feed), .text(mark), .date(now)])
        }
        try run("DELETE FROM refusals WHERE item_id = ?", [.text(item.id)])
        try run("DELETE FROM items WHERE id = ?", [.text(item.id)])
    }
}
