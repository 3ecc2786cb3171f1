/// One spelling for the addresses under which one page is linked: by feeds, newsletters and sharing buttons, on the desk and on the phone.
package enum CanonicalAddress {
    /// Scheme, "www.", "m." and "amp.", tracking parameters, fragment and closing slash are dropped; what is left of the query is sorted.
    /// Nil for an address without a path or query of its own: a site is no story.
    package static func of(_ address: String) -> String? {
        let bytes = address.utf8
        guard bytes.count <= 2000, let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            isOfWeb(address[..<colon]), bytes[colon...].starts(with: "://".utf8)
        else { return nil }
        let page = bytes[bytes.index(colon, offsetBy: 3)...].prefix { $0 != UInt8(ascii: "#") }
        let name = page.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        let rest = page[name.endIndex...]
        let steps = rest.prefix { $0 != UInt8(ascii: "?") }
        let (host, path) = (self.host(name), self.path(steps))
        let query = self.query(rest[steps.endIndex...].dropFirst())
        return host.isEmpty || path.isEmpty && query.isEmpty ? nil : host + path + (query.isEmpty ? "" : "?" + query)
    }

    /// The address without what only tells where its reader came from; otherwise byte for byte the same.
    package static func clean(_ address: String) -> String {
        let bytes = address.utf8
        guard bytes.count <= 2000, let mark = bytes.firstIndex(of: UInt8(ascii: "?")), !bytes[..<mark].contains(UInt8(ascii: "#")) else {
            return address
        }
        let end = bytes[mark...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let pairs = bytes[bytes.index(after: mark)..<end].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        if !pairs.contains(where: isOfCampaign) { return address }
        let kept = pairs.filter { !isOfCampaign($0) }
        let query = kept.map { String(Substring($0)) }.joined(separator: "&")
        return String(address[..<mark]) + (kept.isEmpty ? "" : "?" + query) + String(address[end...])
    }

    private static func isOfWeb(_ scheme: Substring) -> Bool {
        scheme == "https" || scheme == "http" || ["http", "https"].contains(scheme.lowercased())
    }

    /// Whether a parameter is one that no site means by itself: more is guessed only where addresses are compared.
    private static func isOfCampaign(_ pair: Substring.UTF8View) -> Bool {
        // The shortest is "utm_" and what follows, or "xtor".
        if pair.prefix(4).count < 4 { return false }
        let name = self.name(of: pair)
        return campaigns.contains(name) || name.hasPrefix("utm_") || name.hasPrefix("mtm_") || name.hasPrefix("hsa_")
    }

    private static func name(of pair: Substring.UTF8View) -> String { Substring(pair.prefix { $0 != UInt8(ascii: "=") }).lowercased() }

    private static let campaigns: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mkt_tok", "mc_cid", "mc_eid", "wt_mc", "xtor", "ns_campaign",
        "ns_source",
        "ns_mchannel", "guccounter", "guce_referrer", "guce_referrer_sig", "_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id", "vero_id",
    ]

    private static func host(_ text: Substring.UTF8View) -> String {
        let name = Substring((text.split(separator: UInt8(ascii: "@")).last ?? text).prefix { $0 != UInt8(ascii: ":") }).lowercased()
        guard let prefix = hostPrefixes.first(where: name.hasPrefix) else { return name }
        let short = name.utf8.dropFirst(prefix.utf8.count)
        return short.contains(UInt8(ascii: ".")) ? String(Substring(short)) : name
    }

    private static let hostPrefixes = ["www.", "m.", "mobile.", "amp."]

    private static func path(_ text: Substring.UTF8View) -> String {
        var steps = text.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        if let last = steps.last?.lowercased(), ["amp", "index.html", "index.htm", "index.php"].contains(last) { steps.removeLast() }
        if steps.count > 1, steps[0].lowercased() == "amp" { steps.removeFirst() }
        return steps.isEmpty ? "" : "/" + steps.joined(separator: "/")
    }

    private static func query(_ text: Substring.UTF8View) -> String {
        if text.isEmpty { return "" }
        return text.split(separator: UInt8(ascii: "&")).filter(isOfPage).map { Substring($0) }.sorted().joined(separator: "&")
    }

    /// Whether a parameter says which page it is, not where the reader came from.
    private static func isOfPage(_ pair: Substring.UTF8View) -> Bool {
        let name = self.name(of: pair)
        return !tracking.contains(name) && Substring(pair).lowercased() != "page=print" && !trackingFamilies.contains(where: name.hasPrefix)
    }

    private static let trackingFamilies = ["utm_", "at_", "pk_", "mtm_", "mc_", "wt_", "hsa_", "oly_", "vero_", "__"]
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mkt_tok", "cmpid", "cid", "ref", "ref_src", "ref_url", "referrer",
        "source", "src", "sr_share", "share", "xtor", "ito", "ns_mchannel", "ns_source", "ns_campaign", "amp", "outputtype", "smid",
        "partner", "print",
        "feature", "ftag", "guccounter", "taid", "rss", "from", "s_cid",
    ]
}
