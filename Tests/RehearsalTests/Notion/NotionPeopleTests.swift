import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionPeopleTests {
    @Test("an editor's change of a block keeps the block and moves the page's stamp")
    func edit() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(
                in: office.makeTable(), children: [NotionOffice.paragraph("long"), NotionOffice.paragraph("keep")])
            let before = office.desk.blocks(of: row.id)
            office.clock.advance(by: .seconds(60))
            try office.desk.perform(.editBlock(before[0].id, text: "short"), by: .ben)
            let after = try await office.call("GET", "blocks/\(row.id)/children")
            #expect(after.ids == before.map(\.id))
            #expect(after["results"]?[0]?["last_edited_by"]?["id"] == .string(NotionPerson.ben.id))
            #expect(after["results"]?[1]?["last_edited_by"]?["id"] != .string(NotionPerson.ben.id))
            #expect(office.desk.row(row.id)?.editedBy == "Ben Approver")
            #expect(try await office.call("GET", "pages/\(row.id)")["last_edited_time"] == "2026-07-04T09:09:00.000Z")
        }
    }

    @Test("a person ticks a to-do and no other block, and that moves the page's stamp")
    func tick() async throws {
        try await NotionOffice.open { office in
            let box: JSON = ["type": "to_do", "to_do": ["rich_text": [["text": ["content": "Version 1"]]]]]
            let row = try await office.makeRow(in: office.makeTable(), children: [box, NotionOffice.paragraph("plain")])
            let blocks = office.desk.blocks(of: row.id)
            #expect(blocks.map(\.isTicked) == [false, nil])
            office.clock.advance(by: .seconds(60))
            let act: JSON = ["act": "tick", "block": .string(blocks[0].id), "value": true, "by": "Ben Approver"]
            let response = try await office.send(
                "POST", office.notion.baseURL + "/rehearsal/act", .bytes(act.serialized(), contentType: "application/json"))
            #expect(response.status == 200)
            #expect(try await office.call("GET", "blocks/\(blocks[0].id)")["to_do"]?["checked"] == true)
            #expect(try await office.call("GET", "pages/\(row.id)")["last_edited_time"] == "2026-07-04T09:09:00.000Z")
            #expect(office.desk.row(row.id)?.editedBy == "Ben Approver")
            try office.desk.perform(.tick(blocks[0].id, false))
            #expect(office.desk.blocks(of: row.id).first?.isTicked == false)
            #expect(throws: NotionActError.self) { try office.desk.perform(.tick(blocks[1].id, true)) }
        }
    }

    @Test("words are replaced where they stand")
    func words() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(
                in: office.makeTable(), children: [NotionOffice.paragraph("A long text."), NotionOffice.paragraph("B")])
            let block = try office.desk.perform(.replaceText(page: row.id, of: "long", with: "short"))
            #expect(office.desk.blocks(of: row.id).first?.id == block)
            #expect(office.desk.text(of: row.id) == "A short text.\nB")
            #expect(throws: NotionActError.self) { try office.desk.perform(.replaceText(page: row.id, of: "absent", with: "")) }
        }
    }

    @Test("an option renamed by a person keeps its rows and loses its old name")
    func renamedOption() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(in: office.makeTable(), ["Status": ["status": ["name": "Approved"]]]).id
            try office.desk.perform(.renameOption(of: "Posts", property: "Status", from: "Approved", to: "Cleared"))
            #expect(office.desk.row(row)?.properties["Status"] == "Cleared")
            let refused = try await office.refused("PATCH", "pages/\(row)", ["properties": ["Status": ["status": ["name": "Approved"]]]])
            #expect(refused.message.contains("does not exist"))
        }
    }

    @Test("people are known by id, and search finds pages and tables by title")
    func known() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            #expect(try await office.call("GET", "users").ids == [.ada, .ben, .bot, .rule].map { (person: NotionPerson) in person.id })
            #expect(try await office.call("GET", "users/\(NotionPerson.ben.id)")["name"] == "Ben Approver")
            #expect(try await office.call("POST", "search", ["query": "post"]).ids == [source])
            let filter: JSON = ["property": "object", "value": "page"]
            #expect(try await office.call("POST", "search", ["filter": filter]).ids == [office.page])
        }
    }

    @Test("a person picks only a status that exists, and can replace and read pictures")
    func values() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(in: office.makeTable()).id
            #expect(throws: NotionActError.self) { try office.desk.perform(.setProperty(page: row, name: "Status", value: "Nope")) }
            try office.desk.perform(.setProperty(page: row, name: "Status", value: "Approved"))
            let picture = NotionDesk.hosted(name: "new.png", bytes: [1, 2, 3], type: "image/png")
            try office.desk.perform(.setProperty(page: row, name: "Picture", value: [picture]))
            let shown = try await office.call("GET", "pages/\(row)")["properties"]
            #expect(shown?["Status"]?["status"]?["name"] == "Approved")
            let url = shown?["Picture"]?["files"]?[0]?["file"]?["url"]?.string ?? ""
            #expect(try await office.send("GET", url, version: nil, token: nil).body == [1, 2, 3])
        }
    }

    @Test("brands, briefs and feeds are seeded into the tables that setup made")
    func seeds() async throws {
        try await NotionOffice.open { office in
            let brands = try await office.makeTable(["Name": ["title": [:]], "Language": ["select": ["options": []]]], title: "Brands")
            let relation: JSON = ["relation": ["data_source_id": .string(brands), "type": "single_property", "single_property": [:]]]
            let status: JSON = ["status": ["options": [["name": "Open"], ["name": "Done"]]]]
            _ = try await office.makeTable(["Name": ["title": [:]], "Brand": relation, "Status": status], title: "Briefs")
            _ = try await office.makeTable(["Name": ["title": [:]], "Brand": relation, "URL": ["url": [:]]], title: "Feeds")
            let brand = try office.desk.seed(.brand("Acme", ["Language": "English"], guidelines: "# Voice\n\nDry.\n\n- no hype"))
            let brief = try office.desk.seed(.brief("Launch", brand: "Acme", text: "Tell them."))
            try office.desk.seed(.feed("News", url: "https://example.com/feed", brand: brand))
            #expect(office.desk.text(of: brand) == "Voice\nDry.\nno hype")
            #expect(office.desk.row(brief)?.properties["Brand"] == [.string(brand)])
            #expect(office.desk.row(brief)?.properties["Status"] == "Open")
            #expect(office.desk.rows(of: "Feeds").first?.properties["URL"] == "https://example.com/feed")
            #expect(throws: NotionActError.self) { try office.desk.seed(.brand("Acme", ["Nope": 1])) }
        }
    }

    @Test("acts, reading and faults work over HTTP for another process")
    func overHTTP() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(in: office.makeTable()).id
            func post(_ path: String, _ body: JSON) async throws -> HTTPResponse {
                try await office.send("POST", office.notion.baseURL + path, .bytes(body.serialized(), contentType: "application/json"))
            }
            let act: JSON = ["act": "comment", "on": .string(row), "text": "/approve", "by": "Ben Approver"]
            #expect(try await post("/rehearsal/act", act).status == 200)
            #expect(try await post("/rehearsal/act", ["act": "dance"]).status == 400)
            let page = try JSON(parsing: try await office.send("GET", office.notion.baseURL + "/rehearsal/page/\(row)").body)
            #expect(page["comments"]?[0]?["by"] == "Ben Approver")
            let state = try JSON(parsing: try await office.send("GET", office.notion.baseURL + "/rehearsal/state").body)
            #expect(state["tables"]?[0]?["rows"]?[0]?["id"] == .string(row))
            #expect(try await post("/faults", ["kind": "503"]).status == 204)
            #expect(try await office.send("GET", "users/me").status == 503)
        }
    }

    @Test("a test waits for what a client does without polling")
    func waiting() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            async let waited: Void = office.desk.wait { !$0.rows(of: source).isEmpty }
            _ = try await office.makeRow(in: source)
            try await waited
        }
    }
}
