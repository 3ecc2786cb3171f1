import Support

/// The hash that an approval is bound to: text, alt text, picture, account, kind and links.
package enum ApprovalHash {
    /// "v1:" and the SHA-256 of the canonical fields; a changed field, however small, changes it.
    package static func of(_ content: PostContent, account: String) -> String {
        let fields: [JSON] = [
            .string(content.text), .string(content.altText.nfc), .optional(content.pictureHash), .string(account),
            .string(content.kind.rawValue), .array(links(in: content.text).map { .string($0) }),
        ]
        // Content without extras has the hash that it had before there were any.
        let all = fields + (content.hasExtras ? [content.extras] : [])
        return "v1:" + SHA256.hex(of: JSON.array(all).serialized())
    }

    /// Hash of what is sent besides text, alt text and picture; nil when there is nothing.
    package static func ofExtras(_ content: PostContent) -> String? {
        content.hasExtras ? SHA256.hex(of: content.extras.serialized()) : nil
    }

    /// Hash of the text alone, to notice an editor's change.
    package static func ofText(_ text: String) -> String { SHA256.hex(of: text) }

    /// Web addresses in a text, in order.
    package static func links(in text: String) -> [String] {
        var links: [String] = []
        _ = WebAddresses.replacingLinks(in: text) { link in
            links.append(link)
            return link
        }
        return links
    }
}

extension PostContent {
    fileprivate var hasExtras: Bool { card != nil || comment != nil || !mentions.isEmpty || tags != nil }

    /// Byte for byte what decides over them; only what is there, so that a new kind of extra changes no hash.
    fileprivate var extras: JSON {
        var all: [String: JSON] = [:]
        if let card { all["card"] = [.string(card.source), .string(card.title), .string(card.description)] }
        if let comment { all["comment"] = .string(comment) }
        if !mentions.isEmpty { all["mentions"] = .array(mentions.map { [.string($0.name), .string($0.urn)] }) }
        if let tags { all["tags"] = [.string(tags.query), .array(tags.hosts.map { .string($0) })] }
        return .object(all)
    }
}
