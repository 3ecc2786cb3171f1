import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "gemini"`: Google's Gemini by generateContent.
package struct GeminiSettings: TextModelSettings {
    package static let kind = "gemini"

    let hosted: HostedModel

    package init(_ table: inout TableReader) {
        hosted = HostedModel(&table, baseURL: "https://generativelanguage.googleapis.com/v1beta", example: "gemini-2.5-flash")
    }

    package var price: ModelPrice? { hosted.price }

    package func model(_ tools: WritingTools) throws -> any TextModel {
        ChatTextModel(GeminiEngine(hosted, token: try hosted.token?.resolve(), tools), price: price, tools)
    }
}
