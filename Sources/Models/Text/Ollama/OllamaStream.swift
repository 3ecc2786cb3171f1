import Editorial
import Support

/// Ollama's answer: one JSON object a line, the last one with `done`.
struct OllamaStream {
    private(set) var text = ""
    private(set) var isCut = false
    /// nil when it was not said.
    private(set) var usage: TokenUsage?
    private(set) var version = ""

    /// Throws `ModelFailure` when the stream ended early or told an error.
    init(_ body: [UInt8], model: String) throws {
        var isDone = false
        for line in body.split(separator: UInt8(ascii: "\n")) {
            guard let event = try? JSON(parsing: Array(line)) else { throw Self.failure(model, "the answer is not JSON") }
            if let error = event["error"]?.string { throw Self.failure(model, "Ollama gave up: \(error.collapsed.limited(utf16: 200))") }
            text += event["message"]?["content"]?.string ?? ""
            guard event["done"]?.bool == true else { continue }
            isDone = true
            isCut = event["done_reason"]?.string == "length"
            version = event["model"]?.string ?? ""
            usage = event["prompt_eval_count"]?.integer.map { TokenUsage(prompt: $0, answer: event["eval_count"]?.integer ?? 0) }
        }
        if !isDone { throw Self.failure(model, "the answer broke off") }
    }

    private static func failure(_ model: String, _ sentence: Message) -> ModelFailure {
        ModelFailure(model: model, disposition: .retry, sentence: sentence)
    }
}
