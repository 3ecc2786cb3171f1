import Markup

/// The format of a feed by its root element.
enum FeedVersion {
    /// `rss20`, `rss10`, `atom10` and the like; `rss` or `atom` when it does not say.
    static func of(_ root: XMLElement) -> String {
        let version = (root.attribute("version") ?? "").filter { !$0.isWhitespace }
        switch root.name.local.lowercased() {
        case "feed", "entry": return atom(root, version)
        case "rdf": return rdf(root) ?? "rss10"
        // Microsoft's channels have no root around them.
        case "channel": return rdf(root) ?? (root.attributes.isEmpty ? "rss" : "cdf")
        default:
            if let version = rdf(root) { return version }
            let known = ["0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094", "2.0": "rss20", "2": "rss20"]
            return known[version] ?? (version.hasPrefix("2.") ? "rss20" : "rss")
        }
    }

    private static func atom(_ root: XMLElement, _ version: String) -> String {
        if root.declarations.contains(where: { $0.uri.lowercased() == "http://www.w3.org/2005/atom" }) { return "atom10" }
        let known = ["0.1": "atom01", "0.2": "atom02", "0.3": "atom03"]
        return known[version] ?? (root.name.namespace == "http://purl.org/atom/ns#" ? "atom03" : "atom")
    }

    /// By the namespaces that the root declares: in RDF the items' one tells.
    private static func rdf(_ root: XMLElement) -> String? {
        for declaration in root.declarations {
            switch declaration.uri.lowercased() {
            case "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/": return "rss090"
            case "http://purl.org/rss/1.0/": return "rss10"
            default: break
            }
        }
        return nil
    }
}
