import Editorial
import HTTPClient
import Support

/// The chat completions call of OpenAI and its relatives.
struct OpenAIEngine: HostedEngine {
    let host: ModelHost
    private let token: Secret?
    let temperature: Double
    /// What this server understands, kept as long as the model lives.
    private let dialect: Locked<OpenAIDialect>

    init(_ model: HostedModel, token: Secret?, _ tools: WritingTools) {
        host = ModelHost(kind: OpenAISettings.kind, model, tools)
        self.token = token
        temperature = model.temperature
        // OpenAI's newer models refuse max_tokens; the relatives know only that one.
        dialect = Locked(OpenAIDialect(usesCompletionTokens: model.baseURL.contains("api.openai.com")))
    }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        // Each refusal that teaches something changes the dialect; there are eight things to learn at most.
        for _ in 0..<8 {
            let used = dialect.withLock { $0 }
            let response = try await host.post("/chat/completions", body(question, used), bearer: token)
            if response.isSuccess {
                return try read(response).sampled(
                    seed: used.sendsSeed ? question.seed : nil, temperature: used.sendsTemperature ? temperature : nil)
            }
            let error = OpenAIError(status: response.status, body: response.body)
            if error.isOverflow { throw ContextOverflow() }
            // Groq's "what the model wrote does not follow the schema": the model's fault, not the dialect's.
            if error.code == "json_validate_failed" { return ChatAnswer(text: "", isCut: false) }
            guard let next = used.next(after: error) else {
                throw host.refusal(error.cause(hasToken: token != nil), response, error.message)
            }
            dialect.withLock { $0 = next }
        }
        throw host.failure(
            .permanent, "\(host.baseURL) refuses every form of the request: check that it speaks OpenAI's chat dialect")
    }

    private func body(_ question: ChatQuestion, _ dialect: OpenAIDialect) -> RequestText {
        var body = RequestText()
        body.set("model", .string(host.model))
        body.set("messages", RequestText.messages(question.messages))
        body.set(dialect.usesCompletionTokens ? "max_completion_tokens" : "max_tokens", .integer(question.limit))
        if dialect.sendsTemperature { body.set("temperature", .number(temperature)) }
        if dialect.sendsSeed { body.set("seed", .integer(question.seed & 0x7FFF_FFFF)) }
        if let format = dialect.responseFormat(question.form) { body.set("response_format", raw: format) }
        return body
    }

    private func read(_ response: HTTPResponse) throws -> ChatAnswer {
        guard let json = try? JSON(parsing: response.body), let choice = json["choices"]?[0] else { throw host.nonsense(response) }
        let message = choice["message"]
        let (usage, version) = (json["usage"].flatMap(Self.usage), json["model"]?.string ?? "")
        func billed(_ cause: any Error) -> BilledFailure { BilledFailure(cause: cause, usage: usage, version: version) }
        if let refusal = message?["refusal"]?.string, !refusal.isEmpty { throw billed(host.refused(refusal)) }
        let reason = choice["finish_reason"]?.string
        if reason == "content_filter" { throw billed(host.filtered) }
        let content = message?["content"]
        let parts = content?.array?.compactMap { $0["text"]?.string }.joined()
        return ChatAnswer(
            text: content?.string ?? parts ?? "", isCut: reason == "length", usage: usage, version: version)
    }

    private static func usage(_ json: JSON) -> TokenUsage? {
        guard let read = json["prompt_tokens"]?.integer, let written = json["completion_tokens"]?.integer else { return nil }
        return TokenUsage(prompt: read, cached: json["prompt_tokens_details"]?["cached_tokens"]?.integer ?? 0, answer: written)
    }
}
