import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionDeskPagesTests {
    @Test("the board shows each draft in the column of its status, with what an editor wants to know")
    func board() async throws {
        try await NotionDeskPages.open { desk in
            try await desk.set("Account", "Company page")
            try await desk.set("Publish at", "2026-07-06T07:30:00Z")
            try await desk.set("Hold", true)
            try await desk.done(["act": "comment", "on": .string(desk.draft), "text": "Too long", "by": "Ben Approver"])
            let page = try await desk.page("/")
            let lanes = page.split(separator: "<section class=\"lane").dropFirst().map(String.init)
            #expect(lanes.count == 3)
            let review = try #require(lanes.first { $0.contains("data-status=\"In review\"") })
            for shown in [
                "data-draft=\"\(desk.draft)\"", "Storage pays", "Company page", "Mon 6 Jul, 09:30", "13 characters", "On hold",
                "1 unanswered",
            ] { #expect(review.contains(shown), "\(shown)") }
            #expect(page.contains("nothing here reaches Notion or LinkedIn"))
        }
    }

    @Test("the calendar puts a draft on the day it has where its brand is")
    func calendar() async throws {
        try await NotionDeskPages.open { desk in
            try await desk.set("Publish at", "2026-07-31T22:30:00Z")
            #expect(try await !desk.page("/calendar?month=2026-06").contains(desk.draft))
            let page = try await desk.page("/calendar?month=2026-08")
            let day = try #require(page.split(separator: "<td ").first { $0.contains("data-day=\"2026-08-01\"") })
            #expect(day.contains(desk.draft) && day.contains("00:30"))
            #expect(page.contains("Europe/Berlin"))
            #expect(page.contains("/calendar?month=2026-07") && page.contains("/calendar?month=2026-09"))
            #expect(try await desk.page("/calendar?month=nonsense").contains("July 2026"))
        }
    }

    @Test("a page shows its properties, its text with toggles and to-dos, and the thread about it")
    func page() async throws {
        try await NotionDeskPages.open { desk in
            let comment = try await desk.done(["act": "comment", "on": .string(desk.draft), "text": "Shorter", "by": "Ben Approver"])
            try await desk.done(["act": "reply", "to": .string(comment), "text": "Done", "by": "Ada Editor"])
            let page = try await desk.page("/p/\(desk.draft)")
            for shown in [
                "data-property=\"Status\"", "<option value=\"In review\" data-colour=\"default\" selected>",
                "<summary><h3 class=\"h2\">Post</h3>",
                "Eleven words.", "type=\"checkbox\" id=\"tick-", "Shorter", "Done", "Ben Approver", "id=\"comment-text\"",
            ] { #expect(page.contains(shown), "\(shown)") }
            try await desk.done(["act": "resolve", "comment": .string(comment)])
            #expect(try await desk.page("/p/\(desk.draft)").contains("<details id=\"resolved\"><summary>1 resolved"))
            #expect(try await desk.page("/p/\(desk.brand)").contains("no hype"))
        }
    }

    @Test("the address that the API gives a page is the desk's own")
    func address() async throws {
        try await NotionDeskPages.open { desk in
            let url = try #require(try await desk.office.call("GET", "pages/\(desk.draft)")["url"]?.string)
            #expect(url.hasPrefix(desk.office.notion.baseURL + "/p/"))
            #expect(try await desk.page(String(url.dropFirst(desk.office.notion.baseURL.count))).contains("data-page=\"\(desk.draft)\""))
        }
    }

    @Test("what came from outside is text: no markup, and no link but to the web")
    func hostile() async throws {
        try await NotionDeskPages.open { desk in
            let attack = "\"><script>alert('x')</script>"
            try await desk.set("Name", .string(attack))
            try await desk.set("Tags", [.string("<b>\(attack)")])
            try await desk.set("Link", "javascript:alert(1)")
            try await desk.set("Notes", .string(attack))
            try await desk.done(["act": "comment", "on": .string(desk.draft), "text": .string(attack), "by": "Ada Editor"])
            let text: JSON = [["type": "text", "text": ["content": .string(attack), "link": ["url": "javascript:alert(2)"]]]]
            _ = try await desk.office.call(
                "PATCH", "blocks/\(desk.draft)/children",
                ["children": [["paragraph": ["rich_text": text]], ["bookmark": ["url": "data:x"]]]])
            let picture = NotionDesk.hosted(name: attack, bytes: Array("<svg/>".utf8), type: "text/html")
            try await desk.set("Picture", [picture])
            for path in ["/", "/calendar", "/brands", "/briefs", "/feeds", "/trash", "/p/\(desk.draft)"] {
                let page = try await desk.page(path)
                #expect(!page.contains("<script>") && !page.contains("<b>\""))
                #expect(!page.contains("href=\"javascript") && !page.contains("href=\"data"))
                #expect(!page.contains("HTML(text:"))
            }
            let file = try #require(
                NotionDeskPages.addresses(in: try await desk.page("/p/\(desk.draft)")).first { $0.hasPrefix("/files/") })
            let answer = try await desk.get(file)
            #expect(answer.header("content-disposition") == "attachment")
            #expect(answer.header("content-security-policy")?.contains("default-src 'none'") == true)
        }
    }

    @Test("only a page of this desk can act, and only by this machine's names")
    func foreign() async throws {
        try await NotionDeskPages.open { desk async throws in
            let base = desk.office.notion.baseURL
            let act: JSON = ["act": "set_property", "page": .string(desk.draft), "name": "Hold", "value": true]
            #expect(try await desk.act(act, origin: "https://evil.example").status == 403)
            #expect(try await desk.act(act, origin: "null").status == 403)
            #expect(try await desk.act(act, origin: "http://evil.example", host: "evil.example").status == 421)
            #expect(try await desk.act(act, host: "evil.example:8421").status == 421)
            #expect(try await desk.office.ask("POST", "/rehearsal/act", .bytes(act.serialized(), contentType: "text/plain")).status == 415)
            #expect(desk.office.desk.row(desk.draft)?.properties["Hold"] == false)
            for path in ["/", "/p/\(desk.draft)", "/rehearsal/state", "/events"] {
                #expect(try await desk.get(path, host: "evil.example").status == 421)
            }
            #expect(try await desk.act(act, origin: base).status == 200)
            #expect(desk.office.desk.row(desk.draft)?.properties["Hold"] == true)
            #expect(try await desk.office.ask("POST", "/", .bytes([], contentType: "application/json")).status == 405)
        }
    }

    @Test(
        "each type of property is set by the act that the page's script sends",
        arguments: [
            ("Name", "A title", "A title"), ("Notes", "Line one\nline two", "Line one\nline two"), ("Score", 2.5, 2.5), ("Score", nil, nil),
            ("When", "2026-12-24", "2026-12-24"),
            ("When", ["start": "2026-11-25T10:30", "time_zone": "Europe/Berlin"], "2026-11-25T10:30:00.000+01:00"), ("Ready", true, true),
            ("Link", "https://example.com/a", "https://example.com/a"), ("Link", nil, nil),
            ("Owner", ["Ada Editor", "Ben Approver"], ["Ada Editor", "Ben Approver"]), ("Channel", "X", "X"), ("Channel", nil, nil),
            ("Tags", ["one", "two"], ["one", "two"]), ("Status", "Approved", "Approved"),
            ("Picture", [["name": "a.png", "base64": "AQID", "content_type": "image/png"]], ["a.png"]),
        ] as [(String, JSON, JSON)])
    func property(name: String, value: JSON, kept: JSON) async throws {
        try await NotionDeskPages.open { desk in
            try await desk.set(name, value)
            let row = try #require(desk.office.desk.row(desk.draft))
            #expect(row.properties[name] == kept)
            #expect(row.editedBy == "Ben Approver")
            #expect(try await desk.page("/p/\(desk.draft)").contains("data-property=\"\(name)\"") || name == "Name")
        }
    }

    @Test("an act that is refused says why in one sentence and changes nothing")
    func refused() async throws {
        try await NotionDeskPages.open { desk in
            let act: JSON = ["act": "set_property", "page": .string(desk.draft), "name": "Status", "value": "Nope"]
            let answer = try await desk.act(act)
            #expect(answer.status == 400)
            #expect(try JSON(parsing: answer.body)["error"] == "Status option \"Nope\" does not exist.")
            let large = NotionDesk.hosted(name: "large.png", bytes: [UInt8](repeating: 0, count: 6 << 20), type: "image/png")
            let refusal = try await desk.act(["act": "set_property", "page": .string(desk.draft), "name": "Picture", "value": [large]])
            #expect(try JSON(parsing: refusal.body)["error"]?.string?.contains("5 MiB") == true)
            #expect(desk.office.desk.row(desk.draft)?.properties["Status"] == "In review")
        }
    }

    @Test("blocks are made behind others and inside toggles, and go on as lists do")
    func blocks() async throws {
        try await NotionDeskPages.open { desk in
            func texts() -> [String] { desk.office.desk.blocks(of: desk.brand).map { "\($0.type): \($0.text)" } }
            let item = try #require(desk.office.desk.blocks(of: desk.brand).last)
            let next = try await desk.done(["act": "insert_after", "block": .string(item.id), "text": ""])
            try await desk.done(["act": "edit_block", "block": .string(next), "text": "no jargon"])
            #expect(texts().suffix(2) == ["bulleted_list_item: no hype", "bulleted_list_item: no jargon"])
            try await desk.done(["act": "insert_into", "block": .string(desk.brand), "text": "The end."])
            #expect(texts().last == "paragraph: The end.")
            let post = try #require(desk.office.desk.blocks(of: desk.draft).first)
            let first = try #require(desk.office.desk.blocks(of: desk.draft).dropFirst().first)
            try await desk.done(["act": "insert_after", "block": .string(first.id), "text": "Second."])
            try await desk.done(["act": "insert_into", "block": .string(post.id), "text": "Third."])
            #expect(desk.office.desk.text(of: desk.draft) == "Post\n  Eleven words.\n  Second.\n  Third.\nVersion 1")
        }
    }

    @Test("a file that is there already stays when others go, and the words under a picture are its caption")
    func files() async throws {
        try await NotionDeskPages.open { desk in
            let both = ["a.png", "b.png"].map { NotionDesk.hosted(name: $0, bytes: [1, 2, 3], type: "image/png") }
            try await desk.set("Picture", .array(both))
            let page = try await desk.page("/p/\(desk.draft)")
            let ids = page.matches(of: #/<img src="\/files\/([0-9a-f-]+)"/#).map { String($0.1) }
            #expect(ids.count == 2)
            try await desk.set("Picture", [["name": "b.png", "file": .string(ids[1])]])
            #expect(desk.office.desk.files(of: desk.draft, property: "Picture") == [[1, 2, 3]])
            let image: JSON = ["image": ["type": "external", "external": ["url": "https://example.com/a.png"]]]
            _ = try await desk.office.call("PATCH", "blocks/\(desk.draft)/children", ["children": [image]])
            let block = try #require(desk.office.desk.blocks(of: desk.draft).last)
            try await desk.done(["act": "edit_block", "block": .string(block.id), "text": "A mast"])
            #expect(desk.office.desk.blocks(of: desk.draft).last?.text == "A mast")
            #expect(try await !desk.page("/p/\(desk.draft)").contains("src=\"https"))
        }
    }

    @Test("a remark that Copydesk has answered, be it in a thread of its own, no longer waits")
    func answered() async throws {
        try await NotionDeskPages.open { desk in
            try await desk.done(["act": "comment", "on": .string(desk.draft), "text": "Too long", "by": "Ben Approver"])
            #expect(try await desk.page("/").contains("1 unanswered"))
            desk.office.clock.advance(by: .seconds(5))
            let answer: JSON = ["parent": ["page_id": .string(desk.draft)], "rich_text": NotionOffice.text("Version 2 is shorter.")]
            _ = try await desk.office.call("POST", "comments", answer)
            #expect(try await !desk.page("/").contains("unanswered"))
        }
    }

    @Test("a new row is made by the table's button, thrown away and brought back")
    func rows() async throws {
        try await NotionDeskPages.open { desk in
            #expect(try await desk.page("/briefs").contains("data-new=\"Briefs\""))
            let seed: JSON = ["table": "Briefs", "properties": [:], "by": "Ada Editor"]
            let made = try await desk.office.ask("POST", "/rehearsal/seed", .bytes(seed.serialized(), contentType: "application/json"))
            let id = try JSON(parsing: made.body).id
            #expect(try await desk.page("/briefs").contains(id))
            try await desk.done(["act": "trash", "page": .string(id)])
            #expect(try await !desk.page("/briefs").contains(id))
            #expect(try await desk.page("/trash").contains("data-restore=\"\(id)\""))
            #expect(try await desk.page("/p/\(id)").contains("in the trash"))
            try await desk.done(["act": "restore", "page": .string(id)])
            #expect(try await desk.page("/briefs").contains(id))
        }
    }

    @Test("every address that a page names answers, and nothing comes from elsewhere")
    func links() async throws {
        try await NotionDeskPages.open { desk in
            try await desk.set("Picture", [NotionDesk.hosted(name: "a.png", bytes: [1], type: "image/png")])
            try await desk.set("Publish at", "2026-07-06T07:30:00Z")
            var seen: Set<String> = []
            var open: Set<String> = ["/"]
            while let path = open.popFirst() {
                seen.insert(path)
                let page = try await desk.page(path)
                // Months lead to further months for ever.
                if !path.contains("?"), page.hasPrefix("<!doctype") {
                    open.formUnion(NotionDeskPages.addresses(in: page).subtracting(seen))
                }
            }
            for path in [
                "/calendar", "/brands", "/briefs", "/feeds", "/trash", "/style.css", "/live.js", "/page.js", "/icon.svg",
                "/p/\(desk.draft)",
            ] {
                #expect(seen.contains(path))
            }
            #expect(try await desk.get("/p/nothing").status == 404)
            #expect(try await desk.get("/files/nothing").status == 404)
        }
    }

    @Test("a page asked for leaves the API's log alone")
    func quiet() async throws {
        try await NotionDeskPages.open { desk in
            let before = desk.office.desk.requests.count
            _ = try await desk.page("/")
            _ = try await desk.page("/p/\(desk.draft)")
            #expect(desk.office.desk.requests.count == before)
            #expect(desk.office.desk.violations.isEmpty)
        }
    }
}

@Suite struct RehearsalBarTests {
    @Test("the pace is chosen on the page where time is simulated, and refused where it is real")
    func pace() async throws {
        let folder = try Files.makeTemporaryFolder("pace")
        defer { try? Files.removeFolder(folder) }
        let clock = try SimulatedClock(path: folder + "/clock")
        let notion = try NotionLookalike(clock: clock, port: 0)
        let client = HTTPClient(userAgent: "browser")
        defer { client.close() }
        try await running(notion.run) {
            func choose(_ body: String, at base: String) async throws -> Int {
                let request = HTTPRequest(
                    "POST", base + "/rehearsal/clock", body: .bytes(Array(body.utf8), contentType: "application/json"))
                return try await client.send(request).status
            }
            #expect(try await choose("{\"speed\": 60}", at: notion.baseURL) == 200)
            #expect(clock.speed == 60)
            let page = try await client.send(HTTPRequest("GET", notion.baseURL + "/")).text
            #expect(page.contains("id=\"speed-60\" data-speed=\"60\" aria-pressed=\"true\""))
            for wrong in ["{\"speed\": 0}", "{\"speed\": 1e9}", "{}", "x"] { #expect(try await choose(wrong, at: notion.baseURL) == 400) }
            #expect(clock.speed == 60)
        }
        try await NotionDeskPages.open { desk async throws in
            let body = HTTPRequest.Body.bytes(Array("{\"speed\": 60}".utf8), contentType: "application/json")
            #expect(try await desk.office.ask("POST", "/rehearsal/clock", body).status == 409)
            #expect(try await !desk.page("/").contains("id=\"speed-60\""))
        }
    }

    @Test("the time on top is told in the zone of the other times of the page")
    func zone() async throws {
        try await NotionDeskPages.open { desk in
            let page = try await desk.page("/")
            #expect(page.contains("data-zone=\"Europe/Berlin\">2026-07-04 "))
            #expect(page.contains(" Europe/Berlin</time>"))
            try desk.office.desk.perform(.setProperty(page: desk.brand, name: "Time zone", value: ""))
            #expect(try await desk.page("/").contains(" UTC</time>"))
        }
    }

    @Test("a page without a title says so")
    func untitled() async throws {
        try await NotionDeskPages.open { desk in
            try await desk.set("Name", "")
            #expect(try await desk.page("/p/\(desk.draft)").contains("data-empty=\"Untitled\" data-was=\"\"></span>"))
        }
    }

    @Test("the way to the rehearsal's other pages is shown")
    func neighbours() async throws {
        try await NotionDeskPages.open { desk in
            desk.office.desk.configure { $0.neighbours = .init(status: "http://127.0.0.1:8420/", linkedIn: "javascript:alert(1)") }
            let page = try await desk.page("/")
            #expect(page.contains("<a href=\"http://127.0.0.1:8420/\""))
            #expect(!page.contains("javascript"))
        }
    }
}
