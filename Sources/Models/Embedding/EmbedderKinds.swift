import Editorial
import Support
import TOML

/// The settings of one kind of embedding model: the `[[model.embedding]]` table.
package protocol EmbedderSettings: Sendable {
    /// What the configuration calls it.
    static var kind: String { get }
    /// What its tokens cost; nil where no price is known.
    var price: ModelPrice? { get }
    /// Reads the table's own keys and reports every problem.
    init(_ table: inout TableReader)
    /// The model; throws `SecretProblem` when its token cannot be read.
    func embedder(_ tools: WritingTools) throws -> any Embedder
}

/// The kinds of embedding models there are; a new one is a file and a line here.
package enum EmbedderKinds {
    private static let all: [any EmbedderSettings.Type] = [OllamaEmbedderSettings.self, OpenAIEmbedderSettings.self]

    /// Reads one `[[model.embedding]]` table; nil after an unknown or missing kind was reported with the known ones.
    package static func read(_ table: inout TableReader) -> (any EmbedderSettings)? {
        guard let name = table.requiredChoice("kind", of: all.map { $0.kind }) else { return nil }
        return all.first { $0.kind == name }.map { $0.init(&table) }
    }
}
