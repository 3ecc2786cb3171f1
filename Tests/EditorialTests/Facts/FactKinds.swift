import Support
import Testing

/// Ways in which drafts say what their sources say, each with a sentence that its source supports and one that it does not.
///
/// A line of Fixtures/ways.tsv: group, name, source, supported, altered; told on 2025-03-12, a Wednesday.
struct FactKind: Sendable, CustomTestStringConvertible {
    let group: String
    let name: String
    let source: String
    let supported: String
    let altered: String

    var testDescription: String { name }

    static func all(in group: String...) -> [FactKind] { all.filter { group.contains($0.group) } }

    private static let all: [FactKind] = {
        let bytes = (try? Files.read(Files.folder(of: #filePath) + "/Fixtures/ways.tsv", limit: 1 << 20)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 5 else { return nil }
            return FactKind(group: fields[0], name: fields[1], source: fields[2], supported: fields[3], altered: fields[4])
        }
    }()
}
