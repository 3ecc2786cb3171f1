import Support

/// The hash that an approval is bound to: text, alt text, picture, account, kind and links.
package enum ApprovalHash {
    /// "v1:" and the SHA-256 of the canonical fields; a changed field, however small, changes it.
    package static func of(_ content: PostContent, account: String) -> String {
        let kind: PostKind = content.pictureHash == nil ? .text : .image
        let fields: JSON = [
            .string(content.text), .string(content.altText.nfc), .optional(content.pictureHash), .string(account),
            .string(kind.rawValue), .array(links(in: content.text).map { .string($0) }),
        ]
        return "v1:" + SHA256.hex(of: fields.serialized())
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
