/// One spelling for the addresses under which one page is linked: by feeds, newsletters and sharing buttons, on the desk and on the phone.
package enum CanonicalAddress {
    /// Scheme, "www.", "m." and "amp.", tracking parameters, fragment and closing slash are dropped; what is left of the query is sorted.
    /// Nil for an address without a path or query of its own: a site is no story.
    package static func of(_ address: String) -> String? {
        let parts = address.split(separator: "://", maxSplits: 1)
        guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()), address.utf8.count <= 2000 else { return nil }
        let page = parts[1].prefix { $0 != "#" }
        let host = self.host(page.prefix { !"/?".contains($0) })
        let rest = page.drop { !"/?".contains($0) }
        let path = self.path(rest.prefix { $0 != "?" })
        let query = rest.drop { $0 != "?" }.dropFirst().split(separator: "&").filter(isOfPage).sorted().joined(separator: "&")
        return host.isEmpty || path.isEmpty && query.isEmpty ? nil : host + path + (query.isEmpty ? "" : "?" + query)
    }

    /// The address without what only tells where its reader came from; otherwise byte for byte the same.
    package static func clean(_ address: String) -> String {
        guard address.utf8.count <= 2000, let mark = address.firstIndex(of: "?"), !address[..<mark].contains("#") else { return address }
        let end = address[mark...].firstIndex(of: "#") ?? address.endIndex
        let pairs = address[address.index(after: mark)..<end].split(separator: "&", omittingEmptySubsequences: false)
        let kept = pairs.filter { !isOfCampaign($0) }
        if kept.count == pairs.count { return address }
        return String(address[..<mark]) + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + String(address[end...])
    }

    /// Whether a parameter is one that no site means by itself: more is guessed only where addresses are compared.
    private static func isOfCampaign(_ pair: Substring) -> Bool {
        let name = pair.prefix { $0 != "=" }.lowercased()
        return campaigns.contains(name) || name.hasPrefix("utm_") || name.hasPrefix("mtm_") || name.hasPrefix("hsa_")
    }

    private static let campaigns: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mkt_tok", "mc_cid", "mc_eid", "wt_mc", "xtor", "ns_campaign",
        "ns_source",
        "ns_mchannel", "guccounter", "guce_referrer", "guce_referrer_sig", "_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id", "vero_id",
    ]

    private static func host(_ text: Substring) -> String {
        let name = text.split(separator: "@").last?.prefix { $0 != ":" }.lowercased() ?? ""
        let short = ["www.", "m.", "mobile.", "amp."].first(where: name.hasPrefix).map { name.dropFirst($0.count) } ?? name[...]
        return short.contains(".") ? String(short) : name
    }

    private static func path(_ text: Substring) -> String {
        var steps = text.split(separator: "/")
        if let last = steps.last?.lowercased(), ["amp", "index.html", "index.htm", "index.php"].contains(last) { steps.removeLast() }
        if steps.count > 1, steps[0].lowercased() == "amp" { steps.removeFirst() }
        return steps.map { "/" + $0 }.joined()
    }

    /// Whether a parameter says which page it is, not where the reader came from.
    private static func isOfPage(_ pair: Substring) -> Bool {
        let name = pair.prefix { $0 != "=" }.lowercased()
        return !tracking.contains(name) && pair.lowercased() != "page=print" && !trackingFamilies.contains(where: name.hasPrefix)
    }

    private static let trackingFamilies = ["utm_", "at_", "pk_", "mtm_", "mc_", "wt_", "hsa_", "oly_", "vero_", "__"]
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mkt_tok", "cmpid", "cid", "ref", "ref_src", "ref_url", "referrer",
        "source", "src", "sr_share", "share", "xtor", "ito", "ns_mchannel", "ns_source", "ns_campaign", "amp", "outputtype", "smid",
        "partner", "print",
        "feature", "ftag", "guccounter", "taid", "rss", "from", "s_cid",
    ]
}
