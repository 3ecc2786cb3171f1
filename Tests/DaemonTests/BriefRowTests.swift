import FoundationEssentials
import HTTPServer
import Rehearsal
import Support
import TestKit
import Testing

/// A brief from its row to Done, on the running daemon.
struct BriefRowTests {
    private static let page = """
        <html lang="en"><head><title>The ferry sails every hour</title></head><body><nav>Home</nav><article>
        <p>From Monday the ferry between Kiel and Laboe sails every hour, twice as often as before.</p>
        <p>The operator has bought a second ship with batteries, which carries 250 passengers and 60 bicycles.</p>
        <p>Tickets cost the same as last year, and children travel free at weekends until the end of the season.</p>
        </article></body></html>
        """

    @Test func `a brief alone makes its draft from the page that it links, and is done when that is published`() async throws {
        try await Playhouse.open { house in
            let site = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .seconds(1))) { request in
                request.rawPath == "/robots.txt" ? .empty(404) : .bytes(Array(Self.page.utf8), type: "text/html")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await site.run() }
                defer { group.cancelAll() }
                try await play(house, link: "http://127.0.0.1:\(site.port)/ferry")
            }
        }
    }

    private func play(_ house: Playhouse, link: String) async throws {
        for feed in house.notion.rows(of: "Feeds") { try house.notion.perform(.setProperty(page: feed.id, name: "Paused", value: true)) }
        for brief in house.notion.rows(of: "Briefs") {
            try house.notion.perform(.setProperty(page: brief.id, name: "Status", value: "Paused"))
        }
        let brief = try house.notion.seed(.brief("Ferries", brand: Sample.brand.name, ["Links": .string(link), "Post type": "question"]))
        @Sendable func row() -> [String: JSON] { house.notion.row(brief)?.properties ?? [:] }
        let daemon = try await house.start()
        let draft = try await house.reviewed()
        #expect(house.drafts.count == 1 && house.notion.row(draft.id)?.properties["Brief"] == [.string(brief)])
        let body = house.notion.text(of: draft.id)
        #expect(body.contains("The ferry sails every hour") && body.contains(link), "\(body)")
        #expect(house.post(of: draft).map(\.text).joined().contains("How do you handle this?"), "\(body)")
        let slot = try await house.prepared(draft, daemon)
        #expect(row()["Status"] == "Open")
        house.clock.jump(to: slot)
        try await house.pass("the publication", step: .seconds(5)) { house.state(of: draft) == "Published" }
        try await house.pass("the end of the brief") { row()["Status"] == "Done" }
        #expect(row()["Posts made"] == 1 && row()["Note"] == "Done: 1 of 1 posted.", "\(row())")
        try await daemon.stop()
    }
}
