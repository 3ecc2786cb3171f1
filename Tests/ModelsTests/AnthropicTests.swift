import Editorial
import HTTPServer
import Support
import Testing

@testable import Models

struct AnthropicTests {
    private static let lines = "kind = \"anthropic\"\nmodel = \"claude-x\""

    private func failure(_ answers: [ServerResponse]) async throws -> ModelFailure {
        let result = try await Desk.write(Self.lines, answers).result
        return try #require(throws: ModelFailure.self) { _ = try result.get() }
    }

    @Test("A message that calls the tool becomes a writing; the rules are marked to be kept, the key is in a header")
    func success() async throws {
        let (result, requests) = try await Desk.write(Self.lines, [.message(WritingSamples.answer)])
        #expect(try result.get().writing.hook == "A pump that saves water" && result.get().model == "anthropic/claude-x")
        let request = try #require(requests.first)
        #expect(requests.count == 1 && request.path == "/v1/messages")
        #expect(request.header("x-api-key") == Desk.key && request.header("anthropic-version") == "2023-06-01")
        #expect(request.header("authorization") == nil)
        let asked = try request.json()
        #expect(asked["max_tokens"] == 1500 && asked["temperature"] == 0.7 && asked["seed"] == nil)
        #expect(asked["system"]?[0]?["cache_control"] == ["type": "ephemeral"])
        #expect(asked["system"]?[0]?["text"]?.string?.hasPrefix(PromptBuilder.houseRules) == true)
        #expect(asked["messages"]?.array?.map { $0["role"] } == ["user"])
        #expect(asked["tool_choice"] == ["type": "tool", "name": "post"])
        #expect(asked["tools"]?[0]?["input_schema"]?["required"]?.array?.count == 7)
    }

    @Test("Plain text is read too, and what was wrong is said in a conversation of the same roles")
    func text() async throws {
        let (result, requests) = try await Desk.write(
            Self.lines, [.message(text: "I would rather not."), .message(text: "Here: \(WritingSamples.answer.text)")])
        #expect(throws: Never.self) { try result.get() }
        #expect(try requests.last?.json()["messages"]?.array?.map { $0["role"] } == ["user", "assistant", "user"])
    }

    @Test("What a model does not take is left out and remembered")
    func ladder() async throws {
        let (result, requests) = try await Desk.write(
            Self.lines,
            [
                .anthropicRefusal(400, "`temperature` is deprecated for this model."),
                .anthropicRefusal(400, "system.0.cache_control: Extra inputs are not permitted"),
                .anthropicRefusal(400, "Thinking may not be enabled when tool_choice forces tool use."),
                .message(text: "no"), .message(text: WritingSamples.answer.text),
            ])
        #expect(throws: Never.self) { try result.get() }
        let asked = try requests.map { try $0.json() }
        #expect(asked.map { $0["temperature"] != nil } == [true, false, false, false, false])
        #expect(asked.map { $0["system"]?[0]?["cache_control"] != nil } == [true, true, false, false, false])
        #expect(asked.map { $0["tools"] != nil } == [true, true, true, false, false])
    }

    @Test("An answer cut at its limit gets more room, and a prompt that is too long less material")
    func limits() async throws {
        let cut = try await Desk.write(
            Self.lines, [.message(text: "{\"ho", reason: "max_tokens"), .message(WritingSamples.answer)])
        #expect(try cut.requests.map { try $0.json()["max_tokens"] } == [1500, 3000])
        let order = WritingSamples.order(texts: [WritingSamples.sourceText + String(repeating: " More words about pumps.", count: 800)])
        let overflows: [ServerResponse] = [
            .anthropicRefusal(400, "prompt is too long: 213462 tokens > 200000 maximum"),
            .anthropicRefusal(413, "Request exceeds the maximum size", type: "request_too_large"),
            .message(text: "", reason: "model_context_window_exceeded"), .message(WritingSamples.answer),
        ]
        let long = try await Desk.write(Self.lines, overflows, order: order)
        #expect(throws: Never.self) { try long.result.get() }
        let lengths = try long.requests.compactMap { try $0.json()["messages"]?[0]?["content"]?.string?.utf16.count }
        #expect(lengths.count == 4 && zip(lengths, lengths.dropFirst()).allSatisfy { $0 > $1 }, "\(lengths)")
    }

    @Test(
        "Statuses are told apart: what waits, what needs the operator, what is hopeless",
        arguments: [
            (ServerResponse.anthropicRefusal(529, "Overloaded", type: "overloaded_error"), Disposition.retry, "529"),
            (
                .anthropicRefusal(429, "Number of request tokens", type: "rate_limit_error").with("Retry-After", "20"),
                .retryAfter(.seconds(20)), "429"
            ),
            (
                .json(
                    [
                        "type": "error",
                        "error": [
                            "type": "rate_limit_error", "message": "Spend limit",
                            "details": ["error_code": "enforced_spend_limit_reached"],
                        ],
                    ], status: 429), .needsOperator, "no credit"
            ),
            (.anthropicRefusal(400, "Your credit balance is too low to access the Anthropic API."), .needsOperator, "no credit"),
            (.anthropicRefusal(402, "Payment", type: "billing_error"), .needsOperator, "no credit"),
            (.anthropicRefusal(401, "invalid x-api-key", type: "authentication_error"), .needsOperator, "check the token"),
            (.anthropicRefusal(403, "Not allowed", type: "permission_error"), .needsOperator, "rights"),
            (.anthropicRefusal(404, "model: claude-x", type: "not_found_error"), .needsOperator, "does not have the model claude-x"),
            (.text("not found", status: 404), .needsOperator, "ends in /v1"),
            (.anthropicRefusal(500, "Internal server error", type: "api_error"), .retry, "500"),
            (.anthropicRefusal(504, "Timed out", type: "timeout_error"), .retry, "504"),
            (.anthropicRefusal(409, "Conflict", type: "conflict_error"), .retry, "409"),
            (.html("<html>502 Bad Gateway</html>", status: 502), .retry, "502"),
            (.html("<html>hello</html>"), .retry, "no chat completion"),
            (.anthropicRefusal(400, "messages: roles must alternate"), .permanent, "400"),
            (.message(text: "I will not write that.", reason: "refusal"), .permanent, "refuses to write this: I will not"),
            (ServerResponse.text("").with(.dropBefore), .retry, "closed"),
            (ServerResponse.message(WritingSamples.answer).with(.truncate(after: 60)), .retry, "closed"),
        ])
    func statuses(_ answer: ServerResponse, _ disposition: Disposition, _ words: String) async throws {
        let problem = try await failure([answer])
        #expect(problem.disposition == disposition)
        #expect(problem.description.contains(words), "\(problem)")
        #expect(!problem.description.contains(Desk.key))
    }

    @Test("The key never goes over plain http to others")
    func plain() async throws {
        let settings = try Desk.settings(Self.lines + "\nbase_url = \"http://models.example/v1\"\ntoken = { env = \"PATH\" }")
        let model = try settings.model(Desk.tools)
        let problem = await #expect(throws: ModelFailure.self) { try await model.write(WritingSamples.order(), calls: OpenCallDesk()) }
        #expect(problem?.disposition == .needsOperator && problem?.description.contains("plain http") == true)
    }
}

extension ServerResponse {
    /// A message whose tool was called with this.
    static func message(_ input: JSON) -> ServerResponse {
        message([["type": "text", "text": "Here it is."], ["type": "tool_use", "id": "t", "name": "post", "input": input]], "tool_use")
    }

    /// A message of words.
    static func message(text: String, reason: String = "end_turn") -> ServerResponse {
        message(text.isEmpty ? [] : [["type": "text", "text": .string(text)]], reason)
    }

    private static func message(_ content: JSON, _ reason: String) -> ServerResponse {
        .json([
            "type": "message", "role": "assistant", "model": "claude-x-20260901", "content": content, "stop_reason": .string(reason),
            "usage": [
                "input_tokens": 210, "cache_creation_input_tokens": 40, "cache_read_input_tokens": 1000, "output_tokens": 90,
            ],
        ])
    }

    /// Anthropic's form of an error.
    static func anthropicRefusal(_ status: Int, _ message: String, type: String = "invalid_request_error") -> ServerResponse {
        .json(["type": "error", "error": ["type": .string(type), "message": .string(message)], "request_id": "r"], status: status)
    }
}
