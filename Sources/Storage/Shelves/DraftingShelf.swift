import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: DraftingShelf {
    package func takeCandidate(now: Date, lease: Duration) async throws -> LeasedAssignment? {
        try await database.transaction { session in
            let token = Lease.make()
            // A lease that lapsed counts as a failure: what kills its worker must come to an end too.
            let taken = try session.first(
                """
                UPDATE candidates SET lease_token = ?1, lease_until = ?2,
                    failures = failures + CASE WHEN lease_token IS NULL THEN 0 ELSE 1 END
                WHERE state = 'waiting' AND id = (
                    SELECT id FROM candidates WHERE state = 'waiting' AND (retry_at IS NULL OR retry_at <= ?3)
                        AND (lease_until IS NULL OR lease_until <= ?3)
                    ORDER BY created_at, id LIMIT 1)
                RETURNING id, failures
                """, [.text(token.token), .date(now + lease), .date(now)]
            ) { row in (id: try row.text("id"), failures: try row.integer("failures")) }
            guard let taken, let assignment = try session.assignment(ofCandidate: taken.id) else { return nil }
            return LeasedAssignment(assignment: assignment, lease: token, failures: taken.failures)
        }
    }

    package func nextCandidateDue(now: Date) async throws -> Date? {
        try await database.read { session in try session.nextCandidateDue(now: now) }
    }

    package func file(_ draft: Draft, filing: DraftFiling, lease: Lease, now: Date) async throws -> Bool {
        try await database.transaction(.full) { session in
            let isHeld = try session.run(
                """
                UPDATE candidates SET state = 'drafted', note = NULL, lease_token = NULL, lease_until = NULL
                WHERE id = ? AND state = 'waiting' AND lease_token = ? AND lease_until > ?
                """, [.text(draft.candidateID), .text(lease.token), .date(now)])
            guard isHeld == 1 else { return false }
            try session.insert(draft, now: now)
            try session.file(filing, ofDraft: draft.id, now: now)
            return true
        }
    }

    package func attach(_ pages: [Item], toCandidate id: String, lease: Lease, now: Date) async throws -> Assignment? {
        try await database.transaction { session in
            let brand = try session.first(
                "SELECT brand_id FROM candidates WHERE id = ? AND state = 'waiting' AND lease_token = ? AND lease_until > ?",
                [.text(id), .text(lease.token), .date(now)]
            ) { try $0.text(0) }
            guard let brand else { return nil }
            try session.attach(pages, toCandidate: id, ofBrand: brand, now: now)
            return try session.assignment(ofCandidate: id)
        }
    }

    package func brief(_ name: String) async throws -> Brief? {
        try await database.read { session in
            try session.first(
                "SELECT body FROM briefs WHERE is_gone = 0 AND (id = ?1 OR replace(id, '-', '') = ?1 OR name = ?1) ORDER BY id LIMIT 1",
                [.text(name)]
            ) { row in try row.decoded("body") }
        }
    }

    package func order(_ candidate: Candidate, resting items: [Item], now: Date, lease: Duration) async throws -> LeasedAssignment? {
        try await database.transaction { session in
            guard try session.file(candidate) else { return nil }
            try session.attach(items, toCandidate: candidate.id, ofBrand: candidate.brandID, now: now)
            let token = Lease.make()
            try session.run(
                "UPDATE candidates SET lease_token = ?, lease_until = ? WHERE id = ?",
                [.text(token.token), .date(now + lease), .text(candidate.id)])
            return try session.assignment(ofCandidate: candidate.id).map { LeasedAssignment(assignment: $0, lease: token, failures: 0) }
        }
    }

    package func archive(ofBrand brand: Brand, since: Date) async throws -> [Item] {
        try await database.read { session in
            try session.rows(
                """
                SELECT \(Item.columns) FROM items i JOIN feeds f ON f.id = i.feed_id
                WHERE i.first_seen_at > ?1 AND f.is_ordered = 1 AND f.is_competitor = 0 AND (f.brand IS NULL OR lower(f.brand) = lower(?2))
                ORDER BY coalesce(i.published_at, i.first_seen_at) DESC, i.id LIMIT 1000
                """, [.date(since), .text(brand.name)]
            ) { row in try Item(row) }
        }
    }

    package func rivalHosts(ofBrand brand: Brand) async throws -> Set<String> {
        let pages = try await database.read { session in
            // A feed may be with a service; its items lead to the site itself.
            try session.rows(
                """
                SELECT coalesce(
                    (SELECT i.url FROM items i WHERE i.feed_id = f.id AND i.url IS NOT NULL ORDER BY i.first_seen_at DESC LIMIT 1), f.url)
                FROM feeds f WHERE f.is_ordered = 1 AND f.is_competitor = 1 AND (f.brand IS NULL OR lower(f.brand) = lower(?)) LIMIT 500
                """, [.text(brand.name)]
            ) { row in try row.text(0) }
        }
        return Set(pages.compactMap { WebAddresses.host(of: $0) })
    }

    package func postpone(candidate id: String, lease: Lease, until: Date?, because sentence: Message) async throws {
        try await database.transaction { session in
            _ = try session.run(
                """
                UPDATE candidates SET state = ?, failures = failures + 1, retry_at = ?, note = ?, lease_token = NULL, lease_until = NULL
                WHERE id = ? AND state = 'waiting' AND lease_token = ?
                """, [.text(until == nil ? "parked" : "waiting"), .date(until), .text(sentence.stored), .text(id), .text(lease.token)])
        }
    }

    package func wait(candidate id: String, lease: Lease, until: Date, because sentence: Message) async throws {
        try await database.transaction { session in
            _ = try session.run(
                """
                UPDATE candidates SET retry_at = ?, note = ?, lease_token = NULL, lease_until = NULL
                WHERE id = ? AND state = 'waiting' AND lease_token = ?
                """, [.date(until), .text(sentence.stored), .text(id), .text(lease.token)])
        }
    }
}

extension Session {
    /// Pages that briefs link are items of a feed that nobody polls.
    private static let pages = "pages of briefs"

    fileprivate borrowing func attach(_ pages: [Item], toCandidate id: String, ofBrand brand: String, now: Date) throws {
        try makePagesFeed(now: now)
        for page in pages {
            let item = try keptPage(page)
            try run(
                """
                INSERT INTO candidate_items (candidate_id, position, item_id, brand_id)
                SELECT ?1, (SELECT coalesce(max(position), -1) + 1 FROM candidate_items WHERE candidate_id = ?1), ?2, ?3
                WHERE NOT EXISTS (SELECT 1 FROM candidate_items WHERE candidate_id = ?1 AND item_id = ?2)
                """, [.text(id), .text(item), .text(brand)])
        }
    }

    fileprivate borrowing func makePagesFeed(now: Date) throws {
        let source = FeedSource(id: Self.pages, url: "", name: "Pages that briefs link")
        try run(
            """
            INSERT INTO feeds (id, origin, url, name, source, is_ordered, is_paused, is_competitor, state, next_poll_at)
            VALUES (?, 'configuration', '', ?, ?, 0, 1, 0, ?, ?) ON CONFLICT (id) DO NOTHING
            """, [.text(source.id), .text(source.name), try .encoded(source), try .encoded(FeedState()), .date(now)])
    }

    /// Keeps a page as it is now under the id that it first got.
    fileprivate borrowing func keptPage(_ page: Item) throws -> String {
        // Of a feed, it is there already.
        if !page.feedID.isEmpty { return page.id }
        return try first(
            """
            INSERT INTO items (id, feed_id, identity, url, title, text, language, first_seen_at, content_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (feed_id, identity) DO UPDATE SET url = excluded.url, title = excluded.title, text = excluded.text,
                language = excluded.language, content_hash = excluded.content_hash
            RETURNING id
            """,
            [
                .text(page.id), .text(Self.pages), .text(page.identity), .string(page.url), .text(page.title), .text(page.text),
                .string(page.language), .date(page.firstSeenAt), .text(page.contentHash),
            ]
        ) { try $0.text(0) } ?? page.id
    }

    borrowing func nextCandidateDue(now: Date) throws -> Date? {
        try earliest("SELECT created_at AS due_at, retry_at, lease_until FROM candidates WHERE state = 'waiting'", now: now)
    }
}
