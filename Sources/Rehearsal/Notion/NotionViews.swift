import FoundationEssentials
import HTTPServer
import Support

/// A way of looking at a table.
struct NotionView: Sendable {
    let id: String
    let database: String
    let source: String
    let type: String
    let created: Date
    var edited: Date
    var members: [String: JSON]

    /// The table that every new database begins with.
    static func standard(of database: String, source: String, at now: Date) -> NotionView {
        NotionView(
            id: NotionID.make(), database: database, source: source, type: "table", created: now, edited: now,
            members: ["name": "Default view", "configuration": ["type": "table"]])
    }
}

extension NotionWorkspace {
    private static let viewTypes = ["table", "board", "list", "calendar", "timeline", "gallery", "form", "chart", "map", "dashboard"]
    private static let changeable = ["name", "filter", "sorts", "quick_filters", "configuration"]

    mutating func createView(_ body: NotionField) throws -> JSON {
        try settings.require(.insertContent)
        try body.allow(Self.changeable + ["data_source_id", "database_id", "type", "position"])
        let source = try source(try body["data_source_id"].id())
        let database = try item(try body["database_id"].id(), .database, name: "database")
        guard source.database == database.id else { throw body["data_source_id"].refusal("a data source of the database") }
        let type = try body["type"].oneOf(Self.viewTypes)
        _ = try body["name"].string()
        if ["board", "calendar"].contains(type), !body["configuration"].isPresent { throw body["configuration"].refusal("defined") }
        var view = NotionView(
            id: NotionID.make(), database: database.id, source: source.id, type: type, created: now, edited: now, members: [:])
        view.members = try viewMembers(body, type: type, source)
        views.append(view)
        return show(view)
    }

    private func viewMembers(_ body: NotionField, type: String, _ source: NotionSource) throws -> [String: JSON] {
        var members: [String: JSON] = [:]
        for key in Self.changeable where body[key].isPresent { members[key] = body[key].value }
        if body["filter"].isPresent, !body["filter"].isNull { _ = try NotionFilter(body["filter"], source) }
        if body["sorts"].isPresent, !body["sorts"].isNull { _ = try body["sorts"].elements().map { try NotionSort($0, source) } }
        let configuration = body["configuration"]
        guard configuration.isPresent, !configuration.isNull else { return members }
        _ = try configuration["type"].oneOf([type])
        if type == "board" {
            _ = try configuration["group_by"].object()
            let property = try column(configuration["group_by"]["property_id"], source)
            _ = try configuration["group_by"]["type"].oneOf([property.type])
            if property.type == "status" { _ = try configuration["group_by"]["group_by"].oneOf(["option", "group"]) }
        }
        if type == "calendar" {
            let property = try column(configuration["date_property_id"], source)
            guard ["date", "created_time", "last_edited_time"].contains(property.type) else {
                throw configuration["date_property_id"].refusal("the id of a date property")
            }
        }
        return members
    }

    /// Views take property ids, not names.
    private func column(_ field: NotionField, _ source: NotionSource) throws -> NotionProperty {
        let id = try field.string()
        guard let property = source.properties.first(where: { $0.id == id || $0.id == PercentText.decode(id) }) else {
            throw field.refusal("the id of a property")
        }
        return property
    }

    mutating func listViews(_ request: ServerRequest) throws -> JSON {
        let key = request.query("database_id") != nil ? "database_id" : "data_source_id"
        guard let given = request.query(key) else {
            throw NotionRefusal(message: "query failed validation: query.database_id should be defined, instead was `undefined`.")
        }
        let id = try NotionID.inPath(given, key)
        if key == "database_id" { _ = try item(id, .database, name: "database") } else { _ = try source(id) }
        let keys = views.filter { $0.database == id || $0.source == id }.map(\.id)
        let (part, next) = try cursors.page(keys, after: request.cursor, size: try NotionLimits.pageSize(request.pageSize))
        return notionList(part.map { ["object": "view", "id": .string($0)] }, next: next, type: "view")
    }

    private func viewIndex(_ segment: String) throws -> Int {
        let id = try NotionID.inPath(segment, "view_id")
        guard let index = views.firstIndex(where: { $0.id == id }), isVisible(views[index].database) else {
            throw NotionRefusal.missing("view", id)
        }
        return index
    }

    func getView(_ segment: String) throws -> JSON { show(views[try viewIndex(segment)]) }

    mutating func updateView(_ segment: String, _ body: NotionField) throws -> JSON {
        try settings.require(.updateContent)
        try body.allow(Self.changeable)
        let index = try viewIndex(segment)
        let changes = try viewMembers(body, type: views[index].type, try source(views[index].source))
        views[index].members.merge(changes) { $1 }
        views[index].edited = now
        return show(views[index])
    }

    mutating func deleteView(_ segment: String) throws -> JSON {
        try settings.require(.updateContent)
        return show(views.remove(at: try viewIndex(segment)))
    }

    private func show(_ view: NotionView) -> JSON {
        var members: [String: JSON] = [
            "object": "view", "id": .string(view.id), "type": .string(view.type), "data_source_id": .string(view.source),
            "parent": ["type": "database_id", "database_id": .string(view.database)],
            "created_time": .string(NotionTime.offset(view.created)),
            "last_edited_time": .string(NotionTime.offset(view.edited)), "url": .string(link(view.id)),
        ]
        members.merge(view.members) { $1 }
        return .object(members)
    }
}
