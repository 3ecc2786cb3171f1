import Editorial
import HTTPClient
import Support

extension HubOffer {
    /// The hub that an answer names, in its Link headers or else in its document, or that its site is known to have; nil where there is none.
    init?(_ hints: FeedHints, _ response: HTTPResponse) {
        let links = response.headers.filter { $0.name.lowercased() == "link" }.prefix(20).flatMap { LinkHeader.links(in: $0.value) }
        func linked(_ relation: String) -> String? {
            let link = links.first { $0.relations.contains(relation) }
            return link.flatMap { WebAddress(response.url)?.resolve($0.address)?.text }
        }
        guard let hub = linked("hub") ?? hints.hubs.first, let address = WebAddress(hub) else {
            self.init(ofSiteAt: response.url)
            return
        }
        let topic = linked("self") ?? hints.selfLink ?? response.url
        guard let topic = WebAddress(topic) else { return nil }
        self.init(hub: address.text, topic: topic.text)
    }

    /// YouTube's feeds of channels name no hub; its documentation does (developers.google.com/youtube/v3/guides/push_notifications).
    private init?(ofSiteAt url: String) {
        guard let address = WebAddress(url), ["www.youtube.com", "youtube.com"].contains(address.host), address.path == "/feeds/videos.xml",
            let channel = address.query?.split(separator: "&").first(where: { $0.hasPrefix("channel_id=") })
        else { return nil }
        self.init(hub: "https://pubsubhubbub.appspot.com/", topic: "https://www.youtube.com/feeds/videos.xml?\(channel)")
    }
}

/// The `Link` header (RFC 8288).
enum LinkHeader {
    struct Link: Equatable {
        let address: String
        let relations: [String]
    }

    private static let longest = 8 << 10

    /// The links of one header, in order; what is no link is passed over.
    static func links(in value: String) -> [Link] {
        var links: [Link] = []
        var rest = Substring(value.prefix(longest))
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let address = String(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
            let parameters = rest.prefix { $0 != "<" }
            links.append(Link(address: address, relations: relations(in: parameters)))
        }
        return links
    }

    private static func relations(in parameters: Substring) -> [String] {
        let relation = parameters.split(separator: ";").map { String($0).trimmed }.first { $0.lowercased().hasPrefix("rel") }
        let value = relation?.split(separator: "=", maxSplits: 1).dropFirst().first ?? ""
        return value.lowercased().split { " \"',\t".contains($0) }.map(String.init)
    }
}
