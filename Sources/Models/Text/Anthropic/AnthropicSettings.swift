import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "anthropic"`: Claude by Anthropic's Messages API.
package struct AnthropicSettings: TextModelSettings {
    package static let kind = "anthropic"

    let hosted: HostedModel

    package init(_ table: inout TableReader) {
        // Keeping a prompt costs a quarter more than reading it (platform.claude.com/docs/en/build-with-claude/prompt-caching).
        hosted = HostedModel(&table, baseURL: "https://api.anthropic.com/v1", example: "claude-haiku-4-5", hottest: 1, kept: 1.25)
    }

    package var price: ModelPrice? { hosted.price }

    package func model(_ tools: WritingTools) throws -> any TextModel {
        ChatTextModel(AnthropicEngine(hosted, token: try hosted.token?.resolve(), tools), price: price, tools)
    }
}
