import Support

extension LinkTags {
    /// What a rule such as "utm_source=linkedin&utm_campaign={brand}" may hold in braces.
    package enum Word: String, Sendable, CaseIterable { case brand, account, draft }

    /// Whether that rule can be put into addresses: names and values, without anything that ends a parameter.
    package static func isRule(_ rule: String) -> Bool {
        !rule.isEmpty
            && rule.split(separator: "&", omittingEmptySubsequences: false).allSatisfy { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, parts[0].unicodeScalars.allSatisfy(isPlain) else {
                    return false
                }
                let value = Word.allCases.reduce(String(parts[1])) { $0.replacing("{\($1.rawValue)}", with: "x") }
                return value.unicodeScalars.allSatisfy { isPlain($0) || $0 == "%" || $0 == "+" }
            }
    }

    /// A draft's parameters by the rule of its account; nil when that has none.
    package init?(rule: String, moreHosts: [String], for assignment: Assignment, draftID: String) {
        guard Self.isRule(rule) else { return nil }
        let values: [Word: String] = [.brand: assignment.brand.name, .account: assignment.candidate.account, .draft: draftID]
        let query = Word.allCases.reduce(rule) { $0.replacing("{\($1.rawValue)}", with: Self.value(values[$1] ?? "")) }
        let sources = assignment.items.compactMap { $0.url.flatMap(WebAddresses.host) }
        self.init(query: query, hosts: Set(sources + moreHosts.map { $0.lowercased() }).sorted())
    }

    /// The address with the parameters that it has not: those it has, and its fragment, stay. Other hosts' addresses stay as they are.
    func tagging(_ address: String) -> String {
        guard let host = WebAddresses.host(of: address), hosts.contains(where: { $0 == "*" || host == $0 || host.hasSuffix("." + $0) })
        else { return address }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? "#" + parts[1] : ""
        let present = Set(parts[0].split(separator: "?", maxSplits: 1).dropFirst().joined().split(separator: "&").map(Self.name))
        let missing = query.split(separator: "&").filter { !present.contains(Self.name(of: $0)) }.joined(separator: "&")
        if missing.isEmpty { return address }
        let joint = !parts[0].contains("?") ? "?" : parts[0].last == "?" || parts[0].last == "&" ? "" : "&"
        return "\(parts[0])\(joint)\(missing)\(fragment)"
    }

    private static func name(of pair: Substring) -> String { String(pair.prefix { $0 != "=" }) }

    /// "Acme & Söhne" as "acme-s%C3%B6hne".
    private static func value(_ text: String) -> String {
        let words = text.folded.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
        return words.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            return isPlain(scalar) ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// Needs no escape anywhere (RFC 3986: unreserved).
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-._~".unicodeScalars.contains(scalar))
    }
}

/// Content as it is sent.
extension PostContent {
    /// The text with the parameters in its links.
    package var sentText: String { tags.map { tags in WebAddresses.replacingLinks(in: text, tags.tagging) } ?? text }

    /// The first comment with the parameters in its links.
    package var sentComment: String? {
        comment.map { comment in tags.map { WebAddresses.replacingLinks(in: comment, $0.tagging) } ?? comment }
    }

    /// The card with the parameters in its address.
    package var sentCard: LinkCard? {
        guard var card, let tags else { return card }
        card.source = tags.tagging(card.source)
        return card
    }

    /// Addresses of the text that are sent otherwise than they stand there.
    var changedLinks: [String] { zip(ApprovalHash.links(in: sentText), ApprovalHash.links(in: text)).filter { $0 != $1 }.map(\.0) }

    /// Words, hashtags and mentions as they are sent.
    package var segments: [PostSegment] { PostSegment.split(sentText, mentions: mentions) }
}
