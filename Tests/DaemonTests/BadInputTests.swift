import FoundationEssentials
import HTTPServer
import Rehearsal
import Support
import TestKit
import Testing

/// One clear sentence for everything bad that comes in, while everything else goes on.
@Suite(.serialized) struct BadInputTests {
    @Test func `broken feeds are named, and the others are read`() async throws {
        let noise = WireServer(answer: Self.answer("application/rss+xml", "\u{1}\u{2}not a feed at all"))
        let page = WireServer(answer: Self.answer("text/html", "<!doctype html><html><head><title>Hi</title></head><body>Hi</body></html>"))
        try await Playhouse.open { house in
            try house.edit { text in
                text
                    + [("Noise", noise.url), ("Web page", page.url), ("Missing", house.feeds.baseURL + "/missing.xml")].map { name, url in
                        "\n[[feed]]\nurl = \"\(url)\"\nname = \"\(name)\"\n"
                    }.joined()
            }
            let daemon = try await house.start()
            _ = try await house.reviewed()
            let status = try await house.status()
            for name in ["Noise", "Web page", "Missing"] { #expect(status.contains("Feed \"\(name)\": "), "\(status)") }
            print("told of feeds:\n" + status.split(separator: "\n").filter { $0.contains("Feed \"") }.joined(separator: "\n"))
            try await daemon.stop()
        }
        noise.stop()
        page.stop()
    }

    @Test func `a database that is taken away is named with what to do, and forgiven when it is shared again`() async throws {
        try await Playhouse.open { house in
            let briefs = try #require(house.notion.tables.first { $0.title == "Briefs" })
            try house.notion.perform(.share(briefs.database, false))
            let daemon = try await house.start()
            _ = try await house.reviewed()
            let status = try await house.status()
            print("told of a database:\n" + Self.faults(status))
            #expect(Self.faults(status).contains("notion.briefs") && Self.faults(status).contains("share"), "\(status)")
            try house.notion.perform(.share(briefs.database, true))
            let told = Locked("notion.briefs")
            for _ in 0..<60 where told.withLock({ $0.contains("notion.briefs") }) {
                house.clock.jump(to: house.clock.now() + .seconds(30))
                try await Task.sleep(for: .milliseconds(60))
                let now = Self.faults(try await house.status())
                told.withLock { $0 = now }
            }
            #expect(!told.withLock { $0 }.contains("notion.briefs"))
            try await daemon.stop()
        }
    }

    @Test func `a wrong Notion token is told with the next step, and a right one is taken live`() async throws {
        try await Playhouse.open { house in
            let token = house.folder.file("notion-token")
            try Files.write(token, Array("ntn_wrong_7c1".utf8))
            let daemon = try await house.start()
            try await daemon.line("fault", "what=board")
            let status = try await house.status()
            print("told of a token:\n" + Self.faults(status))
            #expect(Self.faults(status).contains("token") && !status.contains("ntn_wrong"), "\(status)")
            try Files.write(token, Array("ntn_rehearsal".utf8))
            try house.edit { $0 + "\n# the token was changed\n" }
            _ = try await house.reviewed()
            #expect(try await !Self.faults(house.status()).contains("token"))
            try await daemon.stop()
        }
    }

    @Test func `a column of the wrong type is named, and drafts are made all the same`() async throws {
        try await Playhouse.open { house in
            let brands = try #require(house.notion.tables.first { $0.title == "Brands" })
            for type: JSON in [.null, ["number": [:]]] {
                let answer = await house.notion.handle(Self.change(brands.source, "Blackouts", to: type))
                #expect(answer.status == 200)
            }
            let daemon = try await house.start()
            _ = try await house.reviewed()
            let status = try await house.status()
            print("told of a column:\n" + Self.faults(status))
            #expect(Self.faults(status).contains("Blackouts") && Self.faults(status).contains("number"), "\(status)")
            try await daemon.stop()
        }
    }

    @Test func `when a model answers nonsense another writes, and Checks say so`() async throws {
        try await Playhouse.open(writer: "model") { house in
            house.models.play(.nonsense, count: 50)
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let checks = house.notion.row(draft.id)?.properties["Checks"]?.string ?? ""
            print("Checks after nonsense:\n\(checks)")
            #expect(checks.contains("ollama") && checks.contains("builtin stands in"), "\(checks)")
            #expect(try await Self.faults(house.status()).contains("llama3.2:3b"))
            try await daemon.stop()
        }
    }

    @Test(arguments: [ModelTrick.emptyPicture, .blackPicture, .noPicture])
    func `for a picture that is none the card stands in, and the page says who failed and why`(trick: ModelTrick) async throws {
        try await Playhouse.open { house in
            house.models.play(trick, count: 50)
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            try await house.pass("the checks") {
                house.notion.row(draft.id)?.properties["Checks"]?.string?.contains("card stands in") == true
            }
            let checks = house.notion.row(draft.id)?.properties["Checks"]?.string ?? ""
            print("Checks after \(trick.rawValue):\n\(checks)")
            #expect(checks.contains("Picture: sdapi/") && checks.contains(" failed: "), "\(checks)")
            #expect(house.notion.files(of: draft.id, property: "Picture").first.map { $0.count > 1000 } == true)
            try await daemon.stop()
        }
    }

    @Test func `a picture server that hangs keeps no draft from the board`() async throws {
        try await Playhouse.open { house in
            house.models.faults.add(Fault(.slow(.seconds(60)), path: "/sdapi/*", count: nil))
            let daemon = try await house.start()
            try await daemon.line("draft written")
            let written = ContinuousClock.now
            try await daemon.line("draft submitted")
            let took = written.duration(to: .now)
            print("measured: from the text to the board with a hanging picture server: \(took)")
            #expect(took < .seconds(5))
            #expect(house.drafts.contains { $0.properties["Status"] == "In review" && ($0.properties["Picture"]?.array ?? []).isEmpty })
            try await daemon.stop()
        }
    }

    private static func faults(_ status: String) -> String {
        status.split(separator: "\n").drop { $0 != "Faults" }.joined(separator: "\n")
    }

    private static func answer(_ type: String, _ body: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static func change(_ source: String, _ column: String, to type: JSON) -> ServerRequest {
        ServerRequest(
            method: "PATCH", target: "/v1/data_sources/\(source)",
            headers: [
                ("Authorization", "Bearer ntn_rehearsal"), ("Notion-Version", "2026-03-11"), ("Content-Type", "application/json"),
            ],
            body: (["properties": [column: type]] as JSON).serialized())
    }
}
