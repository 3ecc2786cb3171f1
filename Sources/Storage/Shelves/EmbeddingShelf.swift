import Editorial
import FoundationEssentials
import SQL

extension Store: EmbeddingShelf {
    /// An item is compared for a month; a draft that was published for as long as there are posts like it.
    static let embeddingMemory = Duration.seconds(60 * 86400)

    package func embeddings(of subjects: [String], model: String) async throws -> [String: KeptEmbedding] {
        try await database.read { session in
            var kept: [String: KeptEmbedding] = [:]
            for subject in subjects {
                kept[subject] = try session.first(
                    "SELECT text_hash, version, vector FROM embeddings WHERE subject = ? AND model = ?", [.text(subject), .text(model)]
                ) { row in
                    KeptEmbedding(
                        hash: try row.text("text_hash"), version: try row.text("version"),
                        embedding: Embedding(bytes: try row.blob("vector")))
                }
            }
            return kept
        }
    }

    package func keep(_ embeddings: [String: KeptEmbedding], model: String, now: Date) async throws {
        try await database.transaction { session in
            for (subject, kept) in embeddings {
                try session.run(
                    """
                    INSERT INTO embeddings (subject, model, version, text_hash, vector, made_at) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (subject) DO UPDATE SET model = excluded.model, version = excluded.version,
                        text_hash = excluded.text_hash, vector = excluded.vector, made_at = excluded.made_at
                    """,
                    [
                        .text(subject), .text(model), .text(kept.version), .text(kept.hash), .blob(kept.embedding?.bytes ?? []), .date(now),
                    ])
            }
        }
    }
}

extension Session {
    /// Drops a batch of what nothing is compared with any more.
    borrowing func dropEmbeddings(madeBefore limit: Date) throws -> Int {
        try run(
            """
            DELETE FROM embeddings WHERE subject IN (SELECT e.subject FROM embeddings e WHERE e.made_at < ?
                AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = e.subject AND d.state = 'published')
                ORDER BY e.made_at LIMIT \(Store.batch))
            """, [.date(limit)])
    }
}
