import FoundationEssentials
import HTTPServer
import Support

/// The calls beside the API, for a look-alike that runs as a process of its own: acts, seeds, and reading for judging.
///
/// `POST /rehearsal/act`, `POST /rehearsal/page`, `POST /rehearsal/seed`, `POST /rehearsal/capabilities`, `GET /rehearsal/state`, `/rehearsal/page/<id>`,
/// `/rehearsal/requests`, `GET /calls`, and `POST` and `DELETE /faults`.
extension NotionDesk {
    func control(_ request: ServerRequest) async -> ServerResponse {
        if let refusal = PageGate().refusal(of: request) { return refusal }
        guard request.segments.first != "rehearsal" else { return rehearse(request) }
        var router = Router()
        log.addControls(to: &router)
        faults.addControls(to: &router)
        return await router(request)
    }

    private func rehearse(_ request: ServerRequest) -> ServerResponse {
        do {
            let path = Array(request.segments.dropFirst())
            switch (request.method, path.first, path.count) {
            case ("POST", "act", 1):
                let body = try request.json()
                return .json(["id": .string(try perform(try NotionAct(body), by: try NotionPerson(body["by"]?.string)))])
            case ("POST", "page", 1):
                let body = try request.json()
                return .json(["id": .string(seedPage(body["title"]?.string ?? "Marketing"))])
            case ("POST", "seed", 1):
                let body = try request.json()
                let seed = NotionSeed(
                    table: body["table"]?.string ?? "", properties: body["properties"]?.object ?? [:], body: body["body"]?.string ?? "")
                return .json(["id": .string(try self.seed(seed, by: try NotionPerson(body["by"]?.string)))])
            case ("POST", "capabilities", 1):
                let withheld = try Set((try request.json()["withheld"]?.array ?? []).map { try Capability(named: $0.string) })
                configure { $0.capabilities = Set(Capability.allCases).subtracting(withheld) }
                return .json(["withheld": .array(withheld.map(\.rawValue).sorted().map { .string($0) })])
            case ("GET", "state", 1): return .json(overview())
            case ("GET", "page", 2): return .json(detail(of: path[1]), status: row(path[1]) == nil ? 404 : 200)
            case ("GET", "requests", 1):
                return .json(.array(requests.map(\.json)))
            default: return .json(["error": "The rehearsal has no such call."], status: 404)
            }
        } catch {
            return .json(["error": .string("\(error)")], status: 400)
        }
    }

    private func overview() -> JSON {
        let shown: [JSON] = tables.map { table in
            [
                "title": .string(table.title), "database": .string(table.database), "data_source": .string(table.source),
                "rows": .array(rows(of: table.source).map(\.json)),
            ]
        }
        return [
            "tables": .array(shown), "requests": .integer(requests.count), "violations": .array(violations.map(\.json)),
            "people": .array(NotionPerson.people.map { ["id": .string($0.id), "name": .string($0.name)] }),
        ]
    }

    private func detail(of page: String) -> JSON {
        guard let row = row(page) else { return ["error": "There is no such page."] }
        var members = row.json.object ?? [:]
        members["blocks"] = .array(
            blocks(of: page).map {
                [
                    "id": .string($0.id), "type": .string($0.type), "depth": .integer($0.depth), "text": .string($0.text),
                    "ticked": $0.isTicked.map { .bool($0) } ?? .null,
                ]
            })
        members["comments"] = .array(
            comments(on: page).map {
                [
                    "id": .string($0.id), "discussion": .string($0.discussion), "target": .string($0.target), "by": .string($0.author),
                    "text": .string($0.text), "time": .string(Timestamp.text($0.time)), "resolved": .bool($0.isResolved),
                ]
            })
        return .object(members)
    }
}

extension NotionDesk.Capability {
    fileprivate init(named name: String?) throws {
        guard let known = name.flatMap(Self.init(rawValue:)) else {
            throw NotionActError(description: "A connection has no capability called \"\(name ?? "")\".")
        }
        self = known
    }
}

extension NotionRow {
    var json: JSON {
        [
            "id": .string(id), "title": .string(title), "properties": .object(properties), "in_trash": .bool(inTrash),
            "created": .string(Timestamp.text(created)), "created_by": .string(createdBy), "edited": .string(Timestamp.text(edited)),
            "edited_by": .string(editedBy), "icon": .optional(icon),
        ]
    }
}

extension NotionPerson {
    /// By full name; Ada Editor when none is given.
    init(_ name: String?) throws {
        guard let person = name.map({ name in (Self.people + [Self.rule]).first { $0.name == name } }) ?? Self.ada else {
            throw NotionActError(description: "Nobody in the rehearsal is called \"\(name ?? "")\"; try Ada Editor or Ben Approver.")
        }
        self = person
    }
}

extension NotionAct {
    /// From `{"act": "set_property", "page", "name", "value"}` and its kin; the keys are the labels of the cases.
    init(_ body: JSON) throws {
        func text(_ key: String) throws -> String {
            guard let text = body[key]?.string else { throw NotionActError(description: "The act needs \"\(key)\".") }
            return text
        }
        switch try text("act") {
        case "edit_block": self = .editBlock(try text("block"), text: try text("text"))
        case "tick": self = .tick(try text("block"), body["value"]?.bool ?? true)
        case "replace_text": self = .replaceText(page: try text("page"), of: try text("of"), with: try text("with"))
        case "insert_picture": self = .insertPicture(after: try text("after"), body["file"] ?? .null)
        case "replace_picture": self = .replacePicture(block: try text("block"), with: body["with"] ?? .null)
        case "delete_block": self = .deleteBlock(try text("block"))
        case "append": self = .append(page: try text("page"), text: try text("text"))
        case "insert_after": self = .insertAfter(try text("block"), text: try text("text"))
        case "insert_into": self = .insertInto(try text("block"), text: try text("text"))
        case "set_property": self = .setProperty(page: try text("page"), name: try text("name"), value: body["value"] ?? .null)
        case "comment": self = .comment(on: try text("on"), text: try text("text"))
        case "reply": self = .reply(to: try text("to"), text: try text("text"))
        case "resolve": self = .resolve(try text("comment"))
        case "trash": self = .trash(try text("page"))
        case "restore": self = .restore(try text("page"))
        case "duplicate": self = .duplicate(try text("id"))
        case "move": self = .move(try text("block"), behind: try text("behind"))
        case "move_into": self = .moveInto(try text("block"), block: try text("into"))
        case "order_properties":
            self = .orderProperties(of: try text("table"), (body["names"]?.array ?? []).compactMap(\.string))
        case "rename_property": self = .renameProperty(of: try text("table"), from: try text("from"), to: try text("to"))
        case "rename_option":
            self = .renameOption(of: try text("table"), property: try text("property"), from: try text("from"), to: try text("to"))
        case "rename_table": self = .renameTable(try text("table"), to: try text("to"))
        case "delete_property": self = .deleteProperty(of: try text("table"), name: try text("name"))
        case "retype_property": self = .retypeProperty(of: try text("table"), name: try text("name"), to: try text("to"))
        case "share": self = .share(try text("id"), body["shared"]?.bool ?? true)
        case let other: throw NotionActError(description: "The rehearsal knows no act called \"\(other)\".")
        }
    }
}
