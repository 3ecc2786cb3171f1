import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "openai"`: OpenAI and whatever speaks its chat dialect (Groq, vLLM, llama-server, LM Studio).
package struct OpenAISettings: TextModelSettings {
    package static let kind = "openai"

    let baseURL: String
    let model: String
    let token: SecretReference?
    let temperature: Double
    let timeout: Duration

    package init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "https://api.openai.com/v1")
        model = table.requiredString("model", example: "gpt-4.1-mini")
        token = table.secret("token")
        temperature = table.number("temperature", in: 0...2, default: 0.7)
        timeout = table.duration("timeout", in: .seconds(10) ... .seconds(3600), default: .seconds(300))
    }

    package init(
        baseURL: String, model: String, token: SecretReference? = nil, temperature: Double = 0.7, timeout: Duration = .seconds(300)
    ) {
        self.baseURL = baseURL
        self.model = model
        self.token = token
        self.temperature = temperature
        self.timeout = timeout
    }

    package func model(_ tools: WritingTools) throws -> any TextModel {
        ChatTextModel(OpenAIEngine(self, token: try token?.resolve(), tools), tools)
    }
}
