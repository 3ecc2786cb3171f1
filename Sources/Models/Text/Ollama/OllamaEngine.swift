import Editorial
import HTTPClient
import Support

/// Ollama's own chat call, streamed (docs/api.md of ollama/ollama).
struct OllamaEngine: ChatEngine {
    private let settings: OllamaSettings
    private let host: ModelHost

    init(_ settings: OllamaSettings, _ tools: WritingTools) {
        self.settings = settings
        host = ModelHost(kind: OllamaSettings.kind, model: settings.model, baseURL: settings.baseURL, timeout: settings.timeout, tools)
    }

    var name: String { host.name }
    var provider: String { host.provider }
    var temperature: Double { settings.temperature }

    func fits(_ question: ChatQuestion) -> Bool { TokenEstimate.tokens(question.messages) + question.limit <= settings.context }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        // Streamed, so that an answer that was cut off can be told from a whole one. The first byte may take minutes: the model is loaded.
        let response = try await host.post("/api/chat", body(question), remedy: "Start Ollama with: ollama serve.")
        guard response.isSuccess else { throw refusal(response) }
        let stream = try OllamaStream(response.body, model: name)
        if let read = stream.usage?.prompt, wasTruncated(question, read: read) {
            throw BilledFailure(cause: ContextOverflow(), usage: stream.usage, version: stream.version)
        }
        return ChatAnswer(text: stream.text, isCut: stream.isCut, usage: stream.usage, version: stream.version).sampled(
            seed: question.seed, temperature: temperature)
    }

    private func body(_ question: ChatQuestion) -> RequestText {
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
        return body
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
            return host.failure(.needsOperator, "\(settings.baseURL) is not an Ollama address (404): correct base_url")
        case 404:
            return host.failure(.needsOperator, "Ollama does not have the model \(settings.model); run: ollama pull \(settings.model)")
        case 400 where lower.contains("context length") || lower.contains("longer than"): return ContextOverflow()
        case 400 where lower.contains("does not support"):
            return host.failure(.needsOperator, "Ollama says: \(response.excerpt); choose a model for chats")
        case 401, 403:
            return host.failure(.needsOperator, "\(settings.baseURL) refuses access (\(response.status)): check what stands before Ollama")
        case 408, 429, 499, 500...599:
            return host.failure(
                response.disposition(now: host.tools.clock), "Ollama answered \(response.status): \(response.excerpt)", isAway: true)
        default: return host.failure(.permanent, "Ollama refused the request (\(response.status)): \(response.excerpt)")
        }
    }
}
