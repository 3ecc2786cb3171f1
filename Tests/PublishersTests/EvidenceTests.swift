import Editorial
import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

@testable import Publishers

@Suite struct EvidenceTests {
    private let armedAt = Timestamp.parse("2026-11-20T11:59:00Z")!

    private func attempt(_ text: String = "Ship it #now (really)", image: String? = nil, cited: String? = nil) -> Attempt {
        Attempt(
            id: "a", draftID: "0199-draft", account: "acme", number: 1, state: .unknown, armedAt: armedAt,
            prepared: prepared(text, image: image), detail: "", cited: cited)
    }

    private func post(
        _ id: Int, _ commentary: String, after seconds: Double = 5, media: String? = nil, thumbnail: String? = nil,
        state: String = "PUBLISHED", author: String = "urn:li:organization:5515715"
    ) -> JSON {
        var element: [String: JSON] = [
            "id": .string("urn:li:share:\(id)"), "commentary": .string(commentary), "lifecycleState": .string(state),
            "createdAt": .integer(armedAt.addingTimeInterval(seconds).milliseconds), "author": .string(author),
        ]
        if let media { element["content"] = ["media": ["id": .string(media)]] }
        if let thumbnail { element["content"] = ["article": ["source": "https://x.org", "thumbnail": .string(thumbnail)]] }
        return .object(element)
    }

    /// Looks on a page whose list shows `posts`, of which `ghosts` cannot be read; `unlisted` are there and not in the list.
    private func find(_ attempts: Attempt..., among posts: [JSON], ghosts: Set<Int> = [], unlisted: [JSON] = []) async throws -> Finding {
        let list = JSON.object(["elements": .array(posts)]).text
        var single: [String: String] = [:]
        for post in posts + unlisted {
            guard let urn = post["id"]?.string, !ghosts.contains(where: { urn == "urn:li:share:\($0)" }) else { continue }
            single["GET /rest/posts/\(RestLi.encode(urn)) HTTP/1.1"] = post.text
        }
        let desk = Desk { [single] line in
            line.contains("q=author") ? answer(200, list) : single[line].map { answer(200, $0) } ?? answer(404, "{}")
        }
        defer { desk.server.stop() }
        switch try await desk.evidence.find(attempts) {
        case .found(let urn, let permalink):
            return .found(urn: urn, permalink: permalink.replacing(desk.server.url, with: "https://linkedin.test"))
        case .notSeen(let words): return .notSeen(Message(words.description.replacing(desk.server.url, with: "https://linkedin.test")))
        case .unreadable(let words): return .unreadable(words)
        }
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
        #expect(try await find(attempt(), among: [post(1, text, after: -121)]).isNotSeen)
        #expect(try await find(attempt(), among: [post(1, text, after: 661)]).isNotSeen)
        #expect(try await find(attempt(), among: [post(1, text, after: -119)]) == found(1))
        #expect(try await find(attempt(), among: [post(1, text, after: 659)]) == found(1))
    }

    @Test func `an image post is known by its picture alone`() async throws {
        let posts = [post(2, "Edited meanwhile", media: "urn:li:image:B"), post(1, "Ship it", media: "urn:li:image:A")]
        #expect(try await find(attempt("Ship it", image: "urn:li:image:B"), among: posts) == found(2))
        #expect(try await find(attempt("Ship it", image: "urn:li:image:C"), among: posts).isNotSeen)
        #expect(try await find(attempt("Ship it"), among: posts).isNotSeen)
    }

    @Test func `a link post is known by its thumbnail alone`() async throws {
        let posts = [post(2, "Edited", thumbnail: "urn:li:image:B"), post(1, "Ship it", thumbnail: "urn:li:image:A")]
        #expect(try await find(attempt("Ship it", image: "urn:li:image:B"), among: posts) == found(2))
        #expect(try await find(attempt("Ship it", image: "urn:li:image:C"), among: posts).isNotSeen)
    }

    @Test func `a post that LinkedIn failed to publish is no evidence`() async throws {
        #expect(try await find(attempt("Ship it"), among: [post(1, "Ship it", state: "PUBLISH_FAILED")]).isNotSeen)
    }

    @Test func `a post in the list that nobody can read is a ghost, and no evidence`() async throws {
        #expect(try await find(attempt("Ship it"), among: [post(1, "Ship it")], ghosts: [1]).isNotSeen)
        let two = [post(2, "Ship it", after: 9), post(1, "Ship it")]
        #expect(try await find(attempt("Ship it"), among: two, ghosts: [2]) == found(1))
    }

    @Test func `a post by somebody else is none of ours`() async throws {
        #expect(try await find(attempt("Ship it"), among: [post(1, "Ship it", author: "urn:li:organization:9")]).isNotSeen)
    }

    // MARK: refused as a repetition

    static let cited = "urn:li:share:\(1_795_175_944_000 << 22)"

    @Test
    func
        `what LinkedIn names when it refuses a repetition is ours when an earlier attempt may have made it and it is live, from its time and says the same`()
        async throws
    {
        let id = 1_795_175_944_000 << 22
        let (first, refused) = (attempt("Ship it"), attempt("Ship it", cited: Self.cited))
        #expect(try await find(first, refused, among: [], unlisted: [post(id, "Ship it")]) == found(id))
        #expect(try await find(first, refused, among: [], unlisted: [post(id, "Ship it", after: -121)]).isNotSeen)
        #expect(try await find(first, refused, among: [], unlisted: [post(id, "Ship something else")]).isNotSeen)
        #expect(try await find(first, refused, among: [], unlisted: [post(id, "Ship it", author: "urn:li:organization:9")]).isNotSeen)
    }

    @Test func `what a first attempt repeats is somebody else's post, unless it shows the picture that was uploaded for it`() async throws {
        let id = 1_795_175_944_000 << 22
        let refused = attempt("Ship it", cited: Self.cited)
        #expect(try await find(refused, among: [post(id, "Ship it")]).isNotSeen)
        #expect(try await find(refused, among: [], unlisted: [post(id, "Ship it")]).isNotSeen)
        let pictured = attempt("Ship it", image: "urn:li:image:C1", cited: Self.cited)
        #expect(try await find(pictured, among: [], unlisted: [post(id, "Ship it", media: "urn:li:image:C1")]) == found(id))
    }

    @Test func `a ghost is named with its time, for the person who looks`() async throws {
        guard case .notSeen(let words) = try await find(attempt("Ship it", cited: Self.cited), among: []) else {
            Issue.record("must not be seen")
            return
        }
        #expect(words.contains("https://linkedin.test/company/5515715/posts/"))
        #expect(words.contains("https://linkedin.test/feed/update/\(Self.cited)/, made at Fri 2026-11-20 11:59 UTC"))
        #expect(words.contains("may not exist"))
    }

    @Test func `the post of an earlier attempt is found too`() async throws {
        let first = attempt("Ship it")
        let second = Attempt(
            id: "b", draftID: "0199-draft", account: "acme", number: 2, state: .unknown, armedAt: armedAt + .seconds(86_400),
            prepared: prepared("Ship it"), detail: "")
        #expect(try await find(second, among: [post(1, "Ship it")]).isNotSeen)
        #expect(try await find(first, second, among: [post(1, "Ship it")]) == found(1))
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
        #expect(try await desk.evidence.find([attempt()]).isNotSeen)
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
        guard case .unreadable(let sentence) = try await desk.evidence.find([attempt()]) else {
            Issue.record("must be unreadable")
            return
        }
        #expect(sentence.contains("\(desk.server.url)/in/me/recent-activity/all/"))
        #expect(sentence.contains("does not let this account's token read posts"))
        #expect(desk.server.requests.count == 0)
    }

    @Test func `an organization's token without the right is unreadable too`() async throws {
        let desk = Desk { _ in answer(403, "{}") }
        defer { desk.server.stop() }
        guard case .unreadable(let sentence) = try await desk.evidence.find([attempt()]) else {
            Issue.record("must be unreadable")
            return
        }
        #expect(sentence.contains("\(desk.server.url)/company/5515715/posts/"))
    }

    @Test(arguments: [(401, Disposition.needsOperator), (500, .retry), (200, .retry)])
    func `a look that fails is not a look`(status: Int, disposition: Disposition) async throws {
        let desk = Desk { _ in answer(status, "<html>") }
        defer { desk.server.stop() }
        await #expect { try await desk.evidence.find([attempt()]) } throws: { ($0 as? any DeskError)?.disposition == disposition }
    }
}

extension Finding {
    var isNotSeen: Bool { if case .notSeen = self { true } else { false } }
}

@Suite struct RestLiTests {
    @Test func `a post's number tells when it was made`() {
        // 2026-07-14 14:14:22.432, as LinkedIn showed it for that post.
        #expect(RestLi.createdAt("urn:li:share:7482799659132977152") == Timestamp.parse("2026-07-14T14:14:22.432Z"))
        for urn in ["urn:li:share:42", "urn:li:share:x", "urn:li:share:99999999999999999999"] { #expect(RestLi.createdAt(urn) == nil) }
    }

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
