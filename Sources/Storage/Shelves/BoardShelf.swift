import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: BoardShelf {
    private static let draftsCursor = "drafts"
    private static let sweepCursor = "drafts sweep"
    /// States in which the page is looked at. They are listed, so that the index finds them: most drafts have come to their end.
    private static let openStates = list(\.isOpen)
    private static let closedStates = list(\.isClosed)

    private static func list(_ isIn: (DraftState) -> Bool) -> String {
        DraftState.allCases.filter(isIn).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    }

    package func openDrafts() async throws -> [Draft] {
        try await database.read { session in
            try session.drafts("WHERE page IS NOT NULL AND state IN (\(Self.openStates)) ORDER BY id", [])
                + session.drafts("WHERE page IS NOT NULL AND amendment_state IS NOT NULL AND amendment_state <> 'made' ORDER BY id", [])
        }
    }

    package func closedDrafts(commentsDue now: Date, touchedSince: Date?, most: Int) async throws -> [Draft] {
        try await database.read { session in
            let isTouched = touchedSince == nil ? "" : "AND touched_at >= ?"
            return try session.drafts(
                "WHERE comments_due <= ? \(isTouched) ORDER BY comments_due, id LIMIT ?",
                [.date(now)] + [touchedSince.map { .date($0) }].compactMap { $0 } + [.int(most)])
        }
    }

    package func closedDrafts(onPages pages: Set<String>) async throws -> [Draft] {
        if pages.isEmpty { return [] }
        return try await database.read { session in
            var drafts: [Draft] = []
            for page in pages.sorted() {
                drafts += try session.drafts("WHERE state IN (\(Self.closedStates)) AND page LIKE ?", [.text("%\(page)%")])
                    .filter {
                        $0.page?.pageID == page
                    }
            }
            return drafts
        }
    }

    package func boardCursor() async throws -> Date? { try await cursor(Self.draftsCursor) }

    package func moveBoardCursor(to cursor: Date) async throws { try await move(Self.draftsCursor, to: cursor) }

    package func boardSweptAt() async throws -> Date? { try await cursor(Self.sweepCursor) }

    package func noteBoardSweep(at now: Date) async throws { try await move(Self.sweepCursor, to: now) }

    private func cursor(_ name: String) async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT at FROM cursors WHERE name = ?", [.text(name)]) { row in try row.date("at") }
        }
    }

    private func move(_ name: String, to date: Date) async throws {
        try await database.transaction { session in
            _ = try session.run(
                """
                INSERT INTO cursors (name, at) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE cursors.at <> excluded.at
                """, [.text(name), .date(date)])
        }
    }

    package func knownOrders() async throws -> KnownOrders {
        try await database.read { session in
            KnownOrders(
                stamps: try session.stamps(),
                brands: try session.rows("SELECT body FROM brands WHERE is_gone = 0") { row in try row.decoded("body") },
                briefs: try session.rows("SELECT body FROM briefs WHERE is_gone = 0") { row in try row.decoded("body") },
                feeds: try session.rows(
                    "SELECT source FROM feeds WHERE origin = ? AND is_ordered > 0", [.text(FeedSource.Origin.board.rawValue)]
                ) { row in try row.decoded("source") },
                missingSince: try session.missingSince())
        }
    }

    package func file(_ reading: CommissionReading, now: Date) async throws {
        try await database.transaction { session in
            for logo in reading.logos { try session.keep(logo) }
            for brand in reading.brands { try session.keep(brand) }
            for brief in reading.briefs { try session.keep(brief) }
            try session.closeOrders(except: reading.present)
            try session.reconcile(reading.feeds, origin: .board, now: now)
            try session.keep(reading.stamps, of: reading.present)
            try session.keep(missing: reading.missingSince)
        }
    }

    package func brand(_ id: String) async throws -> Brand? { try await database.read { session in try session.brand(id) } }

    package func brands() async throws -> [Brand] {
        try await database.read { session in
            try session.rows("SELECT body FROM brands WHERE is_gone = 0 ORDER BY name, id") { row in try row.decoded("body") }
        }
    }

    package func keep(_ brand: Brand) async throws { try await database.transaction { session in try session.keep(brand) } }
}

extension Session {
    fileprivate borrowing func stamps() throws -> [String: PageStamp] {
        let stamps = try rows("SELECT page_id, edited_at, read_at FROM page_stamps") { row in
            (try row.text(0), PageStamp(editedAt: try row.date(1), readAt: try row.date(2)))
        }
        return Dictionary(uniqueKeysWithValues: stamps)
    }

    fileprivate borrowing func missingSince() throws -> [String: Date] {
        let missing = try rows("SELECT page_id, missing_since FROM page_stamps WHERE missing_since IS NOT NULL") { row in
            (try row.text(0), try row.date(1))
        }
        return Dictionary(uniqueKeysWithValues: missing)
    }

    /// The pages have their stamps, for they were read once.
    fileprivate borrowing func keep(missing since: [String: Date]) throws {
        let known = try missingSince()
        for page in Set(known.keys).union(since.keys) where known[page] != since[page] {
            try run("UPDATE page_stamps SET missing_since = ? WHERE page_id = ?", [.date(since[page]), .text(page)])
        }
    }

    fileprivate borrowing func keep(_ brand: Brand) throws {
        try run(
            """
            INSERT INTO brands (id, name, is_paused, is_gone, body) VALUES (?, ?, ?, 0, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, is_paused = excluded.is_paused, is_gone = 0, body = excluded.body
                WHERE brands.body <> excluded.body OR brands.is_gone = 1
            """, [.text(brand.id), .text(brand.name), .bool(brand.isPaused), try .encoded(brand)])
    }

    fileprivate borrowing func keep(_ brief: Brief) throws {
        try run(
            """
            INSERT INTO briefs (id, name, brand_id, status, is_gone, body) VALUES (?, ?, ?, ?, 0, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, brand_id = excluded.brand_id, status = excluded.status, is_gone = 0,
                body = excluded.body WHERE briefs.body <> excluded.body OR briefs.is_gone = 1
            """, [.text(brief.id), .text(brief.name), .string(brief.brandID), .text(brief.status.rawValue), try .encoded(brief)])
    }

    /// Closes brands and briefs whose pages are gone. Their stamps go too (see `keep(_:of:)`), so that a page that comes back is read anew.
    fileprivate borrowing func closeOrders(except present: Set<String>) throws {
        let brands = try rows("SELECT id FROM brands WHERE is_gone = 0") { row in try row.text(0) }
        for id in brands where !present.contains(id) { try run("UPDATE brands SET is_gone = 1 WHERE id = ?", [.text(id)]) }
        let briefs = try rows("SELECT id FROM briefs WHERE is_gone = 0") { row in try row.text(0) }
        for id in briefs where !present.contains(id) { try run("UPDATE briefs SET is_gone = 1 WHERE id = ?", [.text(id)]) }
    }

    fileprivate borrowing func keep(_ stamps: [String: PageStamp], of present: Set<String>) throws {
        let known = try self.stamps()
        for (page, stamp) in stamps where present.contains(page) && known[page] != stamp {
            try run(
                """
                INSERT INTO page_stamps (page_id, edited_at, read_at) VALUES (?, ?, ?)
                ON CONFLICT (page_id) DO UPDATE SET edited_at = excluded.edited_at, read_at = excluded.read_at
                """, [.text(page), .date(stamp.editedAt), .date(stamp.readAt)])
        }
        for page in known.keys where !present.contains(page) { try run("DELETE FROM page_stamps WHERE page_id = ?", [.text(page)]) }
    }
}
