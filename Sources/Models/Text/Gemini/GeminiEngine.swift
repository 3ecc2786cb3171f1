import Editorial
import HTTPClient
import Support

/// Gemini's generateContent (ai.google.dev/api/generate-content).
struct GeminiEngine: HostedEngine {
    /// Tokens for thoughts, which count against the limit of the answer.
    private static let thoughts = 4096

    let host: ModelHost
    private let token: Secret?
    let temperature: Double
    /// What this model takes, kept as long as it lives.
    private let dialect = Locked(GeminiDialect())

    init(_ model: HostedModel, token: Secret?, _ tools: WritingTools) {
        host = ModelHost(kind: GeminiSettings.kind, model, tools)
        self.token = token
        temperature = model.temperature
    }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        // In a header: an address goes into logs.
        let key = token.map { [HTTPHeader("x-goog-api-key", $0.reveal())] } ?? []
        let (response, used) = try await host.ask(in: dialect) { used in
            try await host.post("/models/\(host.model):generateContent", body(question, used), headers: key)
        }
        return try read(response).sampled(seed: used.sendsSeed ? question.seed : nil, temperature: temperature)
    }

    private func body(_ question: ChatQuestion, _ dialect: GeminiDialect) -> RequestText {
        var body = RequestText()
        let rules = question.messages.filter { $0.role == .system }.map { Self.part($0.content) }
        var contents = question.messages.filter { $0.role != .system }.map { (role: $0.role, parts: [Self.part($0.content)]) }
        if dialect.sendsSystem {
            body.set("systemInstruction", ["parts": .array(rules)])
        } else {
            contents[0].parts = rules + contents[0].parts
        }
        body.set(
            "contents",
            .array(contents.map { ["role": $0.role == .assistant ? "model" : "user", "parts": .array($0.parts)] }))
        body.set("generationConfig", raw: settings(question, dialect).text)
        return body
    }

    private func settings(_ question: ChatQuestion, _ dialect: GeminiDialect) -> RequestText {
        var settings = RequestText()
        settings.set("temperature", .number(temperature))
        settings.set("maxOutputTokens", .integer(question.limit + Self.thoughts))
        if dialect.sendsSeed { settings.set("seed", .integer(question.seed & 0x7FFF_FFFF)) }
        if dialect.form != .promptOnly { settings.set("responseMimeType", "application/json") }
        if let schema = dialect.schema(question.form) { settings.set("responseSchema", raw: schema) }
        return settings
    }

    private static func part(_ text: String) -> JSON { ["text": .string(text)] }

    /// Candidates, content and parts may each be missing.
    private func read(_ response: HTTPResponse) throws -> ChatAnswer {
        guard let json = try? JSON(parsing: response.body), json.object != nil else { throw host.nonsense(response) }
        let (usage, version) = (json["usageMetadata"].flatMap(Self.usage), json["modelVersion"]?.string ?? "")
        let filtered = BilledFailure(cause: host.filtered, usage: usage, version: version)
        guard let candidate = json["candidates"]?[0] else {
            if json["promptFeedback"]?["blockReason"] != nil { throw filtered }
            throw host.nonsense(response)
        }
        let reason = candidate["finishReason"]?.string ?? ""
        if Self.filters.contains(reason) { throw filtered }
        let parts = candidate["content"]?["parts"]?.array ?? []
        // Thoughts are no part of the answer. What stopped for another reason (RECITATION, OTHER) is asked again with another seed.
        let text = parts.filter { $0["thought"]?.bool != true }.compactMap { $0["text"]?.string }.joined()
        return ChatAnswer(
            text: text, isCut: reason == "MAX_TOKENS", usage: usage, version: version)
    }

    private static let filters: Set = ["SAFETY", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "LANGUAGE"]

    private static func usage(_ json: JSON) -> TokenUsage? {
        guard let read = json["promptTokenCount"]?.integer else { return nil }
        let written = (json["candidatesTokenCount"]?.integer ?? 0) + (json["thoughtsTokenCount"]?.integer ?? 0)
        return TokenUsage(prompt: read, cached: json["cachedContentTokenCount"]?.integer ?? 0, answer: written)
    }
}
