import Editorial
import FoundationEssentials
import SQL
import Support

extension DraftFiling {
    var isEmpty: Bool {
        versions.isEmpty && updates.isEmpty && decisions.isEmpty && prepared == nil && picture == nil
            && corrected == nil && comment == nil && questions == nil && !isTakenDown
    }
}

extension BoardUpdate.Change {
    fileprivate var isComment: Bool {
        switch self {
        case .comment, .report: true
        default: false
        }
    }
}

extension Session {
    /// Stores what goes with a draft's change, in the same transaction.
    borrowing func file(_ filing: DraftFiling, ofDraft id: String, now: Date) throws {
        for version in filing.versions { try file(version, ofDraft: id) }
        for update in filing.updates { try queue(update, ofDraft: id, now: now) }
        for decision in filing.decisions { try append(decision, toDraft: id) }
        if let prepared = filing.prepared { try keep(prepared, ofDraft: id) }
        if let order = filing.picture { try place(order, ofDraft: id, now: now) }
        if let corrected = filing.corrected { try orderProofreading(of: corrected, now: now) }
        if let comment = filing.comment { try order(comment) }
        if let questions = filing.questions { try order(questions) }
        if filing.isTakenDown { try forgetPost(ofDraft: id) }
    }

    private borrowing func file(_ version: DraftVersion, ofDraft id: String) throws {
        try run(
            """
            INSERT INTO draft_versions (draft_id, number, author, reason, text, alt_text, created_at, record, hands)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(id), .int(version.number), .text(version.author), .text(version.reason.stored), .text(version.text),
                .text(version.altText),
                .date(version.createdAt), try version.record.map { try .encoded($0) } ?? .null,
                try version.hands.isEmpty ? .null : .encoded(version.hands),
            ])
    }

    private borrowing func queue(_ update: BoardUpdate, ofDraft id: String, now: Date) throws {
        try run(
            """
            INSERT INTO board_updates (update_key, draft_id, position, change, state, queued_at, is_comment, deferred_until)
            SELECT ?1, ?2, coalesce(max(position), 0) + 1, ?3, 'waiting', ?4, ?5, ?6 FROM board_updates WHERE draft_id = ?2
            ON CONFLICT (update_key) DO NOTHING
            """,
            [
                .text(update.key), .text(id), try .encoded(update.change), .date(now), .bool(update.change.isComment),
                .date(update.deferredUntil),
            ])
    }

    private borrowing func keep(_ prepared: PreparedPost, ofDraft id: String) throws {
        try run(
            """
            INSERT INTO prepared_posts (draft_id, approval_hash, body, body_hash, media_urn, text, prepared_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (draft_id) DO UPDATE SET approval_hash = excluded.approval_hash, body = excluded.body,
                body_hash = excluded.body_hash, media_urn = excluded.media_urn, text = excluded.text, prepared_at = excluded.prepared_at
            """,
            [
                .text(id), .text(prepared.approvalHash), .text(prepared.body), .text(prepared.bodyHash), .string(prepared.mediaURN),
                .text(prepared.text), .date(prepared.preparedAt),
            ])
    }

    /// A new order takes the place of the draft's last one, and its painter's lease with it.
    private borrowing func place(_ order: PictureOrder, ofDraft id: String, now: Date) throws {
        try run(
            """
            INSERT INTO picture_orders (draft_id, prompt, negative_prompt, seed, card, state, ordered_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)
            ON CONFLICT (draft_id) DO UPDATE SET prompt = excluded.prompt, negative_prompt = excluded.negative_prompt,
                seed = excluded.seed, card = excluded.card, state = 'waiting', ordered_at = excluded.ordered_at, failures = 0,
                retry_at = NULL, note = NULL, lease_token = NULL, lease_until = NULL
            """,
            [.text(id), .text(order.prompt), .text(order.negativePrompt), .int(order.seed), try .encoded(order.card), .date(now)])
    }
}
