import Editorial
import HTTPClient
import Support

/// Anthropic's Messages API (platform.claude.com/docs/en/api/messages).
struct AnthropicEngine: HostedEngine {
    private static let version = "2023-06-01"

    let host: ModelHost
    private let token: Secret?
    let temperature: Double
    /// What this model takes, kept as long as it lives.
    private let dialect = Locked(AnthropicDialect())

    init(_ model: HostedModel, token: Secret?, _ tools: WritingTools) {
        host = ModelHost(kind: AnthropicSettings.kind, model, tools)
        self.token = token
        temperature = model.temperature
    }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        let (response, used) = try await host.ask(in: dialect) { used in
            try await host.post("/messages", body(question, used), headers: headers)
        }
        return try read(response).sampled(seed: nil, temperature: used.sendsTemperature ? temperature : nil)
    }

    private var headers: [HTTPHeader] {
        [HTTPHeader("anthropic-version", Self.version)] + (token.map { [HTTPHeader("x-api-key", $0.reveal())] } ?? [])
    }

    private func body(_ question: ChatQuestion, _ dialect: AnthropicDialect) -> RequestText {
        var body = RequestText()
        body.set("model", .string(host.model))
        body.set("max_tokens", .integer(question.limit))
        if dialect.sendsTemperature { body.set("temperature", .number(temperature)) }
        if dialect.usesTool {
            let tool = #"{"name":"\#(question.form.name)","input_schema":\#(question.form.schema)}"#
            body.set("tools", raw: "[\(tool)]")
            body.set("tool_choice", ["type": "tool", "name": .string(question.form.name)])
        }
        // Tools, system and messages are kept in this order up to the mark, so that the next prompt of the brand is cheaper.
        let prefix = question.messages.filter { $0.role == .system }.map { message in
            var part: [String: JSON] = ["type": "text", "text": .string(message.content)]
            if dialect.marksPrefix { part["cache_control"] = ["type": "ephemeral"] }
            return JSON.object(part)
        }
        body.set("system", .array(prefix))
        body.set("messages", RequestText.messages(question.messages.filter { $0.role != .system }))
        return body
    }

    private func read(_ response: HTTPResponse) throws -> ChatAnswer {
        guard let json = try? JSON(parsing: response.body), let content = json["content"]?.array else { throw host.nonsense(response) }
        let text = content.compactMap { $0["text"]?.string }.joined()
        let reason = json["stop_reason"]?.string
        let (usage, version) = (json["usage"].flatMap(Self.usage), json["model"]?.string ?? "")
        func billed(_ cause: any Error) -> BilledFailure { BilledFailure(cause: cause, usage: usage, version: version) }
        if reason == "refusal" { throw billed(host.refused(text.isEmpty ? "refusal" : text)) }
        if reason == "model_context_window_exceeded" { throw billed(ContextOverflow()) }
        // What the tool was called with is the answer.
        let handedIn = content.first { $0["type"]?.string == "tool_use" }?["input"]
        return ChatAnswer(
            text: handedIn?.text ?? text, isCut: reason == "max_tokens", usage: usage, version: version)
    }

    /// `input_tokens` leaves out what was kept and what is kept now.
    private static func usage(_ json: JSON) -> TokenUsage? {
        guard let read = json["input_tokens"]?.integer, let written = json["output_tokens"]?.integer else { return nil }
        let cached = json["cache_read_input_tokens"]?.integer ?? 0
        let kept = json["cache_creation_input_tokens"]?.integer ?? 0
        return TokenUsage(prompt: read + cached + kept, cached: cached, kept: kept, answer: written)
    }
}
