import Editorial
import FoundationEssentials
import SQL

extension Store: ReviewShelf {
    package func dueQuestions(now: Date) async throws -> ReviewQuestions? {
        try await database.read { session in
            try session.first("SELECT * FROM review_questions WHERE due_at <= ? ORDER BY due_at, draft_id LIMIT 1", [.date(now)]) { row in
                ReviewQuestions(
                    draftID: try row.text("draft_id"), sentences: try row.decoded("sentences"), dueAt: try row.date("due_at"),
                    failures: try row.integer("failures"))
            }
        }
    }

    package func nextQuestions() async throws -> Date? {
        try await database.read { session in
            try session.first("SELECT min(due_at) FROM review_questions") { row in try row.optionalDate(0) } ?? nil
        }
    }

    package func postpone(_ questions: ReviewQuestions, until date: Date, failures: Int) async throws {
        try await database.transaction { session in
            _ = try session.run(
                "UPDATE review_questions SET due_at = ?, failures = ? WHERE draft_id = ? AND sentences = ?",
                [.date(date), .int(failures), .text(questions.draftID), try .encoded(questions.sentences)])
        }
    }

    package func close(_ questions: ReviewQuestions) async throws {
        try await database.transaction { session in
            _ = try session.run(
                "DELETE FROM review_questions WHERE draft_id = ? AND sentences = ?",
                [.text(questions.draftID), try .encoded(questions.sentences)])
        }
    }
}

extension Session {
    /// The earlier turn counts: guidelines that are written all day long put nothing off for ever.
    borrowing func order(_ questions: ReviewQuestions) throws {
        let open = try first("SELECT sentences FROM review_questions WHERE draft_id = ?", [.text(questions.draftID)]) { row in
            try row.decoded("sentences", as: [String].self)
        }
        let sentences = (open ?? []) + questions.sentences.filter { open?.contains($0) != true }
        try run(
            """
            INSERT INTO review_questions (draft_id, sentences, due_at, failures) VALUES (?, ?, ?, 0)
            ON CONFLICT (draft_id) DO UPDATE SET sentences = excluded.sentences, failures = 0,
                due_at = CASE WHEN excluded.due_at < review_questions.due_at THEN excluded.due_at ELSE review_questions.due_at END
            """,
            [.text(questions.draftID), try .encoded(sentences), .date(questions.dueAt)])
    }
}
