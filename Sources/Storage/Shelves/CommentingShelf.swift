import Editorial
import FoundationEssentials
import SQL

extension Store: CommentingShelf {
    package func dueComment(now: Date) async throws -> FirstComment? {
        try await database.read { session in
            try session.first("SELECT body FROM first_comments WHERE next_at <= ? ORDER BY next_at, draft_id LIMIT 1", [.date(now)]) {
                row in
                try row.decoded("body")
            }
        }
    }

    package func nextComment() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT min(next_at) FROM first_comments") { row in try row.optionalDate(0) } ?? nil
        }
    }

    package func file(_ comment: FirstComment, from: FirstComment.State) async throws -> Bool {
        try await database.transaction(.full) { session in
            try session.run(
                "UPDATE first_comments SET state = ?, next_at = ?, body = ? WHERE draft_id = ? AND state = ?",
                [
                    .text(comment.state.rawValue), .date(comment.nextAt), try .encoded(comment), .text(comment.draftID),
                    .text(from.rawValue),
                ]) == 1
        }
    }
}

extension Session {
    /// A draft is published once; whatever is told of that again orders no second comment. One that may have been written before a restore is
    /// looked for when its post is known to be live.
    borrowing func order(_ comment: FirstComment) throws {
        try run(
            """
            INSERT INTO first_comments (draft_id, state, next_at, body) VALUES (?, ?, ?, ?) ON CONFLICT (draft_id) DO UPDATE
                SET next_at = excluded.next_at WHERE first_comments.state = 'unknown' AND first_comments.next_at IS NULL
            """,
            [.text(comment.draftID), .text(comment.state.rawValue), .date(comment.nextAt), try .encoded(comment)])
    }
}
