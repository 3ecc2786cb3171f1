import HTTPServer
import Support

/// Somebody who acts in the workspace: a person, or the connection's bot.
package struct NotionPerson: Sendable, Hashable {
    /// The user id, the same in every rehearsal.
    package let id: String
    /// As the workspace shows it.
    package let name: String

    /// Writes and corrects.
    package static let ada = NotionPerson(id: "ada00000-0000-4000-8000-000000000001", name: "Ada Editor")
    /// Approves.
    package static let ben = NotionPerson(id: "bea00000-0000-4000-8000-000000000002", name: "Ben Approver")
    /// The connection itself.
    package static let bot = NotionPerson(id: "b0700000-0000-4000-8000-0000000000ff", name: "Copydesk")
    /// A rule of the workspace, which acts by itself; a program like the connection.
    package static let rule = NotionPerson(id: "a0700000-0000-4000-8000-0000000000aa", name: "Rule of the workspace")
    /// The two people.
    package static let people = [ada, ben]

    static let all = people + [bot, rule]

    var isProgram: Bool { self == Self.bot || self == Self.rule }

    var email: String { (name.split(separator: " ").first.map { $0.lowercased() } ?? "") + "@example.com" }

    /// The full user object, or a partial one for somebody unknown.
    static func show(_ id: String, withEmail: Bool) -> JSON {
        guard let person = all.first(where: { $0.id == id }) else { return ["object": "user", "id": .string(id)] }
        var members: [String: JSON] = ["object": "user", "id": .string(id), "name": .string(person.name), "avatar_url": nil]
        members["type"] = person.isProgram ? "bot" : "person"
        members[person.isProgram ? "bot" : "person"] = person.isProgram ? [:] : withEmail ? ["email": .string(person.email)] : [:]
        return .object(members)
    }
}

extension NotionWorkspace {
    func me() -> JSON {
        [
            "object": "user", "id": .string(NotionPerson.bot.id), "name": .string(settings.botName), "avatar_url": nil, "type": "bot",
            "bot": [
                "owner": ["type": "workspace", "workspace": true], "workspace_id": "a0000000-0000-4000-8000-00000000000a",
                "workspace_name": "Rehearsal", "workspace_limits": ["max_file_upload_size_in_bytes": .integer(settings.uploadLimit)],
            ],
        ]
    }

    mutating func listUsers(_ request: ServerRequest) throws -> JSON {
        try settings.require(.readUsers)
        let size = try NotionLimits.pageSize(request.pageSize)
        let (part, next) = try cursors.page(NotionPerson.all.map(\.id), after: request.cursor, size: size)
        return notionList(part.map { NotionPerson.show($0, withEmail: true) }, next: next, type: "user")
    }

    func user(_ segment: String) throws -> JSON {
        try settings.require(.readUsers)
        let id = try NotionID.inPath(segment, "user_id")
        guard NotionPerson.all.contains(where: { $0.id == id }) else { throw NotionRefusal.missing("user", id) }
        return NotionPerson.show(id, withEmail: true)
    }

    /// By title only; sees pages and data sources, newest first.
    mutating func search(_ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.readContent)
        try body.allow(["query", "sort", "filter", "start_cursor", "page_size"])
        var kinds = ["page", "data_source"]
        if body["filter"].isPresent {
            _ = try body["filter"]["property"].oneOf(["object"])
            kinds = [try body["filter"]["value"].oneOf(kinds)]
        }
        let wanted = (body["query"].value?.string ?? "").lowercased()
        let pages = kinds.contains("page") ? items.values.filter { $0.kind == .page }.map { ($0.id, title(of: $0), $0.stamp.edited) } : []
        let tables = kinds.contains("data_source") ? sources.values.map { ($0.id, NotionRichText.text($0.title), $0.stamp.edited) } : []
        let found = (pages + tables).filter { $0.1.lowercased().contains(wanted) && isVisible($0.0) && !isTrashed($0.0) }
        let isAscending = body["sort"]["direction"].value == "ascending"
        let keys = found.sorted { ($0.2, $0.0) < ($1.2, $1.0) }.map(\.0)
        let (part, next) = try cursors.page(
            isAscending ? keys : keys.reversed(), after: body["start_cursor"], size: try NotionLimits.pageSize(body["page_size"]))
        let results = part.compactMap { id in items[id].map { showPage($0, version) } ?? sources[id].map { showSource($0, version) } }
        return notionList(results, next: next, type: "page_or_data_source")
    }
}
