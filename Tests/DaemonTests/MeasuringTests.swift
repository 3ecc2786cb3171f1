import Editorial
import FoundationEssentials
import HTTPClient
import Pipeline
import Rehearsal
import Storage
import Support
import TestKit
import Testing

@testable import Daemon

/// How published posts were received, from LinkedIn's look-alike to the page in Notion's.
@Suite(.serialized) struct MeasuringTests {
    private static let columns: [Metric: String] = [
        .impressions: "Impressions", .membersReached: "Members reached", .reactions: "Reactions", .comments: "Comments", .shares: "Shares",
        .clicks: "Clicks", .engagement: "Engagement",
    ]

    @Test func `Notion and the store agree on 200 posts at every age, and LinkedIn is asked for 50 at a time`() async throws {
        let folder = try ScratchFolder()
        let theatre = try Theatre(folder: folder.path, start: Playhouse.monday, speed: 1, port: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await theatre.notion.run() }
            group.addTask { try await theatre.linkedIn.run() }
            defer { group.cancelAll() }
            let configuration = try await theatre.prepare(writer: "builtin", listen: 0)
            let clock = LeapingClock(base: theatre.clock)
            let client = HTTPClient(userAgent: "copydesk-test/1")
            defer { client.close() }
            let scratch = try await ScratchStore(folder: folder, url: "sqlite:copydesk.db", now: clock.now())
            let assembly = Assembly(
                transport: client, clock: clock, log: .silent, metrics: Metrics(), pictureProgram: "", bindingPath: nil)
            let workshop = Workshop(
                newsroom: NewsroomBox(try assembly.newsroom(configuration)), clock: clock, log: .silent, metrics: Metrics(),
                faults: scratch.store, holidays: scratch.store)
            let line = ProductionLine(workshop, store: scratch.store, doorbell: scratch.doorbell)
            func drain(_ name: String) async throws {
                let stage = try #require(line.stages.first { $0.name == name })
                while try await stage.workOnce() {}
            }

            for number in 1...200 { try await scratch.seedDraft("draft \(number)", account: "Company page", now: clock.now()) }
            try await drain("submit")
            let now = clock.now()
            for number in 1...200 {
                theatre.linkedIn.postByHand(as: LinkedInSettings.pageAuthor, text: "Post \(number)")
                try await scratch.publish("draft \(number)", urn: theatre.linkedIn.posts[number - 1].urn, now: now)
            }
            for hours in [1, 24, 168, 672] {
                theatre.clock.jump(to: now + .seconds(hours * 3600))
                try await drain("measure")
                try await drain("announce")
                var shown: Set<Double> = []
                for number in 1...200 {
                    let kept = try #require(try await scratch.store.measurements(ofDraft: "draft \(number)").last)
                    let page = try #require(try await scratch.store.draft("draft \(number)")?.page?.pageID)
                    let row = try #require(theatre.notion.desk.row(page)).properties
                    #expect(kept.hours == hours && kept.numbers.values.count == 7)
                    for (metric, column) in Self.columns { #expect(row[column]?.number == kept.numbers[metric], "\(column) of \(number)") }
                    shown.insert(kept.numbers[.impressions] ?? 0)
                }
                #expect(shown.count > 10 && !shown.contains(0))
            }
            #expect(theatre.linkedIn.log.calls["GET /rest/organizationalEntityShareStatistics?q=organizationalEntity"] == 16)
            #expect(theatre.linkedIn.log.violations.isEmpty && theatre.notion.desk.violations.isEmpty)
        }
    }

    @Test func `a page's post has its numbers an hour later, a member's says what its token lacks, and neither is zero`() async throws {
        try await Playhouse.open(accounts: ["Company page", "Editor in person"]) { house in
            let daemon = try await house.start()
            try await house.pass("two drafts in review") {
                Set(house.drafts.filter(Playhouse.isInReview).compactMap { $0.properties["Account"]?.string }).count == 2
            }
            func draft(of account: String) throws -> NotionRow {
                try #require(house.drafts.first { Playhouse.isInReview($0) && $0.properties["Account"]?.string == account })
            }
            let (page, member) = (try draft(of: "Company page"), try draft(of: "Editor in person"))
            for post in [page, member] {
                house.clock.jump(to: try await house.prepared(post, daemon))
                try await house.pass("the post", step: .seconds(1)) { house.state(of: post) == "Published" }
            }
            try await house.pass("the numbers of the page", step: .seconds(300)) {
                (house.notion.row(page.id)?.properties["Impressions"]?.integer ?? 0) > 0
            }
            try await house.pass("what the member's token lacks", step: .seconds(300)) {
                house.notion.text(of: member.id).contains("clicks, engagement (needs r_member_postAnalytics).")
            }
            let row = try #require(house.notion.row(member.id)).properties
            for column in Self.columns.values { #expect(row[column]?.number == nil, "\(column)") }
            #expect(try await house.status().contains("Numbers after "))
            try await daemon.stop()
        }
    }
}
