import Editorial
import Support
import TOML

/// The settings of one kind of text model: a `[[model.text]]` table.
package protocol TextModelSettings: Sendable {
    /// What the configuration calls it.
    static var kind: String { get }
    /// What its tokens cost; nil when nobody said.
    var price: ModelPrice? { get }
    /// Reads the table's own keys and reports every problem.
    init(_ table: inout TableReader)
    /// The model; throws `SecretProblem` when its token cannot be read.
    func model(_ tools: WritingTools) throws -> any TextModel
}

/// The kinds of text models there are; a new one is a folder and a line here.
package enum TextModelKinds {
    private static let all: [any TextModelSettings.Type] = [
        OllamaSettings.self, OpenAISettings.self, GeminiSettings.self, AnthropicSettings.self, BuiltinSettings.self,
    ]

    /// The words that `kind` may be.
    package static var names: [String] { all.map { $0.kind } }

    /// Reads one `[[model.text]]` table; nil after an unknown or missing kind was reported with the known ones.
    package static func read(_ table: inout TableReader) -> (any TextModelSettings)? {
        guard let name = table.requiredChoice("kind", of: names) else { return nil }
        return all.first { $0.kind == name }.map { $0.init(&table) }
    }
}
