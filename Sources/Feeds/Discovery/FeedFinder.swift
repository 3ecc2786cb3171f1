import FoundationEssentials
import HTTPClient
import Markup
import Support

/// Finds the feeds of a site with as few requests as possible: none where the address tells it, one where the page does.
package struct FeedFinder: Sendable {
    /// Links of a page that look like feeds, and usual places, that are tried at most.
    static let mostTries = 8

    private let http: any HTTPTransport
    private let privateNetworks: [String]

    /// - Parameter privateNetworks: hosts and CIDRs that may be asked besides public ones.
    package init(http: any HTTPTransport, privateNetworks: [String] = []) {
        self.http = http
        self.privateNetworks = privateNetworks
    }

    /// Throws `FeedAddressProblem` for what is no address.
    package func find(_ text: String) async throws -> FoundFeeds {
        guard let address = Self.address(text) else { throw FeedAddressProblem(text: text) }
        var search = Search(http: http, privateNetworks: privateNetworks)
        search.found.candidates = KnownSites.feeds(of: address)
        if search.found.candidates.isEmpty { try await look(at: address, isGuessed: !text.contains("://"), &search) }
        return search.found
    }

    /// "www.swift.org", "feed:https://..." and "@name@mastodon.social" are addresses too.
    private static func address(_ text: String) -> WebAddress? {
        var text = text.trimmed
        for prefix in ["feed://", "feed:"] where text.lowercased().hasPrefix(prefix) { text = String(text.dropFirst(prefix.count)) }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 3, parts[0].isEmpty { text = "https://\(parts[2])/@\(parts[1])" }
        if !text.contains("://") { text = "https://" + text }
        return WebAddress(text)
    }

    private func look(at address: WebAddress, isGuessed: Bool, _ search: inout Search) async throws {
        var page = try await search.get(address.text)
        // Who writes no scheme may mean a site that has no certificate.
        if page == nil, isGuessed, search.isUnreachable { page = try await search.get("http" + address.text.dropFirst("https".count)) }
        guard let page else {
            // A page may be shut or gone where its feed is not.
            if search.isAnswered { try await guess(from: Search.Page(url: address.text, body: [], content: .other), &search) }
            return
        }
        switch page.content {
        case .feed(let title): search.add(page.url, title, "The address is a feed itself")
        case .page(let named) where !named.isEmpty: search.found.candidates = Self.ranked(named, on: page.url)
        case .page, .other: try await guess(from: page, &search)
        }
    }

    /// What links of the page and the habits of the programs that make pages let expect, one after the other until one is there.
    private func guess(from page: Search.Page, _ search: inout Search) async throws {
        guard let base = WebAddress(page.url) else { return }
        let anchors = HTMLAnchors.find(in: page.body)
        let linked = anchors.anchors.compactMap { anchor in base.resolve(anchor.address)?.text }
        let usual = Self.usual(anchors.generator, base).compactMap { base.resolve($0)?.text }
        for address in (Array(linked.prefix(Self.mostTries / 2)) + usual).prefix(Self.mostTries) {
            guard let there = try await search.get(address), case .feed(let title) = there.content else { continue }
            let origin = linked.contains(address) ? "A link of the page leads to it" : "It is at a usual place"
            return search.add(there.url, title, origin)
        }
    }

    private static func usual(_ generator: String, _ base: WebAddress) -> [String] {
        let places = ["/feed", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/rss"]
        // A blog in a folder of its site has its feed there.
        let folder = base.path.split(separator: "/").first.map(String.init) ?? ""
        let own = folder.isEmpty || folder.contains(".") ? [] : ["feed", "index.xml", "feed.xml"].map { "/\(folder)/\($0)" }
        let made = generator.lowercased()
        if base.path.hasPrefix("/@"), !base.path.dropFirst(2).contains("/") { return [base.path + ".rss"] }
        let first = [("wordpress", "/feed/"), ("hugo", "/index.xml"), ("jekyll", "/feed.xml"), ("ghost", "/rss/"), ("drupal", "/rss.xml")]
        return (first.first { made.hasPrefix($0.0) }.map { [$0.1] } ?? []) + own + places
    }

    /// The page's own feed comes before those of comments, of one entry, and of other sites.
    private static func ranked(_ named: [HTMLLinks.Feed], on page: String) -> [FoundFeeds.Candidate] {
        let host = WebAddress(page)?.host
        func rank(_ feed: HTMLLinks.Feed) -> Int {
            let words = (feed.title + " " + feed.address).lowercased()
            return (words.contains("comment") ? 4 : 0) + (WebAddress(feed.address)?.host == host ? 0 : 2)
                + (feed.type.contains("json") ? 1 : 0)
        }
        var seen: Set<String> = []
        return named.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.compactMap { _, feed in
            guard let address = WebAddress(feed.address)?.text, seen.insert(address).inserted else { return nil }
            return .init(address, title: feed.title.collapsed.limited(utf16: 200), origin: "The page names it")
        }
    }
}

/// What was asked so far, so that nothing is asked twice.
private struct Search {
    struct Page {
        enum Content {
            case feed(title: String)
            case page([HTMLLinks.Feed])
            case other
        }

        let url: String
        let body: [UInt8]
        let content: Content
    }

    let http: any HTTPTransport
    let privateNetworks: [String]
    var found = FoundFeeds()
    /// Whether the first request got no answer at all.
    private(set) var isUnreachable = false
    /// Whether anybody answered, whatever it was.
    private(set) var isAnswered = false
    private var asked: Set<String> = []

    init(http: any HTTPTransport, privateNetworks: [String]) {
        self.http = http
        self.privateNetworks = privateNetworks
    }

    mutating func add(_ url: String, _ title: String, _ origin: String) {
        found.candidates.append(.init(url, title: title, origin: origin))
    }

    /// What is at an address; nil when nothing is, or it was asked already.
    mutating func get(_ address: String) async throws -> Page? {
        guard asked.insert(address).inserted else { return nil }
        found.requests += 1
        let response: HTTPResponse
        do {
            response = try await http.send(
                HTTPRequest(
                    "GET", address,
                    headers: [
                        HTTPHeader("Accept", "text/html, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5")
                    ],
                    limits: HTTPLimits(total: .seconds(30), body: FeedReader.largestBody), reach: .publicOnly(allowing: privateNetworks)))
        } catch let failure as HTTPFailure {
            found.trouble = found.trouble ?? "The first request failed: \(failure.message)"
            isUnreachable = [.connect, .refused, .tls, .timeout, .closed].contains(failure.kind)
            return nil
        }
        isAnswered = true
        asked.insert(response.url)
        asked.formUnion(response.redirects.map(\.url))
        guard response.isSuccess else {
            found.trouble = found.trouble ?? "\(address) answers \(response.status)."
            return nil
        }
        return Page(url: response.url, body: response.body, content: content(of: response))
    }

    private func content(of response: HTTPResponse) -> Page.Content {
        do throws(FeedRefusal) {
            let feed = try FeedParser.parse(FeedDocument(response.body, contentType: response.header("content-type"), url: response.url))
            return .feed(title: feed.title.map { PlainFeedText.line($0).limited(utf16: 200) } ?? "")
        } catch {
            guard case .page(let feeds) = error else { return .other }
            return .page(feeds)
        }
    }
}

/// A text that is no address of the web.
package struct FeedAddressProblem: Error, CustomStringConvertible {
    let text: String
    package var description: String { "\"\(text.limited(utf16: 200))\" is no web address; write one such as https://www.swift.org" }
}
