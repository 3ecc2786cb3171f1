import Editorial
import HTTPClient
import Support
import TOML

/// `[[model.embedding]]` with `kind = "ollama"`.
package struct OllamaEmbedderSettings: EmbedderSettings {
    package static let kind = "ollama"

    let baseURL: String
    let model: String
    let timeout: Duration
    package let price: ModelPrice? = .free

    package init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "http://127.0.0.1:11434")
        model = table.string("model", default: "all-minilm")
        timeout = table.duration("timeout", in: .seconds(5) ... .seconds(3600), default: .seconds(60))
    }

    package init(baseURL: String, model: String, timeout: Duration = .seconds(60)) {
        (self.baseURL, self.model, self.timeout) = (baseURL, model, timeout)
    }

    package func embedder(_ tools: WritingTools) -> any Embedder {
        let call = EmbeddingCall(model: "ollama/\(model)", baseURL: baseURL, token: nil, timeout: timeout, tools: tools)
        return PatientEmbedder(engine: OllamaEmbeddingEngine(model: model, call: call), clock: tools.clock, price: price)
    }
}

/// Ollama's own call for embeddings (docs/api.md of ollama/ollama).
struct OllamaEmbeddingEngine: EmbeddingEngine {
    let model: String
    let call: EmbeddingCall

    var name: String { call.model }

    func embed(_ texts: [String]) async throws -> EmbeddedTexts {
        let version = try await version()
        var body = RequestText()
        body.set("model", .string(model))
        body.set("input", .array(texts.map { .string($0) }))
        body.set("truncate", true)
        let response = try await call.send("POST", "/api/embed", body)
        guard response.isSuccess else { throw call.refusal(response) }
        let answer = try call.read(response, as: Answer.self)
        guard answer.embeddings.count == texts.count else {
            throw call.failure(.permanent, "Ollama gave \(answer.embeddings.count) embeddings for \(texts.count) texts")
        }
        return EmbeddedTexts(
            version: version, embeddings: answer.embeddings.map { Embedding(answered: $0) }, tokens: answer.promptEvalCount ?? 0)
    }

    private struct Answer: Decodable {
        let embeddings: [[Float?]]
        let promptEvalCount: Int?

        enum CodingKeys: String, CodingKey {
            case embeddings
            case promptEvalCount = "prompt_eval_count"
        }
    }

    /// The digest of the model: its name stays when another is pulled under it. Empty where a server before Ollama does not tell.
    private func version() async throws -> String {
        let response = try await call.send("GET", "/api/tags")
        if [401, 403, 404, 405].contains(response.status) { return "" }
        guard response.isSuccess else { throw call.refusal(response) }
        let models = (try? JSON(parsing: response.body))?["models"]?.array ?? []
        let known = models.first { [model, model + ":latest"].contains($0["name"]?.string ?? "") }
        return known?["digest"]?.string?.limited(utf16: 100) ?? ""
    }
}
