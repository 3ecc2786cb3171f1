import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

@testable import Daemon

/// The look-alikes without a daemon.
@Suite struct StageOnlyTests {
    @Test func `the look-alikes alone say where they are, serve a desk with databases, and end at a signal`() async throws {
        let child = try DaemonChild(arguments: ["rehearse", "--no-daemon", "--json"])
        let stage = try JSON(parsing: Array(try await child.line("\"notion\"").utf8))
        #expect(stage["notion"]?["tables"]?.object?.keys.sorted() == ["Brands", "Briefs", "Drafts", "Feeds"])
        let configuration = try Configuration.load(try #require(stage["configuration"]?.string))
        #expect(configuration.accounts.count == 2)
        let client = HTTPClient(userAgent: "test")
        defer { client.close() }
        for name in ["notion", "linkedin", "models"] {
            let url = try #require(stage[name]?["url"]?.string)
            #expect(try await client.send(HTTPRequest("GET", url + "/calls")).status == 200)
        }
        let page = try #require(stage["notion"]?["empty_page"]?.string)
        let empty = HTTPRequest(
            "GET", "\(stage["notion"]?["url"]?.string ?? "")/v1/blocks/\(page)/children",
            headers: [HTTPHeader("Notion-Version", "2026-03-11")],
            bearer: Secret(stage["notion"]?["token"]?.string ?? ""))
        #expect(try JSON(parsing: try await client.send(empty).body)["results"] == [])
        #expect(try await child.stop() == 0)
        #expect(!Files.exists(configuration.daemon.state))
    }
}
