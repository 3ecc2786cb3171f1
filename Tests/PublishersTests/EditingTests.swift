import Editorial
import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@testable import Publishers

/// Live posts get another text or go, one request each, and what is unclear is called unclear.
@Suite struct EditingTests {
    private static let urn = "urn:li:share:7482799659132977152"
    private static let path = "/rest/posts/urn%3Ali%3Ashare%3A7482799659132977152"

    private static func correction(_ text: String = "Ship it #now (really)") throws -> PreparedPost {
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        let first = try PostBody(
            author: "urn:li:organization:5515715", commentary: "Before", image: "urn:li:image:A", altText: "A fox"
        ).text()
        return try desk.publisher.correction(of: prepared("Before", body: first), by: approved(text))
    }

    private static func make(_ change: PostChange, answered: String) async -> (PostChangeOutcome, [WireRequest]) {
        let desk = Desk { _ in answered }
        defer { desk.server.stop() }
        let outcome = await desk.publisher.make(change, on: urn) { true }
        return (outcome, desk.server.requests)
    }

    @Test func `a correction is the post as it was sent with another text, and on the wire that text alone`() async throws {
        let post = try Self.correction()
        let body = try JSON(parsing: Array(post.body.utf8))
        #expect(body["commentary"] == "Ship it #now \\(really\\)" && body["content"]?["media"]?["id"] == "urn:li:image:A")
        #expect(post.text == "Ship it #now (really)" && post.approvalHash == "approval")
        let (outcome, requests) = await Self.make(.correct(post), answered: answer(204))
        #expect(outcome == .made)
        #expect(requests.map(\.line) == ["POST \(Self.path) HTTP/1.1"])
        #expect(requests.first?.headers.contains("X-RestLi-Method: PARTIAL_UPDATE") == true)
        #expect(
            try requests.first.map { try JSON(parsing: $0.body) } == ["patch": ["$set": ["commentary": "Ship it #now \\(really\\)"]]])
    }

    @Test(arguments: [204, 404, 410]) func `a takedown is one DELETE, and what is gone already is gone`(status: Int) async {
        let (outcome, requests) = await Self.make(.takeDown, answered: answer(status))
        #expect(outcome == .made)
        #expect(requests.map(\.line) == ["DELETE \(Self.path) HTTP/1.1"])
        #expect(requests.first?.headers.contains("X-RestLi-Method: DELETE") == true)
    }

    @Test(arguments: [200, 201, 301, 408, 409, 418, 500, 502, 503]) func `what is not certain is unknown, and not sent again`(status: Int)
        async throws
    {
        for change in [PostChange.correct(try Self.correction()), .takeDown] {
            let (outcome, requests) = await Self.make(change, answered: answer(status, "<html>"))
            guard case .unknown = outcome else {
                Issue.record("\(status) is \(outcome)")
                continue
            }
            #expect(requests.count == 1)
        }
    }

    @Test(arguments: [400, 401, 404, 413, 415, 422, 426, 429]) func `a refusal of a correction is certain`(status: Int) async throws {
        let (outcome, requests) = await Self.make(.correct(try Self.correction()), answered: answer(status, #"{"message":"No."}"#))
        guard case .notMade(let refusal) = outcome else {
            Issue.record("\(status) is \(outcome)")
            return
        }
        #expect(requests.count == 1)
        #expect(refusal.isOfAccount == [401, 426].contains(status))
    }

    @Test func `where LinkedIn does not permit it, people are told how to do it by hand`() async throws {
        let forbidden = answer(403, #"{"message":"Not enough permissions to access: partnerApiPostsExternal.PARTIAL_UPDATE"}"#)
        for (change, words) in [(PostChange.correct(try Self.correction()), "Edit post"), (PostChange.takeDown, "Delete post")] {
            guard case .byHand(let told) = await Self.make(change, answered: forbidden).0 else {
                Issue.record("403 must be for people")
                continue
            }
            #expect(told.contains("\"\(words)\"") && told.contains("does not permit this to account acme"))
        }
    }

    @Test func `a connection that ends without an answer leaves the outcome unknown`() async throws {
        let desk = Desk { peer in _ = peer.readRequest() }
        defer { desk.server.stop() }
        guard case .unknown = await desk.publisher.make(.takeDown, on: Self.urn, gate: { true }) else {
            Issue.record("must be unknown")
            return
        }
        #expect(desk.server.requests.count == 1)
    }

    @Test func `behind a closed gate, or with a body that was changed, nothing is sent`() async throws {
        let desk = Desk { _ in answer(204) }
        defer { desk.server.stop() }
        guard case .notMade = await desk.publisher.make(.takeDown, on: Self.urn, gate: { false }) else {
            Issue.record("must not be sent")
            return
        }
        let good = try Self.correction()
        let bad = PreparedPost(
            draftID: good.draftID, approvalHash: good.approvalHash, body: good.body + " ", bodyHash: good.bodyHash, mediaURN: nil,
            text: good.text, preparedAt: good.preparedAt)
        guard case .notMade = await desk.publisher.make(.correct(bad), on: Self.urn, gate: { true }) else {
            Issue.record("must not be sent")
            return
        }
        #expect(desk.server.requests.isEmpty)
    }

    @Test func `LinkedIn's look-alike takes a correction and a takedown from page and member, and shows what became of them`() async throws
    {
        for isPage in [true, false] {
            let author = isPage ? Rehearsal.LinkedInSettings.pageAuthor : Rehearsal.LinkedInSettings.memberAuthor
            let token = isPage ? Rehearsal.LinkedInSettings.pageToken : Rehearsal.LinkedInSettings.memberToken
            try await open(author: author, token: token) { linkedIn, publisher in
                let first = try await publisher.prepare(approved("Before"))
                guard case .published(let urn, _) = await publisher.send(first, gate: { true }) else { throw NotPublished() }
                let post = try publisher.correction(of: first, by: approved("After #now (really)"))
                #expect(
                    try await publisher.look(for: .correct(post), on: urn)
                        == (isPage ? .notSeen("LinkedIn still shows another text.") : unreadable))
                #expect(await publisher.make(.correct(post), on: urn, gate: { true }) == .made)
                #expect(linkedIn.posts.map(\.text) == ["After #now (really)"] && linkedIn.posts.first?.isCut == false)
                #expect(try await publisher.look(for: .correct(post), on: urn) == (isPage ? .made : unreadable))
                #expect(
                    try await publisher.look(for: .takeDown, on: urn) == (isPage ? .notSeen("LinkedIn still shows the post.") : unreadable))
                #expect(await publisher.make(.takeDown, on: urn, gate: { true }) == .made)
                #expect(linkedIn.posts.isEmpty)
                #expect(try await publisher.look(for: .takeDown, on: urn) == (isPage ? .made : unreadable))
                #expect(await publisher.make(.takeDown, on: urn, gate: { true }) == .made)
                guard case .notMade = await publisher.make(.correct(post), on: urn, gate: { true }) else {
                    Issue.record("a post that is gone cannot be corrected")
                    return
                }
                #expect(linkedIn.allPosts.count == 1)
                #expect(linkedIn.ledger["violations"]?.array?.isEmpty == true, "\(linkedIn.ledger["violations"]?.text ?? "")")
            }
        }
    }

    private var unreadable: PostChangeSight { .unreadable("LinkedIn does not let the token of account acme read posts.") }

    private struct NotPublished: Error {}

    private func open(
        author: String, token: String, _ play: @escaping @Sendable (LinkedInLookalike, LinkedInPublisher) async throws -> Void
    ) async throws {
        let clock = JumpingClock("2026-11-20T12:00:00Z")
        let linkedIn = try LinkedInLookalike(clock: clock, port: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await linkedIn.run() }
            defer { group.cancelAll() }
            let settings = Publishers.LinkedInSettings(
                author: author, baseURL: linkedIn.baseURL, version: APIVersion("202610")!, token: nil)
            let client = HTTPClient(userAgent: "copydesk-test/1")
            defer { client.close() }
            let service = Publishers.LinkedInService(account: "acme", settings: settings, token: Secret(token), transport: client)
            try await play(linkedIn, LinkedInPublisher(service: service, clock: clock, log: .silent))
        }
    }
}
