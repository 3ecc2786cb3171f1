/// Writes one draft's text.
package protocol TextModel: Sendable {
    /// Kind and model, "ollama/llama3.2:3b".
    var name: String { get }
    /// Writes, asking again at most twice when the answer is unusable; throws a `DeskError` otherwise.
    func write(_ order: WritingOrder) async throws -> WritingResult
}
