import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionTransportTests {
    @Test("without a version, with an old one and with an unknown one a call is refused")
    func versions() async throws {
        try await NotionOffice.open { office in
            #expect(try await office.refused("GET", "users/me", version: nil).code == "missing_version")
            for version in ["2022-06-28", "2020-01-01"] {
                let refused = try await office.refused("GET", "users/me", version: version)
                #expect(refused.status == 400)
                #expect(refused.message.contains("2025-09-03"))
            }
            for version in ["2025-09-03", "2026-03-11"] {
                #expect(try await office.call("GET", "users/me", version: version)["type"] == "bot")
            }
        }
    }

    @Test("a wrong token is 401, an unknown path 400, and every answer has a request id")
    func heads() async throws {
        try await NotionOffice.open { office in
            #expect(try await office.send("GET", "users/me", token: "other").status == 401)
            #expect(try await office.send("GET", "users/me", token: nil).status == 401)
            #expect(try await office.refused("GET", "nonsense").code == "invalid_request_url")
            #expect(try await office.refused("POST", "databases/\(office.page)/query", [:]).code == "invalid_request_url")
            let answer = try await office.send("GET", "users/me")
            let body = try JSON(parsing: answer.body)
            #expect(answer.header("x-notion-request-id") == body["request_id"]?.string)
        }
    }

    @Test("the archived forms of requests and answers ended with 2026-03-11")
    func archived() async throws {
        try await NotionOffice.open { office in
            let old = try await office.call("GET", "pages/\(office.page)", version: "2025-09-03")
            let new = try await office.call("GET", "pages/\(office.page)")
            #expect(old["archived"] == false)
            #expect(new.object?["archived"] == nil)
            #expect(new["in_trash"] == false)
            let refused = try await office.refused("PATCH", "pages/\(office.page)", ["archived": true])
            #expect(refused.message.contains("archived should be not present"))
        }
    }

    @Test("what is not shared looks like what does not exist")
    func unshared() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            let row = try await office.makeRow(in: source).id
            try office.desk.perform(.share(office.page, false))
            for path in ["data_sources/\(source)", "pages/\(row)", "pages/00000000-0000-4000-8000-000000000000"] {
                let refused = try await office.refused("GET", path)
                #expect(refused.status == 404)
                #expect(refused.code == "object_not_found")
            }
            try office.desk.perform(.share(office.page, true))
            #expect(try await office.call("GET", "pages/\(row)").id == row)
            #expect(office.desk.violations.isEmpty)
        }
    }

    @Test("a missing capability is 403")
    func capabilities() async throws {
        try await NotionOffice.open({ $0.capabilities = [.readContent, .readComments] }) { office in
            let comment: JSON = ["parent": ["page_id": .string(office.page)], "rich_text": NotionOffice.text("x")]
            let refused = try await office.refused("POST", "comments", comment)
            #expect(refused.code == "restricted_resource")
        }
    }

    @Test(
        "each capability can be withheld while it works, and is asked for before anything else", arguments: NotionDesk.Capability.allCases)
    func withholds(capability: NotionDesk.Capability) async throws {
        let nowhere = "00000000-0000-4000-8000-000000000000"
        let asks: [NotionDesk.Capability: (String, String, JSON?)] = [
            .readContent: ("GET", "pages/\(nowhere)", nil), .updateContent: ("PATCH", "pages/\(nowhere)", ["properties": [:]]),
            .insertContent: ("PATCH", "blocks/\(nowhere)/children", ["children": [NotionOffice.paragraph("x")]]),
            .readComments: ("GET", "comments?block_id=\(nowhere)", nil),
            .insertComments: ("POST", "comments", ["parent": ["page_id": .string(nowhere)], "rich_text": NotionOffice.text("x")]),
            .readUsers: ("GET", "users/\(nowhere)", nil),
        ]
        try await NotionOffice.open { office in
            func withhold(_ names: [String]) async throws -> Int {
                let body: JSON = ["withheld": .array(names.map { .string($0) })]
                return try await office.send(
                    "POST", office.notion.baseURL + "/rehearsal/capabilities",
                    .bytes(body.serialized(), contentType: "application/json")
                ).status
            }
            for (other, ask) in asks {
                #expect(try await withhold([capability.rawValue]) == 200)
                let code = try await office.refused(ask.0, ask.1, ask.2).code
                #expect(code == (other == capability ? "restricted_resource" : "object_not_found"))
            }
            #expect(try await withhold(["dance"]) == 400)
            #expect(try await withhold([]) == 200)
            let (method, path, body) = try #require(asks[capability])
            #expect(try await office.refused(method, path, body).code == "object_not_found")
            #expect(office.desk.violations.isEmpty)
        }
    }

    @Test("a body that is no JSON, no object, too large or has an unknown key is refused and counted against the client")
    func bodies() async throws {
        try await NotionOffice.open { office in
            let broken = try await office.send("POST", "search", .bytes(Array("{nope".utf8), contentType: "application/json"))
            #expect(try JSON(parsing: broken.body)["code"] == "invalid_json")
            #expect(try await office.refused("POST", "search", []).message.contains("an object"))
            #expect(try await office.refused("POST", "search", ["bogus": 1]).message.contains("body.bogus should be not present"))
            let large = JSON.string(String(repeating: "x", count: 500_001))
            #expect(try await office.refused("POST", "search", ["query": large]).status == 413)
            #expect(office.desk.violations.count == 4)
        }
    }

    @Test("beyond the rate the answer is 429 until Retry-After has passed")
    func rate() async throws {
        let settings: @Sendable (inout NotionDesk.Settings) -> Void = { ($0.rate, $0.burst) = (0.5, 3) }
        try await NotionOffice.open(settings) { office in
            for _ in 1...3 { #expect(try await office.send("GET", "users/me").status == 200) }
            let refused = try await office.send("GET", "users/me")
            #expect(refused.status == 429)
            #expect(refused.header("retry-after") == "2")
            office.clock.advance(by: .seconds(2))
            #expect(try await office.send("GET", "users/me").status == 200)
        }
    }

    @Test("an injected fault answers in Notion's form, and one after the fact leaves the effect")
    func faults() async throws {
        try await NotionOffice.open { office in
            office.desk.configure { $0.retryAfter = 7 }
            office.desk.faults.add(Fault(.status(529)))
            let overloaded = try await office.send("GET", "users/me")
            #expect(overloaded.status == 529)
            #expect(overloaded.header("retry-after") == "7")
            let source = try await office.makeTable()
            office.desk.faults.add(Fault(.dropAfter, path: "/v1/pages", method: "POST"))
            await #expect(throws: HTTPFailure.self) { try await office.makeRow(in: source) }
            #expect(office.desk.rows(of: source).count == 1)
            #expect(office.desk.requests.map(\.status).suffix(2) == [200, 0])
        }
    }

    @Test("a refused request changes nothing")
    func atomic() async throws {
        try await NotionOffice.open { office in
            let source = try await office.makeTable()
            let properties: JSON = ["Channel": ["select": ["name": "Brand new"]], "Score": ["number": "x"]]
            _ = try await office.refused(
                "POST", "pages", ["parent": ["data_source_id": .string(source)], "properties": properties])
            #expect(office.desk.rows(of: source).isEmpty)
            let options = try await office.call("GET", "data_sources/\(source)")["properties"]?["Channel"]?["select"]?["options"]
            #expect(options?.array?.count == 2)
        }
    }
}
