import FoundationEssentials
import Glibc
import Rehearsal
import Support
import TestKit
import Testing

/// Whatever happens around the moment of sending: never twice, and never without a person's approval.
@Suite(.serialized) struct OnceTests {
    @Test func `a post that is edited after its approval is not published`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let slot = try await house.prepared(draft, daemon)
            let first = try #require(house.post(of: draft).first)
            try house.notion.perform(.editBlock(first.id, text: first.text + " (changed)"), by: .ben)
            house.clock.jump(to: slot)
            try await house.pass("the end of the approval") { house.state(of: draft) == "In review" }
            try await house.pass("the comment") { house.comments(on: draft).contains("The approval is void: the content was changed") }
            house.clock.jump(to: slot + .seconds(7200))
            try await house.pass("another look at the page") { house.clock.now() > slot + .seconds(7260) }
            #expect(house.linkedIn.allPosts.isEmpty)
            #expect(house.state(of: draft) != "Published")
            try await daemon.stop()
        }
    }

    @Test func `a page's post whose answer a kill cut off is found by evidence and not sent again`() async throws {
        try await Playhouse.open { house in
            let draft = try await killed(house, with: Fault(.slow(.seconds(20)), path: "/rest/posts", method: "POST")) {
                house.linkedIn.posts.count == 1
            }
            let daemon = try await house.start()
            try await daemon.line("an attempt was", "attempt=1")
            try await house.pass("the evidence", step: .seconds(5)) { house.state(of: draft) == "Published" }
            #expect(house.linkedIn.allPosts.count == 1)
            #expect(house.notion.row(draft.id)?.properties["Published URL"]?.string?.contains(house.linkedIn.allPosts[0].urn) == true)
            try await daemon.stop()
        }
    }

    @Test(arguments: ["published", "not published"])
    func `a member's post whose answer a kill cut off waits for a person, who is obeyed`(answer: String) async throws {
        try await Playhouse.open(accounts: ["Editor in person"]) { house in
            let draft = try await killed(house, with: Fault(.slow(.seconds(20)), path: "/rest/posts", method: "POST")) {
                house.linkedIn.posts.count == 1
            }
            let daemon = try await house.start()
            try await house.pass("the question", step: .seconds(5)) { house.state(of: draft) == "Needs check" }
            try await house.pass("the comment", step: .seconds(5)) {
                house.comments(on: draft).contains("not known whether this post is live")
            }
            let words = house.comments(on: draft)
            #expect(
                words.contains("arming and the answer; the post may be live")
                    && words.contains("does not let this account's token read posts"),
                "\(words)")
            if answer == "published" {
                let url = "\(house.linkedIn.baseURL)/feed/update/\(house.linkedIn.posts[0].urn)/"
                try house.notion.perform(.setProperty(page: draft.id, name: "Published URL", value: .string(url)), by: .ada)
            }
            try house.notion.perform(.setProperty(page: draft.id, name: "Answer", value: .string(answer)), by: .ada)
            let outcome = answer == "published" ? "Published" : "Failed"
            try await house.pass("the answer's effect") { house.state(of: draft) == outcome }
            #expect(house.linkedIn.allPosts.count == 1)
            let why = try await house.command("why", house.draftID(draft))
            #expect(why.contains("Ada Editor"), "\(why)")
            try await daemon.stop()
        }
    }

    @Test(arguments: [["Company page"], ["Editor in person"]])
    func `after a kill between arming and writing nothing is sent and a person is asked`(accounts: [String]) async throws {
        try await Playhouse.open(accounts: accounts) { house in
            house.linkedIn.faults.add(Fault(.dropBefore, path: "/rest/posts", method: "POST"))
            let first = try await house.start()
            let draft = try await house.reviewed()
            let slot = try await house.prepared(draft, first)
            house.clock.jump(to: slot)
            try await first.line("armed")
            try await first.killNow()
            let daemon = try await house.start()
            try await house.pass("the question", step: .seconds(10)) { house.state(of: draft) == "Needs check" }
            house.clock.jump(to: slot + .seconds(86400))
            try await house.pass("a look a day later") { house.clock.now() > slot + .seconds(86460) }
            #expect(house.linkedIn.allPosts.isEmpty && house.state(of: draft) == "Needs check")
            try await daemon.stop()
        }
    }

    @Test func `a post that takes effect only after the kill is found, not doubled`() async throws {
        try await Playhouse.open { house in
            let draft = try await killed(house, with: Fault(.slowBefore(.seconds(1)), path: "/rest/posts", method: "POST"))
            let daemon = try await house.start()
            try await house.pass("the evidence", step: .seconds(2)) { house.state(of: draft) == "Published" }
            #expect(house.linkedIn.allPosts.count == 1)
            try await daemon.stop()
        }
    }

    /// A draft whose sending was cut off by a kill: as soon as `isTime`, else a moment after it was armed.
    private func killed(
        _ house: Playhouse, with fault: Fault, when isTime: (@Sendable () -> Bool)? = nil
    ) async throws -> NotionRow {
        house.linkedIn.faults.add(fault)
        let daemon = try await house.start()
        let draft = try await house.reviewed()
        house.clock.jump(to: try await house.prepared(draft, daemon))
        try await daemon.line("armed")
        if let isTime {
            try await house.pass("the post at LinkedIn", step: .zero, until: isTime)
        } else {
            // Until the request has left; the look-alike acts on it only later.
            try await Task.sleep(for: .milliseconds(300))
        }
        try await daemon.killNow()
        return draft
    }
}
