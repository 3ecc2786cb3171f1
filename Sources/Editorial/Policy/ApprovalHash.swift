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
        text.split(whereSeparator: { $0.isWhitespace || "()<>\"".contains($0) })
            .filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
            .map { word in
                var word = word
                while let last = word.last, ".,;:!?'".contains(last) { word.removeLast() }
                return String(word)
            }
    }
}

extension PostContent {
    fileprivate var hasExtras: Bool { card != nil }

    /// Byte for byte what is sent of them.
    fileprivate var extras: JSON {
        ["card": card.map { [.string($0.source), .string($0.title), .string($0.description)] } ?? .null]
    }
}
