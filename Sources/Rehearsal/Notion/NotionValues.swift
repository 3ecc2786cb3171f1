import Support

/// Property values: what a request may write, and what answers show.
///
/// Stored form: select, status and multi-select keep option ids, people and relations keep ids, files keep
/// references; everything else is kept as answers show it.
extension NotionWorkspace {
    /// Writes the properties of a request to a row; `source` is nil for a page below a page.
    mutating func writeValues(_ field: NotionField, of page: String, source: String?) throws {
        for key in try field.object().keys.sorted() {
            let property: NotionProperty
            if let source {
                guard let known = sources[source]?.property(key) else {
                    throw NotionRefusal(message: "\(key) is not a property that exists.")
                }
                property = known
            } else {
                guard key == "title" else { throw NotionRefusal(message: "\(key) is not a property that exists.") }
                property = NotionProperty(id: "title", name: "title", type: "title", config: [:])
            }
            let value = try acceptValue(property, field[key], source: source)
            items[page]?.values[property.id] = value
        }
    }

    private mutating func acceptValue(_ property: NotionProperty, _ given: NotionField, source: String?) throws -> JSON {
        let type = property.type
        // The title of a page may come as the bare array.
        let field = type == "title" && given.value?.array != nil ? NotionField(given.path, ["title": given.value ?? []]) : given
        _ = try field.object()
        let named = field.keys.filter { (NotionSchema.types + ["formula", "rollup", "button"]).contains($0) }
        guard let only = named.first else { throw field[type].refusal("defined") }
        if named.count > 1 || only != type || (field["type"].isPresent && field["type"].value?.string != type) {
            throw NotionRefusal(message: "\(property.name) is expected to be \(type).")
        }
        try field.allow([type, "type", "id", "has_more", "name"])
        if NotionSchema.readOnly.contains(type) {
            throw NotionRefusal(message: "Property \(property.name) of type \(type) cannot be updated: it is read-only.")
        }
        return try acceptInner(property, field[type], source: source)
    }

    private mutating func acceptInner(_ property: NotionProperty, _ field: NotionField, source: String?) throws -> JSON {
        switch property.type {
        case "title", "rich_text": return .array(try richText(field))
        case "checkbox": return .bool(try field.bool())
        case "people": return .array(try field.elements().map { .string(try knownUser($0["id"].id())) })
        case "files": return .array(try field.elements().map { try fileReference($0, needsName: true, types: nil) })
        case "relation": return .array(try field.elements().map { .string(try related($0["id"].id(), property)) })
        case "multi_select": return .array(try field.elements().map { try option($0, property, source: source) })
        case _ where field.isNull: return .null
        case "number":
            guard field.value?.number != nil else { throw field.refusal("a number or `null`") }
            return field.value ?? .null
        case "url": return .string(try url(field))
        case "email", "phone_number":
            let text = try field.text(most: 200)
            if text.isEmpty { throw field.refusal("populated or `null`") }
            return .string(text)
        case "date": return try NotionDates.accept(field)
        case "select", "status": return try option(field, property, source: source)
        default: throw NotionRefusal(message: "Properties of type \(property.type) cannot be written.")
        }
    }

    private func knownUser(_ id: String) throws -> String {
        guard NotionPerson.all.contains(where: { $0.id == id }) else { throw NotionRefusal.missing("user", id) }
        return id
    }

    private func related(_ id: String, _ property: NotionProperty) throws -> String {
        guard let page = items[id], page.parent == .source(property.config["data_source_id"]?.string ?? ""), isVisible(id) else {
            throw NotionRefusal(message: "Could not find page with ID: \(id) in the data source that \(property.name) relates to.")
        }
        return id
    }

    /// The option's id. A select makes an option it does not know; a status never does.
    private mutating func option(_ field: NotionField, _ property: NotionProperty, source: String?) throws -> JSON {
        _ = try field.object()
        try field.allow(["id", "name", "color", "description"])
        // An option made by an earlier element of the same request counts.
        let current = source.flatMap { sources[$0]?.property(property.id) } ?? property
        if let id = field["id"].value?.string {
            guard current.option(id: id) != nil else { throw field["id"].refusal("the id of an option") }
            return .string(id)
        }
        let name = try field["name"].string()
        if let known = current.option(named: name) { return known["id"] ?? .null }
        if current.type == "status" {
            throw NotionRefusal(message: "Status option \"\(name)\" does not exist.")
        }
        try NotionSchema.checkOptionName(name, field["name"])
        return try addOption(name, to: current, source: source)
    }

    private mutating func addOption(_ name: String, to property: NotionProperty, source: String?) throws -> JSON {
        guard let source, let index = sources[source]?.index(of: property.id) else { throw NotionRefusal(message: "No such property.") }
        let id = JSON.string(NotionID.make())
        let color = NotionRichText.colors[property.options.count % NotionRichText.colors.count]
        let made: JSON = ["id": id, "name": .string(name), "color": .string(color), "description": nil]
        sources[source]?.properties[index].config = ["options": .array(property.options + [made])]
        return id
    }

    // MARK: Answers

    /// `{id, type, <type>: value}` as pages show it; relations and people stop after 25.
    mutating func showValue(_ property: NotionProperty, of page: NotionItem) -> JSON {
        var members: [String: JSON] = ["id": .string(PercentText.encode(property.id)), "type": .string(property.type)]
        let inner = innerValue(property, of: page)
        if property.type == "relation", let all = inner.array {
            members["has_more"] = .bool(all.count > 25)
            members["relation"] = .array(Array(all.prefix(25)))
        } else if property.type == "people", let all = inner.array {
            members["people"] = .array(Array(all.prefix(25)))
        } else {
            members[property.type] = inner
        }
        return .object(members)
    }

    /// The whole value in the form of answers.
    mutating func innerValue(_ property: NotionProperty, of page: NotionItem) -> JSON {
        let stored = page.values[property.id]
        switch property.type {
        case "title", "rich_text": return stored ?? []
        case "checkbox": return stored ?? false
        case "people": return .array((stored?.array ?? []).map { NotionPerson.show($0.string ?? "", withEmail: settings.may(.readUsers)) })
        case "relation": return .array((stored?.array ?? []).filter { isLiveRow($0.string ?? "") }.map { ["id": $0] })
        case "files": return .array((stored?.array ?? []).map { showFile($0, named: true) })
        case "multi_select": return .array((stored?.array ?? []).compactMap { shownOption(property, $0.string) })
        case "select", "status": return shownOption(property, stored?.string) ?? .null
        case "created_time": return .string(NotionTime.minute(page.stamp.created))
        case "last_edited_time": return .string(NotionTime.minute(page.stamp.edited))
        case "created_by": return userStub(page.stamp.createdBy)
        case "last_edited_by": return userStub(page.stamp.editedBy)
        case "unique_id": return ["prefix": property.config["prefix"] ?? .null, "number": stored ?? .null]
        default: return stored ?? .null
        }
    }

    private func isLiveRow(_ id: String) -> Bool { items[id] != nil && !isTrashed(id) }

    private func shownOption(_ property: NotionProperty, _ id: String?) -> JSON? {
        property.option(id: id).map { ["id": $0["id"] ?? .null, "name": $0["name"] ?? .null, "color": $0["color"] ?? .null] }
    }
}
