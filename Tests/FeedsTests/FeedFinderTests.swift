import Feeds
import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

/// How a site's feed is found, and with how many requests.
struct FeedFinderTests {
    /// Pages by address; remembers what was asked.
    private final class Web: HTTPTransport {
        private let pages: [String: (type: String, body: String)]
        private let asked = Locked<[String]>([])
        var requests: [String] { asked.withLock { $0 } }

        init(_ pages: [String: (type: String, body: String)]) { self.pages = pages }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            asked.withLock { $0.append(request.url) }
            guard case .publicOnly = request.reach else { throw ScriptedFailure("may reach anything") }
            if request.url.hasPrefix("https://plain.example") {
                throw HTTPFailure(.tls, host: "plain.example", requestWritten: false)
            }
            guard let page = pages[request.url] else { return HTTPResponse(status: 404, url: request.url) }
            return HTTPResponse(
                status: 200, headers: [HTTPHeader("Content-Type", page.type)], body: Array(page.body.utf8), url: request.url)
        }
    }

    private static let rss = (
        "text/xml", "<rss version='2.0'><channel><title>The News</title><item><title>A</title></item></channel></rss>"
    )

    private static func page(_ head: String = "", _ body: String = "") -> (String, String) {
        ("text/html", "<!doctype html><html><head>\(head)</head><body>\(body)</body></html>")
    }

    private func find(_ address: String, _ pages: [String: (String, String)] = [:]) async throws -> (found: FoundFeeds, asked: [String]) {
        let web = Web(pages.mapValues { (type: $0.0, body: $0.1) })
        let found = try await FeedFinder(http: web).find(address)
        #expect(found.requests == web.requests.count && Set(web.requests).count == web.requests.count, "\(web.requests)")
        return (found, web.requests)
    }

    @Test(arguments: [
        ("https://www.youtube.com/channel/UCabc", "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc"),
        ("https://m.youtube.com/playlist?list=PLxyz&x=1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PLxyz"),
        ("https://www.youtube.com/user/nasa", "https://www.youtube.com/feeds/videos.xml?user=nasa"),
        ("reddit.com/r/swift", "https://www.reddit.com/r/swift/.rss"),
        ("https://old.reddit.com/r/swift/top/", "https://www.reddit.com/r/swift/top/.rss"),
        ("https://www.reddit.com/u/ann", "https://www.reddit.com/user/ann/.rss"),
        ("https://github.com/swiftlang/swift", "https://github.com/swiftlang/swift/releases.atom"),
        ("https://github.com/swiftlang/swift/commits/main", "https://github.com/swiftlang/swift/commits/main.atom"),
        ("https://github.com/ann", "https://github.com/ann.atom"), ("https://news.substack.com/p/story", "https://news.substack.com/feed"),
        ("https://ships.wordpress.com", "https://ships.wordpress.com/feed/"), ("https://medium.com/@ann", "https://medium.com/feed/@ann"),
        ("https://bsky.app/profile/ann.example", "https://bsky.app/profile/ann.example/rss"),
    ])
    func `where the address tells the feed nothing is asked`(address: String, feed: String) async throws {
        let (found, asked) = try await find(address)
        #expect(found.candidates.first?.url == feed && asked.isEmpty)
    }

    @Test func `a page that names its feeds is asked once, and the feed not at all`() async throws {
        let head = """
            <link rel=alternate type=application/rss+xml title='Comments' href='/comments/feed'>
            <link rel=alternate type=application/feed+json title='JSON' href='/feed.json'>
            <link rel=alternate type=application/atom+xml title='Posts' href='/atom.xml'>
            """
        let (found, asked) = try await find("ships.example", ["https://ships.example/": Self.page(head)])
        #expect(asked == ["https://ships.example/"])
        #expect(
            found.candidates.map(\.url) == [
                "https://ships.example/atom.xml", "https://ships.example/feed.json", "https://ships.example/comments/feed",
            ])
        #expect(found.candidates.first?.title == "Posts")
    }

    @Test func `an address that is a feed is one, whatever it is called`() async throws {
        for address in ["https://ships.example/x", "feed:https://ships.example/x", "feed://ships.example/x"] {
            let (found, asked) = try await find(address, ["https://ships.example/x": Self.rss])
            #expect(
                found.candidates.map(\.url) == ["https://ships.example/x"] && found.candidates[0].title == "The News" && asked.count == 1)
        }
    }

    @Test func `a link that looks like a feed is tried before usual places`() async throws {
        let (found, asked) = try await find(
            "https://ships.example/",
            [
                "https://ships.example/": Self.page("", "<a href='/about'>About</a> <a href='/news/feed.rss'><b>RSS</b></a>"),
                "https://ships.example/news/feed.rss": Self.rss,
            ])
        #expect(asked.count == 2 && found.candidates.map(\.url) == ["https://ships.example/news/feed.rss"])
    }

    @Test func `the program that made a page tells where to look first`() async throws {
        let head = "<meta name=generator content='WordPress 6.6'>"
        let (found, asked) = try await find(
            "https://ships.example/", ["https://ships.example/": Self.page(head), "https://ships.example/feed/": Self.rss])
        #expect(asked.count == 2 && found.candidates.map(\.url) == ["https://ships.example/feed/"])
    }

    @Test func `a profile of Mastodon has its feed beside it`() async throws {
        let (found, asked) = try await find(
            "@ann@social.example", ["https://social.example/@ann": Self.page(), "https://social.example/@ann.rss": Self.rss])
        #expect(asked.count == 2 && found.candidates.first?.url == "https://social.example/@ann.rss")
    }

    @Test func `a site without a certificate is found where no scheme was written`() async throws {
        let (found, asked) = try await find("plain.example/x", ["http://plain.example/x": Self.rss])
        #expect(asked == ["https://plain.example/x", "http://plain.example/x"])
        #expect(found.candidates.map(\.url) == ["http://plain.example/x"])
        let (none, once) = try await find("https://plain.example/x", ["http://plain.example/x": Self.rss])
        #expect(none.candidates.isEmpty && once.count == 1 && none.trouble?.contains("TLS") == true)
    }

    @Test func `a site without a feed is left after nine requests at most, also where its page is gone`() async throws {
        let links = (0..<50).map { "<a href='/feed\($0)/rss'>RSS</a>" }.joined()
        let (found, asked) = try await find("https://ships.example/", ["https://ships.example/": Self.page("", links)])
        #expect(found.candidates.isEmpty && asked.count == 9)
        let (none, once) = try await find("https://gone.example/")
        #expect(none.candidates.isEmpty && once.count == 7 && none.trouble == "https://gone.example/ answers 404.")
    }

    @Test func `a page that is shut or gone does not hide the feed of its site, and a blog in a folder has its own`() async throws {
        let (found, asked) = try await find("https://ships.example/", ["https://ships.example/feed": Self.rss])
        #expect(asked.count == 2 && found.candidates.map(\.url) == ["https://ships.example/feed"])
        let (blog, tries) = try await find(
            "https://ships.example/blog/a-story",
            ["https://ships.example/blog/index.xml": Self.rss, "https://ships.example/feed": Self.rss])
        #expect(blog.candidates.map(\.url) == ["https://ships.example/blog/index.xml"] && tries.count == 3)
    }

    @Test(arguments: ["", "ftp://a.example/x", "https://user:secret@a.example/", "two words"])
    func `what is no address of the web is refused`(text: String) async {
        await #expect(throws: FeedAddressProblem.self) { try await find(text) }
    }
}
