import HTTPServer
import Support

/// Ollama's native API (github.com/ollama/ollama, docs/api.md).
extension ModelsService {
    private static let model = "llama3.2:3b"

    func addOllama(to router: inout Router) {
        router.on("GET", "/") { _, _ in .text("Ollama is running") }
        router.on("GET", "/api/version") { _, _ in .json(["version": "0.32.0"]) }
        router.on("GET", "/api/tags") { _, _ in
            .json([
                "models": [
                    [
                        "name": .string(Self.model), "model": .string(Self.model), "modified_at": "2026-01-01T00:00:00Z",
                        "size": 2_019_393_189,
                        "digest": .string(SHA256.hex(of: Self.model)),
                        "details": ["format": "gguf", "family": "llama", "parameter_size": "3.2B", "quantization_level": "Q4_K_M"],
                    ]
                ]
            ])
        }
        router.on("POST", "/api/chat") { [self] request, _ in chat(request) }
    }

    private func chat(_ request: ServerRequest) -> ServerResponse {
        func refuse(_ status: Int, _ message: String) -> ServerResponse { Self.refusal(status, request, message) }
        guard let body = try? request.json() else { return refuse(400, "invalid character in request body") }
        guard let model = body["model"]?.string, !model.isEmpty else { return refuse(400, "model is required") }
        if model.contains("missing") { return refuse(404, "model '\(model)' not found") }
        let format = body["format"] ?? .null
        guard ["", "json"].contains(format.string) || format.object != nil || format.isNull else {
            return refuse(400, #"invalid format: \#(format.text); expected "json" or a valid JSON Schema object"#)
        }
        let messages = body["messages"]?.array ?? []
        if messages.isEmpty { return .json(line(model, "", final: ["done_reason": "load"])) }
        guard messages.allSatisfy({ $0["content"]?.string != nil }),
            let prompt = ChatPrompt(messages, seed: body["options"]?["seed"]?.integer)
        else {
            return refuse(400, "json: cannot unmarshal array into Go struct field ChatRequest.messages.content of type string")
        }
        let trick = tricks.next(ModelTricks.ofText)
        if trick == .html { return ModelTricks.page }
        let (text, reason) = answer(prompt, schema: format.object.map { .object($0) }, wantsJSON: format == "json", trick: trick)
        let totals = totals(prompt, text, reason)
        if body["stream"] == false { return .json(line(model, text, final: totals)) }
        let pieces = text.split(separator: " ", omittingEmptySubsequences: false).enumerated().map { ($0 == 0 ? "" : " ") + $1 }
        let lines = pieces.map { line(model, $0, final: nil) } + [line(model, "", final: totals)]
        return .bytes(lines.flatMap { $0.serialized() + [0x0A] }, type: "application/x-ndjson")
    }

    private func line(_ model: String, _ text: String, final: [String: JSON]?) -> JSON {
        var members: [String: JSON] = [
            "model": .string(model), "created_at": .string(Timestamp.text(clock.now())),
            "message": ["role": "assistant", "content": .string(text)],
            "done": .bool(final != nil),
        ]
        members.merge(final ?? [:]) { $1 }
        return .object(members)
    }

    /// Durations are in nanoseconds.
    private func totals(_ prompt: ChatPrompt, _ text: String, _ reason: String) -> [String: JSON] {
        [
            "done_reason": .string(reason), "total_duration": 1_500_000_000, "load_duration": 20_000_000,
            "prompt_eval_count": .integer(prompt.tokens),
            "prompt_eval_duration": 300_000_000, "eval_count": .integer(ChatPrompt.tokens(text)), "eval_duration": 1_100_000_000,
        ]
    }
}
