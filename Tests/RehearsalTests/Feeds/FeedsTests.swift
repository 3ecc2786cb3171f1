import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct FeedsTests {
    private func open<Result: Sendable>(
        _ body: @Sendable (FeedsLookalike, ManualClock, HTTPClient) async throws -> Result
    ) async throws -> Result {
        let clock = ManualClock()
        let feeds = try FeedsLookalike(clock: clock, port: 0)
        let client = HTTPClient(userAgent: "test")
        defer { client.close() }
        return try await running(feeds.run) { try await body(feeds, clock, client) }
    }

    @Test("six feeds in English, German and French, each with at least four items of several sentences")
    func sample() {
        #expect(Sample.feeds.count == 6)
        #expect(Set(Sample.feeds.map(\.language)) == ["en", "de", "fr"])
        for feed in Sample.feeds {
            #expect((4...8).contains(feed.items.count))
            #expect(Set(feed.items.map(\.slug)).count == feed.items.count)
            for item in feed.items { #expect(item.paragraphs.joined(separator: " ").count > 150) }
        }
    }

    @Test("the brand and the briefs fill columns and a body")
    func pages() {
        #expect(Sample.brand.name == "Nordlicht Energy")
        #expect(Sample.brand.properties["Maximum a day"] == 2)
        #expect(Sample.brand.body.hasPrefix("# Who we are"))
        #expect(Sample.briefs.compactMap { $0.properties["Posts wanted"]?.integer } == [1, 3])
        #expect(Sample.seeds(feedsAt: "http://127.0.0.1:1", accounts: ["page"]).count == 9)
    }

    @Test("what the server has said is fresh is answered 304, by tag and by date")
    func notModified() async throws {
        try await open { feeds, clock, client in
            for feed in Sample.feeds {
                let url = "\(feeds.baseURL)/\(feed.path)"
                let first = try await client.send(HTTPRequest("GET", url))
                #expect(first.status == 200)
                let tag = try #require(first.header("etag"))
                let stamp = try #require(first.header("last-modified"))
                let byTag = try await client.send(HTTPRequest("GET", url, headers: [HTTPHeader("If-None-Match", tag)]))
                #expect(byTag.status == 304)
                #expect(byTag.body.isEmpty)
                let byDate = try await client.send(HTTPRequest("GET", url, headers: [HTTPHeader("If-Modified-Since", stamp)]))
                #expect(byDate.status == 304)
            }
        }
    }

    @Test("items appear when the clock reaches them, and when they are published")
    func later() async throws {
        try await open { feeds, clock, client in
            func titles() async throws -> [String] {
                let answer = try await client.send(HTTPRequest("GET", feeds.baseURL + "/control.json"))
                return try JSON(parsing: answer.body)["items"]?.array?.compactMap { $0["title"]?.string } ?? []
            }
            let before = try await titles()
            #expect(before.count == 4)
            clock.advance(by: .seconds(14 * 3600))
            let after = try await titles()
            #expect(after == ["Why a 15-minute forecast should come with its own doubt"] + before)
            clock.advance(by: .seconds(60))
            feeds.publish(SampleItem(title: "Breaking", paragraphs: ["It happened."]), in: "control.json")
            #expect(try await titles().first == "Breaking")
        }
    }

    @Test("each item's link leads to its page")
    func articles() async throws {
        try await open { feeds, _, client in
            let feed = try JSON(parsing: try await client.send(HTTPRequest("GET", feeds.baseURL + "/control.json")).body)
            for item in feed["items"]?.array ?? [] {
                let page = try await client.send(HTTPRequest("GET", try #require(item["url"]?.string)))
                #expect(page.status == 200)
                #expect(page.text.contains(item["title"]?.string ?? "?"))
            }
        }
    }

    @Test("the old German feed is in Latin-1 and has neither dates nor ids")
    func latin1() async throws {
        try await open { feeds, _, client in
            let answer = try await client.send(HTTPRequest("GET", feeds.baseURL + "/wirtschaftsdienst.rss"))
            let text = String(String.UnicodeScalarView(answer.body.map { Unicode.Scalar($0) }))
            #expect(text.contains("Wirtschaftsdienst Küste &amp; Hinterland"))
            #expect(!text.contains("pubDate"))
            #expect(!text.contains("guid"))
        }
    }
}
