import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "openai"`: OpenAI and whatever speaks its chat dialect (Groq, vLLM, llama-server, LM Studio).
package struct OpenAISettings: TextModelSettings {
    package static let kind = "openai"

    let hosted: HostedModel

    package init(_ table: inout TableReader) {
        hosted = HostedModel(&table, baseURL: "https://api.openai.com/v1", example: "gpt-4.1-mini", needsToken: false)
    }

    package init(
        baseURL: String, model: String, token: SecretReference? = nil, temperature: Double = 0.7, timeout: Duration = .seconds(300)
    ) {
        hosted = HostedModel(baseURL: baseURL, model: model, token: token, temperature: temperature, timeout: timeout)
    }

    package var price: ModelPrice? { hosted.price }

    package func model(_ tools: WritingTools) throws -> any TextModel {
        ChatTextModel(OpenAIEngine(hosted, token: try hosted.token?.resolve(), tools), price: price, tools)
    }
}
