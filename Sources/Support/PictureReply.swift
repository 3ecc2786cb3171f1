/// What the picture child answers; the bytes beside it are the picture it made.
package enum PictureReply: Sendable, Equatable, Codable {
    case done(PictureFacts)
    case refused(PictureRefusal)
}

/// What is known about a picture after a job.
package struct PictureFacts: Sendable, Equatable, Codable {
    /// The picture that came in; nil for a card.
    package let source: PictureShape?
    /// The picture that went out; nil for an inspection.
    package let result: PictureShape?
    /// The light of the result, or of the source when nothing went out.
    package let light: PictureLight
    /// What was decided while a card was drawn.
    package let card: CardFacts?

    package init(source: PictureShape?, result: PictureShape?, light: PictureLight, card: CardFacts? = nil) {
        self.source = source
        self.result = result
        self.light = light
        self.card = card
    }
}

/// A picture file in numbers.
package struct PictureShape: Sendable, Equatable, Codable {
    package let format: PictureFormat
    package let width: Int
    package let height: Int
    package let byteCount: Int
    /// Lower-case hex over the file's bytes.
    package let sha256: String
    /// The JPEG quality it was written with; nil for other formats and for pictures that came in.
    package let quality: Int?

    package init(format: PictureFormat, width: Int, height: Int, byteCount: Int, sha256: String, quality: Int? = nil) {
        self.format = format
        self.width = width
        self.height = height
        self.byteCount = byteCount
        self.sha256 = sha256
        self.quality = quality
    }
}

/// How bright a picture is and how much it varies: Rec. 709 luma, 0 to 255.
package struct PictureLight: Sendable, Equatable, Codable {
    package let mean: Double
    package let variance: Double

    package init(mean: Double, variance: Double) {
        self.mean = mean
        self.variance = variance
    }

    /// One colour, or as good as: a generator's failure, never a picture.
    package var isFlat: Bool { variance < 9 }
    /// Black, or as good as: the mark of SDXL's VAE overflowing in half precision.
    package var isBlack: Bool { isFlat && mean < 8 }
}

/// What was decided while a title card was drawn.
package struct CardFacts: Sendable, Equatable, Codable {
    /// Characters no installed font can draw; more than 0 means that a font package is missing.
    package let unknownGlyphs: Int
    /// The type size of the title in pixels.
    package let titleSize: Int
    package let titleLines: Int
    /// The title did not fit at the smallest size and ends in an ellipsis.
    package let isCut: Bool
    /// The lowest WCAG 2 contrast of any text to any part of its background.
    package let contrast: Double
    /// One line per brand colour that had to be changed to be readable.
    package let corrections: [String]

    package init(unknownGlyphs: Int, titleSize: Int, titleLines: Int, isCut: Bool, contrast: Double, corrections: [String]) {
        self.unknownGlyphs = unknownGlyphs
        self.titleSize = titleSize
        self.titleLines = titleLines
        self.isCut = isCut
        self.contrast = contrast
        self.corrections = corrections
    }
}

/// Why the child made no picture: a part of a sentence for whoever gave the picture.
package struct PictureRefusal: Sendable, Equatable, Codable, Error {
    /// The kinds of refusal a caller may tell apart.
    package enum Kind: String, Sendable, Equatable, Codable {
        /// The bytes are no picture, or one of a format that is not taken.
        case notAPicture
        /// The picture begins well and does not end well.
        case damaged
        /// Too many bytes or pixels.
        case tooLarge
        /// The job itself makes no sense.
        case badJob
        /// Memory ran out or a library failed.
        case failed
    }

    package let kind: Kind
    package let sentence: Message

    package init(_ kind: Kind, _ sentence: Message) {
        self.kind = kind
        self.sentence = sentence
    }
}
