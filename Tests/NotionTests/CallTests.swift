import FoundationEssentials
import HTTPClient
import Notion
import Support
import Testing

@Suite struct CallTests {
    @Test("A query follows its cursors and keeps an early sign of the row limit")
    func queryPages() async throws {
        let incomplete: [String: JSON] = ["request_status": ["type": "incomplete", "incomplete_reason": "query_result_limit_reached"]]
        let script = Script([
            .answer(200, list([page("a")], next: "c1", more: incomplete)), .answer(200, list([], next: "c2")),
            .answer(200, list([page("b")])),
        ])
        let all = try await client(script).queryAll("ds", NotionQuery(filter: ["property": "x"], properties: ["Qy~%3E"]))
        #expect(all.elements.map(\.id) == ["a", "b"])
        #expect(all.isIncomplete)
        #expect(script.lines[0] == "POST /v1/data_sources/ds/query?filter_properties=Qy~%3E")
        #expect(script.bodies[0] == ["filter": ["property": "x"], "page_size": 100, "result_type": "page"])
        #expect(script.bodies.map { $0["start_cursor"]?.string } == [nil, "c1", "c2"])
    }

    @Test("A cursor that comes twice ends the list")
    func stuckCursorEnds() async throws {
        let script = Script(Array(repeating: .answer(200, list([page("a")], next: "same")), count: 9))
        #expect(try await client(script).queryAll("ds", NotionQuery()).isIncomplete)
        #expect(script.requests.count == 2)
    }

    @Test("A limit ends the list and says that more is there")
    func limitEnds() async throws {
        let script = Script([.answer(200, list([page("a"), page("b")], next: "c1"))])
        let all = try await client(script).queryAll("ds", NotionQuery(), limit: 2)
        #expect(all.elements.count == 2)
        #expect(all.isIncomplete)
    }

    @Test("250 blocks go in three requests, each after the last")
    func appendsInBatches() async throws {
        let answers = [100, 100, 50].enumerated().map { index, count in
            // A later sibling follows the new blocks when inserting in the middle.
            Script.Step.answer(200, list((0...count).map { ["id": .string("\(index)-\($0)"), "type": "paragraph"] }))
        }
        let script = Script(answers)
        let ids = try await client(script).append((0..<250).map { .paragraph("\($0)") }, to: "parent", after: "callout")
        #expect(ids.count == 250)
        #expect(script.bodies.map { $0["children"]?.array?.count } == [100, 100, 50])
        #expect(script.bodies.map { $0["position"]?["after_block"]?["id"]?.string } == ["callout", "0-99", "1-99"])
    }

    @Test("A deeper tree than two levels is finished with the ids of what was made")
    func appendsDeepTrees() async throws {
        let deep = Block(
            .toggle(RichText("0")),
            children: [
                Block(.bulleted(RichText("1")), children: [Block(.bulleted(RichText("2")), children: [.paragraph("3")])])
            ])
        let script = Script([
            .answer(200, list([["id": "b0", "type": "toggle"]])), .answer(200, list([["id": "b1", "type": "bulleted_list_item"]])),
            .answer(200, list([["id": "b2", "type": "bulleted_list_item"]])), .answer(200, list([["id": "b3", "type": "paragraph"]])),
        ])
        try await client(script).append([deep], to: "page")
        #expect(
            script.lines == [
                "PATCH /v1/blocks/page/children", "GET /v1/blocks/b0/children?page_size=100", "GET /v1/blocks/b1/children?page_size=100",
                "PATCH /v1/blocks/b2/children",
            ])
        #expect(!BlockBatch.fits([deep]))
    }

    @Test("A tree is read level by level, leaves out other pages, and says when a bound cut it")
    func readsTrees() async throws {
        func block(_ id: String, _ type: String, _ hasChildren: Bool) -> JSON {
            [
                "object": "block", "id": .string(id), "type": .string(type), "has_children": .bool(hasChildren),
                .init(type): ["rich_text": []],
            ]
        }
        let script = Script([
            .answer(200, list([block("t", "toggle", true), block("c", "child_page", true), block("p", "paragraph", false)])),
            .answer(200, list([block("t1", "paragraph", true)])), .answer(200, list([block("t2", "paragraph", false)])),
        ])
        let tree = try await client(script).tree(of: "page")
        #expect(tree.isWhole)
        #expect(tree.blocks.map(\.id) == ["t", "c", "p"])
        #expect(tree.blocks[0].children[0].children[0].id == "t2")
        let shallow = Script([.answer(200, list([block("t", "toggle", true)]))])
        #expect(try await client(shallow).tree(of: "page", depth: 1).isWhole == false)
    }

    @Test("A relation with more than 25 pages is read whole from its property")
    func readsWholeProperties() async throws {
        func item(_ id: String) -> JSON { ["object": "property_item", "type": "relation", "relation": ["id": .string(id)]] }
        let script = Script([.answer(200, list([item("a")], next: "n")), .answer(200, list([item("b")]))])
        #expect(try await client(script).property("Rel%3D", of: "p") == .relation(["a", "b"], more: false))
        #expect(script.lines[0] == "GET /v1/pages/p/properties/Rel%3D?page_size=100")
        let simple = Script([.answer(200, ["object": "property_item", "type": "checkbox", "checkbox": true])])
        #expect(try await client(simple).property("x", of: "p") == .checkbox(true))
    }

    @Test("A small file goes in one part, a large one in numbered parts that are completed")
    func uploads() async throws {
        let small = Script([.answer(200, ["id": "f", "status": "pending"]), .answer(200, ["id": "f", "status": "uploaded"])])
        #expect(try await client(small).upload([1, 2], name: "a.png", type: "image/png").status == "uploaded")
        #expect(small.lines == ["POST /v1/file_uploads", "POST /v1/file_uploads/f/send"])
        let pending: JSON = ["id": "f", "status": "pending"]
        let large = Script(Array(repeating: .answer(200, pending), count: 5))
        _ = try await client(large).upload([UInt8](repeating: 7, count: 25 << 20), name: "a.png", type: "image/png")
        #expect(large.lines.map { $0.split(separator: "/").last } == ["file_uploads", "send", "send", "send", "complete"])
        #expect(large.bodies[0]["number_of_parts"] == 3)
        let numbers = large.requests.dropFirst().dropLast().map { request in
            if case .multipart(let parts) = request.body { String(decoding: parts[1].data, as: UTF8.self) } else { "" }
        }
        #expect(numbers == ["1", "2", "3"])
    }

    @Test("A file above the workspace's limit is refused before anything is sent")
    func refusesTooLarge() async throws {
        let script = Script([])
        let error = await #expect(throws: NotionError.self) {
            try await client(script).upload([UInt8](repeating: 0, count: 11), name: "a.png", type: "image/png", limit: 10)
        }
        #expect(error?.disposition == .permanent)
        #expect(script.requests.isEmpty)
    }

    @Test("Deleting what is gone is no error")
    func deletesTwice() async throws {
        let script = Script([.answer(404, ["code": "object_not_found"])])
        try await client(script).deleteBlock("b")
    }

    @Test("Deleting what is in the trash already is no error, any other refusal is one", arguments: [true, false])
    func deletesTrash(isInTrash: Bool) async throws {
        let block: JSON = ["object": "block", "id": "b", "type": "divider", "divider": [:], "in_trash": .bool(isInTrash)]
        let script = Script([.answer(400, ["code": "validation_error"]), .answer(200, block)])
        let notion = client(script)
        if isInTrash {
            try await notion.deleteBlock("b")
        } else {
            await #expect(throws: NotionError.self) { try await notion.deleteBlock("b") }
        }
        #expect(script.requests.count == 2)
    }

    @Test("Comments are listed by page and written on pages, blocks and discussions")
    func comments() async throws {
        let comment: JSON = [
            "object": "comment", "id": "k", "discussion_id": "d", "parent": ["type": "page_id", "page_id": "p"],
            "created_by": ["id": "u"], "created_time": "2026-07-04T09:08:00.000Z", "rich_text": [["plain_text": "/approve"]],
        ]
        let script = Script([.answer(200, list([comment])), .answer(200, comment), .answer(200, comment), .answer(200, comment)])
        let notion = client(script).on(.comments)
        let listed = try await notion.comments(on: "p").elements
        #expect(listed.first?.text.plain == "/approve")
        #expect(listed.first?.authorID == "u")
        try await notion.comment(on: .page("p"), RichText("hi"))
        try await notion.comment(on: .block("b"), RichText("hi"))
        try await notion.comment(on: .discussion("d"), RichText("hi"))
        #expect(script.bodies[1]["parent"] == ["page_id": "p"])
        #expect(script.bodies[2]["parent"] == ["block_id": "b"])
        #expect(script.bodies[3]["discussion_id"] == "d")
    }
}
