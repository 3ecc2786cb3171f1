import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionContentTests {
    @Test("appended blocks come back alone, inserted ones with every later sibling")
    func positions() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(
                in: office.makeTable(), children: [NotionOffice.paragraph("one"), NotionOffice.paragraph("two")])
            let path = "blocks/\(row.id)/children"
            let ids = try await office.call("GET", path).ids
            let end = try await office.call("PATCH", path, ["children": [NotionOffice.paragraph("end")]])
            #expect(end.ids.count == 1)
            let after: JSON = ["type": "after_block", "after_block": ["id": .string(ids[0])]]
            let middle = try await office.call("PATCH", path, ["children": [NotionOffice.paragraph("middle")], "position": after])
            #expect(middle.ids.dropFirst() == [ids[1], end.ids[0]])
            _ = try await office.call("PATCH", path, ["children": [NotionOffice.paragraph("top")], "position": ["type": "start"]])
            #expect(office.desk.text(of: row.id) == "top\none\nmiddle\ntwo\nend")
            let old: JSON = ["children": [NotionOffice.paragraph("x")], "after": .string(ids[0])]
            #expect(try await office.refused("PATCH", path, old).message.contains("after should be not present"))
            _ = try await office.call("PATCH", path, old, version: "2025-09-03")
        }
    }

    @Test("100 children, two levels below a block, known types and languages: the rest is refused")
    func shapes() async throws {
        try await NotionOffice.open { office in
            func nested(_ levels: Int) -> JSON {
                let inner: JSON = levels == 0 ? [] : [nested(levels - 1)]
                return ["toggle": levels == 0 ? ["rich_text": []] : ["rich_text": [], "children": inner]]
            }
            let wrong: [(JSON, String)] = [
                (
                    .array(Array(repeating: NotionOffice.paragraph("x"), count: 101)),
                    "body.children.length should be ≤ `100`, instead was `101`"
                ),
                ([nested(3)], "children should be not present"),
                ([["nonsense": [:]]], "should be defined"),
                ([["code": ["rich_text": [], "language": "klingon"]]], "language"),
                ([["image": ["type": "external", "external": ["url": "http://example.com/a.png"]]]], "Invalid URL"),
                ([["divider": [:], "extra": 1]], "extra should be not present"),
            ]
            for (children, part) in wrong {
                let refused = try await office.refused("PATCH", "blocks/\(office.page)/children", ["children": children])
                #expect(refused.message.contains(part), "\(refused.message)")
            }
            _ = try await office.call("PATCH", "blocks/\(office.page)/children", ["children": [nested(2)]])
        }
    }

    @Test("a request takes 1000 blocks in all")
    func blockCount() async throws {
        try await NotionOffice.open { office in
            func toggles(_ count: Int) -> JSON {
                let lines = Array(repeating: ["divider": [:]] as JSON, count: 99)
                return .array(Array(repeating: ["toggle": ["rich_text": [], "children": .array(lines)]], count: count))
            }
            _ = try await office.call("PATCH", "blocks/\(office.page)/children", ["children": toggles(10)])
            let refused = try await office.refused("PATCH", "blocks/\(office.page)/children", ["children": toggles(11)])
            #expect(refused.message.contains("1000 block"))
        }
    }

    @Test("children come in pages of at most 100")
    func pages() async throws {
        try await NotionOffice.open { office in
            let path = "blocks/\(office.page)/children"
            for _ in 1...2 {
                _ = try await office.call("PATCH", path, ["children": .array(Array(repeating: NotionOffice.paragraph("x"), count: 75))])
            }
            let first = try await office.call("GET", path)
            #expect(first.ids.count == 100)
            let rest = try await office.call("GET", path + "?start_cursor=\(first["next_cursor"]?.string ?? "")")
            #expect(rest.ids.count == 50)
            #expect(rest["has_more"] == false)
            #expect(Set(first.ids + rest.ids).count == 150)
        }
    }

    @Test("a block keeps its type, is trashed by DELETE and comes back in its place")
    func blocks() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(
                in: office.makeTable(), children: [NotionOffice.paragraph("one"), NotionOffice.paragraph("two")])
            let first = try #require(try await office.call("GET", "blocks/\(row.id)/children").ids.first)
            _ = try await office.call("PATCH", "blocks/\(first)", ["paragraph": ["rich_text": NotionOffice.text("ONE")]])
            let heading = try await office.refused("PATCH", "blocks/\(first)", ["heading_1": ["rich_text": []]])
            #expect(heading.message.contains("cannot be changed"))
            #expect(try await office.call("DELETE", "blocks/\(first)")["in_trash"] == true)
            #expect(office.desk.text(of: row.id) == "two")
            _ = try await office.call("PATCH", "blocks/\(first)", ["in_trash": false])
            #expect(office.desk.text(of: row.id) == "ONE\ntwo")
        }
    }

    @Test("a page's Markdown has the canonical text in one call")
    func markdown() async throws {
        try await NotionOffice.open { office in
            let table = try await office.makeTable()
            let row = try office.desk.seed(NotionSeed(table: table, properties: [:], body: "## Voice\n\nPlain words.\n\n- short\n- dry"))
            let answer = try await office.call("GET", "pages/\(row)/markdown")
            #expect(answer["markdown"] == "## Voice\nPlain words.\n- short\n- dry")
        }
    }

    @Test("a page's list has its open comments in time order; those on blocks are asked for by block")
    func comments() async throws {
        try await NotionOffice.open { office in
            let row = try await office.makeRow(in: office.makeTable(), children: [NotionOffice.paragraph("text")])
            let block = try #require(office.desk.blocks(of: row.id).first)
            let own = try await office.call(
                "POST", "comments", ["parent": ["page_id": .string(row.id)], "rich_text": NotionOffice.text("Ready")])
            let reply = try office.desk.perform(.reply(to: own.id, text: "/approve"), by: .ben)
            let inline = try office.desk.perform(.comment(on: block.id, text: "shorter"))
            let listed = try await office.call("GET", "comments?block_id=\(row.id)")
            #expect(listed.ids == [own.id, reply])
            #expect(listed["results"]?[1]?["created_by"] == ["object": "user", "id": .string(NotionPerson.ben.id)])
            #expect(listed["results"]?[1]?["discussion_id"] == own["discussion_id"])
            #expect(try await office.call("GET", "comments?block_id=\(block.id)").ids == [inline])
            try office.desk.perform(.resolve(reply))
            #expect(try await office.call("GET", "comments?block_id=\(row.id)").ids == [])
            #expect(try await office.call("GET", "pages/\(row.id)")["last_edited_time"] == row["last_edited_time"])
        }
    }

    @Test("only its own comments can be changed by the connection")
    func ownComments() async throws {
        try await NotionOffice.open { office in
            let other = try office.desk.perform(.comment(on: office.page, text: "mine"))
            #expect(try await office.refused("PATCH", "comments/\(other)", ["rich_text": NotionOffice.text("no")]).status == 400)
            let own = try await office.call(
                "POST", "comments", ["parent": ["page_id": .string(office.page)], "rich_text": NotionOffice.text("a")])
            _ = try await office.call("PATCH", "comments/\(own.id)", ["rich_text": NotionOffice.text("b")])
            #expect(office.desk.comments(on: office.page).map(\.text) == ["mine", "b"])
            _ = try await office.call("DELETE", "comments/\(own.id)")
            #expect(office.desk.comments(on: office.page).map(\.author) == ["Ada Editor"])
        }
    }
}
