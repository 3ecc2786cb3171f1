import HTTPServer
import Support

/// Pages: rows of data sources, and pages below pages.
extension NotionWorkspace {
    mutating func createPage(_ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.insertContent)
        try body.allow(["parent", "properties", "icon", "cover", "children", "markdown", "position"])
        let parent = try newPageParent(body["parent"])
        if body["markdown"].isPresent, body["children"].isPresent { throw body["markdown"].refusal("not present when children are given") }
        var plans = body["children"].isPresent ? try planChildren(body["children"]) : []
        if body["markdown"].isPresent { plans = NotionMarkdown.blocks(try body["markdown"].string()) }
        let id = makePage(parent: parent)
        try dress(id, body)
        if body["properties"].isPresent || !body["markdown"].isPresent {
            try writeValues(body["properties"], of: id, source: sourceID(parent))
        }
        insert(plans, under: id, at: nil)
        return showPage(try page(id), version)
    }

    private func newPageParent(_ field: NotionField) throws -> NotionItem.Parent {
        _ = try field.object()
        try field.allow(["type", "data_source_id", "database_id", "page_id", "workspace"])
        if field["data_source_id"].isPresent {
            let source = try source(try field["data_source_id"].id())
            if isTrashed(source.id) { throw NotionRefusal.inTrash }
            return .source(source.id)
        }
        if field["database_id"].isPresent {
            let database = try item(try field["database_id"].id(), .database, name: "database")
            guard database.sources.count == 1, let only = database.sources.first else {
                throw NotionRefusal(message: "Databases with multiple data sources are not supported: send parent.data_source_id.")
            }
            return .source(only)
        }
        if field["workspace"].isPresent {
            throw NotionRefusal(message: "Pages cannot be created at the workspace level by an internal integration.")
        }
        let page = try page(try field["page_id"].id())
        if isTrashed(page.id) { throw NotionRefusal.inTrash }
        return .page(page.id)
    }

    private func sourceID(_ parent: NotionItem.Parent) -> String? { if case .source(let id) = parent { id } else { nil } }

    /// A page without content in its place; a status begins with its first option.
    mutating func makePage(parent: NotionItem.Parent) -> String {
        var page = NotionItem(id: NotionID.make(), kind: .page, parent: parent, serial: nextSerial(), stamp: makeStamp())
        switch parent {
        case .source(let source):
            sources[source]?.rows.append(page.id)
            sources[source]?.lastNumber += 1
            for property in sources[source]?.properties ?? [] {
                if property.type == "status" { page.values[property.id] = property.options.first?["id"] ?? .null }
                if property.type == "unique_id" { page.values[property.id] = .integer(sources[source]?.lastNumber ?? 0) }
            }
            items[page.id] = page
        case .page(let above):
            items[page.id] = page
            attach(page.id, to: above)
        case .workspace, .block: items[page.id] = page
        }
        return page.id
    }

    func page(segment: String) throws -> NotionItem { try page(try NotionID.inPath(segment, "page_id")) }

    mutating func updatePage(_ segment: String, _ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.updateContent)
        let page = try page(segment: segment)
        try body.allow(["properties", "in_trash", "icon", "cover", "is_locked"] + version.trashAlias)
        let trash = try version.trashFlag(body)
        if isTrashed(page.id), trash != false { if trash == nil { throw NotionRefusal.inTrash } }
        if let trash { items[page.id]?.inTrash = trash }
        if body["properties"].isPresent { try writeValues(body["properties"], of: page.id, source: sourceID(page.parent)) }
        try dress(page.id, body)
        if body["is_locked"].isPresent { items[page.id]?.isLocked = try body["is_locked"].bool() }
        touch(page.id)
        return showPage(try self.page(page.id), version)
    }

    /// The columns of a page; one below a page has only its title.
    func properties(of page: NotionItem) -> [NotionProperty] {
        if let id = sourceID(page.parent) { return sources[id]?.properties ?? [] }
        return [NotionProperty(id: "title", name: "title", type: "title", config: [:])]
    }

    mutating func showPage(_ page: NotionItem, _ version: NotionVersion, only wanted: [String] = []) -> JSON {
        var shown: [String: JSON] = [:]
        for property in properties(of: page) where wanted.isEmpty || wanted.contains(property.id) {
            shown[property.name] = showValue(property, of: page)
        }
        var members: [String: JSON] = [
            "object": "page", "id": .string(page.id), "parent": parentMember(page.parent), "properties": .object(shown),
            "icon": showIcon(page.icon), "cover": showIcon(page.cover), "is_locked": .bool(page.isLocked), "is_archived": false,
            "url": .string(link(page.id)), "public_url": nil,
        ]
        members.merge(stampMembers(page.stamp)) { $1 }
        return .object(members.merging(trashMembers(isTrashed(page.id), version)) { $1 })
    }

    /// The ids behind `filter_properties`, which may name a column by name or id.
    func propertyIDs(_ keys: [String], of properties: [NotionProperty]) throws -> [String] {
        try keys.map { key in
            let plain = PercentText.decode(key)
            guard let known = properties.first(where: { $0.id == key || $0.id == plain || $0.name == key }) else {
                throw NotionRefusal(message: "Could not find property with name or id: \(key)")
            }
            return known.id
        }
    }

    // MARK: One property in full

    mutating func propertyItem(_ segment: String, _ key: String, _ call: ServerRequest) throws -> JSON {
        let page = try page(segment: segment)
        let all = properties(of: page)
        let id = try propertyIDs([key], of: all).first
        guard let property = all.first(where: { $0.id == id }) else { throw NotionRefusal.unknownURL }
        let shownID = JSON.string(PercentText.encode(property.id))
        let inner = innerValue(property, of: page)
        guard ["title", "rich_text", "relation", "people"].contains(property.type), let elements = inner.array else {
            return ["object": "property_item", "id": shownID, "type": .string(property.type), property.type: inner]
        }
        let keys = elements.indices.map(String.init)
        let (part, next) = try cursors.page(keys, after: call.cursor, size: try NotionLimits.pageSize(call.pageSize))
        let results: [JSON] = part.compactMap(Int.init).filter { elements.indices.contains($0) }.map {
            ["object": "property_item", "id": shownID, "type": .string(property.type), property.type: elements[$0]]
        }
        let nextURL = next.map { "\(origin)/v1/pages/\(page.id)/properties/\(PercentText.encode(property.id))?start_cursor=\($0)" }
        let about: JSON = ["id": shownID, "type": .string(property.type), "next_url": .optional(nextURL), property.type: [:]]
        return notionList(results, next: next, type: "property_item", more: ["property_item": about])
    }
}
