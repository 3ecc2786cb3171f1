import HTTPClient
import Markup

/// Reads feeds of every format: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1 and 1.1.
package enum FeedParser {
    /// The feed in a document, with what items are made of; throws what the document is instead.
    package static func parse(_ document: FeedDocument) throws(FeedRefusal) -> ParsedFeed {
        switch sniff(document.bytes) {
        case .empty: throw .empty
        case .json: return try JSONFeedParser.parse(document)
        case .page: throw .page(feeds: links(in: document))
        case .markup: return try parseXML(document)
        }
    }

    /// The same with everything that can be read: values of any vocabulary, and the last entry of a document that breaks off.
    package static func parseAll(_ document: FeedDocument) throws(FeedRefusal) -> ParsedFeed {
        switch sniff(document.bytes) {
        case .empty: throw .empty
        case .json: return try JSONFeedParser.parse(document, keepsAll: true)
        case .page: throw .page(feeds: links(in: document))
        case .markup: return try parseXML(document, keepsAll: true)
        }
    }

    private enum Shape { case empty, json, page, markup }

    private static func sniff(_ bytes: [UInt8]) -> Shape {
        let blank: Set<UInt8> = [0x20, 9, 10, 13, 0xEF, 0xBB, 0xBF]
        guard let first = bytes.first(where: { !blank.contains($0) }) else { return .empty }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return .json }
        let head = DocumentHead(bytes)
        guard head.contains("<!doctype html") || head.contains("<html") else { return .markup }
        let isFeed = head.contains("<rss") || head.contains("<rdf:rdf") || head.contains("<feed") || head.contains("<?xml-stylesheet")
        return isFeed ? .markup : .page
    }

    private static func parseXML(_ document: FeedDocument, keepsAll: Bool = false) throws(FeedRefusal) -> ParsedFeed {
        let read: (handler: FeedHandler, report: XMLReader.Report)
        do {
            read = try XMLReader.read(document.bytes, charset: document.charset) {
                FeedHandler(base: document.base, language: document.contentLanguage, keepsAll: keepsAll)
            }
        } catch {
            throw .unreadable(error.reason)
        }
        switch read.handler.document {
        case .feed: break
        case .page: throw .page(feeds: links(in: document))
        case .other("opml"): throw .other("an outline (OPML), which lists feeds and is none")
        case .other("urlset"), .other("sitemapindex"): throw .other("a sitemap")
        case .other(let root): throw .other("XML whose root is <\(root.prefix(40))>")
        case .nothing: throw .other(document.mediaType.map { "\($0), which has no elements of a feed in it" } ?? "something that is no XML")
        }
        if keepsAll, !read.handler.hasEnded { read.handler.close() }
        var feed = read.handler.finished
        // Netscape made a document type for RSS 0.91.
        if DocumentHead(document.bytes).contains("netscape", behind: "<!doctype") { feed.version = "rss091n" }
        feed.flaw = read.report.flaw
        feed.charset = read.report.charset
        if feed.isCut, feed.entries.isEmpty, !keepsAll { throw .unreadable("it breaks off before the end of its first entry") }
        return feed
    }

    private static func links(in document: FeedDocument) -> [HTMLLinks.Feed] {
        let found = HTMLLinks.feeds(document.bytes, charset: document.charset)
        let base = FeedElement.resolve(found.base ?? "", document.url)
        return found.feeds.map { feed in
            var feed = feed
            feed.address = FeedElement.resolve(feed.address, base)
            return feed
        }
    }
}
