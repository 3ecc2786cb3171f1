import HTTPClient
import Support

/// The chat completions call of OpenAI and its relatives.
struct OpenAIEngine: ChatEngine {
    let name: String
    private let settings: OpenAISettings
    private let token: Secret?
    private let tools: WritingTools
    /// What this server understands, kept as long as the model lives.
    private let dialect: Locked<OpenAIDialect>

    init(_ settings: OpenAISettings, token: Secret?, _ tools: WritingTools) {
        self.settings = settings
        self.token = token
        self.tools = tools
        name = "openai/\(settings.model)"
        // OpenAI's newer models refuse max_tokens; the relatives know only that one.
        dialect = Locked(OpenAIDialect(usesCompletionTokens: settings.baseURL.contains("api.openai.com")))
    }

    func fits(_ question: ChatQuestion) -> Bool { true }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        // Each refusal that teaches something changes the dialect; there are eight things to learn at most.
        for _ in 0..<8 {
            let used = dialect.withLock { $0 }
            let response = try await send(question, used)
            if response.isSuccess { return try read(response) }
            let error = OpenAIError(status: response.status, body: response.body)
            if error.isOverflow { throw ContextOverflow() }
            // Groq's "what the model wrote does not follow the schema": the model's fault, not the dialect's.
            if error.code == "json_validate_failed" { return ChatAnswer(text: "", isCut: false) }
            guard let next = used.next(after: error) else { throw refusal(error, response) }
            dialect.withLock { $0 = next }
        }
        throw failure(.permanent, "\(settings.baseURL) refuses every form of the request: check that it speaks OpenAI's chat dialect")
    }

    private func send(_ question: ChatQuestion, _ dialect: OpenAIDialect) async throws -> HTTPResponse {
        let limits = HTTPLimits(total: settings.timeout, connect: .seconds(5), stall: settings.timeout, body: 8 << 20, redirects: 0)
        let address = settings.baseURL.withoutSlash + "/chat/completions"
        let request = HTTPRequest("POST", address, body: body(question, dialect), bearer: token, limits: limits)
        do {
            return try await tools.transport.send(request)
        } catch let failure as HTTPFailure {
            throw ModelFailure(name, failure, remedy: "Correct base_url, or start the server.")
        }
    }

    private func body(_ question: ChatQuestion, _ dialect: OpenAIDialect) -> HTTPRequest.Body {
        var body = RequestText()
        body.set("model", .string(settings.model))
        body.set("messages", RequestText.messages(question.messages))
        body.set(dialect.usesCompletionTokens ? "max_completion_tokens" : "max_tokens", .integer(question.limit))
        if dialect.sendsTemperature { body.set("temperature", .number(settings.temperature)) }
        if dialect.sendsSeed { body.set("seed", .integer(question.seed & 0x7FFF_FFFF)) }
        if let format = dialect.responseFormat(question.form) { body.set("response_format", raw: format) }
        return body.body
    }

    private func read(_ response: HTTPResponse) throws -> ChatAnswer {
        guard let json = try? JSON(parsing: response.body), let choice = json["choices"]?[0] else {
            throw failure(.retry, "\(settings.baseURL) answered with something that is no chat completion: \(response.excerpt)")
        }
        let message = choice["message"]
        if let refusal = message?["refusal"]?.string, !refusal.isEmpty {
            throw failure(.permanent, "the model refuses to write this: \(refusal.collapsed.limited(utf16: 200))")
        }
        let reason = choice["finish_reason"]?.string
        if reason == "content_filter" {
            throw failure(.permanent, "the provider's content filter withheld the answer: choose other material, or another model")
        }
        let content = message?["content"]
        let parts = content?.array?.compactMap { $0["text"]?.string }.joined()
        return ChatAnswer(text: content?.string ?? parts ?? "", isCut: reason == "length")
    }

    private func refusal(_ error: OpenAIError, _ response: HTTPResponse) -> ModelFailure {
        let base = settings.baseURL
        if error.isOutOfQuota {
            return failure(.needsOperator, "the account at \(base) has no credit left: add some, or use another model")
        }
        switch error.status {
        case 401:
            let step: Message = token == nil ? "set token in [[model.text]]" : "check the token"
            return failure(.needsOperator, "\(base) does not accept the token (401): \(step)")
        case 403: return failure(.needsOperator, "\(base) refuses access (403), check the token's rights: \(error.message)")
        case 404 where error.code == "model_not_found" || error.message.lowercased().contains("model"):
            return failure(.needsOperator, "\(base) does not have the model \(settings.model): correct model in [[model.text]]")
        case 404: return failure(.needsOperator, "\(base) has no /chat/completions (404): correct base_url, which usually ends in /v1")
        case 408, 409, 429, 500...599:
            return failure(response.disposition(now: tools.clock), "\(base) answered \(error.status): \(error.message)")
        default: return failure(.permanent, "\(base) refused the request (\(error.status)): \(error.message)")
        }
    }

    private func failure(_ disposition: Disposition, _ sentence: Message) -> ModelFailure {
        ModelFailure(model: name, disposition: disposition, sentence: sentence)
    }
}
