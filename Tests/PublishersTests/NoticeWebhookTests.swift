import Editorial
import FoundationEssentials
import HTTPClient
import Support
import TestKit
import TOML
import Testing

@testable import Publishers

/// What goes out to operators, as the other end sees it.
@Suite struct NoticeWebhookTests {
    private let clock = JumpingClock("2026-11-20T12:00:00Z")

    private func webhook(_ server: WireServer, signing: String? = nil) throws -> NoticeWebhook {
        try NoticeWebhook(
            address: Secret(server.url + "/services/T0/B0/s3cret"), signing: signing.map { Secret($0) },
            transport: HTTPClient(userAgent: "copydesk-test/1"), clock: clock)
    }

    @Test func `a notice is one POST of Slack's form, in which nothing calls anybody`() async throws {
        let server = WireServer(answer: answer(200, "ok"))
        defer { server.stop() }
        try await webhook(server).tell("Copydesk: \"<!channel>\" & more.")
        let request = try #require(server.requests.first)
        #expect(server.requests.count == 1 && request.line == "POST /services/T0/B0/s3cret HTTP/1.1")
        #expect(request.header("content-type") == "application/json")
        #expect(try JSON(parsing: request.body) == ["text": "Copydesk: \"&lt;!channel&gt;\" &amp; more."])
        #expect(request.header("x-copydesk-signature") == nil)
    }

    @Test func `the signature is that of the time and of every byte of the body`() async throws {
        let server = WireServer(answer: answer(204))
        defer { server.stop() }
        try await webhook(server, signing: "k3y").tell("Grüße")
        let request = try #require(server.requests.first)
        let timestamp = try #require(request.header("x-copydesk-timestamp"))
        #expect(timestamp == "1795176000")
        let code = HMACSHA256.hex(key: Array("k3y".utf8), message: Array("v1:\(timestamp):".utf8) + request.body)
        #expect(request.header("x-copydesk-signature") == "v1=\(code)")
    }

    @Test func `what is not taken is an error that says what to do and never the address`() async throws {
        for (reply, expected) in [
            (answer(500), Disposition.retry), (answer(404), .needsOperator), (answer(302, "", "Location: https://x.test/"), .needsOperator),
            (answer(429, "", "Retry-After: 17"), .retryAfter(.seconds(17))),
        ] {
            let server = WireServer(answer: reply)
            defer { server.stop() }
            await #expect { try await webhook(server, signing: "k3y").tell("x") } throws: { error in
                let words = "\(error)"
                return (error as? any DeskError)?.disposition == expected && !words.contains("s3cret") && !words.contains("k3y")
            }
            #expect(server.requests.count == 1)
        }
        let gone = WireServer { _ in }
        let hook = try webhook(gone)
        gone.stop()
        await #expect { try await hook.tell("x") } throws: { !"\($0)".contains("s3cret") }
    }

    @Test func `an address is https, or on this machine, in the file or behind a reference`() async throws {
        func read(_ text: String) throws -> (settings: NoticeSettings, problems: [String]) {
            let findings = Findings()
            var root = TableReader(try TOMLDocument.parse(Array(text.utf8), file: "copydesk.toml"), findings: findings)
            var table = root.table("notices")
            let settings = NoticeSettings(&table)
            root.finish()
            return (settings, findings.problems.map { "\($0)" })
        }
        #expect(try read("").settings.url == nil)
        #expect(try read("[notices]\nurl = \"https://hooks.slack.com/services/x\"").problems.isEmpty)
        #expect(try read("[notices]\nurl = { env = \"HOOK\" }\nsigning_secret = { env = \"KEY\" }").problems.isEmpty)
        #expect(try read("[notices]\nurl = \"http://example.org/x\"").problems.first?.contains("https://") == true)
        #expect(try read("[notices]\nurl = 5").problems.count == 1)
        #expect(try read("[notices]\nsigning_secret = { env = \"KEY\" }").problems.first?.contains("without url") == true)
        let client = HTTPClient(userAgent: "copydesk-test/1")
        defer { client.close() }
        for wrong in ["http://example.org/x", "hooks.slack.com", ""] {
            #expect(throws: NoticeProblem.self) {
                try NoticeWebhook(address: Secret(wrong), signing: nil, transport: client, clock: clock)
            }
        }
    }
}
