import FoundationEssentials
import Rehearsal
import Support
import Testing

/// A post that is live is corrected and taken down from its page in the look-alike workspace, through the whole daemon.
@Suite(.serialized) struct AmendingTests {
    /// A post of the company's page that is live.
    private static func live(_ house: Playhouse, _ daemon: DaemonChild) async throws -> NotionRow {
        let draft = try await house.reviewed()
        let slot = try await house.prepared(draft, daemon)
        house.clock.jump(to: slot)
        try await house.pass("the publication") { house.state(of: draft) == "Published" }
        return draft
    }

    private static func answers(to comment: String, _ house: Playhouse, _ draft: NotionRow) -> [String] {
        let all = house.notion.comments(on: draft.id)
        guard let asked = all.first(where: { $0.id == comment }) else { return [] }
        return all.filter { $0.discussion == asked.discussion && $0.id != comment }.map(\.text)
    }

    @Test func `a live post is corrected after a new approval, and taken down after a confirmation`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await Self.live(house, daemon)
            let first = try #require(house.linkedIn.posts.first)
            let text = "What we wanted to say (really) #now"
            let asked = try house.notion.perform(.comment(on: draft.id, text: "/correct \(text)"), by: .ada)
            try await house.pass("the correction in review") { house.state(of: draft) == "In review" }
            try await house.pass("its text under Post") { house.post(of: draft).map(\.text) == [text] }
            #expect(house.linkedIn.posts.first?.text == first.text)
            try house.notion.perform(.setProperty(page: draft.id, name: "Status", value: "Approved"), by: .ben)
            try await house.pass("the corrected post") { house.linkedIn.posts.first?.text == text }
            try await house.pass("the page to say so") {
                house.state(of: draft) == "Published" && Self.answers(to: asked, house, draft).last?.hasPrefix("Corrected: ") == true
            }

            let rewrite = try house.notion.perform(.comment(on: draft.id, text: "@copydesk make it shorter"), by: .ada)
            try await house.pass("an answer") { !Self.answers(to: rewrite, house, draft).isEmpty }
            try house.notion.perform(.comment(on: draft.id, text: "/takedown"), by: .ada)
            try await house.pass("the question") { house.comments(on: draft).contains("Comment /takedown confirm by") }
            #expect(house.linkedIn.posts.count == 1)
            try house.notion.perform(.comment(on: draft.id, text: "/takedown confirm"), by: .ben)
            try await house.pass("the takedown") { house.linkedIn.posts.isEmpty }
            try await house.pass("the page to say so") { house.notion.text(of: draft.id).contains("Taken down at ") }
            #expect(house.linkedIn.attempts.count == 1 && house.linkedIn.allPosts.count == 1)
            #expect(house.state(of: draft) == "Published")
            #expect(house.notion.row(draft.id)?.properties["Published URL"]?.string?.isEmpty == false)
            #expect(house.linkedIn.ledger["violations"]?.array?.isEmpty == true, "\(house.linkedIn.ledger["violations"]?.text ?? "")")
            #expect(house.notion.violations.isEmpty)
            let log = try await house.command("log", "show", house.draftID(draft))
            for kind in ["correctionOrdered", "corrected", "takedownAsked", "takedownConfirmed", "takenDown"] {
                #expect(log.contains(kind), "\(log)")
            }
            _ = try await house.command("log", "verify")
        }
    }

    /// A correction whose request is on the wire for so long, and has taken effect.
    private static func onTheWire(_ house: Playhouse, for time: Duration) async throws -> (daemon: DaemonChild, draft: NotionRow) {
        let daemon = try await house.start()
        let draft = try await live(house, daemon)
        try house.notion.perform(.comment(on: draft.id, text: "/correct Another text."), by: .ada)
        try await house.pass("the correction in review") { house.state(of: draft) == "In review" }
        try await house.pass("its text under Post") { house.post(of: draft).map(\.text) == ["Another text."] }
        house.linkedIn.faults.add(Fault(.slow(time), path: "/rest/posts/*", method: "POST"))
        try house.notion.perform(.setProperty(page: draft.id, name: "Status", value: "Approved"), by: .ben)
        try await house.pass("the corrected post") { house.linkedIn.posts.first?.text == "Another text." }
        return (daemon, draft)
    }

    @Test func `what LinkedIn does not permit is left to people, with the steps and the link`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await Self.live(house, daemon)
            house.linkedIn.faults.add(.init(.status(403), path: "/rest/posts/*", method: "DELETE", count: nil))
            try house.notion.perform(.comment(on: draft.id, text: "/takedown"), by: .ada)
            try await house.pass("the question") { house.comments(on: draft).contains("Comment /takedown confirm by") }
            try house.notion.perform(.comment(on: draft.id, text: "/takedown confirm"), by: .ben)
            try await house.pass("the way by hand") { house.state(of: draft) == "Needs check" }
            let link = try #require(house.notion.row(draft.id)?.properties["Published URL"]?.string)
            try await house.pass("the steps") {
                house.notion.comments(on: draft.id).last.map { $0.text.contains(link) && $0.text.contains("\"Delete post\"") } == true
            }
            #expect(house.linkedIn.posts.count == 1)
            // A person did it.
            try house.notion.perform(.setProperty(page: draft.id, name: "Answer", value: "not published"), by: .ada)
            try await house.pass("the end") { house.state(of: draft) == "Published" }
            try await daemon.stop()
        }
    }

    @Test(arguments: [["Company page"], ["Editor in person"]])
    func `a daemon that is killed with a correction on the wire never sends it again`(accounts: [String]) async throws {
        try await Playhouse.open(accounts: accounts) { house in
            let (first, draft) = try await Self.onTheWire(house, for: .seconds(30))
            try await first.killNow()
            house.linkedIn.faults.clear()
            let second = try await house.start()
            // A member's token cannot read: then a person says what is live.
            if accounts == ["Editor in person"] {
                try await house.pass("the question") { house.state(of: draft) == "Needs check" }
                try house.notion.perform(.setProperty(page: draft.id, name: "Answer", value: "published"), by: .ada)
            }
            try await house.pass("the outcome") {
                house.state(of: draft) == "Published" && house.comments(on: draft).contains("Corrected: ")
            }
            #expect(house.linkedIn.posts.first?.edits == 1)
            #expect(house.linkedIn.allPosts.count == 1 && house.linkedIn.attempts.count == 1)
            try await second.stop()
        }
    }

    @Test func `a daemon that is stopped ends with the correction on the wire, and nobody is asked`() async throws {
        try await Playhouse.open(accounts: ["Editor in person"]) { house in
            let (first, draft) = try await Self.onTheWire(house, for: .seconds(2))
            try await first.stop()
            let second = try await house.start()
            try await house.pass("the outcome") { house.comments(on: draft).contains("Corrected: ") }
            #expect(house.linkedIn.posts.first?.edits == 1)
            #expect(!house.comments(on: draft).contains("It is not known"))
            try await second.stop()
        }
    }
}
