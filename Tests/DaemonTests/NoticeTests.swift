import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// Operators are told of faults at an address of their own.
@Suite(.serialized) struct NoticeTests {
    private static let words = ["Feed \"One more\"", "The configuration file was rejected", "token of account \"Company page\""]

    /// What the address was told, each with a signature that fits.
    private static func told(_ server: WireServer, key: String) throws -> [String] {
        try server.requests.map { request in
            let stamp = request.header("x-copydesk-timestamp") ?? ""
            let code = HMACSHA256.hex(key: Array(key.utf8), message: Array("v1:\(stamp):".utf8) + request.body)
            #expect(request.header("x-copydesk-signature") == "v1=\(code)")
            return try #require(try JSON(parsing: request.body)["text"]?.string)
        }
    }

    @Test func `each injected fault gives exactly one signed notice, set up under the running daemon, and one more a day later`()
        async throws
    {
        let server = WireServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        defer { server.stop() }
        try await Playhouse.open { house in
            try Files.write(house.folder.file("notices-url"), Array("\(server.url)/services/T0/B0/s3cret".utf8), mode: 0o600)
            try Files.write(house.folder.file("notices-key"), Array("k3y".utf8), mode: 0o600)
            house.linkedIn.revoke(LinkedInSettings.pageToken)
            let daemon = try await house.start()
            let notices = """

                [notices]
                url = { file = "\(house.folder.file("notices-url"))" }
                signing_secret = { file = "\(house.folder.file("notices-key"))" }

                [[feed]]
                url = "\(house.feeds.baseURL)/missing.xml"
                name = "One more"

                """
            try house.edit { $0 + notices }
            try await daemon.line("configuration in force", "feeds=1")
            let seen = daemon.lines.count
            try house.edit { $0.replacing("poll = \"15s\"", with: "poll = \"fifteen\"") }
            try await daemon.line("configuration rejected", from: seen)
            @Sendable func counts() throws -> [Int] {
                let told = try Self.told(server, key: "k3y")
                return Self.words.map { word in told.count { $0.contains(word) } }
            }
            try await house.pass("a notice of each fault") { try counts().allSatisfy { $0 > 0 } }
            let later = house.clock.now() + .seconds(1200)
            try await house.pass("some polls more", step: .seconds(60)) { house.clock.now() > later }
            #expect(try counts() == [1, 1, 1])
            house.clock.jump(to: house.clock.now() + .seconds(86_400))
            try await house.pass("the next day's notices") { try counts().allSatisfy { $0 > 1 } }
            #expect(try counts() == [2, 2, 2])
            #expect(!daemon.lines.contains { $0.contains("s3cret") || $0.contains("k3y") })
            #expect(try await !house.status().contains("s3cret"))
            try await daemon.stop()
        }
    }

    @Test func `an address that takes nothing is a fault on the status page, and posts go out all the same`() async throws {
        let server = WireServer(answer: "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        try await Playhouse.open { house in
            try house.edit { $0 + "\n[notices]\nurl = \"\(server.url)/hook\"\n\n[[feed]]\nurl = \"\(house.feeds.baseURL)/missing.xml\"\n" }
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            house.clock.jump(to: try await house.prepared(draft, daemon))
            try await house.pass("the post at LinkedIn", step: .zero) { house.linkedIn.posts.count == 1 }
            #expect(server.requests.count > 0)
            let status = try await house.status()
            #expect(status.contains("Faults are not told outside of this machine: 127.0.0.1 had a failure of its own (500)."))
            try await daemon.stop()
        }
    }
}
