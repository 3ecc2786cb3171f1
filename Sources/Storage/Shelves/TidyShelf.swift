import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: TidyShelf {
    /// Pictures and drafts of one batch, and pages given back to the disk: few enough that nobody waits for the writer.
    static let batch = 50
    static let pages = 4000
    static let callBatch = 1000
    static let itemBatch = 500
    /// Feeds that one batch goes through, unless they have so many items together.
    static let feedBatch = 1000
    static let mostCounted = 200_000
    /// How long a model's words are of any use.
    static let keptFor = Duration.seconds(86_400)
    static let tidyCursor = "tidy"
    /// The feed up to which items were taken out; only while there is more to do.
    static let tidyFeedCursor = "tidy feeds"

    package func nextTidying() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT at FROM cursors WHERE name = ?", [.text(Self.tidyCursor)]) { row in try row.date("at") }
        }
    }

    package func tidy(_ retention: Retention, now: Date, next: Date) async throws -> Tidied {
        try await database.transaction { session in
            var done = Tidied()
            try session.noteUnusedPictures(now: now)
            done.pictures = try session.emptyPictures(unusedSince: now - retention.pictures, now: now)
            let drafts = try session.draftsToTidy(closedSince: now - retention.versions, now: now)
            for draft in drafts { done.versions += try session.dropVersions(of: draft) }
            done.calls = try session.dropCalls(before: now - retention.calls)
            try session.forgetAnswers(before: now - Self.keptFor)
            done.embeddings = try session.dropEmbeddings(madeBefore: now - Self.embeddingMemory)
            let items = try session.dropItems(retention, now: now)
            done.items = items.count
            try session.run("PRAGMA incremental_vacuum(\(Self.pages))")
            let free = try session.first("PRAGMA freelist_count") { row in try row.integer(0) } ?? 0
            let canShrink = try session.first("PRAGMA auto_vacuum") { row in try row.integer(0) == 2 } ?? false
            done.isAll =
                done.pictures < Self.batch && drafts.count < Self.batch && done.calls < Self.callBatch && done.embeddings < Self.batch
                && items.isAll
                && !(canShrink && free > 0)
            if done.isAll {
                try session.run(
                    "INSERT INTO cursors (name, at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at",
                    [.text(Self.tidyCursor), .date(next)])
            }
            return done
        }
    }
}

extension Session {
    /// Whether a draft can still be published or a page still waits for the picture; ?1 is now.
    private static let isNeeded = """
        EXISTS (SELECT 1 FROM drafts d WHERE d.picture_hash = p.hash
            AND (d.state NOT IN ('published', 'rejected', 'expired') OR d.window_ends > ?1))
        OR EXISTS (SELECT 1 FROM board_updates u WHERE u.state = 'waiting' AND substr(u.change, 1, 10) = '{"picture"'
            AND instr(u.change, p.hash) > 0)
        """

    /// Keeps since when each picture is needed by nothing, beside the pictures, whose rows are too long to be written again for it. The
    /// note of an emptied picture stays: without one, a picture without bytes has lost them.
    fileprivate borrowing func noteUnusedPictures(now: Date) throws {
        try run(
            """
            DELETE FROM unused_pictures
            WHERE EXISTS (SELECT 1 FROM pictures p WHERE p.hash = unused_pictures.hash AND (\(Self.isNeeded)))
            """, [.date(now)])
        try run(
            """
            INSERT INTO unused_pictures (hash, since)
            SELECT p.hash, ?1 FROM pictures p WHERE length(p.bytes) > 0 AND NOT (\(Self.isNeeded))
            ON CONFLICT (hash) DO NOTHING
            """, [.date(now)])
        // Brands' logos go onto the cards to come.
        let brands = try rows("SELECT body FROM brands WHERE is_gone = 0") { row in try row.decoded("body", as: Brand.self) }
        for hash in brands.compactMap({ $0.logo?.hash }) { try run("DELETE FROM unused_pictures WHERE hash = ?", [.text(hash)]) }
    }

    /// Takes the bytes of a batch of pictures; hash, size and provenance stay, for decisions name pictures by their hash.
    fileprivate borrowing func emptyPictures(unusedSince limit: Date, now: Date) throws -> Int {
        let hashes = try rows(
            """
            SELECT u.hash FROM unused_pictures u JOIN pictures p ON p.hash = u.hash
            WHERE u.since <= ? AND length(p.bytes) > 0 ORDER BY u.since, u.hash LIMIT \(Store.batch)
            """, [.date(limit)]
        ) { row in try row.text(0) }
        for hash in hashes { try run("UPDATE pictures SET bytes = x'' WHERE hash = ?", [.text(hash)]) }
        return hashes.count
    }

    fileprivate borrowing func dropCalls(before limit: Date) throws -> Int {
        try run(
            "DELETE FROM model_calls WHERE id IN (SELECT id FROM model_calls WHERE at < ? ORDER BY at LIMIT \(Store.callBatch))",
            [.date(limit)])
    }

    fileprivate borrowing func forgetAnswers(before limit: Date) throws {
        try run("UPDATE model_calls SET answer = NULL WHERE answer IS NOT NULL AND at < ?", [.date(limit)])
    }

    fileprivate borrowing func draftsToTidy(closedSince limit: Date, now: Date) throws -> [Draft] {
        try drafts(
            """
            WHERE versions_tidied = 0 AND state IN ('published', 'rejected', 'expired') AND state_since <= ? AND window_ends <= ?
            ORDER BY state_since, id LIMIT \(Store.batch)
            """, [.date(limit), .date(now)])
    }

    /// Drops the texts of a closed draft that were replaced, except those that somebody decided on; all of them stay where it cannot be
    /// told which one a decision was about.
    fileprivate borrowing func dropVersions(of draft: Draft) throws -> Int {
        try run("UPDATE drafts SET versions_tidied = 1 WHERE id = ?", [.text(draft.id)])
        var decided = Set(try links(ofDraft: draft.id).map(\.hash).filter { !$0.isEmpty })
        decided.remove(ApprovalHash.of(draft.content, account: draft.account))
        var superfluous: [Int] = []
        let versions = try rows(
            "SELECT number, text, alt_text FROM draft_versions WHERE draft_id = ? AND number < ? ORDER BY number",
            [.text(draft.id), .int(draft.version)]
        ) { row in (number: try row.integer(0), text: try row.text(1), altText: try row.text(2)) }
        for version in versions {
            let hashes = [draft.content.pictureHash, nil].map { picture in
                ApprovalHash.of(
                    PostContent(text: version.text, altText: version.altText, pictureHash: picture), account: draft.account)
            }
            if decided.isDisjoint(with: hashes) { superfluous.append(version.number) } else { decided.subtract(hashes) }
        }
        guard decided.isEmpty else { return 0 }
        for number in superfluous {
            try run("DELETE FROM draft_versions WHERE draft_id = ? AND number = ?", [.text(draft.id), .int(number)])
        }
        return superfluous.count
    }
}
