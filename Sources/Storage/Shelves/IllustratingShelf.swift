import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: IllustratingShelf {
    package func takePicture(now: Date, lease: Duration) async throws -> LeasedPicture? {
        try await database.transaction { session in
            let token = Lease.make()
            return try session.first(
                """
                UPDATE picture_orders SET lease_token = ?1, lease_until = ?2,
                    failures = failures + CASE WHEN lease_token IS NULL THEN 0 ELSE 1 END
                WHERE state = 'waiting' AND draft_id = (
                    SELECT o.draft_id FROM picture_orders o JOIN drafts d ON d.id = o.draft_id
                    WHERE \(Self.isWanted) AND (o.retry_at IS NULL OR o.retry_at <= ?3) AND (o.lease_until IS NULL OR o.lease_until <= ?3)
                    ORDER BY o.ordered_at, o.draft_id LIMIT 1)
                RETURNING draft_id, prompt, negative_prompt, seed, card, failures,
                    (SELECT alt_text FROM draft_versions v WHERE v.draft_id = picture_orders.draft_id ORDER BY v.number LIMIT 1) AS alt_text
                """, [.text(token.token), .date(now + lease), .date(now)]
            ) { row in
                LeasedPicture(
                    draftID: try row.text("draft_id"), order: try PictureOrder(row), orderedAltText: try row.optionalText("alt_text") ?? "",
                    lease: token,
                    failures: try row.integer("failures"))
            }
        }
    }

    package func nextPictureDue(now: Date) async throws -> Date? {
        try await database.read { session in try session.nextPictureDue(now: now) }
    }

    package func logo(ofDraft id: String) async throws -> [UInt8] {
        try await database.read { session in
            guard let brand = try session.first("SELECT brand_id FROM drafts WHERE id = ?", [.text(id)], { row in try row.text(0) }),
                let hash = try session.brand(brand)?.logo?.hash
            else { return [] }
            return try session.first("SELECT bytes FROM pictures WHERE hash = ?", [.text(hash)]) { row in try row.blob("bytes") } ?? []
        }
    }

    package func file(
        _ picture: Picture, lease: Lease, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool {
        try await database.transaction(.full) { session in
            let draft = try session.first(
                """
                UPDATE picture_orders SET state = 'done', note = NULL, lease_token = NULL, lease_until = NULL
                WHERE state = 'waiting' AND lease_token = ? AND lease_until > ? RETURNING draft_id
                """, [.text(lease.token), .date(now)]
            ) { row in try row.text(0) }
            guard let draft else { return false }
            try session.keep(picture)
            _ = try session.amend(draft, now: now, change)
            return true
        }
    }

    package func postponePicture(draft id: String, lease: Lease, until: Date?, because sentence: Message) async throws {
        try await database.transaction(.full) { session in
            let isHeld = try session.run(
                """
                UPDATE picture_orders SET state = ?, failures = failures + 1, retry_at = ?, note = ?, lease_token = NULL, lease_until = NULL
                WHERE draft_id = ? AND state = 'waiting' AND lease_token = ?
                """, [.text(until == nil ? "closed" : "waiting"), .date(until), .text(sentence.stored), .text(id), .text(lease.token)])
            if isHeld == 1, until == nil { try session.giveUpPicture(ofDraft: id, because: sentence) }
        }
    }

    /// Orders of drafts that can still be published.
    fileprivate static let isWanted = "o.state = 'waiting' AND d.state NOT IN ('published', 'rejected', 'expired')"
}

extension PictureOrder {
    init(_ row: borrowing Row) throws {
        self.init(
            prompt: try row.text("prompt"), negativePrompt: try row.text("negative_prompt"), seed: try row.integer("seed"),
            card: try row.decoded("card"))
    }
}

extension Session {
    borrowing func nextPictureDue(now: Date) throws -> Date? {
        try earliest(
            """
            SELECT o.ordered_at AS due_at, o.retry_at, o.lease_until FROM picture_orders o JOIN drafts d ON d.id = o.draft_id
            WHERE \(Store.isWanted)
            """, now: now)
    }

    /// The draft goes on as a text post, and its page says why; else it would wait for its picture for ever.
    fileprivate borrowing func giveUpPicture(ofDraft id: String, because sentence: Message) throws {
        // No time comes in with a postponement; the order's own stands for when it happened.
        let at = try first("SELECT ordered_at FROM picture_orders WHERE draft_id = ?", [.text(id)]) { row in try row.date(0) }
        _ = try amend(id, now: at ?? Date(milliseconds: 0)) { draft in
            guard draft.awaitsPicture else { return nil }
            draft.awaitsPicture = false
            draft.checks.append(draft.content.pictureHash == nil ? "No picture: \(sentence)" : "No other picture: \(sentence)")
            var filing = DraftFiling()
            filing.updates.append(BoardUpdate(key: "\(id)@\(draft.revision)#no-picture", draftID: id, change: .face(BoardFace())))
            return filing
        }
    }
}
