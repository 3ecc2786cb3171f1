import Editorial
import FoundationEssentials
import SQL
import Support

extension Draft {
    static let columns = """
        id, revision, candidate_id, brand_id, brief_id, account, state, title, text, alt_text, picture_hash, version, checks, obstacles, \
        awaits_picture, page, board, slot, window_ends, approval, is_on_hold, remark, failures, retry_at, last_error, permalink, created_at, extras, \
        amendment, rules
        """

    init(_ row: borrowing Row) throws {
        let extras = try row.optionalDecoded("extras", as: ContentExtras.self)
        let content = PostContent(
            text: try row.text("text"), altText: try row.text("alt_text"), pictureHash: try row.optionalText("picture_hash"),
            card: extras?.card, comment: extras?.comment, mentions: extras?.mentions ?? [], tags: extras?.tags)
        self.init(
            id: try row.text("id"), revision: try row.integer("revision"), candidateID: try row.text("candidate_id"),
            brandID: try row.text("brand_id"), briefID: try row.optionalText("brief_id"), account: try row.text("account"),
            state: try row.known("state"), title: try row.text("title"), content: content, version: try row.integer("version"),
            windowEnds: try row.date("window_ends"), createdAt: try row.date("created_at"))
        checks = try row.decoded("checks")
        obstacles = try row.decoded("obstacles")
        awaitsPicture = try row.bool("awaits_picture")
        page = try row.optionalDecoded("page")
        board = try row.decoded("board")
        slot = try row.optionalDate("slot")
        approval = try row.decoded("approval")
        isOnHold = try row.bool("is_on_hold")
        remark = try row.optionalText("remark")
        failures = try row.integer("failures")
        retryAt = try row.optionalDate("retry_at")
        lastError = try row.optionalText("last_error").map { Message(stored: $0) }
        permalink = try row.optionalText("permalink")
        amendment = try row.optionalDecoded("amendment")
        rules = try row.optionalText("rules")
    }

    /// The columns that change during a draft's life, in the order of the statements below.
    fileprivate func changing(now: Date) throws -> [SQLValue] {
        [
            .text(state.rawValue), .text(title), .text(content.text), .text(content.altText), .string(content.pictureHash),
            .text(ApprovalHash.of(content, account: account)), .int(version), try .encoded(checks), try .encoded(obstacles),
            .bool(awaitsPicture), try page.map { try .encoded($0) } ?? .null, try .encoded(board), .date(slot), .date(windowEnds),
            try .encoded(approval), .string(approval.liveHash), .bool(isOnHold), .string(remark), .int(failures), .date(retryAt),
            .string(lastError?.stored), .string(permalink), .date(now), try ContentExtras(content).map { try .encoded($0) } ?? .null,
            try amendment.map { try .encoded($0) } ?? .null, .string(amendment?.state.rawValue), .date(amendment?.nextAt),
            .date(ClosedComments.due(.page, self)), .string(rules), .date(board.touchedAt),
        ]
    }
}

/// What a post has besides text, alt text and picture; most have nothing.
private struct ContentExtras: Codable {
    let card: LinkCard?
    let comment: String?
    let mentions: [Mention]?
    let tags: LinkTags?

    /// Nil for a content without any.
    init?(_ content: PostContent) {
        if content.card == nil, content.comment == nil, content.mentions.isEmpty, content.tags == nil { return nil }
        card = content.card
        comment = content.comment
        mentions = content.mentions.isEmpty ? nil : content.mentions
        tags = content.tags
    }
}

extension Session {
    borrowing func draft(_ id: String) throws -> Draft? { try drafts("WHERE id = ?", [.text(id)]).first }

    /// Drafts by a condition, which may go on with an order.
    borrowing func drafts(_ condition: String, _ values: [SQLValue]) throws -> [Draft] {
        try rows("SELECT \(Draft.columns) FROM drafts \(condition)", values) { row in try Draft(row) }
    }

    borrowing func insert(_ draft: Draft, now: Date) throws {
        let fixed: [SQLValue] = [
            .text(draft.id), .int(draft.revision), .text(draft.candidateID), .text(draft.brandID), .string(draft.briefID),
            .text(draft.account), .date(draft.createdAt),
        ]
        try run(
            """
            INSERT INTO drafts (id, revision, candidate_id, brand_id, brief_id, account, created_at, state, title, text, alt_text,
                picture_hash, content_hash, version, checks, obstacles, awaits_picture, page, board, slot, window_ends, approval,
                approved_hash, is_on_hold, remark, failures, retry_at, last_error, permalink, changed_at, extras,
                amendment, amendment_state, amendment_due, comments_due, rules, touched_at, state_since)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, fixed + draft.changing(now: now) + [.date(now)])
    }

    /// Writes a draft over the one it was made from, gives its lease back when its state changes, and lets the revision grow.
    ///
    /// False when the row is no longer the one it was made from.
    @discardableResult
    borrowing func save(_ draft: Draft, over original: Draft, now: Date) throws -> Bool {
        let changed = try run(
            """
            UPDATE drafts SET state = ?, title = ?, text = ?, alt_text = ?, picture_hash = ?, content_hash = ?, version = ?, checks = ?,
                obstacles = ?, awaits_picture = ?, page = ?, board = ?, slot = ?, window_ends = ?, approval = ?, approved_hash = ?,
                is_on_hold = ?, remark = ?, failures = ?, retry_at = ?, last_error = ?, permalink = ?, changed_at = ?, extras = ?,
                amendment = ?, amendment_state = ?, amendment_due = ?, comments_due = ?, rules = ?, touched_at = ?,
                state_since = coalesce(?, state_since), revision = revision + 1
            WHERE id = ? AND revision = ? AND state = ?
            """,
            draft.changing(now: now) + [
                .date(draft.state == original.state ? nil : now), .text(draft.id), .int(original.revision), .text(original.state.rawValue),
            ])
        if changed == 1, draft.state != original.state { try release(draft: draft.id) }
        return changed == 1
    }

    borrowing func release(draft id: String) throws {
        try run("UPDATE drafts SET lease_token = NULL, lease_until = NULL WHERE id = ? AND lease_token IS NOT NULL", [.text(id)])
    }
}

extension Row {
    /// A word of a closed vocabulary.
    borrowing func known<Word: RawRepresentable<String>>(_ column: Column) throws -> Word {
        let text = try text(column)
        guard let word = Word(rawValue: text) else {
            throw StoreError(.shape, "Column \(column) of the store holds \"\(text)\", which this Copydesk does not know.")
        }
        return word
    }
}
