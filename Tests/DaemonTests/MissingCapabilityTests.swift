import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// A connection without all of its switches.
struct MissingCapabilityTests {
    @Test func `without comments the daemon names both switches once and publishes what Status approves`() async throws {
        try await Playhouse.open { house in
            house.notion.configure { $0.capabilities.subtract([.readComments, .insertComments]) }
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let slot = try await house.prepared(draft, daemon)
            house.clock.jump(to: slot)
            try await house.pass("the publication", step: .seconds(5)) { house.state(of: draft) == "Published" }
            let status = try await house.status()
            for setting in ["Read comments", "Insert comments"] {
                let lines = status.split(separator: "\n").filter { $0.contains("lacks the capability \"\(setting)\"") }
                #expect(lines.count == 1, "\(status)")
            }
            #expect(house.linkedIn.allPosts.count == 1 && house.notion.comments(on: draft.id).isEmpty)
            let refused = house.notion.requests.filter { $0.status == 403 }.count
            // Two requests for each of the two, every five minutes.
            #expect(Double(refused) <= 4 * (house.clock.now().timeIntervalSince(Playhouse.monday) / 300 + 2), "\(refused)")
            try await daemon.stop()
        }
    }

    @Test func `a token that may not comment is told at the start by status and check, where first comments are set`() async throws {
        try await Playhouse.open(accounts: ["Editor in person"]) { house in
            try house.edit { $0.replacing("slots = \"Tue 10:00, Thu 16:00\"", with: "slots = \"Tue 10:00\"\nlinks = \"comment\"") }
            let before = try await Programs.copydesk("check", "--config", house.path)
            #expect(before.code == 0 && before.errors.isEmpty, "only LinkedIn can tell: \(before)")
            let daemon = try await house.start()
            let sentence =
                "Account \"Editor in person\" has links = \"comment\", but cannot write first comments (needs w_member_social_feed)"
            for _ in 0..<200 where try await !house.status().contains(sentence) { try await Task.sleep(for: .milliseconds(20)) }
            #expect(try await house.status().contains(sentence))
            let check = try await Programs.copydesk("check", "--config", house.path)
            #expect(check.code == 0 && check.errors.hasPrefix("warning: \(sentence)"), "\(check)")
            #expect(check.errors.split(separator: "\n").count == 1)
            try await daemon.stop()
        }
    }

    private static let settings: [(NotionDesk.Capability, String, Bool)] = [
        (.readContent, "Read content", false), (.updateContent, "Update content", false), (.insertContent, "Insert content", false),
        (.readComments, "Read comments", true), (.insertComments, "Insert comments", true), (.readUsers, "Read user information", true),
    ]

    @Test(arguments: settings)
    func `each missing capability is found at start, named once with its setting, and all that it allows is done`(
        capability: NotionDesk.Capability, setting: String, bringsDrafts: Bool
    ) async throws {
        try await Playhouse.open { house in
            house.notion.configure { $0.capabilities.remove(capability) }
            let checked = try await Programs.copydesk("check", "--config", house.path)
            let warned = checked.errors.split(separator: "\n").filter { $0.contains("lacks the capability") }
            #expect(checked.code == 0 && warned.count == 1 && warned[0].contains("\"\(setting)\": switch it on"), "\(checked)")
            let daemon = try await house.start()
            if bringsDrafts { _ = try await house.reviewed() }
            try await house.pass("some polls", most: 12) { house.clock.now() > Playhouse.monday + .seconds(150) }
            let named = try await house.status().split(separator: "\n").filter {
                $0.contains("lacks the capability") && !$0.contains(" drafted ")
            }
            #expect(named.count == 1 && named[0].contains("\"\(setting)\": switch it on"), "\(named)")
            let page = try await SetupTests.get("/", of: daemon)
            #expect(page.status == 200 && page.text.contains("lacks the capability"))
            // Once it may, it goes on by itself.
            house.notion.configure { $0.capabilities.insert(capability) }
            house.clock.jump(to: house.clock.now() + .seconds(301))
            if !bringsDrafts { _ = try await house.reviewed() }
            try await house.pass("the end of the fault") { house.clock.now() > Playhouse.monday + .seconds(700) }
            #expect(try await !house.status().contains("lacks the capability"))
            #expect(try await daemon.stop() == 0)
        }
    }
}
