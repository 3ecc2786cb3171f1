/// The feeds that a page says it has.
package struct HTMLLinks: Sendable, Equatable {
    /// A feed as the page names it.
    package struct Feed: Sendable, Equatable {
        /// The address as written, perhaps relative to `base`, or where that is nil to the page.
        package var address: String
        /// What the page calls it; may be empty.
        package let title: String
        /// Its media type in lower case.
        package let type: String
    }

    /// What relative addresses of the page are relative to, as written, when it says so.
    package let base: String?
    /// In the order of the page.
    package let feeds: [Feed]

    /// Finds the feeds of a page; at most 20.
    package static func feeds(_ page: [UInt8], charset: String? = nil) -> HTMLLinks {
        let finder = LinkFinder()
        HTMLParse.run(Charset.decode(page, declared: charset).bytes, into: finder)
        return HTMLLinks(base: finder.base, feeds: finder.feeds)
    }
}

private final class LinkFinder: HTMLSink {
    var base: String?
    var feeds: [HTMLLinks.Feed] = []

    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml", "application/xml",
    ]

    func start(_ name: String, _ attributes: HTMLAttributes) {
        if name == "base", base == nil { base = attributes["href"] }
        guard name == "link", feeds.count < 20, let address = attributes["href"], !address.isEmpty else { return }
        let relations = (attributes["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        let type = (attributes["type"] ?? "").lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
        guard relations.contains("alternate"), LinkFinder.types.contains(type), !feeds.contains(where: { $0.address == address }) else {
            return
        }
        feeds.append(.init(address: address, title: VisibleText.clean(attributes["title"] ?? ""), type: type))
    }

    func end(_ name: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
