import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "anthropic"`: Claude by Anthropic's Messages API.
package struct AnthropicSettings: TextModelSettings {
    package static let kind = "anthropic"

    let baseURL: String
    let model: String
    let token: SecretReference?
    let temperature: Double
    let timeout: Duration

    package init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "https://api.anthropic.com/v1")
        model = table.requiredString("model", example: "claude-haiku-4-5")
        token = table.requiredSecret("token")
        temperature = table.number("temperature", in: 0...1, default: 0.7)
        timeout = table.duration("timeout", in: .seconds(10) ... .seconds(3600), default: .seconds(300))
    }

    package func model(_ tools: WritingTools) throws -> any TextModel {
        ChatTextModel(AnthropicEngine(self, token: try token?.resolve(), tools), tools)
    }
}
