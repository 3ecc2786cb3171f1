/// Writes one draft's text.
package protocol TextModel: Sendable {
    /// Kind and model, "ollama/llama3.2:3b".
    var name: String { get }
    /// Whom it asks, "openai at api.groq.com": what fails there fails for all models of the provider.
    var provider: String { get }
    /// What its tokens cost; nil when nobody said.
    var price: ModelPrice? { get }
    /// Writes, asking again at most twice when the answer is unusable; throws a `DeskError` otherwise. What is asked passes `calls`.
    func write(_ order: WritingOrder, calls: any CallDesk) async throws -> WritingResult
    /// Whether a draft breaks a sentence of the guidelines; nil from a writer that cannot judge, throws a `DeskError` when no answer came
    /// that quotes the draft. What is asked passes `calls`.
    func answer(_ inquiry: Inquiry, calls: any CallDesk) async throws -> Inquiry.Answer?
}

extension TextModel {
    package var provider: String { name }
    /// Writers without a provider cost nothing.
    package var price: ModelPrice? { .free }
    /// Writers without a language model judge nothing.
    package func answer(_ inquiry: Inquiry, calls: any CallDesk) async throws -> Inquiry.Answer? { nil }
}
