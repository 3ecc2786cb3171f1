import FoundationEssentials

/// The body of `POST /rest/posts`; equal content gives equal bytes.
struct PostBody: Encodable {
    struct Distribution: Encodable {
        let feedDistribution = "MAIN_FEED"
        let targetEntities: [String] = []
        let thirdPartyDistributionChannels: [String] = []
    }

    struct Content: Encodable {
        let media: Media
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

    init(author: String, commentary: String, image: String?, altText: String) {
        self.author = author
        self.commentary = commentary
        content = image.map { Content(media: Media(id: $0, altText: altText.isEmpty ? nil : altText)) }
    }

    /// Compact JSON with sorted keys.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
