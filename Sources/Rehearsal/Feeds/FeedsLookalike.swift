import FoundationEssentials
import HTTPServer
import Support

/// The publishers of the sample newsroom: six feeds in six dialects, with dates that follow the clock.
///
/// Some items appear only hours after the start. Feeds carry ETag and Last-Modified and answer 304; each item links to a page.
package final class FeedsLookalike: Sendable {
    private let desk: FeedsDesk
    private let handler: @Sendable (ServerRequest) async -> ServerResponse
    private let server: HTTPServer

    /// Listens on a loopback port (0 takes any free one).
    package init(clock: any DeskClock, port: Int = 8424, feeds: [SampleFeed] = Sample.feeds) throws {
        desk = FeedsDesk(clock: clock, feeds: feeds)
        handler = desk.makeHandler()
        server = try HTTPServer(port: port, handler: handler)
    }

    /// Serves until the task is cancelled.
    package func run() async throws { try await server.run() }

    /// The answer to one request, without a connection.
    package func handle(_ request: ServerRequest) async -> ServerResponse { await handler(request) }

    /// The port it listens on.
    package var port: Int { server.port }
    /// "http://127.0.0.1:PORT"; a feed's address is this, a slash and its path.
    package var baseURL: String { "http://127.0.0.1:\(port)" }
    /// Failures to come.
    package var faults: Faults { desk.faults }
    /// Requests.
    package var log: RequestLog { desk.log }

    /// Publishes an item now, in the feed of that path.
    package func publish(_ item: SampleItem, in path: String) { desk.publish(item, in: path) }
}

/// What stands behind the feeds' port.
final class FeedsDesk: Sendable {
    let log: RequestLog
    let faults = Faults { status, _ in .text("rehearsed fault", status: status) }
    private let clock: any DeskClock
    private let feeds: [SampleFeed]
    /// All items of a feed by its path, also those to come.
    private let published: Locked<[String: [PublishedItem]]>

    init(clock: any DeskClock, feeds: [SampleFeed]) {
        self.clock = clock
        self.feeds = feeds
        log = RequestLog(clock: clock)
        // Whole seconds: Last-Modified has no fractions.
        let start = Date(milliseconds: clock.now().milliseconds / 1000 * 1000)
        let items = feeds.map { feed in (feed.path, feed.items.map { PublishedItem(item: $0, date: start - $0.age) }) }
        published = Locked(Dictionary(items) { $1 })
    }

    func publish(_ item: SampleItem, in path: String) {
        let now = clock.now()
        published.withLock { $0[path, default: []].append(PublishedItem(item: item, date: now)) }
    }

    func makeHandler() -> @Sendable (ServerRequest) async -> ServerResponse {
        var controls = Router()
        faults.addControls(to: &controls)
        var router = Router()
        router.on("GET", "/") { [self] request, _ in index(request) }
        router.on("GET", "/articles/{slug}") { [self] _, path in article(path["slug"]) }
        router.on("GET", "/{feed}") { [self] request, path in answer(request, path["feed"]) }
        let site = log.applied(to: faults.applied(to: { [router] in await router($0) }))
        return { [controls] request in request.rawPath == "/faults" ? await controls(request) : await site(request) }
    }

    /// What is published by now, newest first.
    private func items(_ path: String) -> [PublishedItem] {
        let now = clock.now()
        return (published.withLock { $0[path] } ?? []).filter { $0.date <= now }.sorted { $0.date > $1.date }
    }

    private func answer(_ request: ServerRequest, _ path: String) -> ServerResponse {
        guard let feed = feeds.first(where: { $0.path == path }) else { return .text("There is no such feed.\n", status: 404) }
        let items = items(path)
        let writer = FeedWriter(feed: feed, items: items, base: base(request))
        let bytes = writer.bytes()
        let tag = "\"\(SHA256.hex(of: bytes).prefix(20))\""
        let stamp = HTTPDate.text(items.first?.date ?? Date(timeIntervalSince1970: 0))
        let response = isFresh(request, tag, stamp) ? ServerResponse.empty(304) : .bytes(bytes, type: writer.contentType)
        return response.with("ETag", tag).with("Last-Modified", stamp)
    }

    /// If-None-Match wins over If-Modified-Since (RFC 9110, 13.2.2); clients send the stamp back as they got it.
    private func isFresh(_ request: ServerRequest, _ tag: String, _ stamp: String) -> Bool {
        if let tags = request.header("if-none-match") {
            return tags.split(separator: ",").contains { String($0).trimmed.replacing("W/", with: "") == tag }
        }
        return request.header("if-modified-since") == stamp
    }

    private func base(_ request: ServerRequest) -> String { "http://" + (request.header("host") ?? "127.0.0.1") }

    private func index(_ request: ServerRequest) -> ServerResponse {
        let types: [SampleFeed.Format: String] = [.atom: "application/atom+xml", .json: "application/feed+json"]
        let links = feeds.map { feed in
            "<link rel=\"alternate\" type=\"\(types[feed.format] ?? "application/rss+xml")\" title=\"\(XMLText.escaped(feed.title))\" href=\"/\(feed.path)\">"
        }
        let rows = feeds.map { "<li><a href=\"/\($0.path)\">\(XMLText.escaped($0.title))</a></li>" }
        return page(
            "Sample newsroom", head: links.joined(separator: "\n"), body: "<ul>\n\(rows.joined(separator: "\n"))\n</ul>", language: "en")
    }

    private func article(_ slug: String) -> ServerResponse {
        for feed in feeds {
            guard let found = items(feed.path).first(where: { $0.item.slug == slug }) else { continue }
            let byline =
                "<p><small>\(XMLText.escaped([feed.title, found.item.author].filter { !$0.isEmpty }.joined(separator: ", ")))</small></p>"
            return page(found.item.title, head: "", body: byline + "\n" + found.html, language: feed.language)
        }
        return .text("There is no such article.\n", status: 404)
    }

    private func page(_ title: String, head: String, body: String, language: String) -> ServerResponse {
        .html(
            """
            <!doctype html>
            <html lang="\(language)"><head><meta charset="utf-8"><title>\(XMLText.escaped(title))</title>
            \(head)</head><body><main><h1>\(XMLText.escaped(title))</h1>
            \(body)</main></body></html>

            """)
    }
}
