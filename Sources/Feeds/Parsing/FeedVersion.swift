import Markup

/// The format of a feed by its root element.
enum FeedVersion {
    /// `rss20`, `rss10`, `atom10` and the like; `rss` or `atom` when it does not say.
    static func of(_ root: XMLElement) -> String {
        switch root.name.local.lowercased() {
        case "feed", "entry":
            if root.name.namespace == "http://purl.org/atom/ns#" || root.attribute("version")?.hasPrefix("0.3") == true { return "atom03" }
            return root.name.namespace == "http://www.w3.org/2005/Atom" ? "atom10" : "atom"
        case "rdf":
            // The items' namespace tells; the root's attributes do not carry it, so the newer one is assumed.
            return "rss10"
        default:
            let version = (root.attribute("version") ?? "").filter { !$0.isWhitespace }
            let known = ["0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094", "2.0": "rss20", "2": "rss20"]
            return known[version] ?? (version.hasPrefix("2.") ? "rss20" : "rss")
        }
    }
}
