import Notion
import Support

/// Where the relations of the desk's tables have to lead, and what the tables are called to which others lead.
struct Relations: Sendable {
    /// Data sources of the desk's own tables, as far as they are known; a relation to one that is not is believed.
    let sources: [DeskTable: String]
    /// Titles of other data sources, by id.
    var titles: [String: String] = [:]

    init(_ sources: [DeskTable: String] = [:]) { self.sources = sources }

    /// Whether the column's relation leads elsewhere than to the desk's table.
    func isAstray(_ column: DeskColumn, _ schema: PropertySchema) -> Bool {
        guard case .relation(let table) = column.type, let wanted = sources[table], let found = schema.relatesTo else { return false }
        return wanted != found
    }

    /// What the table is called to which a relation leads.
    func title(of source: String?) -> String {
        guard let source else { return "?" }
        return sources.first { $0.value == source }?.key.title ?? titles[source] ?? "another database"
    }

    /// With the titles of the tables to which relations lead that should lead to the desk's.
    func naming(_ table: DeskTable, in source: DataSource, by client: NotionClient) async -> Relations {
        var named = self
        for column in table.columns {
            let astray = source.properties.filter {
                $0.name.trimmed.lowercased() == column.name.rawValue.lowercased() && isAstray(column, $0)
            }
            for id in astray.compactMap(\.relatesTo) where !sources.values.contains(id) && named.titles[id] == nil {
                // One that is not shared has no title here.
                let title = try? await client.dataSource(id).title.trimmed
                if let title, !title.isEmpty { named.titles[id] = title }
            }
        }
        return named
    }
}
