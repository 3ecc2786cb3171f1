import Editorial
import FoundationEssentials

/// The body of `POST /rest/posts`; equal content gives equal bytes.
struct PostBody: Encodable {
    struct Distribution: Encodable {
        let feedDistribution = "MAIN_FEED"
        let targetEntities: [String] = []
        let thirdPartyDistributionChannels: [String] = []
    }

    /// Exactly one of the two.
    struct Content: Encodable {
        var media: Media?
        var article: Article?
    }

    /// A link as readers see it; all of it is plain text, not little text.
    struct Article: Encodable {
        let source: String
        let title: String
        /// Left out when empty.
        let description: String?
        let thumbnail: String?
    }

    struct Media: Encodable {
        let id: String
        /// Plain text, not little text; left out when empty.
        let altText: String?
    }

    let author: String
    let commentary: String
    let content: Content?
    let distribution = Distribution()
    let isReshareDisabledByAuthor = false
    let lifecycleState = "PUBLISHED"
    let visibility = "PUBLIC"

    /// The picture is the post's own, or the thumbnail of its link.
    init(author: String, commentary: String, image: String?, altText: String, card: LinkCard? = nil) {
        self.author = author
        self.commentary = commentary
        if let card {
            let description = card.description.isEmpty ? nil : card.description
            content = Content(article: Article(source: card.source, title: card.title, description: description, thumbnail: image))
        } else {
            content = image.map { Content(media: Media(id: $0, altText: altText.isEmpty ? nil : altText)) }
        }
    }

    /// Compact JSON with sorted keys.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
