import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "gemini"`: Google's Gemini by generateContent.
package struct GeminiSettings: TextModelSettings {
    package static let kind = "gemini"

    let baseURL: String
    let model: String
    let token: SecretReference?
    let temperature: Double
    let timeout: Duration

    package init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "https://generativelanguage.googleapis.com/v1beta")
        model = table.requiredString("model", example: "gemini-2.5-flash")
        token = table.requiredSecret("token")
        temperature = table.number("temperature", in: 0...2, default: 0.7)
        timeout = table.duration("timeout", in: .seconds(10) ... .seconds(3600), default: .seconds(300))
    }

    package func model(_ tools: WritingTools) throws -> any TextModel {
        ChatTextModel(GeminiEngine(self, token: try token?.resolve(), tools), tools)
    }
}
