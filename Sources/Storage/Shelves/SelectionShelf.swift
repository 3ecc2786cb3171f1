import Editorial
import FoundationEssentials
import Markup
import SQL
import Support

extension Store: SelectionShelf {
    /// Items first seen longer ago are never chosen, so that a look at them need not grow with the store's age.
    static let itemMemory = Duration.seconds(30 * 86400)
    private static let ofBrand = "(f.brand IS NULL OR lower(f.brand) = lower(?3))"
    private static let mostPosts = 200
    private static let mostFeedsOfBriefs = 50
    private static let history = Duration.seconds(28 * 86400)
    private static let memoryOfRecords = Rejection.memory

    package func activeBrands() async throws -> [Brand] { try await brands().filter { !$0.isPaused } }

    package func choice(for brand: Brand, now: Date) async throws -> Choice {
        try await database.read { session in
            let briefs = try session.openBriefs(of: brand)
            let since = now - Self.itemMemory
            let fresh = now - .seconds(SelectionPolicy.freshDays * 86400)
            let terms = SoughtTerms.all(of: briefs, brand)
            let named = Set(briefs.flatMap(\.feeds)).sorted().prefix(Self.mostFeedsOfBriefs)
            var choice = Choice(
                briefs: briefs,
                items: try session.unusedItems(for: brand, Self.ofBrand, .text(brand.name), datedFrom: fresh, about: terms),
                history: try session.candidates(ofBrand: brand.id, after: now - Self.history),
                openDrafts: try session.first(
                    "SELECT count(*) FROM drafts WHERE brand_id = ? AND state NOT IN ('published', 'rejected', 'expired')",
                    [.text(brand.id)]
                ) { try $0.integer(0) } ?? 0,
                postsMade: try session.postsMade(forBrand: brand.id), ordered: try session.ordered(forBrand: brand.id),
                others: try named.flatMap {
                    try session.unusedItems(for: brand, "f.id = ?3", .text($0), datedFrom: fresh, about: terms)
                })
            choice.givenUp = try session.candidates(ofBrand: brand.id, after: now - Self.history, areGivenUp: true)
            choice.stale = try session.staleItems(for: brand, Self.ofBrand, seenAfter: since, datedBefore: fresh)
            choice.told = try session.told(ofBrand: brand.id, after: now - Self.history)
            choice.records = try session.records(ofBrand: brand.id, after: now - Self.memoryOfRecords)
            choice.rejections = try session.rejections(ofBrand: brand.id, after: now - Self.memoryOfRecords)
            for source in try session.sources(ofBrand: brand) {
                if !source.topics.isEmpty { choice.topics[source.id] = source.topics }
                choice.weights[source.id] = source.weight
            }
            choice.headlines = try session.headlines(ofBrand: brand, after: now - Self.history - .seconds(86400))
            choice.posts = try session.measuredPosts(ofBrand: brand.id, most: Self.mostPosts)
            choice.rivals = try session.rivals(ofBrand: brand, after: now - .seconds(SelectionPolicy.freshDays * 86400))
            return choice
        }
    }

    package func file(_ candidates: [Candidate], refusals: [Refused], now: Date) async throws -> Int {
        try await database.transaction { session in
            for refused in refusals {
                try session.run(
                    "INSERT INTO refusals (item_id, brand_id, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT (item_id, brand_id) DO NOTHING",
                    [.text(refused.itemID), .text(refused.brandID), .text(refused.reason.stored), .date(now)])
            }
            var filed = 0
            for candidate in candidates where try session.file(candidate) { filed += 1 }
            return filed
        }
    }
}

extension Session {
    fileprivate borrowing func openBriefs(of brand: Brand) throws -> [Brief] {
        try rows(
            """
            SELECT body FROM briefs WHERE is_gone = 0 AND status = 'open'
                AND (brand_id = ?1 OR (brand_id IS NULL AND NOT EXISTS (SELECT 1 FROM brands WHERE is_gone = 0 AND is_paused = 0 AND id <> ?1)))
            ORDER BY name, id
            """, [.text(brand.id)]
        ) { row in try row.decoded("body") }
    }

    /// `Item.newsDate`.
    static let dated = "CASE WHEN i.published_at < i.first_seen_at THEN i.published_at ELSE i.first_seen_at END"

    /// Items of the brand ?1, seen after ?2, of feeds that a condition on ?3 takes, which were neither chosen nor refused. What a condition
    /// leaves out is not looked up elsewhere. Feed by feed, so that an index tells all there is to know without the rows and their texts.
    private static func unused(_ condition: String) -> String {
        """
        FROM feeds f CROSS JOIN items i
        WHERE i.feed_id = f.id AND i.first_seen_at > ?2 AND i.no_news IS NULL AND f.is_ordered = 1 AND f.is_competitor = 0 AND \(condition)
            AND NOT EXISTS (SELECT 1 FROM candidate_items c WHERE c.item_id = i.id AND c.brand_id = ?1)
            AND NOT EXISTS (SELECT 1 FROM refusals r WHERE r.item_id = i.id AND r.brand_id = ?1)
        """
    }

    /// The newest of each feed, and of the others those that have one of the terms: a feed with thousands of entries hides nothing that a
    /// brief is about. Their texts are read for no more than these: sorting by date would carry all of them along.
    fileprivate borrowing func unusedItems(
        for brand: Brand, _ condition: String, _ value: SQLValue, datedFrom fresh: Date, about terms: [String]
    ) throws -> [Item] {
        // Nothing is dated later than it was seen.
        let values = [.text(brand.id), .date(fresh - .milliseconds(1)), value, .date(fresh)] as [SQLValue]
        let unused = Self.unused("\(Self.dated) >= ?4 AND \(condition)")
        let newest = try items(
            """
            SELECT id FROM (SELECT i.id AS id, \(Self.dated) AS at,
                row_number() OVER (PARTITION BY i.feed_id ORDER BY \(Self.dated) DESC, i.id) AS place \(unused)) AS ranked
            ORDER BY place, at DESC, id LIMIT \(Self.mostItems)
            """, values)
        if newest.count < Self.mostItems || terms.isEmpty { return newest }
        let others = try itemsAbout(terms, unused, values, besides: Set(newest.map(\.id)))
        return try newest + items("SELECT value FROM json_each(?)", [.json(.array(others.map { .string($0) }))])
    }

    /// The newest of those whose title or text has one of the terms. The names, addresses and classes in their HTML are nobody's words.
    private borrowing func itemsAbout(
        _ terms: [String], _ unused: String, _ values: [SQLValue], besides known: Set<String>
    ) throws -> [String] {
        let patterns = terms.map { "%\($0)%" }
        let found = try rows(
            "SELECT i.id, i.title, substr(i.html, 1, \(Self.searched)) AS html, substr(i.text, 1, \(Self.searched)) AS text, \(Self.dated) AS at \(unused)",
            values
        ) { row -> (id: String, at: Int)? in
            let id = try row.text("id")
            if known.contains(id) { return nil }
            let text = try row.optionalText("html").map(HTMLText.paragraphs) ?? row.text("text")
            let said = try row.text("title") + "\n" + text
            return patterns.contains(where: said.isLike) ? (id, try row.integer("at")) : nil
        }
        return found.compactMap { $0 }.sorted { ($1.at, $0.id) < ($0.at, $1.id) }.prefix(Self.mostItems).map(\.id)
    }

    /// As much of an item is searched for terms, in characters.
    private static let searched = 16_000
    private static let mostItems = 500

    /// The items that a query names, newest first.
    private borrowing func items(_ ids: String, _ values: [SQLValue]) throws -> [Item] {
        try rows("SELECT \(Item.columns) FROM items i WHERE i.id IN (\(ids)) ORDER BY \(Self.dated) DESC, i.id", values) { row in
            try Item(row)
        }
    }

    /// A batch of those that nobody will choose any more.
    fileprivate borrowing func staleItems(
        for brand: Brand, _ condition: String, seenAfter start: Date, datedBefore fresh: Date
    ) throws -> [String] {
        try rows(
            "SELECT i.id \(Self.unused("\(Self.dated) < ?4 AND \(condition)")) LIMIT 500",
            [.text(brand.id), .date(start), .text(brand.name), .date(fresh)]
        ) { row in try row.text(0) }
    }

    fileprivate borrowing func candidates(ofBrand brand: String, after start: Date, areGivenUp: Bool = false) throws -> [Candidate] {
        let condition = "brand_id = ? AND created_at > ? AND state \(areGivenUp ? "=" : "<>") 'parked'"
        let items = try rows(
            """
            SELECT c.candidate_id, c.item_id FROM candidate_items c
            WHERE c.candidate_id IN (SELECT id FROM candidates WHERE \(condition)) ORDER BY c.candidate_id, c.position
            """, [.text(brand), .date(start)]
        ) { row in (candidate: try row.text(0), item: try row.text(1)) }
        let byCandidate = Dictionary(grouping: items, by: \.candidate)
        return try rows(
            "SELECT \(Candidate.columns) FROM candidates WHERE \(condition) ORDER BY created_at DESC, id DESC",
            [.text(brand), .date(start)]
        ) { row in try Candidate(row, itemIDs: byCandidate[try row.text("id")]?.map(\.item) ?? []) }
    }

    fileprivate borrowing func postsMade(forBrand brand: String) throws -> [String: Int] {
        let counts = try rows(
            "SELECT brief_id, count(*) FROM drafts WHERE brand_id = ? AND state = 'published' AND brief_id IS NOT NULL GROUP BY brief_id",
            [.text(brand)]
        ) { row in (try row.text(0), try row.integer(1)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    fileprivate borrowing func ordered(forBrand brand: String) throws -> [String: [String: Int]] {
        let counts = try rows(
            """
            SELECT brief_id, account, count(*) FROM candidates
            WHERE brand_id = ? AND brief_id IS NOT NULL AND state <> 'parked' GROUP BY brief_id, account
            """, [.text(brand)]
        ) { row in (brief: try row.text(0), account: try row.text(1), count: try row.integer(2)) }
        return counts.reduce(into: [:]) { $0[$1.brief, default: [:]][$1.account] = $1.count }
    }

    borrowing func file(_ candidate: Candidate) throws -> Bool {
        let filed = try run(
            """
            INSERT INTO candidates (id, brand_id, brief_id, account, choice, reasons, created_at, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING
            """,
            [
                .text(candidate.id), .text(candidate.brandID), .string(candidate.briefID), .text(candidate.account),
                .text(candidate.choiceKey), try .encoded(candidate.reasons), .date(candidate.createdAt),
            ])
        guard filed == 1 else { return false }
        for (position, item) in candidate.itemIDs.enumerated() {
            try run(
                "INSERT INTO candidate_items (candidate_id, position, item_id, brand_id) VALUES (?, ?, ?, ?)",
                [.text(candidate.id), .int(position), .text(item), .text(candidate.brandID)])
        }
        return true
    }
}
