import FoundationEssentials

/// One block of a post's text as the board shows it, in the order of the page.
package struct PostBlock: Sendable, Hashable, Codable {
    /// What the canonical form tells apart.
    package enum Kind: String, Sendable, Codable {
        /// Paragraph, heading, quote, to-do, callout, code, toggle: all count as paragraphs.
        case paragraph
        case bulleted
        case numbered
        /// Image, table, embed, divider...: cannot be published as text and blocks approval.
        case foreign
    }

    package let kind: Kind
    /// The board's name for the block type, for messages ("table").
    package let typeName: String
    package let runs: [TextRun]
    package let children: [PostBlock]

    package init(kind: Kind, typeName: String, runs: [TextRun], children: [PostBlock] = []) {
        self.kind = kind
        self.typeName = typeName
        self.runs = runs
        self.children = children
    }
}

/// A run of text with one link, or none.
package struct TextRun: Sendable, Hashable, Codable {
    package let text: String
    package let link: String?

    package init(_ text: String, link: String? = nil) {
        self.text = text
        self.link = link
    }
}

/// What kind of post an account gets.
package enum PostKind: String, Sendable, Codable { case text, image, article }

/// A link that is shown as a card with the post's picture. LinkedIn looks at no page itself: what is not sent is not shown.
package struct LinkCard: Sendable, Hashable, Codable {
    /// The address.
    package var source: String
    package var title: String
    package var description: String

    package init(source: String, title: String, description: String) {
        self.source = source
        self.title = title
        self.description = description
    }
}

/// Somebody whom a text names with "@": the platform links the name, and tells whoever bears it.
package struct Mention: Sendable, Hashable, Codable {
    /// As it stands behind the "@", and as the platform knows it.
    package let name: String
    /// `urn:li:organization:...` or `urn:li:person:...`.
    package let urn: String

    package init(name: String, urn: String) {
        self.name = name
        self.urn = urn
    }
}

/// Parameters that links get when a post is sent, to count who came from it.
package struct LinkTags: Sendable, Hashable, Codable {
    /// "utm_source=linkedin&utm_medium=social", as it is put into an address.
    package let query: String
    /// Hosts whose links get them, with all below them; "*" stands for every host.
    package let hosts: [String]

    package init(query: String, hosts: [String]) {
        self.query = query
        self.hosts = hosts
    }
}

/// What an approval is about, and what is published: nothing else of a draft reaches a platform.
package struct PostContent: Sendable, Hashable, Codable {
    /// Canonical text (product form v1).
    package var text: String
    package var altText: String
    /// SHA-256 of the rendition in the store; nil when there is no picture (yet).
    package var pictureHash: String?
    /// The link that the post shows; its picture is the post's.
    package var card: LinkCard?
    /// Whom the text mentions, in its order.
    package var mentions: [Mention]
    /// What is written in the first comment, once the post is live.
    package var comment: String?
    /// What links get when they are sent; set when the draft is made, so that a new configuration changes no draft.
    package var tags: LinkTags?

    package init(
        text: String, altText: String, pictureHash: String?, card: LinkCard? = nil, comment: String? = nil, mentions: [Mention] = [],
        tags: LinkTags? = nil
    ) {
        self.text = text
        self.altText = altText
        self.pictureHash = pictureHash
        self.card = card
        self.comment = comment
        self.mentions = mentions
        self.tags = tags
    }

    package var kind: PostKind { card != nil ? .article : pictureHash == nil ? .text : .image }
}
