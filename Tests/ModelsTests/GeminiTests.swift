import Editorial
import HTTPServer
import Support
import Testing

@testable import Models

struct GeminiTests {
    private static let lines = "kind = \"gemini\"\nmodel = \"gemini-x\""
    private let good = WritingSamples.answer.text

    private func failure(_ answers: [ServerResponse]) async throws -> ModelFailure {
        let result = try await Desk.write(Self.lines, answers).result
        return try #require(throws: ModelFailure.self) { _ = try result.get() }
    }

    @Test("A candidate becomes a writing; the form is Gemini's own, and the key is in a header and never in the address")
    func success() async throws {
        let (result, requests) = try await Desk.write(Self.lines, [.candidate(good)])
        #expect(try result.get().writing.hook == "A pump that saves water" && result.get().model == "gemini/gemini-x")
        let request = try #require(requests.first)
        #expect(request.path == "/v1/models/gemini-x:generateContent")
        #expect(request.header("x-goog-api-key") == Desk.key && !request.rawPath.contains("key"))
        let asked = try request.json()
        #expect(asked["systemInstruction"]?["parts"]?[0]?["text"]?.string?.hasPrefix(PromptBuilder.houseRules) == true)
        #expect(asked["contents"]?.array?.map { $0["role"] } == ["user"])
        let settings = asked["generationConfig"]
        #expect(settings?["responseMimeType"] == "application/json" && settings?["seed"] == 7 && settings?["temperature"] == 0.7)
        let schema = try #require(settings?["responseSchema"])
        #expect(schema["required"]?.array?.count == 7 && !schema.text.contains("additionalProperties"))
        #expect(settings?["maxOutputTokens"]?.integer ?? 0 > 1500)
    }

    @Test("Parts are joined, and thoughts are no part of the answer")
    func parts() async throws {
        let half = good.index(good.startIndex, offsetBy: 40)
        let content: JSON = [
            "parts": [
                ["text": "A {pump}?", "thought": true], ["text": .string(String(good[..<half]))], ["text": .string(String(good[half...]))],
            ]
        ]
        let written = try await Desk.write(Self.lines, [.json(["candidates": [["content": content, "finishReason": "STOP"]]])])
        #expect(throws: Never.self) { try written.result.get() }
    }

    @Test("What a model or a version of the interface does not take is left out and remembered")
    func ladder() async throws {
        let (result, requests) = try await Desk.write(
            Self.lines,
            [
                .geminiRefusal(400, "Invalid JSON payload received. Unknown name \"systemInstruction\": Cannot find field."),
                .geminiRefusal(400, "Unknown name \"responseSchema\" at 'generation_config': Cannot find field."),
                .geminiRefusal(400, "JSON mode is not enabled for models/gemini-x"),
                .geminiRefusal(400, "Unknown name \"seed\" at 'generation_config': Cannot find field."),
                .candidate("no"), .candidate(good),
            ])
        #expect(throws: Never.self) { try result.get() }
        let asked = try requests.map { try $0.json() }
        #expect(asked.map { $0["systemInstruction"] != nil } == [true, false, false, false, false, false])
        #expect(asked[1]["contents"]?[0]?["parts"]?[0]?["text"]?.string?.hasPrefix(PromptBuilder.houseRules) == true)
        #expect(asked.map { $0["generationConfig"]?["responseSchema"] != nil } == [true, true, false, false, false, false])
        #expect(asked.map { $0["generationConfig"]?["responseMimeType"] != nil } == [true, true, true, false, false, false])
        #expect(asked.map { $0["generationConfig"]?["seed"] != nil } == [true, true, true, true, false, false])
        #expect(asked[5]["contents"]?.array?.map { $0["role"] } == ["user", "model", "user"])
    }

    @Test("A cut answer gets more room, also without any part, and what recites its sources is asked for again")
    func unusable() async throws {
        let empty = ServerResponse.json(["candidates": [["content": ["role": "model"], "finishReason": "MAX_TOKENS"]]])
        let cut = try await Desk.write(Self.lines, [empty, .candidate(good)])
        let limits = try cut.requests.compactMap { try $0.json()["generationConfig"]?["maxOutputTokens"]?.integer }
        #expect(limits.count == 2 && limits[1] == limits[0] + 1500)
        let recited = ServerResponse.json(["candidates": [["finishReason": "RECITATION"]]])
        let again = try await Desk.write(Self.lines, [recited, .candidate(good)])
        #expect(throws: Never.self) { try again.result.get() }
        #expect(try again.requests.map { try $0.json()["generationConfig"]?["seed"] } == [7, 8])
    }

    @Test("A prompt that is too long is shortened")
    func overflow() async throws {
        let order = WritingSamples.order(texts: [WritingSamples.sourceText + String(repeating: " More words about pumps.", count: 800)])
        let words = "The input token count (9001) exceeds the maximum number of tokens allowed (8192)."
        let (result, requests) = try await Desk.write(Self.lines, [.geminiRefusal(400, words), .candidate(good)], order: order)
        #expect(throws: Never.self) { try result.get() }
        let lengths = try requests.compactMap { try $0.json()["contents"]?[0]?["parts"]?[0]?["text"]?.string?.utf16.count }
        #expect(lengths.count == 2 && lengths[1] < lengths[0])
    }

    @Test(
        "Statuses are told apart: what waits, what needs the operator, what is hopeless",
        arguments: [
            (
                ServerResponse.geminiRefusal(
                    429, "Quota", code: "RESOURCE_EXHAUSTED",
                    details: [["@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "17s"]]),
                Disposition.retryAfter(.seconds(17)), "429"
            ),
            (.geminiRefusal(429, "Quota", code: "RESOURCE_EXHAUSTED"), .retry, "429"),
            (
                .geminiRefusal(400, "Renew the key.", details: [["reason": "API_KEY_INVALID"]]), .needsOperator,
                "does not accept the token (400): check the token"
            ),
            (.geminiRefusal(403, "Method doesn't allow unregistered callers", code: "PERMISSION_DENIED"), .needsOperator, "rights"),
            (
                .geminiRefusal(400, "User location is not supported for the API use.", code: "FAILED_PRECONDITION"), .needsOperator,
                "location"
            ),
            (.geminiRefusal(404, "models/gemini-x is not found", code: "NOT_FOUND"), .needsOperator, "does not have the model gemini-x"),
            (.text("not found", status: 404), .needsOperator, "ends in /v1beta"),
            (.geminiRefusal(503, "The model is overloaded.", code: "UNAVAILABLE"), .retry, "overloaded"),
            (.geminiRefusal(500, "Internal error", code: "INTERNAL"), .retry, "500"),
            (.geminiRefusal(504, "Deadline", code: "DEADLINE_EXCEEDED"), .retry, "504"),
            (.html("<html>502 Bad Gateway</html>", status: 502), .retry, "502"),
            (.html("<html>hello</html>"), .retry, "no chat completion"), (.json([:]), .retry, "no chat completion"),
            (.geminiRefusal(400, "Please use a valid role: user, model."), .permanent, "400"),
            (.json(["promptFeedback": ["blockReason": "PROHIBITED_CONTENT"]]), .permanent, "content filter"),
            (.json(["candidates": [["finishReason": "SAFETY", "safetyRatings": []]]]), .permanent, "content filter"),
            (ServerResponse.text("").with(.dropBefore), .retry, "closed"),
            (ServerResponse.candidate("{}").with(.truncate(after: 20)), .retry, "closed"),
        ])
    func statuses(_ answer: ServerResponse, _ disposition: Disposition, _ words: String) async throws {
        let problem = try await failure([answer])
        #expect(problem.disposition == disposition)
        #expect(problem.description.contains(words), "\(problem)")
        #expect(!problem.description.contains(Desk.key))
    }
}

extension ServerResponse {
    /// An answer of generateContent.
    static func candidate(_ text: String, reason: String = "STOP") -> ServerResponse {
        .json([
            "candidates": [["content": ["role": "model", "parts": [["text": .string(text)]]], "finishReason": .string(reason)]],
            "usageMetadata": [
                "promptTokenCount": 1250, "cachedContentTokenCount": 1000, "candidatesTokenCount": 70, "thoughtsTokenCount": 20,
            ], "modelVersion": "gemini-x-001",
        ])
    }

    /// Google's form of an error.
    static func geminiRefusal(_ status: Int, _ message: String, code: String = "INVALID_ARGUMENT", details: JSON = []) -> ServerResponse {
        .json(
            ["error": ["code": .integer(status), "message": .string(message), "status": .string(code), "details": details]], status: status)
    }
}
