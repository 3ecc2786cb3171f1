import Editorial
import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import Testing

@testable import Publishers

/// What is prepared and sent, as readers of the look-alike see it, which shares no line with the publisher.
@Suite struct LookalikeTests {
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + [0, 0, 0, 40, 0, 0, 0, 30]
    private static let picture = Picture(
        bytes: png, mediaType: "image/png", width: 40, height: 30, hash: SHA256.hex(of: png), provenance: fox.provenance)

    /// Publishes on the page and returns the look-alike with the page's feed.
    private func publish(_ post: ApprovedPost) async throws -> (linkedIn: LinkedInLookalike, feed: String) {
        let clock = JumpingClock("2026-11-20T12:00:00Z")
        let linkedIn = try LinkedInLookalike(clock: clock, port: 0)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await linkedIn.run() }
            defer { group.cancelAll() }
            let settings = Publishers.LinkedInSettings(
                author: Rehearsal.LinkedInSettings.pageAuthor, baseURL: linkedIn.baseURL, version: APIVersion("202610")!, token: nil)
            let client = HTTPClient(userAgent: "copydesk-test/1")
            defer { client.close() }
            let service = Publishers.LinkedInService(
                account: "acme", settings: settings, token: Secret(Rehearsal.LinkedInSettings.pageToken), transport: client)
            let publisher = LinkedInPublisher(service: service, clock: clock, log: .silent)
            let prepared = try await publisher.prepare(post)
            guard case .published = await publisher.send(prepared, gate: { true }) else { throw NotPublished() }
            try await clock.sleep(until: clock.now() + .seconds(10))
            let page = try await client.send(HTTPRequest("GET", linkedIn.baseURL + "/", headers: [HTTPHeader("Accept", "text/html")]))
            return (linkedIn, String(decoding: page.body, as: UTF8.self))
        }
    }

    private struct NotPublished: Error {}

    @Test func `a link is a card with everything that was approved, under the text with its mention and hashtag`() async throws {
        let card = LinkCard(source: "https://acme.example/a?b=1&utm_source=linkedin", title: "Ship (it) #now", description: "\\o/ @all")
        let mention = Mention(name: "Nordlicht Energy", urn: Rehearsal.LinkedInSettings.pageAuthor)
        let (linkedIn, feed) = try await publish(
            approved("By @Nordlicht Energy (and @all) #wind", picture: Self.picture, card: card, mentions: [mention]))
        let post = try #require(linkedIn.posts.first)
        #expect(post.text == "By Nordlicht Energy (and @all) #wind" && !post.isCut && post.hashtags == ["wind"])
        #expect(post.link == card.source && post.pictures.map(\.sha256) == [Self.picture.hash])
        #expect(linkedIn.ledger["violations"]?.array?.isEmpty == true, "\(linkedIn.ledger["violations"]?.text ?? "")")
        #expect(
            feed.contains(">Ship (it) #now</a>") && feed.contains("<p>\\o/ @all</p>") && feed.contains("<p class=\"host\">acme.example</p>")
        )
        #expect(feed.contains("<a href=\"/company/5515715/\">Nordlicht Energy</a>"))
        #expect(feed.contains("<a href=\"/feed/hashtag/wind/\">#wind</a>"))
    }

    @Test func `a page that is called otherwise is plain words, and noted`() async throws {
        let mention = Mention(name: "nordlicht energy", urn: Rehearsal.LinkedInSettings.pageAuthor)
        let (linkedIn, feed) = try await publish(approved("By @nordlicht energy", mentions: [mention]))
        #expect(feed.contains("By nordlicht energy") && !feed.contains("\">nordlicht energy</a>"))
        #expect(linkedIn.ledger["violations"]?.text.contains("mention-name") == true)
    }
}
