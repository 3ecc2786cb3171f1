import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Publishers

/// Comments on LinkedIn: one request each, plain text, and what is unclear is called unclear.
@Suite struct CommentTests {
    private static let urn = "urn:li:share:7482799659132977152"
    private static let line = "/rest/socialActions/urn%3Ali%3Ashare%3A7482799659132977152/comments"

    private func write(_ text: String, answered: String) async -> (PostChangeOutcome, [WireRequest]) {
        let desk = Desk { _ in answered }
        defer { desk.server.stop() }
        return (await desk.publisher.comment(text, on: Self.urn) { true }, desk.server.requests)
    }

    @Test func `a comment is plain text under the post's name, in the account's`() async throws {
        let (outcome, requests) = await write("More (here): https://a.example/x_y", answered: answer(201, "{}"))
        #expect(outcome == .made && requests.map(\.line) == ["POST \(Self.line) HTTP/1.1"])
        #expect(
            try requests.first.map { try JSON(parsing: $0.body) } == [
                "actor": "urn:li:organization:5515715", "object": .string(Self.urn),
                "message": ["text": "More (here): https://a.example/x_y"],
            ])
    }

    @Test(arguments: [200, 204, 301, 409, 500, 502, 503]) func `what is not certain is unknown, and not sent again`(status: Int) async {
        let (outcome, requests) = await write("More", answered: answer(status, "<html>"))
        guard case .unknown = outcome else {
            Issue.record("\(status) is \(outcome)")
            return
        }
        #expect(requests.count == 1)
    }

    @Test func `a post that is not found yet is waited for, and without the permission people do it`() async {
        guard case .notMade(let refusal) = await write("More", answered: answer(404, "{}")).0 else {
            Issue.record("404")
            return
        }
        #expect(refusal.cause == .passing(notBefore: nil))
        guard case .byHand = await write("More", answered: answer(403, "{}")).0 else {
            Issue.record("403")
            return
        }
        guard case .notMade = await write(String(repeating: "x", count: 1251), answered: answer(201)).0 else {
            Issue.record("long")
            return
        }
    }

    @Test func `it is seen by its words and its author`() async throws {
        let list =
            #"{"elements":[{"actor":"urn:li:organization:5515715","message":{"text":"More "}},{"actor":"urn:li:person:x","message":{"text":"Mine"}}]}"#
        let desk = Desk { _ in answer(200, list) }
        defer { desk.server.stop() }
        #expect(try await desk.publisher.look(forComment: "More", on: Self.urn) == .made)
        for text in ["Mine", "Other"] {
            guard case .notSeen = try await desk.publisher.look(forComment: text, on: Self.urn) else {
                Issue.record("\(text)")
                return
            }
        }
    }
}
