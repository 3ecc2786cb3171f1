import FoundationEssentials
import HTTPClient
import Notion
import Rehearsal
import Support
import TestKit
import Testing

/// Notion's webhooks at the running daemon, whose polls are an hour apart: what happens within the test, a webhook has brought.
@Suite struct WebhookTests {
    private static let token = "secret_verification_token_of_a_subscription"

    /// A daemon with a draft in review, which has Notion's token.
    private static func open(_ play: @escaping @Sendable (Playhouse, DaemonChild, Sender, NotionRow) async throws -> Void) async throws {
        try await Playhouse.open { house in
            try house.edit { $0.replacing("[daemon]", with: "[daemon]\nwebhooks = \"127.0.0.1:0\"") }
            let daemon = try await house.start()
            let line = try await daemon.line("webhooks", "listen=")
            let sender = Sender(address: "http://\(line.split(separator: "listen=").last ?? "")", token: token)
            let draft = try await house.reviewed()
            // What was submitted is read once more, and from here on the board is silent.
            for _ in 0..<6 { house.clock.jump(to: house.clock.now() + .seconds(16)); try await Task.sleep(for: .milliseconds(200)) }
            let seen = daemon.lines.count
            try house.edit { $0.replacing("poll = \"15s\"", with: "poll = \"1h\"") }
            try await daemon.line("configuration in force", from: seen)
            try await play(house, daemon, sender, draft)
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test func `an act takes effect when a signed event tells of it, once the offered token has been used`() async throws {
        try await Self.open { house, daemon, sender, draft in
            try house.notion.perform(.setProperty(page: draft.id, name: "Status", value: "Rejected"), by: .ada)
            #expect(try await sender.event("page.properties_updated", draft.id) == 401, "no token was offered yet")
            #expect(try await sender.post(["verification_token": .string(Self.token)], signed: false) == 200)
            #expect(try await sender.post(["verification_token": .string(Self.token)]) == 200, "Notion may send it again")
            #expect(try await sender.post(["verification_token": "another_one_of_somebody_else"], signed: false) == 403)
            let line = try await daemon.line("Notion offers webhooks")
            #expect(!line.contains(Self.token))
            let offer = "\(house.folder.path)/notion-webhook-offer"
            #expect(
                try Files.mode(offer) & 0o077 == 0 && String(decoding: Files.read(offer, limit: 999), as: UTF8.self).trimmed == Self.token)
            #expect(try await sender.event("page.properties_updated", draft.id) == 204)
            try await daemon.line("ruling", house.draftID(draft), "rejected")
            #expect(!Files.exists(offer) && Files.exists("\(house.folder.path)/notion-webhook-token"))
            #expect(try await sender.post(["verification_token": "another one, of somebody else"], signed: false) == 400)
            #expect(try await sender.post(["verification_token": "another_one_of_somebody_else"], signed: false) == 403)
        }
    }

    @Test func `a comment is answered when an event tells of it`() async throws {
        try await Self.open { house, daemon, sender, draft in
            #expect(try await sender.post(["verification_token": .string(Self.token)]) == 200)
            try house.notion.perform(.comment(on: draft.id, text: "/hold"), by: .ada)
            let before = daemon.lines.count
            #expect(try await sender.event("comment.created", "c0ffee00-0000-4000-8000-000000000001", page: draft.id) == 204)
            try await house.wait("the answer") { house.comments(on: draft).contains("On hold.") }
            #expect(!daemon.lines.dropFirst(before).contains { $0.contains("failed") })
        }
    }

    @Test func `a comment on a paragraph is answered there when an event tells of it`() async throws {
        try await Self.open { house, daemon, sender, draft in
            #expect(try await sender.post(["verification_token": .string(Self.token)]) == 200)
            let block = try #require(house.post(of: draft).last)
            try house.notion.perform(.comment(on: block.id, text: "/hold"), by: .ada)
            let id = "c0ffee00-0000-4000-8000-000000000002"
            #expect(try await sender.event("comment.created", id, page: draft.id, block: block.id) == 204)
            try await house.wait("the answer") {
                house.notion.comments(on: draft.id).contains { $0.target == block.id && $0.text.hasPrefix("On hold.") }
            }
        }
    }

    @Test func `a wrong signature, or another body under a true one, reads nothing while a token is in force`() async throws {
        try await Self.open { house, daemon, sender, draft in
            #expect(try await sender.post(["verification_token": .string(Self.token)]) == 200)
            let body = sender.body("page.properties_updated", draft.id)
            let signature = sender.signature(of: body)
            #expect(try await sender.post(body, signature: signature) == 204)
            let settled = try await house.settled(draft)
            let fresh = sender.body("page.properties_updated", draft.id)
            let (truth, code) = (sender.signature(of: fresh), sender.signature(of: fresh).dropFirst(7))
            let other = "sha256=" + HMACSHA256.hex(key: Array("another_token".utf8), message: fresh)
            let wrong: [String?] = [
                nil, "", "sha256=", String(code), "sha1=" + code, "sha256=" + String(repeating: "0", count: 64), String(truth.dropLast()),
                truth + "0", "sha256=" + String(code.reversed()), other, signature,
            ]
            for signature in wrong { #expect(try await sender.post(fresh, signature: signature) == 401, "\(signature ?? "none")") }
            var changed = fresh
            changed[changed.count / 2] ^= 1
            for body in [changed, fresh + [0x20], Array(fresh.dropLast()), []] {
                #expect(try await sender.post(body, signature: truth) == 401)
            }
            #expect(try await house.settled(draft) == settled)
            #expect(try await sender.post(fresh, signature: truth) == 204)
            try await house.wait("the reading") { house.reads(of: draft) > settled }
            #expect(!daemon.lines.contains { $0.contains(Self.token) })
        }
    }

    @Test func `events in the wrong order, late and twice lead to what the page says, once`() async throws {
        try await Self.open { house, daemon, sender, draft in
            #expect(try await sender.post(["verification_token": .string(Self.token)]) == 200)
            let comment = try house.notion.perform(.comment(on: draft.id, text: "/hold"), by: .ada)
            let before = sender.body("page.properties_updated", draft.id)
            try house.notion.perform(.setProperty(page: draft.id, name: "Alt text", value: "A bridge"), by: .ada)
            let between = sender.body("comment.created", comment, page: draft.id)
            try house.notion.perform(.setProperty(page: draft.id, name: "Status", value: "Rejected"), by: .ada)
            let after = sender.body("page.properties_updated", draft.id)
            for body in [after, between, before, after, between, sender.body("page.created", draft.id), before] {
                #expect(try await sender.post(body, signature: sender.signature(of: body)) == 204)
            }
            try await daemon.line("ruling", house.draftID(draft), "rejected")
            try await house.wait("the answer") { house.comments(on: draft).contains("On hold.") }
            _ = try await house.settled(draft)
            let comments = house.notion.comments(on: draft.id).map(\.text)
            #expect(comments.count { $0.hasPrefix("On hold.") } == 1, "\(comments)")
            #expect(daemon.lines.count { $0.contains("ruling") && $0.contains("rejected") } == 1)
            #expect(house.notion.row(draft.id)?.properties["Status"] == "Rejected")
            #expect(house.notion.row(draft.id)?.properties["Alt text"] == "A bridge")
        }
    }

    @Test func `what is unsigned, repeated, unknown or Copydesk's own reads nothing`() async throws {
        try await Self.open { house, daemon, sender, draft in
            #expect(try await sender.post(["verification_token": .string(Self.token)]) == 200)
            let id = "11111111-0000-4000-8000-000000000001"
            #expect(try await sender.event("page.content_updated", draft.id, id: id) == 204)
            try await house.wait("the reading") { house.reads(of: draft) > 0 }
            let settled = try await house.settled(draft)
            #expect(try await sender.event("page.content_updated", draft.id, id: id) == 204)
            #expect(try await sender.event("page.content_updated", draft.id, author: NotionPerson.bot.id) == 204)
            #expect(try await sender.event("view.updated", draft.id) == 204)
            #expect(try await sender.event("telepathy.received", draft.id) == 204)
            #expect(try await sender.post(["id": "x", "type": "page.content_updated"]) == 204)
            #expect(try await sender.post(["id": "y", "type": "page.moved", "entity": ["id": .string(draft.id)]], signed: false) == 401)
            #expect(try await sender.post(.string("no object"), signed: true) == 204)
            #expect(try await house.settled(draft) == settled)
            let metrics = try await SetupTests.get("/metrics", of: daemon).text
            for words in ["repeated\"} 1", "ignored\"} 3", "unreadable\"} 2", "unsigned\"} 1", "taken\"} 1"] {
                #expect(metrics.contains("copydesk_webhooks_total{result=\"\(words)"), "\(words)")
            }
        }
    }
}

/// Notion, as far as it sends webhooks.
private struct Sender: Sendable {
    let address: String
    let token: String

    /// One event about a page or a comment on it.
    func body(
        _ type: String, _ entity: String, page: String? = nil, block: String? = nil, author: String = "ada", id: String = UUID().uuidString
    ) -> [UInt8] {
        var data: [String: JSON] = [:]
        if let page { data["page_id"] = .string(page) }
        if let block { data["parent"] = ["id": .string(block), "type": "block"] }
        let body: JSON = [
            "id": .string(id), "type": .string(type), "authors": [["id": .string(author), "type": "person"]],
            "entity": ["id": .string(entity), "type": "page"], "data": .object(data), "attempt_number": 1, "api_version": "2026-03-11",
        ]
        return body.serialized()
    }

    func event(
        _ type: String, _ entity: String, page: String? = nil, block: String? = nil, author: String = "ada", id: String = UUID().uuidString
    ) async throws -> Int {
        let body = body(type, entity, page: page, block: block, author: author, id: id)
        return try await post(body, signature: signature(of: body))
    }

    func post(_ body: JSON, signed: Bool = true) async throws -> Int {
        let bytes = body.serialized()
        return try await post(bytes, signature: signed ? signature(of: bytes) : nil)
    }

    /// Notion's signature of these bytes.
    func signature(of body: [UInt8]) -> String { "sha256=" + HMACSHA256.hex(key: Array(token.utf8), message: body) }

    func post(_ body: [UInt8], signature: String?) async throws -> Int {
        var request = HTTPRequest("POST", address, body: .bytes(body, contentType: "application/json"))
        if let signature { request.headers.append(HTTPHeader("X-Notion-Signature", signature)) }
        let client = HTTPClient(userAgent: "Notion")
        defer { client.close() }
        return try await client.send(request).status
    }
}

extension Playhouse {
    /// Waits in real time, without any desk time that would bring a poll.
    fileprivate func wait(_ what: String, until condition: @Sendable () -> Bool) async throws {
        for _ in 0..<1000 {
            if condition() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Missing(description: "\(what) did not happen")
    }

    /// Requests for the draft's page so far.
    fileprivate func reads(of draft: NotionRow) -> Int {
        notion.requests.filter { $0.method == "GET" && $0.path.contains("/pages/\(draft.id)") }.count
    }

    /// The same when nothing was asked for a while.
    fileprivate func settled(_ draft: NotionRow) async throws -> Int {
        var (seen, quiet) = (reads(of: draft), 0)
        while quiet < 15 {
            try await Task.sleep(for: .milliseconds(100))
            quiet = reads(of: draft) == seen ? quiet + 1 : 0
            seen = reads(of: draft)
        }
        return seen
    }
}
