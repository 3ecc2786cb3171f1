import Editorial
import Notion
import Support

/// Which columns of the workspace serve as Copydesk's: by id, so that renaming one breaks nothing.
package struct NotionBinding: Sendable, Hashable, Codable {
    /// By `DeskTable.rawValue`.
    package var tables: [String: TableBinding]

    /// Nothing bound yet.
    package init() { tables = [:] }

    package subscript(_ table: DeskTable) -> TableBinding? {
        get { tables[table.rawValue] }
        set { tables[table.rawValue] = newValue }
    }
}

/// One table's columns.
package struct TableBinding: Sendable, Hashable, Codable {
    package let table: DeskTable
    package let dataSourceID: String
    package let databaseID: String?
    /// By `ColumnName.rawValue`.
    let columns: [String: Bound]
    /// Columns that are missing or of another type; the others work.
    package let problems: [Problem]

    /// Why a column cannot be used.
    package struct Problem: Sendable, Hashable, Codable {
        package let column: ColumnName
        /// The column, what is wrong with it and the next step.
        package let sentence: String
    }

    /// One column.
    struct Bound: Sendable, Hashable, Codable {
        let id: String
        let type: String
        /// Names of a status column's options; a value outside is refused by Notion.
        let options: [String]
    }

    subscript(_ column: ColumnName) -> Bound? { columns[column.rawValue] }
}

extension TableBinding {
    /// Finds the columns in a schema: by the ids of an earlier binding, else by name; the title by its type.
    package init(_ table: DeskTable, in source: DataSource, earlier: TableBinding? = nil) {
        var columns: [String: Bound] = [:]
        var problems: [Problem] = []
        for column in table.columns {
            let name = column.name.rawValue
            let isRight = { (schema: PropertySchema) in column.type.accepted.contains(schema.type) }
            let byName = source.properties.filter { $0.name.trimmed.lowercased() == name.lowercased() }
            let byID = earlier?[column.name].flatMap { bound in source.properties.first { $0.id == bound.id } }
            let byType = column.type == .title ? source.properties.first { $0.type == "title" } : nil
            if let found = [byID, byType].compactMap({ $0 }).first(where: isRight) ?? byName.first(where: isRight) {
                columns[name] = Bound(id: found.id, type: found.type, options: found.type == "status" ? found.options : [])
            } else {
                problems.append(Problem(column: column.name, sentence: Self.sentence(column, table, found: byID ?? byName.first)))
            }
        }
        self.init(table: table, dataSourceID: source.id, databaseID: source.databaseID, columns: columns, problems: problems)
    }

    private static func sentence(_ column: DeskColumn, _ table: DeskTable, found: PropertySchema?) -> String {
        let wanted = column.type.accepted[0].replacing("_", with: " ")
        if let found {
            return "The column \"\(found.name)\" of \(table.title) is of type \(found.type.replacing("_", with: " ")), not \(wanted): "
                + "change its type in Notion, or rename it and run copydesk setup notion --add."
        }
        return "The column \"\(column.name.rawValue)\" (\(wanted)) is missing in \(table.title): "
            + "add it in Notion or run copydesk setup notion --add."
    }

    /// Columns that were not found, in the table's order.
    var unbound: [DeskColumn] { table.columns.filter { self[$0.name] == nil } }

    /// The essential columns that are missing; the table is of no use without them.
    var missing: [ColumnName] { table.essential.filter { self[$0] == nil } }

    /// The problems as faults of the board.
    var faults: [Editorial.Fault] {
        problems.map { Fault(key: "board \(table.rawValue) column \($0.column.rawValue)", sentence: $0.sentence) }
    }

    /// The values by property id, in the types that the columns have; columns that are not bound are left out.
    func properties(_ values: [(ColumnName, PropertyValue)]) -> [String: PropertyValue] {
        values.reduce(into: [:]) { result, entry in
            guard let bound = self[entry.0], let value = entry.1.fitting(bound) else { return }
            result[bound.id] = value
        }
    }
}

extension PropertyValue {
    /// The value as a column of another accepted type takes it; nil when it would be refused.
    func fitting(_ bound: TableBinding.Bound) -> PropertyValue? {
        switch (self, bound.type) {
        case (.status(let name), "select"), (.select(let name), "select"): .select(name)
        case (.status(let name), "status"), (.select(let name), "status"):
            name.map { bound.options.isEmpty || bound.options.contains($0) } ?? true ? .status(name) : nil
        case (.url(let url), "rich_text"): .richText(RichText(url.map { [RichText.Run($0, link: $0)] } ?? []))
        case (.richText(let text), "url"): .url(text.plain)
        case (.richText, "email"), (.richText, "phone_number"): nil
        default: self
        }
    }
}
