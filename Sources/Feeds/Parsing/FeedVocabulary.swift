import Markup

/// The names of feed elements, whatever prefix and namespace version a feed uses for them.
///
/// A name is `item` for RSS, `atom:entry`, `dc:date` and so on, in lower case; namespaces are known by their URI.
enum FeedVocabulary {
    /// The name of an element below a root of `rootNamespace`.
    static func key(_ name: XMLName, rootNamespace: String, isAtom: Bool) -> String {
        var local = name.local
        // The XML library keeps the prefix in the name when it was never declared.
        if let colon = local.firstIndex(of: ":"), name.namespace.isEmpty { local = String(local[local.index(after: colon)...]) }
        local = local.lowercased()
        let prefix = prefix(name, rootNamespace: rootNamespace, isAtom: isAtom)
        return prefix.isEmpty ? local : "\(prefix):\(local)"
    }

    private static func prefix(_ name: XMLName, rootNamespace: String, isAtom: Bool) -> String {
        if let known = prefixes[name.namespace] ?? prefixes[name.namespace.lowercased()] { return known }
        if name.namespace.isEmpty {
            if !name.prefix.isEmpty { return known.contains(name.prefix) ? name.prefix : "other" }
            return isAtom && rootNamespace.isEmpty ? "atom" : ""
        }
        // A root in a namespace of its own invention takes its elements with it.
        return name.namespace == rootNamespace ? isAtom ? "atom" : "" : "other"
    }

    private static let known = Set(prefixes.values)

    private static let prefixes: [String: String] = [
        "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "", "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": "", "http://backend.userland.com/rss": "",
        "http://backend.userland.com/rss2": "", "http://backend.userland.com/rss091": "", "http://backend.userland.com/rss092": "",
        "http://blogs.law.harvard.edu/tech/rss": "", "http://purl.org/net/rss1.1#": "",
        "http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns#": "atom", "http://purl.org/atom/1.0": "atom",
        "http://example.com/newformat#": "atom", "http://necho.sourceforge.net/necho#": "atom",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc", "http://purl.org/dc/terms/": "dcterms",
        "http://purl.org/rss/1.0/modules/syndication/": "sy", "http://search.yahoo.com/mrss/": "media",
        "http://search.yahoo.com/mrss": "media",
        "http://video.search.yahoo.com/mrss": "media", "http://video.search.yahoo.com/mrss/": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://example.com/dtds/podcast-1.0.dtd": "itunes",
        "http://www.w3.org/1999/xhtml": "xhtml", "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://webns.net/mvcb/": "admin", "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
        "http://purl.org/rss/1.0/modules/slash/": "slash", "http://wellformedweb.org/commentapi/": "wfw",
        "http://source.scripting.com/": "source", "http://source.smallpict.com/2014/07/12.html": "source",
    ]
}
