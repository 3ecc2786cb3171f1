import Support

/// What to ask of a data source.
package struct NotionQuery: Sendable {
    /// The filter, nil for all rows; its type keys must match the columns' types.
    package var filter: JSON?
    package var sorts: [JSON]
    /// Only the rows in the trash.
    package var inTrash: Bool
    /// The properties to send back, by id; empty for all.
    package var properties: [String]
    /// Rows a request brings, 1 to 100.
    package var pageSize: Int

    package init(filter: JSON? = nil, sorts: [JSON] = [], inTrash: Bool = false, properties: [String] = [], pageSize: Int = 100) {
        self.filter = filter
        self.sorts = sorts
        self.inTrash = inTrash
        self.properties = properties
        self.pageSize = min(max(pageSize, 1), 100)
    }

    func body(cursor: String?) -> JSON {
        // A null cursor is refused, so absent members stay absent.
        var members: [String: JSON] = ["page_size": .integer(pageSize), "result_type": "page"]
        if let filter { members["filter"] = filter }
        if !sorts.isEmpty { members["sorts"] = .array(sorts) }
        if inTrash { members["in_trash"] = true }
        if let cursor { members["start_cursor"] = .string(cursor) }
        return .object(members)
    }
}

extension NotionClient {
    /// The connection's own user and its workspace's limits: also the health check.
    package func me() async throws -> Bot {
        try read(try await get("/v1/users/me"), "GET /v1/users/me", Bot.init(reading:))
    }

    /// A person's or bot's name; needs the user-information capability.
    package func user(_ id: String) async throws -> User {
        try read(try await get("/v1/users/\(percentEncoded(id))"), "GET /v1/users", User.init(reading:))
    }

    /// Creates a database with one data source under a page; `properties` is the schema by name.
    package func createDatabase(under page: String, title: String, description: String = "", properties: [String: JSON]) async throws
        -> Database
    {
        let body: JSON = [
            "parent": ["type": "page_id", "page_id": .string(page)], "title": RichText(title).json,
            "description": RichText(description).json, "initial_data_source": ["properties": .object(properties)],
        ]
        return try read(
            try await call("POST", "/v1/databases", body: body, effect: .write), "POST /v1/databases", Database.init(reading:))
    }

    /// A database with the data sources that the connection may see.
    package func database(_ id: String) async throws -> Database {
        try read(try await get("/v1/databases/\(percentEncoded(id))"), "GET /v1/databases", Database.init(reading:))
    }

    /// A data source with its columns.
    package func dataSource(_ id: String) async throws -> DataSource {
        try read(try await get("/v1/data_sources/\(percentEncoded(id))"), "GET /v1/data_sources", DataSource.init(reading:))
    }

    /// Adds or changes columns; a key is a name or an id.
    package func updateDataSource(_ id: String, properties: [String: JSON]) async throws -> DataSource {
        let json = try await call(
            "PATCH", "/v1/data_sources/\(percentEncoded(id))", body: ["properties": .object(properties)], effect: .write)
        return try read(json, "PATCH /v1/data_sources", DataSource.init(reading:))
    }

    /// One page of a query's rows.
    package func query(_ dataSource: String, _ query: NotionQuery, cursor: String? = nil) async throws -> Listing<Page> {
        let json = try await call(
            "POST", "/v1/data_sources/\(percentEncoded(dataSource))/query",
            query: query.properties.map { ("filter_properties", PropertyID.decoded($0)) }, body: query.body(cursor: cursor),
            effect: .repeatable)
        return Listing(reading: json, Page.init(reading:))
    }

    /// All rows of a query, up to `limit`; `isIncomplete` when there are more.
    package func queryAll(_ dataSource: String, _ query: NotionQuery, limit: Int = 10_000) async throws -> Listing<Page> {
        try await all(limit: limit) { try await self.query(dataSource, query, cursor: $0) }
    }

    /// What kinds of views a database has: "table", "board", "calendar".
    package func viewTypes(of database: String) async throws -> Set<String> {
        let listed = try await get("/v1/views", query: [("database_id", database)])
        var types: Set<String> = []
        for id in Listing(reading: listed, { $0["id"]?.string }).elements.prefix(Self.mostViews) {
            if let type = try await get("/v1/views/\(percentEncoded(id))")["type"]?.string { types.insert(type) }
        }
        return types
    }

    private static let mostViews = 20

    /// Adds a view to a database; cosmetic, so callers may ignore its failure.
    package func createView(
        database: String, dataSource: String, name: String, type: String, configuration: [String: JSON]
    ) async throws {
        let body: JSON = [
            "database_id": .string(database), "data_source_id": .string(dataSource), "name": .string(name), "type": .string(type),
            "configuration": .object(configuration.merging(["type": .string(type)]) { $1 }),
        ]
        _ = try await call("POST", "/v1/views", body: body, effect: .write)
    }
}

extension NotionClient {
    func read<Value>(_ json: JSON, _ request: String, _ value: (JSON) -> Value?) throws -> Value {
        guard let value = value(json) else {
            // As with any damaged answer, what was asked for was done.
            throw NotionError(.unreadable("an object without an id"), request: request, mayHaveTakenEffect: !request.hasPrefix("GET "))
        }
        return value
    }

    func all<Element>(limit: Int, _ part: (String?) async throws -> Listing<Element>) async throws -> Listing<Element> {
        var whole = Listing<Element>(elements: [])
        repeat {
            let page = try await part(whole.next)
            // The same cursor twice would never end.
            let isStuck = page.next != nil && page.next == whole.next
            whole.elements += page.elements
            whole.isIncomplete = whole.isIncomplete || page.isIncomplete || isStuck
            whole.next = isStuck ? nil : page.next
        } while whole.next != nil && whole.elements.count < limit
        if whole.next != nil || whole.elements.count > limit { whole.isIncomplete = true }
        whole.elements = Array(whole.elements.prefix(limit))
        return whole
    }
}
