import Editorial
import Notion
import Support

extension DeskColumn {
    /// The column as it is created, with a hint for readers of a language; `statusAsSelect` for servers that refuse status columns, `related`
    /// the data sources by table.
    func schema(statusAsSelect: Bool, related: [DeskTable: String], in voice: Voice = .plain) -> JSON? {
        guard let (key, fields) = typed(statusAsSelect: statusAsSelect, related: related) else { return nil }
        var schema: [String: JSON] = [key: fields]
        if !hint.isEmpty { schema["description"] = .string(hint.text(in: voice)) }
        return .object(schema)
    }

    private func typed(statusAsSelect: Bool, related: [DeskTable: String]) -> (String, JSON)? {
        switch type {
        case .title, .richText, .date, .people, .files, .checkbox, .url, .multiSelect: (type.accepted[0], [:])
        case .number: ("number", ["format": "number"])
        case .select(let names): ("select", Self.options(names))
        case .status(let names): (statusAsSelect ? "select" : "status", Self.options(names))
        case .relation(let table):
            related[table].map { ("relation", ["data_source_id": .string($0), "type": "single_property", "single_property": [:]]) }
        }
    }

    private static func options(_ names: [String]) -> JSON {
        if names.isEmpty { return [:] }
        return ["options": .array(names.map { ["name": .string($0), "color": .string(colours[$0] ?? "default")] })]
    }

    private static let colours = [
        "Drafting": "gray", "In review": "yellow", "Changes requested": "orange", "Approved": "green", "Scheduled": "blue",
        "Published": "purple", "Needs check": "red", "Failed": "red", "Rejected": "brown", "Expired": "brown", "Open": "green",
        "Paused": "gray", "Done": "blue",
    ]
}

extension DeskTable {
    /// The schema of all columns whose relations can be made.
    func schema(statusAsSelect: Bool, related: [DeskTable: String], in voice: Voice = .plain) -> [String: JSON] {
        columns.reduce(into: [:]) { schema, column in
            schema[column.name.rawValue] = column.schema(statusAsSelect: statusAsSelect, related: related, in: voice)
        }
    }
}
