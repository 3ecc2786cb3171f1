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
}
