import Editorial
import HTTPClient
import Support
import TOML

/// `[[model.embedding]]` with `kind = "openai"`: OpenAI and whatever speaks its call for embeddings (vLLM, llama-server, LM Studio).
package struct OpenAIEmbedderSettings: EmbedderSettings {
    package static let kind = "openai"

    let baseURL: String
    let model: String
    let token: SecretReference?
    let timeout: Duration
    package let price: ModelPrice?

    package init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "https://api.openai.com/v1")
        model = table.string("model", default: "text-embedding-3-small")
        token = table.secret("token")
        timeout = table.duration("timeout", in: .seconds(5) ... .seconds(3600), default: .seconds(60))
        price = table.number("input_price", in: 0...1_000_000).map { ModelPrice(input: $0, output: 0) }
    }

    package init(
        baseURL: String, model: String, token: SecretReference? = nil, timeout: Duration = .seconds(60), price: ModelPrice? = nil
    ) {
        (self.baseURL, self.model, self.token, self.timeout, self.price) = (baseURL, model, token, timeout, price)
    }

    package func embedder(_ tools: WritingTools) throws -> any Embedder {
        let call = EmbeddingCall(
            model: "openai/\(model)", baseURL: baseURL, token: try token?.resolve(), timeout: timeout, tools: tools)
        return PatientEmbedder(engine: OpenAIEmbeddingEngine(model: model, call: call), clock: tools.clock, price: price)
    }
}

/// OpenAI's call for embeddings (github.com/openai/openai-openapi, CreateEmbeddingRequest).
struct OpenAIEmbeddingEngine: EmbeddingEngine {
    let model: String
    let call: EmbeddingCall

    var name: String { call.model }

    func embed(_ texts: [String]) async throws -> EmbeddedTexts {
        var body = RequestText()
        body.set("model", .string(model))
        body.set("input", .array(texts.map { .string($0) }))
        body.set("encoding_format", "float")
        let response = try await call.send("POST", "/embeddings", body)
        guard response.isSuccess else { throw call.refusal(response) }
        let answer = try call.read(response, as: Answer.self)
        let byPlace = Dictionary(answer.data.map { ($0.index, $0.embedding) }) { first, _ in first }
        guard byPlace.count == texts.count, texts.indices.allSatisfy({ byPlace[$0] != nil }) else {
            throw call.failure(.permanent, "\(call.baseURL) gave \(byPlace.count) embeddings for \(texts.count) texts")
        }
        return EmbeddedTexts(
            version: (answer.model ?? "").limited(utf16: 100),
            embeddings: texts.indices.map { place in byPlace[place].flatMap { Embedding(answered: $0) } },
            tokens: answer.usage?.tokens ?? 0)
    }

    private struct Answer: Decodable {
        let model: String?
        let data: [Row]
        let usage: Usage?

        struct Usage: Decodable {
            let tokens: Int?

            enum CodingKeys: String, CodingKey { case tokens = "prompt_tokens" }
        }

        struct Row: Decodable {
            let index: Int
            let embedding: [Float?]
        }
    }
}
