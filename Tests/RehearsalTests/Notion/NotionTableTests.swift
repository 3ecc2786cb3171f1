import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionTableTests {
    @Test("a database is a container: the schema lives at its data source")
    func container() async throws {
        try await NotionOffice.open { office in
            let source = try await office.call("GET", "data_sources/\(office.makeTable())")
            let database = try await office.call("GET", "databases/\(source["parent"]?["database_id"]?.string ?? "")")
            #expect(database["data_sources"] == [["id": .string(source.id), "name": "Posts"]])
            #expect(database.object?["properties"] == nil)
            #expect(database["created_time"]?.string?.hasSuffix("+00:00") == true)
            #expect(source["properties"]?["Name"]?["id"] == "title")
            #expect(source["properties"]?["Status"]?["status"]?["options"]?.array?.count == 3)
            #expect(try await office.refused("GET", "data_sources/\(database.id)").status == 404)
        }
    }

    @Test("a column's id survives its renaming and is encoded in answers")
    func ids() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            let before = try await office.call("GET", "data_sources/\(source)")["properties"]?["Notes"]?.id ?? ""
            #expect(before.contains("%"))
            try office.desk.perform(.renameProperty(of: "Posts", from: "Notes", to: "Remarks"))
            let row = try await office.makeRow(in: source, [before: ["rich_text": NotionOffice.text("by id")]])
            #expect(row["properties"]?["Remarks"]?.id == before)
            #expect(office.desk.row(row.id)?.properties["Remarks"] == "by id")
            let refused = try await office.refused("PATCH", "pages/\(row.id)", ["properties": ["Notes": ["rich_text": []]]])
            #expect(refused.message.contains("is not a property that exists"))
        }
    }

    @Test("columns are added, renamed and deleted; the title stays")
    func changes() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            let properties: JSON = ["Extra": ["url": [:]], "Score": ["name": "Points"], "Ready": nil]
            let changed = try await office.call("PATCH", "data_sources/\(source)", ["properties": properties])["properties"]
            let names = Set(changed?.object?.keys.map { $0 } ?? [])
            #expect(names.isSuperset(of: ["Extra", "Points"]))
            #expect(names.isDisjoint(with: ["Score", "Ready"]))
            #expect(try await office.refused("PATCH", "data_sources/\(source)", ["properties": ["Name": nil]]).status == 400)
            #expect(try await office.refused("PATCH", "data_sources/\(source)", ["properties": ["Nope": nil]]).status == 400)
        }
    }

    @Test("where status columns cannot be made, setup is refused and a select works")
    func statusFallback() async throws {
        try await NotionOffice.open({ $0.acceptsStatusSchema = false }) { office in
            let body: JSON = [
                "parent": ["page_id": .string(office.page)], "initial_data_source": ["properties": NotionOffice.schema],
            ]
            let refused = try await office.refused("POST", "databases", body)
            #expect(refused.code == "validation_error")
            #expect(office.desk.violations.isEmpty)
            _ = try await office.makeTable(["Name": ["title": [:]], "Status": ["select": ["options": [["name": "Draft"]]]]])
        }
    }

    @Test("a board view needs the group's property id, a calendar a date's")
    func views() async throws {
        try await NotionOffice.open { office in
            let source = try await office.call("GET", "data_sources/\(office.makeTable())")
            let database = source["parent"]?["database_id"] ?? .null
            let base: [String: JSON] = ["data_source_id": .string(source.id), "database_id": database, "name": "Board", "type": "board"]
            func board(_ id: JSON) -> JSON {
                let group: JSON = ["type": "status", "property_id": id, "group_by": "option", "sort": ["type": "manual"]]
                return .object(base.merging(["configuration": ["type": "board", "group_by": group]]) { $1 })
            }
            #expect(try await office.refused("POST", "views", .object(base)).status == 400)
            #expect(try await office.refused("POST", "views", board("Status")).status == 400)
            let made = try await office.call("POST", "views", board(source["properties"]?["Status"]?["id"] ?? .null))
            let listed = try await office.call("GET", "views?database_id=\(database.string ?? "")")
            #expect(listed.ids.count == 2)
            #expect(listed.ids.last == made.id)
        }
    }
}
