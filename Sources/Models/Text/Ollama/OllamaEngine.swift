import HTTPClient
import Support

/// Ollama's own chat call, streamed (docs/api.md of ollama/ollama).
struct OllamaEngine: ChatEngine {
    let name: String
    private let settings: OllamaSettings
    private let tools: WritingTools

    init(_ settings: OllamaSettings, _ tools: WritingTools) {
        self.settings = settings
        self.tools = tools
        name = "ollama/\(settings.model)"
    }

    func fits(_ question: ChatQuestion) -> Bool { TokenEstimate.tokens(question.messages) + question.limit <= settings.context }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        let response = try await send(question)
        guard response.isSuccess else { throw refusal(response) }
        let stream = try OllamaStream(response.body, model: name)
        if let read = stream.promptTokens, wasTruncated(question, read: read) { throw ContextOverflow() }
        return ChatAnswer(text: stream.text, isCut: stream.isCut)
    }

    private func send(_ question: ChatQuestion) async throws -> HTTPResponse {
        // Streamed, so that an answer that was cut off can be told from a whole one. The first byte may take minutes: the model is loaded.
        let limits = HTTPLimits(total: settings.timeout, connect: .seconds(5), stall: settings.timeout, body: 16 << 20, redirects: 0)
        do {
            return try await tools.transport.send(HTTPRequest("POST", address, body: body(question), limits: limits))
        } catch let failure as HTTPFailure {
            throw ModelFailure(name, failure, remedy: "Start Ollama with: ollama serve.")
        }
    }

    private var address: String { settings.baseURL.withoutSlash + "/api/chat" }

    private func body(_ question: ChatQuestion) -> HTTPRequest.Body {
        var body = RequestText()
        body.set("model", .string(settings.model))
        body.set("messages", RequestText.messages(question.messages))
        body.set("stream", true)
        body.set("think", false)
        // Without these two Ollama drops the start of a long prompt, the rules among it, and says nothing (server/prompt.go).
        body.set("truncate", false)
        body.set(
            "options",
            [
                "num_ctx": .integer(settings.context), "num_predict": .integer(question.limit),
                "temperature": .number(settings.temperature),
                "seed": .integer(question.seed & 0x7FFF_FFFF),
            ])
        body.set("format", raw: question.form.schema)
        return body.body
    }

    /// Older versions know no `truncate`: they read about half of the window and say so only in the count.
    private func wasTruncated(_ question: ChatQuestion, read: Int) -> Bool {
        let expected = TokenEstimate.tokens(question.messages)
        // The estimate is high; a count far below it and close to half of the window or to all of it is a cut, a small one is a cached prompt.
        return expected > settings.context / 2
            && (read >= settings.context - 1 || (read < expected / 2 && read > settings.context * 4 / 10))
    }

    private func refusal(_ response: HTTPResponse) -> any Error {
        let message = (try? JSON(parsing: response.body))?["error"]?.string
        let lower = message?.lowercased() ?? ""
        switch response.status {
        case 404 where message == nil:
            return failure(.needsOperator, "\(settings.baseURL) is not an Ollama address (404): correct base_url")
        case 404: return failure(.needsOperator, "Ollama does not have the model \(settings.model); run: ollama pull \(settings.model)")
        case 400 where lower.contains("context length") || lower.contains("longer than"): return ContextOverflow()
        case 400 where lower.contains("does not support"):
            return failure(.needsOperator, "Ollama says: \(response.excerpt); choose a model for chats")
        case 401, 403:
            return failure(.needsOperator, "\(settings.baseURL) refuses access (\(response.status)): check what stands before Ollama")
        case 408, 429, 499, 500...599:
            return failure(response.disposition(now: tools.clock), "Ollama answered \(response.status): \(response.excerpt)")
        default: return failure(.permanent, "Ollama refused the request (\(response.status)): \(response.excerpt)")
        }
    }

    private func failure(_ disposition: Disposition, _ sentence: Message) -> ModelFailure {
        ModelFailure(model: name, disposition: disposition, sentence: sentence)
    }
}
