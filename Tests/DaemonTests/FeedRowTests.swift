import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// Rows of the Feeds database, on the running daemon.
struct FeedRowTests {
    @Test func `a new row is read at once, its row says how it does, and a feed that fails says why`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let known = house.notion.rows(of: "Feeds")
            @Sendable func row(_ id: String) -> [String: JSON] { house.notion.row(id)?.properties ?? [:] }
            try await house.pass("the state of all feeds") { known.allSatisfy { ["OK", "Silent"].contains(row($0.id)["Status"]?.string) } }
            #expect(known.contains { row($0.id)["Status"] == "OK" })
            #expect(known.allSatisfy { row($0.id)["Last item"]?.string != nil && (row($0.id)["Items a week"]?.number ?? 0) > 0 })
            let address = house.feeds.baseURL + "/nowhere.xml"
            let added = try house.notion.seed(.feed("Elsewhere", url: address, brand: Sample.brand.name))
            try await house.pass("the state of the new one") { row(added)["Status"] == "Failing" }
            #expect(row(added)["Last error"]?.string?.contains("check the address") == true, "\(row(added))")
            try await daemon.stop()
        }
    }

    @Test func `who orders a feed where nothing answers reads that on its row within two minutes`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let known = house.notion.rows(of: "Feeds")
            @Sendable func status(_ id: String) -> String? { house.notion.row(id)?.properties["Status"]?.string }
            try await house.pass("the state of all feeds") { known.allSatisfy { status($0.id) != nil } }
            let ordered = house.clock.now()
            let added = try house.notion.seed(.feed("Nobody", url: "http://127.0.0.1:1/feed.xml", brand: Sample.brand.name))
            try await house.pass("the state of the new one", step: .seconds(3), looks: 12) { status(added) == "Failing" }
            #expect(house.clock.now().timeIntervalSince(ordered) <= 120)
            try await daemon.stop()
        }
    }

    @Test func `a feed that a command orders gets one row, whose feed is read`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let before = house.notion.rows(of: "Feeds")
            let urls = before.compactMap { $0.properties["URL"]?.string }
            let known = try #require(urls.first)
            _ = try await house.command("feeds", "add", known, "--notion")
            #expect(house.notion.rows(of: "Feeds").count == before.count)
            for _ in 1...2 { _ = try await house.command("feeds", "add", known + "?copy=1", "--notion") }
            let added = house.notion.rows(of: "Feeds").filter { row in !before.contains { $0.id == row.id } }
            #expect(added.map { $0.properties["URL"]?.string } == [known + "?copy=1"])
            #expect(added.first?.properties["Name"]?.string?.isEmpty == false)
            try await house.pass("the state of the new one") { house.notion.row(added[0].id)?.properties["Status"] == "OK" }
            try await daemon.stop()
        }
    }
}
