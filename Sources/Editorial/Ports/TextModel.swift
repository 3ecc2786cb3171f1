/// Writes one draft's text.
package protocol TextModel: Sendable {
    /// Kind and model, "ollama/llama3.2:3b".
    var name: String { get }
    /// Writes, asking again at most twice when the answer is unusable; throws a `DeskError` otherwise.
    func write(_ order: WritingOrder) async throws -> WritingResult
    /// Whether a draft breaks a sentence of the guidelines; nil from a writer that cannot judge, throws a `DeskError` when no answer came
    /// that quotes the draft.
    func answer(_ inquiry: Inquiry) async throws -> Inquiry.Answer?
}

extension TextModel {
    /// Writers without a language model judge nothing.
    package func answer(_ inquiry: Inquiry) async throws -> Inquiry.Answer? { nil }
}
