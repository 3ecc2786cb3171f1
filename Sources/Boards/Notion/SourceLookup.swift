import Notion
import Support

/// From what a person pasted to the data source it means.
struct SourceLookup: Sendable {
    let client: NotionClient

    /// The data source of a pasted database, data source or page address; `role` names what it is for ("drafts").
    ///
    /// The id of a database is not the id of its data source; a page may hold the database. Throws `DeskFailure` with the next step.
    func dataSource(pasted: String, role: String) async throws -> DataSource {
        guard let id = NotionID(pasted: pasted)?.text else {
            throw DeskFailure(
                "notion.\(role) = \"\(pasted.limited(utf16: 80))\" holds no Notion id: paste the address of the database.", .permanent)
        }
        if let source = try await found({ try await client.dataSource(id) }) { return source }
        if let database = try await found({ try await client.database(id) }) { return try await only(of: database, role: role) }
        if let database = try await inPage(id, role: role) { return try await only(of: database, role: role) }
        throw DeskFailure(
            "The Notion database for notion.\(role) is not visible: share its page with the connection (... > Connections), or correct the id."
        )
    }

    /// The one data source of a database.
    func only(of database: Database, role: String) async throws -> DataSource {
        switch database.dataSources.count {
        case 0:
            throw DeskFailure(
                "The database \"\(database.title)\" for notion.\(role) shows no data source: share it with the connection (... > Connections)."
            )
        case 1: return try await client.dataSource(database.dataSources[0].id)
        default:
            let choices = database.dataSources.map { "\"\($0.name)\" (\($0.id))" }.joined(separator: ", ")
            throw DeskFailure(
                "The database \"\(database.title)\" for notion.\(role) has several data sources: put the id of one into the configuration: \(choices)."
            )
        }
    }

    // A linked view has an id of its own that the API does not know; only the original can be used.
    private func inPage(_ id: String, role: String) async throws -> Database? {
        guard let children = try await found({ try await client.children(of: id) }) else { return nil }
        let ids = children.elements.filter { $0.kind.type == "child_database" }.compactMap(\.id)
        var databases: [Database] = []
        for id in ids { if let database = try await found({ try await client.database(id) }) { databases.append(database) } }
        if databases.count < 2 { return databases.first }
        if let named = databases.first(where: { $0.title.lowercased() == role }) { return named }
        throw DeskFailure(
            "The page for notion.\(role) holds several databases: open the one that is meant as a page and paste its address.", .permanent)
    }

    private func found<Value: Sendable>(_ get: () async throws -> Value) async throws -> Value? {
        do {
            return try await get()
        } catch let error as NotionError where error.isNotFound || error.status == 400 {
            // 400 is the answer to an id of another kind.
            return nil
        }
    }
}
