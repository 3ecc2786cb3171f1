import FoundationEssentials
import Rehearsal
import Support
import Testing

/// What `copydesk why` and `/why` say of a draft on a running desk.
@Suite(.serialized) struct WhyTests {
    private static func why(_ house: Playhouse, _ draft: NotionRow) async throws -> JSON {
        try JSON(parsing: Array(try await house.command("why", house.draftID(draft), "--json").utf8))
    }

    /// What the life says, without the times.
    private static func sentences(_ answer: JSON) -> [String] { (answer["lines"]?.array ?? []).compactMap { $0["sentence"]?.string } }

    @Test func `the command tells the cause, the next step and the life of a draft, also while no daemon runs`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            var inReview = try await Self.why(house, draft)
            // The page has its picture a moment before the daemon knows.
            for _ in 0..<100 where inReview["cause"]?.string == "picture-not-on-page" {
                try await Task.sleep(for: .milliseconds(20))
                inReview = try await Self.why(house, draft)
            }
            #expect(inReview["cause"]?.string == "waiting-for-review", "\(inReview)")
            #expect((inReview["lines"]?.array ?? []).count > 2)
            let first = inReview["lines"]?[0]?["sentence"]?.string ?? ""
            let title = first.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
            let named = try JSON(parsing: Array(try await house.command("why", title, "--json").utf8))
            // More than one draft may be made of an item, and the life goes on between the two questions.
            #expect(named["cause"]?.string?.isEmpty == false && Self.sentences(named).contains(first), "\(inReview): \(named)")
            try house.notion.perform(.comment(on: draft.id, text: "/why"), by: .ada)
            try await house.pass("the answer on the page") { house.comments(on: draft).contains("It waits for a decision by") }
            let slot = try await house.approved(draft)
            let waiting = try await Self.why(house, draft)
            #expect(waiting["cause"]?.string == "scheduled", "\(waiting)")
            #expect(waiting["sentence"]?.string?.contains("goes out at") == true && waiting["next"]?.string?.isEmpty == false)
            let words = try await house.command("why", house.draftID(draft))
            #expect(words.hasPrefix("scheduled: Nothing blocks it") && words.contains("\nNext: "), "\(words)")
            try await daemon.stop()
            let stopped = try await Self.why(house, draft)
            #expect(stopped["cause"]?.string == "not-running", "\(stopped)")
            #expect(slot > house.clock.now() && house.linkedIn.allPosts.isEmpty)
        }
    }
}
