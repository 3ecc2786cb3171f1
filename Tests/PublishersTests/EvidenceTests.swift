import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Publishers

@Suite struct EvidenceTests {
    private let armedAt = Timestamp.parse("2026-11-20T11:59:00Z")!

    private func attempt(_ text: String = "Ship it #now (really)", image: String? = nil) -> Attempt {
        Attempt(
            id: "a", draftID: "0199-draft", account: "acme", number: 1, state: .unknown, armedAt: armedAt,
            prepared: prepared(text, image: image), detail: "")
    }

    private func post(_ id: Int, _ commentary: String, after seconds: Double = 5, media: String? = nil, state: String = "PUBLISHED") -> JSON
    {
        var element: [String: JSON] = [
            "id": .string("urn:li:share:\(id)"), "commentary": .string(commentary), "lifecycleState": .string(state),
            "createdAt": .integer(armedAt.addingTimeInterval(seconds).milliseconds),
        ]
        if let media { element["content"] = ["media": ["id": .string(media)]] }
        return .object(element)
    }

    private func find(_ attempt: Attempt, among posts: [JSON]) async throws -> Finding {
        let body = JSON.object(["elements": .array(posts)]).text
        let desk = Desk { _ in answer(200, body) }
        defer { desk.server.stop() }
        guard case .found(let urn, let permalink) = try await desk.evidence.find(attempt) else { return .notSeen }
        return .found(urn: urn, permalink: permalink.replacing(desk.server.url, with: "https://linkedin.test"))
    }

    private func found(_ id: Int) -> Finding {
        .found(urn: "urn:li:share:\(id)", permalink: "https://linkedin.test/feed/update/urn:li:share:\(id)/")
    }

    @Test func `a text post is known by its text as LinkedIn gives it back`() async throws {
        let posts = [post(3, "Other"), post(2, "Ship it {hashtag|\\#|now} \\(really\\)"), post(1, "Old")]
        #expect(try await find(attempt(), among: posts) == found(2))
    }

    @Test func `equal text from another time is not ours`() async throws {
        let text = "Ship it {hashtag|\\#|now} \\(really\\)"
        #expect(try await find(attempt(), among: [post(1, text, after: -121)]) == .notSeen)
        #expect(try await find(attempt(), among: [post(1, text, after: 661)]) == .notSeen)
        #expect(try await find(attempt(), among: [post(1, text, after: -119)]) == found(1))
        #expect(try await find(attempt(), among: [post(1, text, after: 659)]) == found(1))
    }

    @Test func `an image post is known by its picture alone`() async throws {
        let posts = [post(2, "Edited meanwhile", media: "urn:li:image:B"), post(1, "Ship it", media: "urn:li:image:A")]
        #expect(try await find(attempt("Ship it", image: "urn:li:image:B"), among: posts) == found(2))
        #expect(try await find(attempt("Ship it", image: "urn:li:image:C"), among: posts) == .notSeen)
        #expect(try await find(attempt("Ship it"), among: posts) == .notSeen)
    }

    @Test func `a post that LinkedIn failed to publish is no evidence`() async throws {
        #expect(try await find(attempt("Ship it"), among: [post(1, "Ship it", state: "PUBLISH_FAILED")]) == .notSeen)
    }

    @Test func `a strange element does no harm`() async throws {
        let posts: [JSON] = [.null, "x", ["id": 5], ["id": "urn:li:share:9", "commentary": "bare ("], post(1, "Ship it")]
        #expect(try await find(attempt("Ship it"), among: posts) == found(1))
    }

    @Test func `the finder asks for the newest, encoded, page by page until before the window`() async throws {
        let full = JSON.object(["elements": .array((0..<50).map { post($0, "Other") })]).text
        let past = JSON.object(["elements": .array((50..<100).map { post($0, "Other", after: -500) })]).text
        let desk = Desk { line in answer(200, line.contains("start=0") ? full : past) }
        defer { desk.server.stop() }
        #expect(try await desk.evidence.find(attempt()) == .notSeen)
        let seen = desk.server.requests
        #expect(
            seen.map(\.line)
                == [0, 50].map {
                    "GET /rest/posts?author=urn%3Ali%3Aorganization%3A5515715&q=author&count=50&start=\($0)&sortBy=CREATED HTTP/1.1"
                })
        #expect(seen[0].header("x-restli-method") == "FINDER")
    }

    @Test func `a member's posts cannot be read, and it is said where to look`() async throws {
        let desk = Desk(author: "urn:li:person:Ab3dE_9xYz") { _ in answer(500) }
        defer { desk.server.stop() }
        guard case .unreadable(let sentence) = try await desk.evidence.find(attempt()) else {
            Issue.record("must be unreadable")
            return
        }
        #expect(sentence.contains("\(desk.server.url)/in/me/recent-activity/all/"))
        #expect(desk.server.requests.count == 0)
    }

    @Test func `an organization's token without the right is unreadable too`() async throws {
        let desk = Desk { _ in answer(403, "{}") }
        defer { desk.server.stop() }
        guard case .unreadable(let sentence) = try await desk.evidence.find(attempt()) else {
            Issue.record("must be unreadable")
            return
        }
        #expect(sentence.contains("\(desk.server.url)/company/5515715/posts/"))
    }

    @Test(arguments: [(401, Disposition.needsOperator), (500, .retry), (200, .retry)])
    func `a look that fails is not a look`(status: Int, disposition: Disposition) async throws {
        let desk = Desk { _ in answer(status, "<html>") }
        defer { desk.server.stop() }
        await #expect { try await desk.evidence.find(attempt()) } throws: { ($0 as? any DeskError)?.disposition == disposition }
    }
}

@Suite struct RestLiTests {
    @Test(arguments: [
        ("urn:li:share:1", "urn:li:share:1"), ("urn%3Ali%3Ashare%3A1", "urn:li:share:1"), ("urn%3ali%3ashare%3a1", "urn:li:share:1"),
        ("urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A1%2C2%29", "urn:li:comment:(urn:li:activity:1,2)"),
    ])
    func `an id is decoded`(header: String, urn: String) { #expect(RestLi.urn(header) == urn) }

    @Test(arguments: [nil, "", "1", "urn:li:share:", "urn:li::1", "urn:x:share:1", "urn:li:share:1 2", "urn:li:share:é"])
    func `what is no URN is none`(header: String?) { #expect(RestLi.urn(header) == nil) }

    @Test func `a key is encoded to the last bracket`() {
        #expect(RestLi.encode("urn:li:comment:(urn:li:activity:1,2)") == "urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A1%2C2%29")
    }
}
