import Editorial
import FoundationEssentials
import SQL
import Support

extension Attempt {
    static let columns = """
        id, draft_id, account, number, state, armed_at, approval_hash, body, body_hash, media_urn, text, prepared_at, detail, looks, \
        next_look_at, urn, cited, is_last
        """

    init(_ row: borrowing Row) throws {
        self.init(
            id: try row.text("id"), draftID: try row.text("draft_id"), account: try row.text("account"), number: try row.integer("number"),
            state: try row.known("state"), armedAt: try row.date("armed_at"), prepared: try PreparedPost(row),
            detail: Message(stored: try row.text("detail")),
            looks: try row.integer("looks"), nextLookAt: try row.optionalDate("next_look_at"),
            urn: try row.optionalText("urn"), cited: try row.optionalText("cited"), isLast: try row.bool("is_last"))
    }
}

extension PreparedPost {
    init(_ row: borrowing Row) throws {
        self.init(
            draftID: try row.text("draft_id"), approvalHash: try row.text("approval_hash"), body: try row.text("body"),
            bodyHash: try row.text("body_hash"), mediaURN: try row.optionalText("media_urn"), text: try row.text("text"),
            preparedAt: try row.date("prepared_at"))
    }
}

extension Session {
    borrowing func prepared(ofDraft id: String) throws -> PreparedPost? {
        try first(
            "SELECT draft_id, approval_hash, body, body_hash, media_urn, text, prepared_at FROM prepared_posts WHERE draft_id = ?",
            [.text(id)]
        ) { row in try PreparedPost(row) }
    }

    borrowing func attempt(_ condition: String, _ values: [SQLValue]) throws -> Attempt? {
        try first("SELECT \(Attempt.columns) FROM attempts \(condition)", values) { row in try Attempt(row) }
    }

    borrowing func attemptsMade(ofDraft id: String) throws -> Int {
        try first("SELECT count(*) FROM attempts WHERE draft_id = ?", [.text(id)]) { try $0.integer(0) } ?? 0
    }

    borrowing func insert(_ attempt: Attempt, now: Date) throws {
        let prepared = attempt.prepared
        try run(
            """
            INSERT INTO attempts (id, draft_id, account, number, state, armed_at, approval_hash, body, body_hash, media_urn, text,
                prepared_at, detail, looks, next_look_at, urn, cited, is_last, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(attempt.id), .text(attempt.draftID), .text(attempt.account), .int(attempt.number), .text(attempt.state.rawValue),
                .date(attempt.armedAt), .text(prepared.approvalHash), .text(prepared.body), .text(prepared.bodyHash),
                .string(prepared.mediaURN), .text(prepared.text), .date(prepared.preparedAt), .text(attempt.detail.stored),
                .int(attempt.looks),
                .date(attempt.nextLookAt), .string(attempt.urn), .string(attempt.cited), .bool(attempt.isLast), .date(now),
            ])
    }
}
