import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "ollama"`.
package struct OllamaSettings: TextModelSettings {
    package static let kind = "ollama"

    let baseURL: String
    let model: String
    /// Tokens of prompt and answer together.
    let context: Int
    let temperature: Double
    let timeout: Duration
    package let price: ModelPrice?

    package init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "http://127.0.0.1:11434")
        model = table.requiredString("model", example: "llama3.2:3b")
        context = table.integer("context", in: 2048...1_048_576, default: 8192)
        temperature = table.number("temperature", in: 0...2, default: 0.7)
        timeout = table.duration("timeout", in: .seconds(10) ... .seconds(3600), default: .seconds(600))
        // A model of one's own, unless the file says otherwise.
        price = ModelPrice(&table) ?? .free
    }

    package init(baseURL: String, model: String, context: Int = 8192, temperature: Double = 0.7, timeout: Duration = .seconds(600)) {
        self.baseURL = baseURL
        self.model = model
        self.context = context
        self.temperature = temperature
        self.timeout = timeout
        price = .free
    }

    package func model(_ tools: WritingTools) -> any TextModel { ChatTextModel(OllamaEngine(self, tools), price: price, tools) }
}
