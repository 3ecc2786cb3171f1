import Editorial
import HTTPClient
import HTTPServer
import Support
import TOML
import TestKit
import Testing

@testable import Models

/// Answers in order; the last one again and again.
final class Script: Sendable {
    private let answers: Locked<[ServerResponse]>

    init(_ answers: [ServerResponse]) { self.answers = Locked(answers) }

    func next() -> ServerResponse { answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
}

/// What the tests of language models share.
enum Desk {
    /// What fails in passing is not asked again, so that a test sees the first failure.
    static let tools = tools(CallPatience(tries: 1))

    static func tools(_ patience: CallPatience) -> WritingTools {
        WritingTools(transport: HTTPClient(userAgent: "copydesk-tests"), clock: SystemClock(), patience: patience)
    }

    /// The key that `write` configures.
    static let key = "key-0123456789"

    /// Lets the model that a `[[model.text]]` with these lines makes write against scripted answers.
    static func write(
        _ lines: String, _ answers: [ServerResponse], order: WritingOrder = WritingSamples.order()
    ) async throws -> (result: Result<WritingResult, any Error>, requests: [ServerRequest]) {
        let folder = try ScratchFolder()
        try Files.write(folder.file("key"), Array(key.utf8))
        let script = Script(answers)
        return try await Loopback.serve({ _ in script.next() }) { engine in
            let more = "base_url = \"\(engine.url)/v1\"\ntoken = { file = \"\(folder.file("key"))\" }"
            let model = try settings(lines + "\n" + more).model(tools)
            let result: Result<WritingResult, any Error>
            do { result = .success(try await model.write(order, calls: OpenCallDesk())) } catch { result = .failure(error) }
            return (result, engine.requests)
        }
    }

    /// The settings in the lines of a `[[model.text]]`.
    static func settings(_ lines: String) throws -> any TextModelSettings {
        let findings = Findings()
        let document = try TOMLDocument.parse("[[text]]\n" + lines, file: "copydesk.toml")
        var root = TableReader(document, findings: findings)
        var table = try #require(root.tables("text").first)
        let settings = try #require(TextModelKinds.read(&table))
        table.finish()
        #expect(findings.problems.isEmpty)
        return settings
    }

    /// Lets Ollama's adapter write against scripted answers.
    static func ollama(
        _ answers: [ServerResponse], context: Int = 8192, order: WritingOrder = WritingSamples.order()
    ) async throws -> (result: Result<WritingResult, any Error>, asked: [JSON]) {
        try await ask(answers, order) { OllamaSettings(baseURL: $0, model: "llama3.2:3b", context: context).model(tools) }
    }

    /// Lets the OpenAI adapter write against scripted answers.
    static func openAI(
        _ answers: [ServerResponse], order: WritingOrder = WritingSamples.order(), token: SecretReference? = nil
    ) async throws -> (result: Result<WritingResult, any Error>, asked: [JSON]) {
        try await ask(answers, order) { try OpenAISettings(baseURL: $0 + "/v1", model: "some-model", token: token).model(tools) }
    }

    private static func ask(
        _ answers: [ServerResponse], _ order: WritingOrder, _ model: @Sendable (String) throws -> any TextModel
    ) async throws -> (result: Result<WritingResult, any Error>, asked: [JSON]) {
        let script = Script(answers)
        return try await Loopback.serve({ _ in script.next() }) { engine in
            let model = try model(engine.url)
            let result: Result<WritingResult, any Error>
            do { result = .success(try await model.write(order, calls: OpenCallDesk())) } catch { result = .failure(error) }
            return (result, try engine.requests.map { try $0.json() })
        }
    }
}

extension ServerResponse {
    /// Ollama's stream of an answer.
    static func ollama(_ text: String, reason: String = "stop", promptTokens: Int? = 500) -> ServerResponse {
        let half = text.index(text.startIndex, offsetBy: text.count / 2)
        var last: [String: JSON] = ["message": ["role": "assistant", "content": ""], "done": true, "done_reason": .string(reason)]
        last["prompt_eval_count"] = promptTokens.map { .integer($0) }
        let lines: [JSON] = [
            ["message": ["role": "assistant", "content": .string(String(text[..<half]))], "done": false],
            ["message": ["role": "assistant", "content": .string(String(text[half...]))], "done": false], .object(last),
        ]
        return .bytes(Array(lines.map { $0.text + "\n" }.joined().utf8), type: "application/x-ndjson")
    }

    /// A chat completion.
    static func completion(_ content: JSON, reason: String = "stop", refusal: JSON = .null) -> ServerResponse {
        .json([
            "choices": [
                ["index": 0, "message": ["role": "assistant", "content": content, "refusal": refusal], "finish_reason": .string(reason)]
            ]
        ])
    }

    /// OpenAI's form of an error.
    static func refusal(_ status: Int, _ message: String, code: JSON = .null, param: JSON = .null, type: JSON = "invalid_request_error")
        -> ServerResponse
    {
        .json(["error": ["message": .string(message), "code": code, "param": param, "type": type]], status: status)
    }
}
