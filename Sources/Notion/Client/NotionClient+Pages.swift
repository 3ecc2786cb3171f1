import Support

/// Where a page is created.
package enum PageParent: Sendable {
    case dataSource(String)
    case page(String)

    var json: JSON {
        switch self {
        case .dataSource(let id): ["type": "data_source_id", "data_source_id": .string(id)]
        case .page(let id): ["type": "page_id", "page_id": .string(id)]
        }
    }
}

extension NotionClient {
    /// Creates a page with as much of `children` as one request takes (`BlockBatch.first`); properties are by id or name.
    ///
    /// There is no idempotency key: after an error with `mayHaveTakenEffect`, look for the page before creating it again.
    package func createPage(in parent: PageParent, properties: [String: PropertyValue], children: [Block] = []) async throws -> Page {
        var body: [String: JSON] = ["parent": parent.json, "properties": .object(properties.mapValues(\.json))]
        if !children.isEmpty { body["children"] = .array(BlockBatch.first(of: children).map { $0.json() }) }
        return try read(
            try await call("POST", "/v1/pages", body: .object(body), effect: .write), "POST /v1/pages", Page.init(reading:))
    }

    /// A page's properties, fresh rather than from the query index.
    package func page(_ id: String) async throws -> Page {
        try read(try await get("/v1/pages/\(percentEncoded(id))"), "GET /v1/pages", Page.init(reading:))
    }

    /// Changes the listed properties only; keys are ids or names.
    @discardableResult
    package func updatePage(_ id: String, properties: [String: PropertyValue]) async throws -> Page {
        let json = try await call(
            "PATCH", "/v1/pages/\(percentEncoded(id))", body: ["properties": .object(properties.mapValues(\.json))], effect: .write)
        return try read(json, "PATCH /v1/pages", Page.init(reading:))
    }

    /// The whole value of one property: all ids of a relation with more than 25, all runs of a long text.
    package func property(_ property: String, of page: String, limit: Int = 1000) async throws -> PropertyValue {
        let path = "/v1/pages/\(percentEncoded(page))/properties/\(PropertyID.encoded(property))"
        let first = try await get(path, query: [("page_size", "100")])
        guard first["object"]?.string == "list" else { return PropertyValue(reading: first) }
        var items = Listing(reading: first) { $0 }
        while let next = items.next, items.elements.count < limit {
            let more = Listing(reading: try await get(path, query: [("page_size", "100"), ("start_cursor", next)])) { $0 }
            items.elements += more.elements
            items.next = more.next == next ? nil : more.next
        }
        // Each element carries one piece of the array that a page object would hold.
        let type = items.elements.first?["type"]?.string ?? first["property_item"]?["type"]?.string ?? ""
        let pieces = JSON.array(items.elements.compactMap { $0[type] })
        return PropertyValue(reading: ["type": .string(type), .init(type): pieces, "has_more": .bool(items.next != nil)])
    }

    /// The page as Notion's markdown; addresses of files in it are signed and change at every read. It is whole when nothing was left out.
    package func markdown(of page: String) async throws -> (text: String, isWhole: Bool) {
        let json = try await get("/v1/pages/\(percentEncoded(page))/markdown")
        return (json["markdown"]?.string ?? "", json["truncated"]?.bool != true && json["unknown_block_ids"]?.array?.isEmpty != false)
    }
}

extension NotionClient {
    /// A comment on a page, on a block, or an answer in a discussion.
    package enum CommentPlace: Sendable {
        case page(String)
        case block(String)
        case discussion(String)
    }

    /// Writes a comment.
    @discardableResult
    package func comment(on place: CommentPlace, _ text: RichText) async throws -> Comment {
        var body: [String: JSON] = ["rich_text": text.json]
        switch place {
        case .page(let id): body["parent"] = ["page_id": .string(id)]
        case .block(let id): body["parent"] = ["block_id": .string(id)]
        case .discussion(let id): body["discussion_id"] = .string(id)
        }
        return try read(
            try await call("POST", "/v1/comments", body: .object(body), effect: .write), "POST /v1/comments", Comment.init(reading:))
    }

    /// The unresolved comments of a page or of one block, oldest first; a page's list leaves out those on its blocks.
    package func comments(on id: String, limit: Int = 1000) async throws -> Listing<Comment> {
        try await all(limit: limit) { cursor in
            var query = [("block_id", id), ("page_size", "100")]
            if let cursor { query.append(("start_cursor", cursor)) }
            return Listing(reading: try await self.get("/v1/comments", query: query), Comment.init(reading:))
        }
    }
}
