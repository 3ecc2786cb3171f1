import Editorial
import Support
import TOML
import Testing

@testable import Models

struct TextSettingsTests {
    private func read(_ lines: String) throws -> (settings: (any TextModelSettings)?, problems: [String]) {
        let findings = Findings()
        let document = try TOMLDocument.parse("[[text]]\n" + lines, file: "copydesk.toml")
        var root = TableReader(document, findings: findings)
        var table = try #require(root.tables("text").first)
        let settings = TextModelKinds.read(&table)
        if settings != nil { table.finish() }
        return (settings, findings.problems.map { "\($0)" })
    }

    @Test("Each kind reads its keys with defaults")
    func kinds() throws {
        let ollama = try #require(try read("kind = \"ollama\"\nmodel = \"llama3.2:3b\"").settings as? OllamaSettings)
        #expect(ollama.baseURL == "http://127.0.0.1:11434" && ollama.context == 8192)
        let openAI = try #require(try read("kind = \"openai\"\nmodel = \"m\"\ntoken = { env = \"X\" }").settings as? OpenAISettings)
        #expect(openAI.hosted.baseURL == "https://api.openai.com/v1" && openAI.hosted.token == .env("X"))
        let token = "\ntoken = { env = \"X\" }"
        let gemini = try #require(try read("kind = \"gemini\"\nmodel = \"m\"\(token)").settings as? GeminiSettings)
        #expect(gemini.hosted.baseURL == "https://generativelanguage.googleapis.com/v1beta" && gemini.hosted.token == .env("X"))
        let anthropic = try #require(try read("kind = \"anthropic\"\nmodel = \"m\"\(token)").settings as? AnthropicSettings)
        #expect(anthropic.hosted.baseURL == "https://api.anthropic.com/v1" && anthropic.hosted.token == .env("X"))
        #expect(try read("kind = \"builtin\"").settings is BuiltinSettings)
        #expect(try read("kind = \"builtin\"").settings?.model(Desk.tools).name == "builtin")
    }

    @Test("Problems are told with the known kinds and keys")
    func problems() throws {
        let unknown = try read("kind = \"olama\"")
        #expect(unknown.settings == nil && unknown.problems.count == 1 && unknown.problems[0].contains("ollama"))
        let wrong = try read("kind = \"ollama\"\ncontext = 12\nmodle = \"x\"").problems
        #expect(wrong.count == 3, "\(wrong)")
        for kind in ["gemini", "anthropic"] {
            let bare = try read("kind = \"\(kind)\"").problems
            #expect(bare.count == 2 && bare.contains { $0.contains("token") }, "\(bare)")
        }
    }
}
