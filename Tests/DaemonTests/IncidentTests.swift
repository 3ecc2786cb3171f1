import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// What is live is read back, and a difference from what was approved is told.
@Suite(.serialized) struct IncidentTests {
    @Test func `a post that LinkedIn shows otherwise is an incident on its page, in status and in the decision log`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            house.clock.jump(to: try await house.prepared(draft, daemon))
            try await house.pass("the post at LinkedIn", step: .zero) { house.linkedIn.posts.count == 1 }
            house.linkedIn.tamper(house.linkedIn.posts[0].urn) { $0["visibility"] = "LOGGED_IN" }
            try await house.pass("the incident", step: .seconds(5)) {
                house.comments(on: draft).contains("Incident: What is live on Company page is not what was approved.")
            }
            try await house.pass("the column", step: .zero) {
                house.notion.row(draft.id)?.properties["Last error"]?.string?.contains("visible to LOGGED_IN and not to PUBLIC") == true
            }
            #expect(house.state(of: draft) == "Published")
            #expect(try await house.status().contains("visible to LOGGED_IN"))
            let log = try await house.command("log", "show", house.draftID(draft))
            #expect(log.contains("incident"), "\(log)")
            _ = try await house.command("log", "verify")
            try await daemon.stop()
        }
    }

    @Test func `a post of a member is not read where the token may not, and that is no fault`() async throws {
        try await Playhouse.open(accounts: ["Editor in person"]) { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            house.clock.jump(to: try await house.prepared(draft, daemon))
            try await house.pass("the post at LinkedIn", step: .zero) { house.linkedIn.posts.count == 1 }
            try await house.pass("the reading", step: .seconds(5), looks: 20) {
                daemon.lines.contains { $0.contains("read back") && $0.contains("result=unread") }
            }
            #expect(!house.comments(on: draft).contains("Incident"))
            try await daemon.stop()
        }
    }
}
