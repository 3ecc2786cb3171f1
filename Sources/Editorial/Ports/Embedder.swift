/// Tells what texts are about.
package protocol Embedder: Sendable {
    /// Kind and model, "ollama/all-minilm".
    var name: String { get }
    /// What its tokens cost; nil where no price is known.
    var price: ModelPrice? { get }
    /// Texts that one call takes.
    var batch: Int { get }
    /// The embeddings of texts that are not empty, in their order; throws a `DeskError` when none can be had.
    func embed(_ texts: [String]) async throws -> EmbeddedTexts
}

/// What an embedding model made of some texts.
package struct EmbeddedTexts: Sendable, Equatable {
    /// Which model of that name it was, as far as its server tells; embeddings of two versions are not compared.
    package var version: String
    /// nil for a text that the model can make nothing of.
    package var embeddings: [Embedding?]
    /// Tokens that were read.
    package var tokens: Int

    package init(version: String, embeddings: [Embedding?], tokens: Int = 0) {
        self.version = version
        self.embeddings = embeddings
        self.tokens = tokens
    }
}
