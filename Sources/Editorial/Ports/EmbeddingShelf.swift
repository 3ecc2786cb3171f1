import FoundationEssentials

/// Where the embeddings of items, briefs, brands and drafts are kept.
package protocol EmbeddingShelf: Sendable {
    /// What a model made of those subjects.
    func embeddings(of subjects: [String], model: String) async throws -> [String: KeptEmbedding]
    /// Keeps some, in the place of what was kept of their subjects.
    func keep(_ embeddings: [String: KeptEmbedding], model: String, now: Date) async throws
}

/// An embedding with what it was made from.
package struct KeptEmbedding: Sendable, Hashable {
    /// Of the text.
    package let hash: String
    /// Of the model.
    package let version: String
    /// nil for a text that the model can make nothing of.
    package let embedding: Embedding?

    package init(hash: String, version: String, embedding: Embedding?) {
        self.hash = hash
        self.version = version
        self.embedding = embedding
    }
}
