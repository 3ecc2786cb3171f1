import Markup

/// The names of feed elements, whatever prefix and namespace version a feed uses for them.
///
/// A name is `item` for RSS and Atom, `dc:date` and so on, in lower case; namespaces are known by their URI, the usual
/// prefixes also where nobody declared them.
enum FeedVocabulary {
    /// The name of an element below a root of `rootNamespace`.
    static func name(_ name: XMLName, rootNamespace: String, isAtom: Bool) -> FeedName {
        var (local, written) = (name.lowered, name.prefix)
        // The XML library keeps the prefix in the name when it was never declared.
        if let colon = local.firstIndex(of: ":"), name.namespace.isEmpty {
            written = String(local[..<colon])
            local = String(local[local.index(after: colon)...])
        }
        let prefix = prefix(written, of: name.namespace, rootNamespace, isAtom)
        if prefix == "atom" { return FeedName(key: local, extra: local, isAtom: true) }
        let shown = prefix == "other" ? written.lowercased() : prefix
        return FeedName(
            key: prefix.isEmpty ? local : "\(prefix):\(local)", extra: shown.isEmpty ? local : "\(shown)_\(local)", isAtom: false)
    }

    /// The prefix that an element without a namespace is written with; nil for none.
    static func prefix(of name: XMLName) -> String? {
        if !name.prefix.isEmpty { return name.prefix }
        return name.local.firstIndex(of: ":").map { String(name.local[..<$0]) }
    }

    /// The name of an attribute, with the usual prefix of a vocabulary that is known.
    static func attribute(_ name: XMLName) -> String {
        if name.namespace.isEmpty { return name.lowered }
        return (prefixes[name.namespace.lowercased()] ?? name.prefix.lowercased()) + ":" + name.lowered
    }

    private static func prefix(_ written: String, of namespace: String, _ rootNamespace: String, _ isAtom: Bool) -> String {
        if namespace.isEmpty {
            if !written.isEmpty { return known.contains(written) ? written : "other" }
            return isAtom && rootNamespace.isEmpty ? "atom" : ""
        }
        let lowered = namespace.lowercased()
        if let known = prefixes[lowered] { return known }
        if lowered.contains("backend.userland.com/rss") { return "" }
        // A root in a namespace of its own invention takes its elements with it.
        return namespace == rootNamespace ? isAtom ? "atom" : "" : "other"
    }

    private static let known = Set(prefixes.values)

    /// By URI in lower case.
    private static let prefixes: [String: String] = [
        "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "", "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": "", "http://blogs.law.harvard.edu/tech/rss": "",
        "http://purl.org/net/rss1.1#": "", "http://purl.org/rss/1.0/modules/rss091#": "",
        "http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns#": "atom", "http://purl.org/atom/1.0": "atom",
        "http://example.com/newformat#": "atom", "http://necho.sourceforge.net/necho#": "atom", "http://example.com/necho": "atom",
        "http://purl.org/echo/": "atom", "uri/of/echo/namespace#": "atom", "http://purl.org/pie/": "atom",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc", "http://purl.org/dc/terms/": "dcterms",
        "http://purl.org/rss/1.0/modules/syndication/": "sy", "http://search.yahoo.com/mrss/": "media",
        "http://search.yahoo.com/mrss": "media", "http://video.search.yahoo.com/mrss": "media",
        "http://video.search.yahoo.com/mrss/": "media", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://example.com/dtds/podcast-1.0.dtd": "itunes", "http://www.w3.org/1999/xhtml": "xhtml",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://webns.net/mvcb/": "admin",
        "http://www.google.com/schemas/play-podcasts/1.0": "googleplay", "http://purl.org/rss/1.0/modules/slash/": "slash",
        "http://wellformedweb.org/commentapi/": "wfw", "http://source.scripting.com/": "source",
        "http://source.smallpict.com/2014/07/12.html": "source", "http://podlove.org/simple-chapters": "psc",
        "http://creativecommons.org/ns#license": "cc", "http://web.resource.org/cc/": "cc",
        "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativeCommons",
        "http://backend.userland.com/creativecommonsrssmodule": "creativeCommons",
        "http://www.georss.org/georss": "georss", "http://www.georss.org/georss/10": "georss", "http://www.opengis.net/gml": "gml",
        "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo", "https://podcastindex.org/namespace/1.0": "podcast",
        "http://purl.org/syndication/thread/1.0": "thr", "http://purl.org/rss/1.0/modules/threading/": "thr",
        "http://purl.org/rss/1.0/modules/image/": "image", "http://purl.org/rss/1.0/modules/taxonomy/": "taxo",
        "http://xmlns.com/foaf/0.1/": "foaf", "http://madskills.com/public/xml/rss/module/trackback/": "trackback",
        "http://madskills.com/public/xml/rss/module/pingback/": "pingback", "http://www.w3.org/1999/xlink": "xlink",
        "http://prismstandard.org/namespaces/1.2/basic/": "prism", "http://www.w3.org/xml/1998/namespace": "xml",
    ]
}
