import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

/// Tokens are seen by those they are for, and by nobody else.
struct SecretsTests {
    @Test func `no token is in the log, the status, the pages or the process list`() async throws {
        try await Playhouse.open(writer: "model") { house in
            let tokens = ["ntn_rehearsal", LinkedInSettings.pageToken, LinkedInSettings.memberToken]
            try house.edit { $0.replacing("log = \"info\"", with: "log = \"debug\"") }
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            house.clock.jump(to: try await house.prepared(draft, daemon))
            try await house.pass("the post", step: .seconds(5)) { house.state(of: draft) == "Published" }
            // Refusals quote requests; so they come last.
            house.linkedIn.revoke(LinkedInSettings.pageToken)
            house.notion.configure { $0.token = "ntn_another" }
            let seen = daemon.lines.count
            try await house.pass("the refusal") { daemon.lines[seen...].contains { $0.contains("fault") } }
            var told = daemon.lines
            for command in [["status"], ["status", "--json"], ["show-config"], ["why", house.draftID(draft)]] {
                let result = try await Child.run(
                    executable: Programs.copydesk, arguments: command + ["--config", house.path], timeout: .seconds(30))
                told += [String(decoding: result.output + result.errors, as: UTF8.self)]
            }
            for path in ["/", "/readyz", "/healthz", "/metrics"] { told.append(try await SetupTests.get(path, of: daemon).text) }
            for file in ["cmdline", "environ"] {
                told.append(String(decoding: try Files.read("/proc/\(daemon.pid)/\(file)", limit: 1 << 20), as: UTF8.self))
            }
            told += house.notion.comments(on: draft.id).map(\.text)
            for token in tokens { #expect(!told.contains { $0.contains(token) }) }
            #expect(told.count > 40)
            try await daemon.stop()
        }
    }
}
