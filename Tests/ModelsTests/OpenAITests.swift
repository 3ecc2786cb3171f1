import Editorial
import HTTPServer
import Support
import TestKit
import Testing

@testable import Models

struct OpenAITests {
    private let good = JSON.string(WritingSamples.answer.text)

    private func failure(_ answers: [ServerResponse], token: SecretReference? = nil) async throws -> ModelFailure {
        let result = try await Desk.openAI(answers, token: token).result
        return try #require(throws: ModelFailure.self) { _ = try result.get() }
    }

    @Test("A completion becomes a writing; the form is asked for strictly")
    func success() async throws {
        let (result, asked) = try await Desk.openAI([.completion(good)])
        #expect(try result.get().writing.hook == "A pump that saves water")
        #expect(asked[0]["response_format"]?["json_schema"]?["strict"] == true)
        let quotes = asked[0]["response_format"]?["json_schema"]?["schema"]?["properties"]?["quotes"]?["items"]
        #expect(quotes?["properties"]?["source"]?["enum"] == ["S1", "BRIEF"])
        #expect(asked[0]["max_tokens"] == 1500 && asked[0]["seed"] == 7)
        let parts = try await Desk.openAI([.completion([["type": "text", "text": good]])])
        #expect(throws: Never.self) { try parts.result.get() }
    }

    @Test("What a server does not understand is left out, step by step, and remembered")
    func ladder() async throws {
        let script = Script([
            .refusal(400, "Invalid schema for response_format 'post'", param: "response_format"),
            .refusal(500, "validation error: response_format.type json_schema"),
            .refusal(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", param: "max_tokens"),
            .refusal(400, "'temperature' does not support 0.7 with this model.", param: "temperature"),
            .refusal(400, "unknown field: seed", param: "seed"),
            .json(["object": "error", "message": "json_object is not supported"], status: 422), .completion(good),
        ])
        try await Loopback.serve({ _ in script.next() }) { engine in
            let model = try OpenAISettings(baseURL: engine.url + "/v1/", model: "m").model(Desk.tools)
            _ = try await model.write(WritingSamples.order(), calls: OpenCallDesk())
            _ = try await model.write(WritingSamples.order(), calls: OpenCallDesk())
            let asked = try engine.requests.map { try $0.json() }
            #expect(asked.count == 8)
            #expect(
                asked.map { $0["response_format"]?["type"]?.string } == [
                    "json_schema", "json_schema", "json_object", "json_object", "json_object", "json_object", nil, nil,
                ])
            #expect(asked[1]["response_format"]?["json_schema"]?["strict"] == nil)
            #expect(asked[2]["response_format"]?["schema"] != nil)
            #expect(asked[7]["max_completion_tokens"] == 1500 && asked[7]["temperature"] == nil && asked[7]["seed"] == nil)
            #expect(engine.requests[0].path == "/v1/chat/completions")
        }
    }

    @Test("who is not there, or fails, is away; who refuses, or answers too late, is not")
    func away() async throws {
        for status in [429, 500, 503] { #expect(try await failure([.refusal(status, "Later.")]).isAway, "\(status)") }
        for status in [400, 401, 404] { #expect(try await !failure([.refusal(status, "No.")]).isAway, "\(status)") }
        let model = try OpenAISettings(baseURL: "http://127.0.0.1:9/v1", model: "m").model(Desk.tools)
        let problem = await #expect(throws: ModelFailure.self) { try await model.write(WritingSamples.order(), calls: OpenCallDesk()) }
        #expect(problem?.isAway == true)
    }

    @Test("a request that is too large is asked again with less material")
    func tooLarge() async throws {
        let order = WritingSamples.order(texts: [WritingSamples.sourceText + String(repeating: " More words about pumps.", count: 800)])
        let (result, asked) = try await Desk.openAI([.refusal(413, "Request too large"), .completion(good)], order: order)
        #expect(throws: Never.self) { try result.get() }
        #expect(asked.count == 2)
    }

    @Test("Refusals by the model and the provider park the order with their words")
    func refusals() async throws {
        let refused = try await failure([.completion(.null, refusal: "I can't help with that.")])
        #expect(refused.disposition == .permanent && refused.description.contains("I can't help with that."))
        let filtered = try await failure([.completion("", reason: "content_filter")])
        #expect(filtered.disposition == .permanent && filtered.description.contains("content filter"))
    }

    @Test("An answer cut at its limit gets more room, an empty one and Groq's schema failure another try")
    func unusable() async throws {
        let cut = try await Desk.openAI([.completion("{\"ho", reason: "length"), .completion(good)])
        #expect(cut.asked.map { $0["max_tokens"] } == [1500, 3000])
        let groq = try await Desk.openAI([
            .completion(.null), .refusal(400, "Generated JSON does not match the expected schema.", code: "json_validate_failed"),
            .completion(good),
        ])
        #expect(throws: Never.self) { try groq.result.get() }
        #expect(groq.asked.count == 3)
    }

    @Test("A prompt that is too long is shortened")
    func overflow() async throws {
        let order = WritingSamples.order(texts: [WritingSamples.sourceText + String(repeating: " More words about pumps.", count: 800)])
        let (result, asked) = try await Desk.openAI(
            [.refusal(400, "This model's maximum context length is 4096 tokens.", code: "context_length_exceeded"), .completion(good)],
            order: order)
        #expect(throws: Never.self) { try result.get() }
        let lengths = asked.compactMap { $0["messages"]?[1]?["content"]?.string?.utf16.count }
        #expect(lengths.count == 2 && lengths[1] < lengths[0])
    }

    @Test(
        "Statuses are told apart: what waits, what needs the operator, what is hopeless",
        arguments: [
            (
                ServerResponse.refusal(429, "Rate limit", code: "rate_limit_exceeded").with("Retry-After", "20"),
                Disposition.retryAfter(.seconds(20)), "429"
            ),
            (
                ServerResponse.refusal(429, "Rate limit").with("Retry-After", "20").with("retry-after-ms", "1500"),
                .retryAfter(.milliseconds(1500)), "429"
            ),
            (
                .refusal(429, "You exceeded your current quota", code: "insufficient_quota", type: "insufficient_quota"), .needsOperator,
                "no credit"
            ),
            (.refusal(402, "Payment required"), .needsOperator, "no credit"),
            (.refusal(401, "Incorrect API key provided", code: "invalid_api_key"), .needsOperator, "set token"),
            (.refusal(403, "Country not supported"), .needsOperator, "rights"),
            (.refusal(404, "The model `m` does not exist", code: "model_not_found"), .needsOperator, "correct model"),
            (.text("not found", status: 404), .needsOperator, "ends in /v1"),
            (
                .json(["error": ["code": 503, "message": "Loading model", "type": "unavailable_error"]], status: 503), .retry,
                "Loading model"
            ),
            (.html("<html>502 Bad Gateway</html>", status: 502), .retry, "502"),
            (.html("<html>hello</html>"), .retry, "no chat completion"),
            (.refusal(400, "messages[0].role is wrong", param: "messages"), .permanent, "400"),
            (ServerResponse.text("").with(.dropBefore), .retry, "closed"),
        ])
    func statuses(_ answer: ServerResponse, _ disposition: Disposition, _ words: String) async throws {
        let problem = try await failure([answer])
        #expect(problem.disposition == disposition)
        #expect(problem.description.contains(words), "\(problem)")
    }

    @Test("The token goes as a bearer token, is never in an error, and never over plain http to others")
    func token() async throws {
        let folder = try ScratchFolder()
        try Files.write(folder.file("token"), Array("sk-secret\n".utf8))
        let reference = SecretReference.file(folder.file("token"))
        try await Loopback.serve({ _ in .refusal(401, "Incorrect API key") }) { engine in
            let model = try OpenAISettings(baseURL: engine.url, model: "m", token: reference).model(Desk.tools)
            let problem = await #expect(throws: ModelFailure.self) { try await model.write(WritingSamples.order(), calls: OpenCallDesk()) }
            #expect(engine.requests.first?.header("authorization") == "Bearer sk-secret")
            #expect(problem?.description.contains("check the token") == true && problem?.description.contains("sk-secret") == false)
        }
        let plain = try OpenAISettings(baseURL: "http://models.example", model: "m", token: reference).model(Desk.tools)
        let problem = await #expect(throws: ModelFailure.self) { try await plain.write(WritingSamples.order(), calls: OpenCallDesk()) }
        #expect(problem?.disposition == .needsOperator)
    }
}
