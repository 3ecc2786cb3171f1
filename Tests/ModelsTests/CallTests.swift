import Editorial
import HTTPServer
import Support
import TestKit
import Testing

@testable import Models

/// What a question takes is noted, and what was answered is not asked again.
struct CallTests {
    /// Keeps what it is told.
    private final class Ledger: CallDesk {
        private let noted = Locked<[ModelCall]>([])
        private let forgotten = Locked<Set<String>>([])
        let isClosed = Locked(false)

        var calls: [ModelCall] { noted.withLock { $0 } }

        func answer(to promptHash: String, price: ModelPrice?) async throws -> KeptAnswer? {
            if isClosed.withLock({ $0 }) { throw ScriptedFailure("Used up.") }
            return forgotten.withLock { $0.contains(promptHash) } ? nil : calls.last { $0.promptHash == promptHash }?.answer
        }

        func forgetAnswer(to promptHash: String) async throws { _ = forgotten.withLock { $0.insert(promptHash) } }

        func note(_ call: ModelCall) async throws {
            _ = forgotten.withLock { $0.remove(call.promptHash) }
            noted.withLock { $0.append(call) }
        }
    }

    /// Lets a model write several orders with one desk.
    private static func run(
        _ lines: String, _ answers: [ServerResponse], _ body: @Sendable (any TextModel, Ledger, Loopback) async throws -> Void
    ) async throws {
        let script = Script(answers)
        try await Loopback.serve({ _ in script.next() }) { engine in
            let model = try Desk.settings(lines + "\nbase_url = \"\(engine.url)\"").model(Desk.tools)
            try await body(model, Ledger(), engine)
        }
    }

    private static let prices = "\ninput_price = 2\ncached_price = 1\noutput_price = 10"
    private static let good = WritingSamples.answer.text

    @Test("tokens, the kept ones among them, version, seed, temperature and cost are those of the provider")
    func figures() async throws {
        let completion = JSON.object([
            "model": "some-model-2026-09-01", "choices": [["message": ["content": .string(Self.good)], "finish_reason": "stop"]],
            "usage": ["prompt_tokens": 1200, "completion_tokens": 90, "prompt_tokens_details": ["cached_tokens": 1000]],
        ])
        try await Self.run("kind = \"openai\"\nmodel = \"some-model\"\(Self.prices)", [.json(completion)]) { model, desk, _ in
            _ = try await model.write(WritingSamples.order(), calls: desk)
            let call = try #require(desk.calls.first)
            #expect(desk.calls.count == 1 && call.model == "openai/some-model" && call.version == "some-model-2026-09-01")
            #expect(call.usage == TokenUsage(prompt: 1200, cached: 1000, answer: 90))
            #expect(call.seed == 7 && call.temperature == 0.7)
            #expect(abs((call.cost ?? 0) - (200 * 2 + 1000 * 1 + 90 * 10) / 1e6) < 1e-12)
            #expect(call.promptHash.count == 64 && call.latency > .zero && call.answer?.text == Self.good)
        }
        let token = "\ntoken = { env = \"PATH\" }"
        try await Self.run("kind = \"anthropic\"\nmodel = \"m\"\(token)", [.message(WritingSamples.answer)]) { model, desk, _ in
            _ = try await model.write(WritingSamples.order(), calls: desk)
            #expect(desk.calls.first?.usage == TokenUsage(prompt: 1250, cached: 1000, kept: 40, answer: 90))
            #expect(desk.calls.first?.seed == nil && desk.calls.first?.cost == nil && model.price == nil)
        }
        try await Self.run("kind = \"gemini\"\nmodel = \"m\"\(token)", [.candidate(Self.good)]) { model, desk, _ in
            _ = try await model.write(WritingSamples.order(), calls: desk)
            #expect(desk.calls.first?.usage == TokenUsage(prompt: 1250, cached: 1000, answer: 90))
            #expect(desk.calls.first?.version == "gemini-x-001")
        }
        try await Self.run("kind = \"ollama\"\nmodel = \"m\"", [.ollama(Self.good)]) { model, desk, _ in
            _ = try await model.write(WritingSamples.order(), calls: desk)
            #expect(desk.calls.first?.usage.prompt == 500 && desk.calls.first?.cost == 0 && model.price == .free)
        }
    }

    @Test("where the server does not count, tokens are estimated")
    func estimate() async throws {
        try await Self.run("kind = \"openai\"\nmodel = \"m\"", [.completion(.string(Self.good))]) { model, desk, _ in
            _ = try await model.write(WritingSamples.order(), calls: desk)
            let usage = try #require(desk.calls.first?.usage)
            #expect((400...4000).contains(usage.prompt) && (50...500).contains(usage.answer))
        }
    }

    @Test("what is refused, filtered or too long is billed and noted, and is no answer to anybody")
    func billed() async throws {
        let token = "\ntoken = { env = \"PATH\" }"
        let usage: JSON = ["prompt_tokens": 1200, "completion_tokens": 3]
        func completion(_ message: JSON, _ reason: JSON) -> ServerResponse {
            .json(["model": "m-1", "choices": [["message": message, "finish_reason": reason]], "usage": usage])
        }
        let gemini: JSON = ["promptTokenCount": 1200, "candidatesTokenCount": 3]
        let anthropic: JSON = ["input_tokens": 1200, "output_tokens": 3]
        let cases: [(String, ServerResponse)] = [
            ("openai", completion(["content": .null, "refusal": "No."], "stop")), ("openai", completion(["content": ""], "content_filter")),
            ("gemini", .json(["candidates": [["finishReason": "SAFETY"]], "usageMetadata": gemini, "modelVersion": "m-1"])),
            ("gemini", .json(["promptFeedback": ["blockReason": "OTHER"], "usageMetadata": gemini, "modelVersion": "m-1"])),
            ("anthropic", .json(["content": .array([]), "stop_reason": "refusal", "usage": anthropic, "model": "m-1"])),
            (
                "anthropic",
                .json(["content": .array([]), "stop_reason": "model_context_window_exceeded", "usage": anthropic, "model": "m-1"])
            ),
        ]
        for (kind, answer) in cases {
            try await Self.run("kind = \"\(kind)\"\nmodel = \"m\"\(token)\(Self.prices)", [answer]) { model, desk, _ in
                _ = await #expect(throws: ModelFailure.self) { try await model.write(WritingSamples.order(), calls: desk) }
                let call = try #require(desk.calls.first)
                #expect(call.usage == TokenUsage(prompt: 1200, answer: 3) && call.version == "m-1" && call.answer == nil, "\(kind)")
                #expect(call.cost ?? 0 > 0)
            }
        }
    }

    @Test("answers to a question about a draft that are of no use are forgotten, and asked for anew by whoever comes again")
    func useless() async throws {
        var brand = Brand(id: "b", name: "B")
        brand.guidelines = PageText(pageID: "p", text: "Be kind to rivals.", contentHash: "h")
        let inquiry = Inquiry(try #require(Rulebook(brand).questions.first), text: "Our lazy rivals sleep.", seed: 7)
        let answers = [
            #"{"quote":"idle","violates":true}"#, #"{"quote":"idle","violates":true}"#, #"{"quote":"lazy rivals","violates":true}"#,
        ]
        let completions = answers.map { ServerResponse.completion(.string($0)) }
        try await Self.run("kind = \"openai\"\nmodel = \"m\"", completions) { model, desk, engine in
            _ = await #expect(throws: ModelFailure.self) { try await model.answer(inquiry, calls: desk) }
            let quotes = [try await model.answer(inquiry, calls: desk)?.quote, try await model.answer(inquiry, calls: desk)?.quote]
            #expect(quotes == ["lazy rivals", "lazy rivals"] && engine.requests.count == 3)
        }
    }

    @Test("what a server says of tokens is never less than nothing nor endless, and servers are told apart by their ports")
    func bounded() async throws {
        let completion = JSON.object([
            "choices": [["message": ["content": .string(Self.good)], "finish_reason": "stop"]],
            "usage": ["prompt_tokens": -5_000_000, "completion_tokens": .number(9e15)],
        ])
        try await Self.run("kind = \"openai\"\nmodel = \"m\"", [.json(completion)]) { model, desk, engine in
            _ = try await model.write(WritingSamples.order(), calls: desk)
            #expect(desk.calls.first?.usage == TokenUsage(prompt: 0, answer: 1_000_000_000_000))
            #expect(model.provider == "openai at \(engine.url.dropFirst("http://".count))")
        }
        #expect(
            try OpenAISettings(baseURL: "https://api.groq.com/openai/v1", model: "m").model(Desk.tools).provider == "openai at api.groq.com"
        )
    }

    @Test("every question of a conversation is noted, and none is asked that was answered; another seed or model is another question")
    func kept() async throws {
        let answers: [ServerResponse] = [.completion("I'd rather not."), .completion(.string(Self.good))]
        try await Self.run("kind = \"openai\"\nmodel = \"m\"", answers) { model, desk, engine in
            let order = WritingSamples.order()
            let first = try await model.write(order, calls: desk)
            #expect(desk.calls.count == 2 && engine.requests.count == 2)
            #expect(try await model.write(order, calls: desk) == first)
            #expect(desk.calls.count == 2 && engine.requests.count == 2)
            let other = WritingOrder(assignment: order.assignment, prompt: order.prompt, revision: nil, seed: 8)
            _ = try await model.write(other, calls: desk)
            #expect(engine.requests.count == 3)
            let twin = try Desk.settings("kind = \"openai\"\nmodel = \"n\"\nbase_url = \"\(engine.url)\"").model(Desk.tools)
            _ = try await twin.write(order, calls: desk)
            #expect(engine.requests.count == 4)
        }
    }

    @Test("a desk that lets nothing pass keeps the model from being asked, and is not waited for")
    func closed() async throws {
        try await Self.run("kind = \"openai\"\nmodel = \"m\"", [.completion(.string(Self.good))]) { model, desk, engine in
            desk.isClosed.withLock { $0 = true }
            await #expect(throws: ScriptedFailure.self) { try await model.write(WritingSamples.order(), calls: desk) }
            #expect(engine.requests.isEmpty && desk.calls.isEmpty)
        }
    }

    @Test("two drafts of a brand go out with the same beginning, and only their own words are new")
    func prefix() async throws {
        try await Self.run("kind = \"openai\"\nmodel = \"m\"", [.completion(.string(Self.good))]) { model, desk, engine in
            for texts in [[WritingSamples.sourceText], ["A dam in Norway holds 3 million cubic metres, says Per Lund."]] {
                _ = try? await model.write(WritingSamples.order(texts: texts), calls: desk)
            }
            let bodies = engine.requests.map(\.body)
            let shared = zip(bodies[0], bodies[1]).prefix { $0 == $1 }.count
            let rules = try #require(bodies[0].text.ranges(of: "# Brief").first)
            #expect(shared >= bodies[0].text[..<rules.lowerBound].utf8.count)
            #expect(bodies[0].text.contains("# Brand\\nAqua") && shared > 1500)
        }
    }
}

extension [UInt8] {
    fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
