import Editorial
import FoundationEssentials
import HTTPClient
import HTTPServer
import Support
import TOML
import TestKit
import Testing

@testable import Models

/// How embeddings are asked for.
struct EmbedderTests {
    /// Time passes as soon as somebody waits for it.
    private struct HastyClock: DeskClock {
        let waited = Locked(Duration.zero)
        func now() -> Date { Date(milliseconds: 0) + waited.withLock { $0 } }
        func sleep(until deadline: Date) async throws {
            let left = Duration.seconds(deadline.timeIntervalSince(now()))
            waited.withLock { $0 += left }
        }
    }

    private enum Dialect: String, CaseIterable { case ollama, openAI }
    private typealias Answer = @Sendable ([String]) -> ServerResponse

    private static func row(_ text: String) -> JSON { [.number(Double(text.utf16.count)), 1] }

    private static func ollama(_ texts: [String]) -> ServerResponse { .json(["embeddings": .array(texts.map(row))]) }

    private static func openAI(_ texts: [String]) -> ServerResponse {
        let rows = texts.enumerated().map { place, text -> JSON in ["index": .integer(place), "embedding": row(text)] }
        return .json(["model": "m-1", "data": .array(rows.reversed())])
    }

    /// What an embedder makes of texts against a server that answers so, and the texts of each call.
    private func embed(
        _ texts: [String], _ dialect: Dialect, tags: ServerResponse = .json(["models": [["name": "m:latest", "digest": "abc"]]]),
        clock: HastyClock = HastyClock(), _ answer: @escaping Answer
    ) async throws -> (made: Result<EmbeddedTexts, any Error>, calls: [[String]], requests: [JSON]) {
        let tools = WritingTools(transport: HTTPClient(userAgent: "copydesk-tests"), clock: clock)
        return try await Loopback.serve({ request in
            if request.rawPath == "/api/tags" { return tags }
            return answer((try? request.json())?["input"]?.array?.compactMap(\.string) ?? [])
        }) { engine in
            let embedder =
                switch dialect {
                case .ollama: OllamaEmbedderSettings(baseURL: engine.url, model: "m").embedder(tools)
                case .openAI: try OpenAIEmbedderSettings(baseURL: engine.url + "/v1", model: "m").embedder(tools)
                }
            let made: Result<EmbeddedTexts, any Error>
            do { made = .success(try await embedder.embed(texts)) } catch { made = .failure(error) }
            let requests = try engine.requests.filter { $0.rawPath != "/api/tags" }.map { try $0.json() }
            return (made, requests.map { $0["input"]?.array?.compactMap(\.string) ?? [] }, requests)
        }
    }

    private func failure(_ result: Result<EmbeddedTexts, any Error>) throws -> ModelFailure {
        try #require(throws: ModelFailure.self) { _ = try result.get() }
    }

    @Test("tokens are those that the server counts, of all parts together, and else an estimate")
    func tokens() async throws {
        let ollama = try await embed(["a", "bbb"], .ollama) { texts in
            .json(["embeddings": .array(texts.map(Self.row)), "prompt_eval_count": 7])
        }
        #expect(try ollama.made.get().tokens == 7)
        let openAI = try await embed(["a"], .openAI) { _ in
            .json(["model": "m-1", "data": [["index": 0, "embedding": [1, 1]]], "usage": ["prompt_tokens": 9]])
        }
        #expect(try openAI.made.get().tokens == 9)
        let halved = try await embed(["a", "bbb"], .ollama) { texts in
            texts.count > 1
                ? .json(["error": "no"], status: 400) : .json(["embeddings": .array(texts.map(Self.row)), "prompt_eval_count": 3])
        }
        #expect(try halved.made.get().tokens == 6)
        let uncounted = try await embed([String(repeating: "word ", count: 70)], .ollama, Self.ollama)
        #expect(try uncounted.made.get().tokens == 100)
    }

    @Test("Ollama's embeddings come in order, with the digest of the model as its version")
    func ollama() async throws {
        let (made, _, requests) = try await embed(["a", "bbb"], .ollama, Self.ollama)
        #expect(try made.get() == EmbeddedTexts(version: "abc", embeddings: [Embedding([1, 1]), Embedding([3, 1])]))
        #expect(requests == [["model": "m", "input": ["a", "bbb"], "truncate": true]])
        let bare = try await embed(["a"], .ollama, tags: .json(["error": "no"], status: 404), Self.ollama)
        #expect(try bare.made.get().version == "")
    }

    @Test("OpenAI's come by their index, with the model that the server names as their version")
    func openAI() async throws {
        let (made, _, requests) = try await embed(["a", "bbb"], .openAI, Self.openAI)
        #expect(try made.get() == EmbeddedTexts(version: "m-1", embeddings: [Embedding([1, 1]), Embedding([3, 1])]))
        #expect(requests == [["model": "m", "input": ["a", "bbb"], "encoding_format": "float"]])
    }

    @Test("a text longer than the model reads is halved until it fits", arguments: Dialect.allCases)
    private func halved(_ dialect: Dialect) async throws {
        let (made, calls, _) = try await embed([String(repeating: "x", count: 1000), "short"], dialect) { texts in
            if texts.contains(where: { $0.count > 256 }) {
                return .json(["error": "the input length exceeds the context length"], status: 400)
            }
            return dialect == .ollama ? Self.ollama(texts) : Self.openAI(texts)
        }
        #expect(try made.get().embeddings.count == 2 && calls.map { $0[0].count } == [1000, 500, 250])
        let never = try await embed(["word"], dialect) { _ in .json(["error": "too long"], status: 400) }
        #expect(try failure(never.made).disposition == .permanent)
    }

    @Test("a server that is busy is asked three times, with growing pauses; one that asks for minutes is left alone")
    func patience() async throws {
        let left = Locked(2)
        let clock = HastyClock()
        let busy = try await embed(["a"], .ollama, clock: clock) { texts in
            let isBusy = left.withLock { left in
                left -= 1
                return left >= 0
            }
            return isBusy ? .json(["error": "busy"], status: 503) : Self.ollama(texts)
        }
        #expect(try busy.made.get().embeddings.count == 1 && busy.calls.count == 3)
        #expect((0.7...1.5).contains(clock.waited.withLock { $0.seconds }))
        let down = try await embed(["a"], .openAI) { _ in .json(["error": "down"], status: 500) }
        #expect(try failure(down.made).disposition == .retry && down.calls.count == 3)
        let limited = try await embed(["a"], .openAI) { _ in
            ServerResponse.json(["error": ["message": "slow down"]], status: 429).with("Retry-After", "120")
        }
        #expect(try failure(limited.made).disposition == .retryAfter(.seconds(120)) && limited.calls.count == 1)
    }

    @Test("one text that the model can take nothing from does not cost the others theirs", arguments: Dialect.allCases)
    private func poison(_ dialect: Dialect) async throws {
        let texts = (0..<8).map { "text \($0)" } + ["poison"]
        let (made, calls, _) = try await embed(texts, dialect) { texts in
            if texts.contains("poison") { return .text("{\"embeddings\":[[NaN]],\"data\":[{\"index\":0,\"embedding\":[NaN]}]}") }
            return dialect == .ollama ? Self.ollama(texts) : Self.openAI(texts)
        }
        let embeddings = try made.get().embeddings
        #expect(embeddings.count == 9 && embeddings[..<8].allSatisfy { $0 != nil } && embeddings[8] == nil)
        #expect(calls.count < 12)
        let alone = try await embed(["poison"], dialect) { texts in
            if texts == ["poison"] { return .text("<html>") }
            return dialect == .ollama ? Self.ollama(texts) : Self.openAI(texts)
        }
        #expect(try alone.made.get().embeddings == [nil])
    }

    @Test("a server that holds no embeddings is the server's fault, and is not asked for ever")
    func nonsense() async throws {
        let (made, calls, _) = try await embed((0..<32).map { "text \($0)" }, .ollama) { _ in .text("<html>It works!</html>") }
        #expect(try failure(made).description.contains("no embeddings") && calls.count < 40)
        let few = try await embed(["a", "b"], .openAI) { _ in .json(["data": []]) }
        #expect(try failure(few.made).disposition == .permanent)
    }

    @Test("what an operator has to mend is said, and not tried again", arguments: [(401, "token"), (404, "model"), (402, "credit")])
    func operators(status: Int, word: String) async throws {
        let (made, calls, _) = try await embed(["a"], .openAI) { _ in .json(["error": ["message": "no"]], status: status) }
        let failure = try failure(made)
        #expect(failure.disposition == .needsOperator && failure.description.contains(word) && calls.count == 1)
    }

    @Test("a server that is away is named with what to do")
    func away() async throws {
        let tools = WritingTools(transport: HTTPClient(userAgent: "copydesk-tests"), clock: HastyClock())
        let embedder = OllamaEmbedderSettings(baseURL: "http://127.0.0.1:9", model: "m").embedder(tools)
        let failure = await #expect(throws: ModelFailure.self) { _ = try await embedder.embed(["a"]) }
        #expect(failure?.description.contains("Start the server") == true && failure?.disposition == .retry)
    }

    /// For example `COPYDESK_EMBEDDINGS=http://127.0.0.1:11434 make test`, with all-minilm pulled.
    private static let real = Environment.value("COPYDESK_EMBEDDINGS")

    @Test("a real all-minilm puts what is on one subject together, by both calls", .enabled(if: real != nil), arguments: Dialect.allCases)
    private func minilm(_ dialect: Dialect) async throws {
        let tools = WritingTools(transport: HTTPClient(userAgent: "copydesk-tests"), clock: SystemClock())
        let address = try #require(Self.real)
        let embedder =
            switch dialect {
            case .ollama: OllamaEmbedderSettings(baseURL: address, model: "all-minilm").embedder(tools)
            case .openAI: try OpenAIEmbedderSettings(baseURL: address + "/v1", model: "all-minilm").embedder(tools)
            }
        let long = String(repeating: "The harbour has cranes. ", count: 40)
        let made = try await embedder.embed([
            "A heat pump for an old house", "Warmth without a gas boiler", "The winner scored twice", long,
        ])
        let embeddings = made.embeddings.compactMap { $0 }
        try #require(embeddings.count == 4 && embeddings.allSatisfy { $0.count == 384 })
        let (near, far) = (embeddings[0].likeness(to: embeddings[1]), embeddings[0].likeness(to: embeddings[2]))
        print("\(embedder.name) \(made.version): near \(near), far \(far)")
        #expect(near > far + 0.2)
    }

    @Test("each kind reads its keys with defaults, and problems are told")
    func settings() throws {
        func read(_ lines: String) throws -> (settings: (any EmbedderSettings)?, problems: [String]) {
            let findings = Findings()
            var root = TableReader(try TOMLDocument.parse("[[embedding]]\n" + lines, file: "copydesk.toml"), findings: findings)
            var table = try #require(root.tables("embedding").first)
            let settings = EmbedderKinds.read(&table)
            if settings != nil { table.finish() }
            return (settings, findings.problems.map { "\($0)" })
        }
        let ollama = try #require(try read("kind = \"ollama\"").settings as? OllamaEmbedderSettings)
        #expect(ollama.model == "all-minilm" && ollama.baseURL == "http://127.0.0.1:11434" && ollama.timeout == .seconds(60))
        let openAI = try #require(try read("kind = \"openai\"\ntoken = { env = \"X\" }").settings as? OpenAIEmbedderSettings)
        #expect(openAI.model == "text-embedding-3-small" && openAI.token == .env("X"))
        #expect(try read("kind = \"olama\"").problems.count == 1)
        #expect(try read("kind = \"ollama\"\nmodle = \"x\"").problems.count == 1)
    }
}
