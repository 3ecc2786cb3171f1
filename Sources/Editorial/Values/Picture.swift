import FoundationEssentials

/// An order for one picture.
package struct PictureOrder: Sendable, Hashable {
    package let prompt: String
    package let negativePrompt: String
    package let seed: Int
    /// What the card says when no painter delivers.
    package let card: CardText
    /// The file of the brand's logo, for the card; empty for none. It is not kept with the order: the brand's own of the day counts.
    package var logo: [UInt8] = []

    package init(prompt: String, negativePrompt: String, seed: Int, card: CardText) {
        self.prompt = prompt
        self.negativePrompt = negativePrompt
        self.seed = seed
        self.card = card
    }
}

/// The words and colours of a picture card.
package struct CardText: Sendable, Hashable, Codable {
    package let title: String
    package let kicker: String
    package let source: String
    /// Hex colours of the brand; empty for the default.
    package let colours: [String]
    package let language: String

    /// What the card shows, for people who cannot see it.
    package var altText: String {
        switch language.lowercased().prefix(2) {
        case "de": "Titelkarte mit dem Text: \(title)"
        case "fr": "Carte de titre avec le texte\u{A0}: \(title)"
        default: "Title card with the words: \(title)"
        }
    }

    package init(title: String, kicker: String, source: String, colours: [String], language: String) {
        self.title = title
        self.kicker = kicker
        self.source = source
        self.colours = colours
        self.language = language
    }
}

/// A picture as it will be uploaded: metadata stripped, checked and cropped.
package struct Picture: Sendable, Hashable {
    package let bytes: [UInt8]
    /// "image/png" or "image/jpeg".
    package let mediaType: String
    package let width: Int
    package let height: Int
    /// SHA-256 of `bytes`.
    package let hash: String
    package let provenance: Provenance

    /// The file's name on a draft's page.
    package func name(forDraft id: String) -> String { "\(id).\(mediaType == "image/jpeg" ? "jpg" : "png")" }

    package init(bytes: [UInt8], mediaType: String, width: Int, height: Int, hash: String, provenance: Provenance) {
        self.bytes = bytes
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.hash = hash
        self.provenance = provenance
    }

    /// Where a picture came from; kept with it.
    package struct Provenance: Sendable, Hashable, Codable {
        /// "sdapi", "stability", "card" or "editor".
        package let engine: String
        package let model: String
        package let prompt: String
        package let negativePrompt: String
        package let seed: Int?
        /// Whether it shows words rather than a scene.
        package var isCard: Bool { engine == "card" }
        /// Width and height the engine delivered.
        package let deliveredWidth: Int
        package let deliveredHeight: Int
        /// SHA-256 of every step from the server's bytes to the uploaded bytes, in order.
        package let steps: [Step]

        package init(
            engine: String, model: String, prompt: String, negativePrompt: String, seed: Int?, deliveredWidth: Int,
            deliveredHeight: Int, steps: [Step]
        ) {
            self.engine = engine
            self.model = model
            self.prompt = prompt
            self.negativePrompt = negativePrompt
            self.seed = seed
            self.deliveredWidth = deliveredWidth
            self.deliveredHeight = deliveredHeight
            self.steps = steps
        }
    }

    /// One step of a picture's making.
    package struct Step: Sendable, Hashable, Codable {
        /// "received", "cropped", "encoded"...
        package let name: String
        package let hash: String

        package init(name: String, hash: String) {
            self.name = name
            self.hash = hash
        }
    }
}
