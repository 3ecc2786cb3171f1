import Editorial
import FoundationEssentials
import SQL
import Support

// What selection knows besides what it may choose: stories that were told, how sources did, what feeds and competitors write about.

extension Session {
    /// Characters of a text that tell which story it is.
    private static let told = 2000
    private static let ofBrand = "f.is_ordered = 1 AND (f.brand IS NULL OR lower(f.brand) = lower(?1))"

    borrowing func told(ofBrand brand: String, after start: Date) throws -> [PastStory] {
        let items = try rows(
            """
            SELECT \(Item.columns)
            FROM candidates k JOIN candidate_items c ON c.candidate_id = k.id JOIN items i ON i.id = c.item_id
            WHERE k.brand_id = ? AND k.created_at > ? ORDER BY k.created_at DESC, i.id LIMIT 500
            """, [.text(brand), .date(start)]
        ) { row in
            let item = try Item(row)
            return PastStory(
                id: item.id, feedID: item.feedID, title: item.title, text: String(item.text.prefix(Self.told)), url: item.url)
        }
        let posts = try rows(
            """
            SELECT id, title, substr(text, 1, \(Self.told)) AS text FROM drafts
            WHERE brand_id = ? AND state NOT IN ('rejected', 'expired') AND (created_at > ?2 OR slot > ?2)
            ORDER BY created_at DESC, id LIMIT 500
            """, [.text(brand), .date(start)]
        ) { row in PastStory(id: try row.text("id"), feedID: nil, title: try row.text("title"), text: try row.text("text"), url: nil) }
        return items + posts
    }

    /// What became of the drafts whose first source is of a feed.
    borrowing func records(ofBrand brand: String, after start: Date) throws -> [String: SourceRecord] {
        let records = try rows(
            """
            SELECT i.feed_id, sum(CASE WHEN d.state = 'rejected' THEN 0 ELSE 1 END) AS kept,
                sum(CASE WHEN d.state = 'rejected' THEN 1 ELSE 0 END) AS rejected
            FROM drafts d JOIN candidate_items c ON c.candidate_id = d.candidate_id AND c.position = 0 JOIN items i ON i.id = c.item_id
            WHERE d.brand_id = ? AND d.created_at > ? AND d.state IN ('approved', 'slotted', 'prepared', 'armed', 'published', 'rejected')
            GROUP BY i.feed_id
            """, [.text(brand), .date(start)]
        ) { row in
            (try row.text("feed_id"), SourceRecord(kept: try row.integer("kept"), rejected: try row.integer("rejected")))
        }
        return Dictionary(uniqueKeysWithValues: records)
    }

    borrowing func sources(ofBrand brand: Brand) throws -> [FeedSource] {
        try rows("SELECT f.source FROM feeds f WHERE \(Self.ofBrand)", [.text(brand.name)]) { row in
            try row.decoded("source", as: FeedSource.self)
        }
    }

    /// The ids of what the feeds of the brand ?1 brought last since ?2, as an index tells them.
    private static func newest(_ count: Int, _ condition: String = "") -> String {
        """
        SELECT i.id FROM feeds f CROSS JOIN items i
        WHERE i.feed_id = f.id AND i.first_seen_at > ?2 AND i.no_news IS NULL AND \(ofBrand) \(condition)
        ORDER BY i.first_seen_at DESC, i.id LIMIT \(count)
        """
    }

    /// Titles of the brand's and of competitors' feeds, by the time that they give or were seen.
    borrowing func headlines(ofBrand brand: Brand, after start: Date) throws -> [Headline] {
        try rows(
            """
            SELECT i.title, i.feed_id, i.published_at, i.first_seen_at FROM items i WHERE i.id IN (\(Self.newest(5000)))
            ORDER BY i.first_seen_at DESC, i.id
            """, [.text(brand.name), .date(start)]
        ) { row in
            let seen = try row.date("first_seen_at")
            return Headline(
                title: try row.text("title"), feedID: try row.text("feed_id"), at: min(seen, try row.optionalDate("published_at") ?? seen))
        }
    }

    borrowing func rivals(ofBrand brand: Brand, after start: Date) throws -> [Rival] {
        try rows(
            """
            SELECT \(Item.columns), f.name FROM items i JOIN feeds f ON f.id = i.feed_id
            WHERE i.id IN (\(Self.newest(200, "AND f.is_competitor = 1"))) ORDER BY i.first_seen_at DESC, i.id
            """, [.text(brand.name), .date(start)]
        ) { row in Rival(item: try Item(row), name: try row.text("name")) }
    }
}
