import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// A token that is renewed without a person, whatever happens meanwhile.
@Suite struct RenewalTests {
    private typealias Stage = Rehearsal.LinkedInSettings

    @Test func `a renewal that a kill cuts off loses nothing: after the restart it is made again, with the connection that was kept`()
        async throws
    {
        try await LoginHouse.open { house, login in
            house.linkedIn.configure { $0.renewingApplications = [Stage.memberClient] }
            let first = try await house.start()
            let command = try await login.begin("Editor in person", "--paste")
            command.child.type(try await login.away(try await login.allow("Ab3dE_9xYz", at: command.page)))
            #expect(try await command.child.end() == 0)
            #expect(command.child.lines.last?.contains("renewed without you until 2027-11-") == true, "\(command.child.lines)")

            // LinkedIn makes the new token, and the daemon is gone before it has the answer.
            house.linkedIn.faults.add(Rehearsal.Fault(.slow(.seconds(60)), path: "/oauth/v2/accessToken"))
            house.clock.jump(to: house.clock.now() + .seconds(54 * 86_400))
            try await house.pass("the renewal", looks: 40) { Self.exchanges(house) == 2 }
            try await first.killNow()
            #expect(!first.lines.contains { $0.contains("token renewed") })

            house.linkedIn.faults.clear()
            let second = try await house.start()
            try await house.pass("the renewal after the restart", looks: 40) { second.lines.contains { $0.contains("token renewed") } }
            #expect(Self.exchanges(house) == 3)
            #expect(try await house.status().contains("token    active, 5"))
            try await second.stop()
        }
    }

    @Test func `a new token that is put into the configuration, and that LinkedIn refuses at first, lets the waiting post out`()
        async throws
    {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let slot = try await house.approved(draft)
            house.linkedIn.configure { stage in
                stage.grants["new-page-token"] = stage.grants[Stage.pageToken]
                stage.grants["new-page-token"]?.refusalsLeft = 3
                stage.grants[Stage.pageToken]?.isRevoked = true
            }
            house.clock.jump(to: slot - .seconds(280))
            try await house.pass("the parking", looks: 20) {
                house.notion.row(draft.id)?.properties["Last error"]?.string?.contains("does not accept the token") == true
            }
            try Files.write(house.folder.file("new-page-token"), Array("new-page-token".utf8), mode: 0o600)
            try house.edit { $0.replacing("/page-token\"", with: "/new-page-token\"") }
            try await house.pass("the post", looks: 20) { house.state(of: draft) == "Published" }
            #expect(house.linkedIn.allPosts.count == 1 && Self.parkings(daemon) == 1, "\(daemon.lines.suffix(30))")
            try await daemon.stop()
        }
    }

    private static func parkings(_ daemon: DaemonChild) -> Int { daemon.lines.count { $0.contains("account parked") } }

    private static func exchanges(_ house: Playhouse) -> Int { house.linkedIn.log.calls["POST /oauth/v2/accessToken", default: 0] }
}
