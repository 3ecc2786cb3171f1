import Support

/// What a webhook of Notion brings: never content, only what has changed (contract: webhooks; SDK `ep/webhooks.ts`).
package struct NotionEvent: Sendable, Hashable {
    /// The same for all attempts to deliver it.
    package let id: String
    /// "page.content_updated", "comment.created" ...
    package let type: String
    /// Who caused it, by user id.
    package let authors: [String]
    /// What it is about.
    package let entity: String
    /// The page of a comment.
    package let page: String?
    /// What of the page was commented on, itself or a block; nil where the event does not tell.
    package let place: Place?

    /// What a comment is on.
    package struct Place: Sendable, Hashable {
        /// "page" or "block".
        package let kind: String
        package let id: String
    }

    /// Reads an envelope; nil when it is none.
    package init?(_ body: JSON) {
        guard let id = body["id"]?.string, !id.isEmpty, let type = body["type"]?.string, let entity = body["entity"]?["id"]?.string else {
            return nil
        }
        self.id = id
        self.type = type
        self.entity = entity
        authors = (body["authors"]?.array ?? []).compactMap { $0["id"]?.string }
        page = body["data"]?["page_id"]?.string
        let parent = body["data"]?["parent"]
        if let type = parent?["type"]?.string, let id = parent?["id"]?.string { place = Place(kind: type, id: id) } else { place = nil }
    }

    /// Whether the signature is Notion's over exactly these bytes: "sha256=" and HMAC-SHA256 by the verification token.
    package static func isSigned(_ body: [UInt8], signature: String?, token: Secret) -> Bool {
        guard let signature, signature.hasPrefix("sha256=") else { return false }
        return constantTimeEqual(
            String(signature.dropFirst(7)), HMACSHA256.hex(key: Array(token.reveal().utf8), message: body))
    }
}
