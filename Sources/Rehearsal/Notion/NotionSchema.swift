import Support

/// The columns of a data source: built, changed and shown.
enum NotionSchema {
    static let plainTypes = [
        "title", "rich_text", "url", "people", "files", "email", "phone_number", "date", "checkbox", "created_by", "created_time",
        "last_edited_by", "last_edited_time",
    ]
    static let types = plainTypes + ["number", "select", "multi_select", "status", "relation", "unique_id"]
    static let readOnly = ["created_by", "created_time", "last_edited_by", "last_edited_time", "unique_id"]
    static let groups = [("To-do", "gray"), ("In progress", "blue"), ("Complete", "green")]

    /// A short id like those of Notion: all hold characters that must be encoded in a path.
    static func freshID(besides taken: [String]) -> String {
        let safe = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz~")
        let odd = Array(":;<>=?@[]^`{|}\\")
        while true {
            let id = String([
                safe.randomElement() ?? "A", odd.randomElement() ?? "~", safe.randomElement() ?? "B", safe.randomElement() ?? "C",
            ])
            if !taken.contains(id) { return id }
        }
    }

    static func checkOptionName(_ name: String, _ field: NotionField) throws {
        if name.isEmpty || name.utf16.count > 100 { throw field.refusal("a name of 1 to 100 characters") }
        if name.contains(",") { throw NotionRefusal(message: "Invalid select option, commas not allowed: \(name)") }
    }

    static func show(_ property: NotionProperty) -> JSON {
        [
            "id": .string(PercentText.encode(property.id)), "name": .string(property.name), "type": .string(property.type),
            "description": .optional(property.description), property.type: property.config,
        ]
    }
}

extension NotionWorkspace {
    /// The columns of a new data source; exactly one is a title.
    func buildSchema(_ field: NotionField) throws -> [NotionProperty] {
        var properties: [NotionProperty] = []
        for name in try field.object().keys.sorted() {
            properties.append(try newProperty(named: name, field[name], taken: properties))
        }
        if properties.filter({ $0.type == "title" }).count != 1 {
            throw NotionRefusal(message: "body failed validation: \(field.path) should have exactly one property of type title.")
        }
        return properties
    }

    private func newProperty(named name: String, _ field: NotionField, taken: [NotionProperty]) throws -> NotionProperty {
        guard let type = try schemaType(field) else { throw field["title"].refusal("defined") }
        let config = try propertyConfig(type, field[type], old: nil)
        let id = type == "title" ? "title" : NotionSchema.freshID(besides: taken.map(\.id))
        return NotionProperty(
            id: id, name: field["name"].value?.string ?? name, type: type, config: config, description: field["description"].value?.string)
    }

    /// The type a schema entry names, nil when it names none.
    private func schemaType(_ field: NotionField) throws -> String? {
        _ = try field.object()
        try field.allow(NotionSchema.types + ["name", "type", "description"])
        let named = field.keys.filter { NotionSchema.types.contains($0) }
        if named.count > 1 {
            throw NotionRefusal(message: "body failed validation: \(field.path) should name one type, instead has \(named).")
        }
        return named.first
    }

    private func propertyConfig(_ type: String, _ field: NotionField, old: NotionProperty?) throws -> JSON {
        _ = try field.object()
        switch type {
        case "number": return ["format": .string(field["format"].value?.string ?? "number")]
        case "unique_id": return ["prefix": field["prefix"].value ?? .null]
        case "select", "multi_select":
            try field.allow(["options"])
            return ["options": .array(try options(field["options"], kept: old?.options ?? []))]
        case "status": return try statusConfig(field, old: old)
        case "relation": return try relationConfig(field)
        default:
            try field.allow([])
            return [:]
        }
    }

    /// The options as sent; one that exists keeps its id, one that is not sent again is dropped.
    private func options(_ field: NotionField, kept: [JSON]) throws -> [JSON] {
        guard field.isPresent else { return kept }
        return try field.elements().map { option in
            try option.allow(["id", "name", "color", "description"])
            let old = kept.first { $0["id"] == option["id"].value || $0["name"] == option["name"].value }
            if let old, !option["name"].isPresent { return old }
            let name = try option["name"].string()
            try NotionSchema.checkOptionName(name, option["name"])
            let color = option["color"].isPresent ? try option["color"].oneOf(NotionRichText.colors) : "default"
            return [
                "id": old?["id"] ?? .string(NotionID.make()), "name": .string(name), "color": old?["color"] ?? .string(color),
                "description": option["description"].value ?? old?["description"] ?? .null,
            ]
        }
    }

    private func statusConfig(_ field: NotionField, old: NotionProperty?) throws -> JSON {
        if !settings.acceptsStatusSchema {
            throw NotionRefusal(
                message:
                    "body failed validation: \(field.path) should be not present: a status property cannot be made or changed by the API.",
                isExpected: true)
        }
        try field.allow(["options"])
        let kept = old?.options ?? []
        var all = kept
        for option in try options(field["options"], kept: kept) where !kept.contains(where: { $0["id"] == option["id"] }) {
            all.append(option)
        }
        if all.isEmpty {
            all = [("Not started", "default"), ("In progress", "blue"), ("Done", "green")].map {
                ["id": .string(NotionID.make()), "name": .string($0.0), "color": .string($0.1), "description": nil]
            }
        }
        return ["options": .array(all), "groups": .array(groups(of: all))]
    }

    /// What the API adds goes to the To-do group, except for the defaults, one a group.
    private func groups(of options: [JSON]) -> [JSON] {
        let isDefault = options.first?["name"] == "Not started" && options.count == 3
        return NotionSchema.groups.enumerated().map { index, group in
            let members = isDefault ? [options[index]] : index == 0 ? options : []
            return [
                "id": .string(NotionID.make()), "name": .string(group.0), "color": .string(group.1),
                "option_ids": .array(members.compactMap { $0["id"] }),
            ]
        }
    }

    private func relationConfig(_ field: NotionField) throws -> JSON {
        try field.allow(["data_source_id", "type", "single_property"])
        let target = try source(try field["data_source_id"].id())
        _ = try field["single_property"].object()
        return [
            "data_source_id": .string(target.id), "database_id": .string(target.database), "type": "single_property",
            "single_property": [:],
        ]
    }

    /// Adds, renames, retypes and deletes columns; a key is a name or an id.
    mutating func changeSchema(of source: String, _ field: NotionField) throws {
        for key in try field.object().keys.sorted() {
            let index = sources[source]?.index(of: key)
            if field[key].isNull {
                guard let index else { throw NotionRefusal(message: "Could not find property with name or id: \(key)") }
                try removeProperty(at: index, of: source)
            } else if let index {
                try changeProperty(at: index, of: source, field[key])
            } else {
                let taken = sources[source]?.properties ?? []
                let made = try newProperty(named: key, field[key], taken: taken)
                if made.type == "title" { throw NotionRefusal(message: "A data source has exactly one title property.") }
                sources[source]?.properties.append(made)
            }
        }
        let names = sources[source]?.properties.map(\.name) ?? []
        if Set(names).count != names.count { throw NotionRefusal(message: "Two properties of one data source cannot have the same name.") }
    }

    private mutating func removeProperty(at index: Int, of source: String) throws {
        guard let property = sources[source]?.properties[index] else { return }
        if property.type == "title" { throw NotionRefusal(message: "The title property cannot be deleted.") }
        sources[source]?.properties.remove(at: index)
        for row in sources[source]?.rows ?? [] { items[row]?.values[property.id] = nil }
    }

    private mutating func changeProperty(at index: Int, of source: String, _ field: NotionField) throws {
        guard var property = sources[source]?.properties[index] else { return }
        if let name = field["name"].value?.string { property.name = name }
        if let text = field["description"].value?.string { property.description = text }
        if let type = try schemaType(field) {
            if (type == "title") != (property.type == "title") {
                throw NotionRefusal(message: "The type of a title property cannot be changed.")
            }
            property.config = try propertyConfig(type, field[type], old: type == property.type ? property : nil)
            if type != property.type {
                for row in sources[source]?.rows ?? [] { items[row]?.values[property.id] = nil }
                property.type = type
            }
        }
        sources[source]?.properties[index] = property
    }
}
