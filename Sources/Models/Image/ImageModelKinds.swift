import Editorial
import FoundationEssentials
import Support
import TOML

/// The settings of one kind of painter: the table of its `[[model.image]]`, and the painter made from it.
package protocol ImageModelSettings: Sendable {
    /// The word for `kind`.
    static var kind: String { get }
    /// Reads the kind's own keys; problems are noted in the table.
    init(_ table: inout TableReader)
    /// The painter; throws when a secret or a file it needs cannot be read.
    func model(_ tools: PaintingTools) throws -> any ImageModel
}

/// Every kind of painter. A new one is one folder and one line here.
package enum ImageModelKinds {
    private static let all: [any ImageModelSettings.Type] = [SDAPISettings.self, StabilitySettings.self, CardSettings.self]

    /// The words that `kind` may be.
    package static var names: [String] { all.map { $0.kind } }

    /// Reads one `[[model.image]]`, `kind` included; nil when the kind is missing or unknown, which is noted in the table.
    package static func read(_ table: inout TableReader) -> (any ImageModelSettings)? {
        guard let kind = table.requiredChoice("kind", of: names) else { return nil }
        return all.first { $0.kind == kind }.map { $0.init(&table) }
    }
}

extension JSONEncoder {
    /// The value as compact JSON, the same for equal values.
    func bytes(of value: some Encodable) throws -> [UInt8] {
        outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encode(value))
    }
}

extension String {
    /// A base address to which a path can be added.
    var withoutSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
