import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: CallShelf {
    /// Most answers whose words are kept, and most characters of one.
    static let keptAnswers = 200
    static let keptLength = 100_000

    package func keep(_ call: ModelCall, for subject: CallSubject, now: Date) async throws {
        try await database.transaction { session in
            try session.insert(call, for: subject, now: now)
            try session.run(
                """
                UPDATE model_calls SET answer = NULL WHERE answer <> '' AND id NOT IN (
                    SELECT id FROM model_calls WHERE answer <> '' ORDER BY at DESC, id DESC LIMIT \(Self.keptAnswers))
                """)
        }
    }

    package func keptAnswer(to promptHash: String, since: Date) async throws -> KeptAnswer? {
        try await database.read { session in
            try session.first(
                """
                SELECT answer, is_cut FROM model_calls WHERE prompt_hash = ? AND answer IS NOT NULL AND at >= ? ORDER BY at DESC, id DESC LIMIT 1
                """, [.text(promptHash), .date(since)]
            ) { row in KeptAnswer(text: try row.text("answer"), isCut: try row.bool("is_cut")) }
        }.flatMap { $0.text.isEmpty ? nil : $0 }
    }

    package func forgetAnswer(to promptHash: String) async throws {
        try await database.transaction { session in
            // Emptied, not removed: what is missing altogether tells that the work begins anew.
            _ = try session.run("UPDATE model_calls SET answer = '' WHERE prompt_hash = ? AND answer IS NOT NULL", [.text(promptHash)])
        }
    }

    package func forgetAnswers(ofCandidate id: String) async throws {
        try await database.transaction { session in
            _ = try session.run("UPDATE model_calls SET answer = NULL WHERE candidate_id = ? AND answer IS NOT NULL", [.text(id)])
        }
    }

    package func forgottenAnswers(ofCandidate id: String) async throws -> Int {
        try await database.read { session in
            try session.first("SELECT count(*) FROM model_calls WHERE candidate_id = ? AND answer IS NULL", [.text(id)]) { row in
                try row.integer(0)
            } ?? 0
        }
    }

    package func spending(ofCandidate id: String) async throws -> [Spending] {
        try await database.read { session in try session.spending("AND c.candidate_id = ?2", [.date(.distantPast), .text(id)]) }
    }

    package func spending(ofBrand id: String, since: Date) async throws -> [Spending] {
        try await database.read { session in try session.spending("AND c.brand_id = ?2", [.date(since), .text(id)]) }
    }
}

extension Session {
    fileprivate borrowing func insert(_ call: ModelCall, for subject: CallSubject, now: Date) throws {
        let answer = call.answer?.text ?? ""
        let words = answer.utf16.count > Store.keptLength ? nil : answer
        try run(
            """
            INSERT INTO model_calls (id, at, candidate_id, brand_id, model, version, seed, temperature, prompt_tokens, cached_tokens,
                kept_tokens, answer_tokens, latency, cost, prompt_hash, sources, answer, is_cut)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(Identifier.make(at: now)), .date(now), .text(subject.candidateID), .text(subject.brandID), .text(call.model),
                .text(call.version.limited(utf16: 200)), .int(call.seed), .number(call.temperature), .int(call.usage.prompt),
                .int(call.usage.cached), .int(call.usage.kept), .int(call.usage.answer), .duration(call.latency), .number(call.cost),
                .text(call.promptHash), try .encoded(subject.sources), .string(words), .bool(call.answer?.isCut ?? false),
            ])
    }

    /// What was taken since ?1, by brand and model.
    borrowing func spending(_ condition: String, _ values: [SQLValue]) throws -> [Spending] {
        try rows(
            """
            SELECT c.brand_id, coalesce(b.name, c.brand_id) AS brand, c.model, count(*) AS calls, sum(c.prompt_tokens) AS prompt,
                sum(c.cached_tokens) AS cached, sum(c.kept_tokens) AS kept, sum(c.answer_tokens) AS answer,
                sum(CASE WHEN c.cost = 0 THEN 0 ELSE c.prompt_tokens + c.answer_tokens END) AS billed,
                coalesce(sum(c.cost), 0.0) AS cost, sum(CASE WHEN c.cost IS NULL THEN 1 ELSE 0 END) AS unpriced
            FROM model_calls c LEFT JOIN brands b ON b.id = c.brand_id WHERE c.at >= ?1 \(condition)
            GROUP BY c.brand_id, b.name, c.model ORDER BY brand, c.model
            """, values
        ) { row in
            let usage = TokenUsage(
                prompt: try row.integer("prompt"), cached: try row.integer("cached"), kept: try row.integer("kept"),
                answer: try row.integer("answer"))
            return Spending(
                brandID: try row.text("brand_id"), brand: try row.text("brand"), model: try row.text("model"),
                calls: try row.integer("calls"), usage: usage, billedTokens: try row.integer("billed"), cost: try row.real("cost"),
                unpriced: try row.integer("unpriced"))
        }
    }
}
