import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionPageTests {
    @Test("a select makes an option it does not know, a status refuses it, a comma is refused by both")
    func options() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            let row = try await office.makeRow(in: source, ["Channel": ["select": ["name": "Mastodon"]]])
            #expect(row["properties"]?["Channel"]?["select"]?["name"] == "Mastodon")
            #expect(row["properties"]?["Status"]?["status"]?["name"] == "Draft")
            func refused(_ properties: JSON) async throws -> String {
                try await office.refused("PATCH", "pages/\(row.id)", ["properties": properties]).message
            }
            #expect(try await refused(["Status": ["status": ["name": "Bogus"]]]).contains("does not exist"))
            #expect(try await refused(["Status": ["select": ["name": "Draft"]]]).contains("is expected to be status"))
            #expect(try await refused(["Channel": ["select": ["name": "a, b"]]]).contains("comma"))
            #expect(try await refused(["Tags": ["multi_select": [["name": "a,b"]]]]).contains("comma"))
        }
    }

    @Test("text counts in UTF-16 units, 2000 a run, and a list has at most 100 elements")
    func textLimits() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            let full = String(repeating: "🎉", count: 1000)
            let row = try await office.makeRow(in: source, ["Notes": ["rich_text": NotionOffice.text(full)]])
            #expect(office.desk.row(row.id)?.properties["Notes"] == .string(full))
            func refused(_ runs: JSON) async throws -> String {
                try await office.refused("PATCH", "pages/\(row.id)", ["properties": ["Notes": ["rich_text": runs]]]).message
            }
            #expect(try await refused(NotionOffice.text(full + "!")).contains("text.content.length should be ≤ `2000`, instead was `2001`"))
            let run = NotionOffice.text("a")[0] ?? .null
            #expect(try await refused(.array(Array(repeating: run, count: 101))).contains("≤ `100`, instead was `101`"))
            let link = JSON.string("https://e.com/" + String(repeating: "x", count: 2000))
            let url = try await office.refused("PATCH", "pages/\(row.id)", ["properties": ["Link": ["url": link]]])
            #expect(url.message.contains("≤ `2000`"))
        }
    }

    @Test("a date keeps its offset, loses its seconds, and a zone is resolved")
    func dates() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            func kept(_ date: JSON) async throws -> JSON? {
                try await office.makeRow(in: source, ["When": ["date": date]])["properties"]?["When"]?["date"]?["start"]
            }
            #expect(try await kept(["start": "2026-07-05"]) == "2026-07-05")
            #expect(try await kept(["start": "2026-07-05T08:00:45+02:00"]) == "2026-07-05T08:00:00.000+02:00")
            #expect(try await kept(["start": "2026-07-05T08:00:00", "time_zone": "Europe/Berlin"]) == "2026-07-05T08:00:00.000+02:00")
            #expect(try await kept(["start": "2026-07-05T08:00:00Z"]) == "2026-07-05T08:00:00.000+00:00")
            let refused = try await office.refused(
                "POST", "pages", ["parent": ["data_source_id": .string(source)], "properties": ["When": ["date": ["start": "soon"]]]])
            #expect(refused.message.contains("ISO 8601"))
        }
    }

    @Test("edits are stamped with the minute and with who made them")
    func stamps() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(in: office.makeTable())
            #expect(row["created_time"] == "2026-07-04T09:08:00.000Z")
            office.clock.advance(by: .seconds(119))
            try office.desk.perform(.setProperty(page: row.id, name: "Ready", value: true), by: .ben)
            let edited = try await office.call("GET", "pages/\(row.id)")
            #expect(edited["last_edited_time"] == "2026-07-04T09:09:00.000Z")
            #expect(edited["last_edited_by"]?["id"] == .string(NotionPerson.ben.id))
            let bot = try await office.call("GET", "users/me")
            #expect(edited["created_by"]?["id"] == bot["id"])
        }
    }

    @Test("a page in the trash is not edited, and comes back")
    func trash() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(in: office.makeTable())
            #expect(try await office.call("PATCH", "pages/\(row.id)", ["in_trash": true])["in_trash"] == true)
            let refused = try await office.refused("PATCH", "pages/\(row.id)", ["properties": ["Ready": ["checkbox": true]]])
            #expect(refused.message.contains("archived"))
            #expect(try await office.call("PATCH", "pages/\(row.id)", ["in_trash": false])["in_trash"] == false)
        }
    }

    @Test("a page shows 25 relations; the property endpoint has them all")
    func relations() async throws {
        try await NotionOffice.open { office in
            let briefs = try await office.makeTable(["Name": ["title": [:]]], title: "Briefs")
            let relation: JSON = ["data_source_id": .string(briefs), "type": "single_property", "single_property": [:]]
            let posts = try await office.makeTable(["Name": ["title": [:]], "Brief": ["relation": relation]])
            let ids = try (1...30).map { try office.desk.seed(NotionSeed(table: "Briefs", properties: ["Name": .string("b\($0)")])) }
            let row = try await office.makeRow(in: posts, ["Brief": ["relation": .array(ids.map { ["id": .string($0)] })]])
            let shown = row["properties"]?["Brief"]
            #expect(shown?["relation"]?.array?.count == 25)
            #expect(shown?["has_more"] == true)
            let path = "pages/\(row.id)/properties/\(shown?.id ?? "")"
            let first = try await office.call("GET", path + "?page_size=20")
            let rest = try await office.call("GET", path + "?start_cursor=\(first["next_cursor"]?.string ?? "")")
            let all = [first, rest].flatMap { $0["results"]?.array ?? [] }.map { $0["relation"]?.id }
            #expect(all == ids)
        }
    }
}
