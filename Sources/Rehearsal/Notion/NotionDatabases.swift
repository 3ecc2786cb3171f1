import Support

/// Databases: containers of data sources.
extension NotionWorkspace {
    mutating func createDatabase(_ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.insertContent)
        try body.allow(["parent", "title", "description", "is_inline", "icon", "cover", "initial_data_source"])
        if body["parent"]["workspace"].isPresent {
            throw NotionRefusal(message: "Databases cannot be created at the workspace level by an internal integration.")
        }
        try body["parent"].allow(["type", "page_id"])
        let parent = try page(try body["parent"]["page_id"].id())
        if isTrashed(parent.id) { throw NotionRefusal.inTrash }
        try body["initial_data_source"].allow(["properties"])
        let schema = body["initial_data_source"]["properties"]
        let properties = try buildSchema(schema.isPresent ? schema : NotionField(schema.path, ["Name": ["title": [:]]]))
        let title = body["title"].isPresent ? try richText(body["title"]) : []
        let description = body["description"].isPresent ? try richText(body["description"]) : []
        var database = NotionItem(
            id: NotionID.make(), kind: .database, parent: .page(parent.id), serial: nextSerial(), stamp: makeStamp())
        database.content = ["title": .array(title), "description": .array(description), "is_inline": body["is_inline"].value ?? false]
        database.icon = try icon(body["icon"])
        database.cover = try cover(body["cover"])
        let source = NotionSource(id: NotionID.make(), database: database.id, stamp: makeStamp(), title: title, properties: properties)
        database.sources = [source.id]
        sources[source.id] = source
        items[database.id] = database
        attach(database.id, to: parent.id)
        views.append(NotionView.standard(of: database.id, source: source.id, at: now))
        return showDatabase(database, version)
    }

    func database(_ segment: String) throws -> NotionItem {
        try item(try NotionID.inPath(segment, "database_id"), .database, name: "database")
    }

    mutating func updateDatabase(_ segment: String, _ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.updateContent)
        let id = try database(segment).id
        try body.allow(["title", "description", "is_inline", "icon", "cover", "in_trash", "is_locked"] + version.trashAlias)
        let trash = try version.trashFlag(body)
        if trash == nil, isTrashed(id) { throw NotionRefusal.inTrash }
        for key in ["title", "description"] where body[key].isPresent {
            let text = try richText(body[key])
            items[id]?.content[key] = .array(text)
        }
        if body["is_inline"].isPresent { items[id]?.content["is_inline"] = .bool(try body["is_inline"].bool()) }
        if body["is_locked"].isPresent { items[id]?.isLocked = try body["is_locked"].bool() }
        try dress(id, body)
        if let trash { items[id]?.inTrash = trash }
        touch(id)
        return showDatabase(try database(id), version)
    }

    mutating func showDatabase(_ database: NotionItem, _ version: NotionVersion) -> JSON {
        let tables: [JSON] = database.sources.compactMap { id in
            guard let source = sources[id], !source.inTrash else { return nil }
            return ["id": .string(id), "name": .string(NotionRichText.text(source.title))]
        }
        var members: [String: JSON] = [
            "object": "database", "id": .string(database.id), "parent": parentMember(database.parent), "data_sources": .array(tables),
            "created_time": .string(NotionTime.offset(database.stamp.created)),
            "last_edited_time": .string(NotionTime.offset(database.stamp.edited)), "icon": showIcon(database.icon),
            "cover": showIcon(database.cover), "is_locked": .bool(database.isLocked), "url": .string(link(database.id)), "public_url": nil,
        ]
        members.merge(database.content) { $1 }
        return .object(members.merging(trashMembers(database.inTrash, version)) { $1 })
    }
}

/// Data sources: the tables themselves.
extension NotionWorkspace {
    mutating func createSource(_ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.insertContent)
        try body.allow(["parent", "properties", "title", "icon"])
        try body["parent"].allow(["type", "database_id"])
        let database = try item(try body["parent"]["database_id"].id(), .database, name: "database")
        var source = NotionSource(
            id: NotionID.make(), database: database.id, stamp: makeStamp(), properties: try buildSchema(body["properties"]))
        if body["title"].isPresent { source.title = try richText(body["title"]) }
        source.icon = try icon(body["icon"])
        sources[source.id] = source
        items[database.id]?.sources.append(source.id)
        return showSource(source, version)
    }

    func source(segment: String) throws -> NotionSource { try source(try NotionID.inPath(segment, "data_source_id")) }

    mutating func updateSource(_ segment: String, _ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.updateContent)
        let id = try source(segment: segment).id
        try body.allow(["title", "icon", "properties", "in_trash"] + version.trashAlias)
        let trash = try version.trashFlag(body)
        if trash == nil, isTrashed(id) { throw NotionRefusal.inTrash }
        let title = body["title"].isPresent ? try richText(body["title"]) : nil
        let icon: JSON? = body["icon"].isPresent ? try icon(body["icon"]) : Optional.none
        if let title { sources[id]?.title = title }
        if let icon { sources[id]?.icon = icon }
        if body["properties"].isPresent { try changeSchema(of: id, body["properties"]) }
        if let trash { sources[id]?.inTrash = trash }
        sources[id]?.stamp.edited = now
        sources[id]?.stamp.editedBy = actor
        return showSource(try source(id), version)
    }

    mutating func showSource(_ source: NotionSource, _ version: NotionVersion) -> JSON {
        let database = items[source.database]
        let properties = Dictionary(source.properties.map { ($0.name, NotionSchema.show($0)) }) { $1 }
        var members: [String: JSON] = [
            "object": "data_source", "id": .string(source.id), "title": .array(source.title), "description": [],
            "parent": ["type": "database_id", "database_id": .string(source.database)],
            "database_parent": database.map { parentMember($0.parent) } ?? .null, "properties": .object(properties),
            "is_inline": database?.content["is_inline"] ?? false, "icon": showIcon(source.icon), "cover": nil,
            "url": .string(link(source.database)),
            "public_url": nil,
        ]
        members.merge(stampMembers(source.stamp)) { $1 }
        return .object(members.merging(trashMembers(source.inTrash, version)) { $1 })
    }
}
