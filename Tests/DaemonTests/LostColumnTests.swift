import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// What a column said last outlives the daemon too.
struct LostColumnTests {
    @Test func `a column deleted while the daemon was down is told on the brand's page, and what it said last counts`() async throws {
        try await Playhouse.open { house in
            for row in house.notion.rows(of: "Feeds") + house.notion.rows(of: "Briefs") { try house.notion.perform(.trash(row.id)) }
            let words = ["Key messages": JSON.string("The ferry sails every hour."), "Status": "Paused"]
            let brief = try house.notion.seed(.brief("Ferries", brand: Sample.brand.name, words))
            let first = try await house.start()
            try await house.pass("the first reading") { house.notion.row(house.brand)?.properties["Last read"]?.string?.isEmpty == false }
            try await house.rest(looks: 20)
            #expect(try await first.stop() == 0)
            try house.notion.perform(.deleteProperty(of: "Briefs", name: "Status"))
            let second = try await house.start()
            @Sendable func told() -> [String] {
                house.notion.comments(on: house.brand).map(\.text).filter { $0.contains("is missing in Briefs") }
            }
            try await house.pass("the comment") { !told().isEmpty }
            let begun = house.clock.now()
            try await house.pass("some polls") { house.clock.now() > begun + .seconds(600) }
            #expect(house.drafts.isEmpty && told().count == 1 && told()[0].contains("Until then what it said last counts"), "\(told())")
            let status = try await house.status()
            #expect(status.components(separatedBy: "\"Status\" (status) is missing in Briefs").count == 2, "\(status)")
            // Back again, it orders what it says.
            _ = try await house.command("setup", "notion", "--page", house.page, "--add", "--bare")
            try house.notion.perform(.setProperty(page: brief, name: "Status", value: "Open"))
            house.clock.jump(to: house.clock.now() + .seconds(660))
            _ = try await house.reviewed()
            #expect(try await !house.status().contains("is missing in Briefs"))
            try await second.stop()
        }
    }
}
