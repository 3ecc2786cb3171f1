import FoundationEssentials
import HTTPServer
import Support

/// OpenAI's chat completions (github.com/openai/openai-openapi).
extension ModelsService {
    private static let openAIModel = "gpt-4o-mini"

    func addOpenAI(to router: inout Router) {
        let model: JSON = ["id": .string(Self.openAIModel), "object": "model", "created": 1_721_172_741, "owned_by": "system"]
        router.on("GET", "/v1/models") { _, _ in .json(["object": "list", "data": [model]]) }
        router.on("GET", "/v1/models/{id}") { _, path in
            path["id"] == Self.openAIModel ? .json(model) : Self.openAIRefusal(404, Self.unknown(path["id"]), code: "model_not_found")
        }
        router.on("POST", "/v1/chat/completions") { [self] request, _ in complete(request) }
    }

    private func complete(_ request: ServerRequest) -> ServerResponse {
        if let refusal = unauthorized(request) { return refusal }
        func refuse(_ message: String, _ param: String? = nil) -> ServerResponse { Self.openAIRefusal(400, message, param: param) }
        guard let body = try? request.json() else { return refuse("We could not parse the JSON body of your request.") }
        guard let model = body["model"]?.string else { return refuse("you must provide a model parameter", "model") }
        if model.contains("missing") { return Self.openAIRefusal(404, Self.unknown(model), code: "model_not_found") }
        guard let messages = body["messages"]?.array, !messages.isEmpty, let prompt = ChatPrompt(messages, seed: body["seed"]?.integer)
        else {
            return refuse("Missing required parameter: 'messages'.", "messages")
        }
        let format = body["response_format"]
        if let problem = problem(format, prompt) { return refuse(problem, "response_format") }
        let trick = tricks.next(ModelTricks.ofText)
        if trick == .html { return ModelTricks.page }
        let (text, reason) = answer(
            prompt, schema: format?["json_schema"]?["schema"] ?? format?["schema"], wantsJSON: format?["type"] == "json_object",
            trick: trick)
        let usage: JSON = [
            "prompt_tokens": .integer(prompt.tokens), "completion_tokens": .integer(ChatPrompt.tokens(text)),
            "total_tokens": .integer(prompt.tokens + ChatPrompt.tokens(text)),
        ]
        let identity: [String: JSON] = [
            "id": .string("chatcmpl-" + SHA256.hex(of: request.body).prefix(24)), "created": .integer(clock.now().milliseconds / 1000),
            "model": .string(model), "system_fingerprint": "fp_rehearsal",
        ]
        if body["stream"] == true {
            return stream(identity, text, reason, usage: body["stream_options"]?["include_usage"] == true ? usage : nil)
        }
        let isRefusal = trick == .refusal && format != nil
        let message: JSON = [
            "role": "assistant", "content": isRefusal ? .null : .string(text), "refusal": isRefusal ? .string(text) : .null,
        ]
        let choice: JSON = ["index": 0, "message": message, "logprobs": .null, "finish_reason": .string(reason)]
        let whole: [String: JSON] = ["object": "chat.completion", "choices": [choice], "usage": usage]
        return .json(.object(identity.merging(whole) { $1 }))
    }

    private func unauthorized(_ request: ServerRequest) -> ServerResponse? {
        let header = request.header("authorization") ?? ""
        let isKnown = header.hasPrefix("Bearer ") && header.count > 7 && !header.contains("invalid")
        return isKnown ? nil : Self.openAIRefusal(401, "Incorrect API key provided.", code: "invalid_api_key")
    }

    private static func unknown(_ model: String) -> String { "The model `\(model)` does not exist or you do not have access to it." }

    /// The error body: all four members are there, `param` and `code` may be null; clients go by both.
    static func openAIRefusal(_ status: Int, _ message: String, param: String? = nil, code: String? = nil) -> ServerResponse {
        let type =
            switch status {
            case 429: "requests"
            case 500...: "server_error"
            default: "invalid_request_error"
            }
        let error: JSON = ["message": .string(message), "type": .string(type), "param": .optional(param), "code": .optional(code)]
        return .json(["error": error], status: status)
    }

    private func problem(_ format: JSON?, _ prompt: ChatPrompt) -> String? {
        switch format?["type"]?.string {
        case nil, "text": return nil
        case "json_object":
            if format?["schema"] != nil || (prompt.system + prompt.user).lowercased().contains("json") { return nil }
            return "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."
        case "json_schema":
            guard let name = format?["json_schema"]?["name"]?.string else {
                return "Missing required parameter: 'response_format.json_schema.name'."
            }
            let isStrict = format?["json_schema"]?["strict"] == true
            guard isStrict, let problem = StrictSchema.problem(format?["json_schema"]?["schema"] ?? .null) else { return nil }
            return "Invalid schema for response_format '\(name)': \(problem)"
        case let other?: return "Invalid value: '\(other)'. Supported values are: 'json_object', 'json_schema', and 'text'."
        }
    }

    private func stream(_ identity: [String: JSON], _ text: String, _ reason: String, usage: JSON?) -> ServerResponse {
        func event(_ choices: JSON, _ usage: JSON = .null) -> [UInt8] {
            let members: [String: JSON] = ["object": "chat.completion.chunk", "choices": choices, "usage": usage]
            return [UInt8]("data: ".utf8) + JSON.object(identity.merging(members) { $1 }).serialized() + [UInt8]("\n\n".utf8)
        }
        func choice(_ delta: JSON, _ reason: JSON = .null) -> JSON { [["index": 0, "delta": delta, "finish_reason": reason]] }
        var bytes = event(choice(["role": "assistant", "content": ""]))
        for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            bytes += event(choice(["content": .string((index == 0 ? "" : " ") + word)]))
        }
        bytes += event(choice([:], .string(reason)))
        if let usage { bytes += event([], usage) }
        return .bytes(bytes + [UInt8]("data: [DONE]\n\n".utf8), type: "text/event-stream")
    }
}

/// What OpenAI asks of a strict schema (platform.openai.com/docs/guides/structured-outputs).
private enum StrictSchema {
    private static let refused = ["allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas"]

    static func problem(_ schema: JSON) -> String? {
        guard schema["type"] == "object" else { return "schema must be a JSON Schema of 'type: \"object\"'" }
        return problem(schema, at: [])
    }

    private static func problem(_ schema: JSON, at path: [String]) -> String? {
        let context = "In context=(\(path.map { "'\($0)'" }.joined(separator: ", "))), "
        if path.count > 10 { return "more than 5 levels of nesting exceeds limit of 5" }
        if let keyword = refused.first(where: { schema[$0] != nil }) { return context + "'\(keyword)' is not permitted" }
        if let properties = schema["properties"]?.object {
            guard schema["additionalProperties"] == false else {
                return context + "'additionalProperties' is required to be supplied and to be false"
            }
            let required = Set(schema["required"]?.array?.compactMap(\.string) ?? [])
            if let missing = properties.keys.sorted().first(where: { !required.contains($0) }) {
                return context + "'required' is required to be supplied and to include every key in properties. Missing '\(missing)'"
            }
            for (name, child) in properties.sorted(by: { $0.key < $1.key }) {
                if let problem = problem(child, at: path + ["properties", name]) { return problem }
            }
        }
        return schema["items"].flatMap { problem($0, at: path + ["items"]) }
    }
}
