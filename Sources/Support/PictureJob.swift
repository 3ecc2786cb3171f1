/// One job for the picture child; the bytes beside it are the logo (card) or the picture (finish, inspect).
package enum PictureJob: Sendable, Equatable, Codable {
    /// Draws a title card.
    case card(TitleCard)
    /// Checks, crops, scales and re-encodes a picture; its metadata is dropped.
    case finish(PictureFinish)
    /// Tells facts only.
    case inspect

    /// The most bytes a job may carry, header not counted.
    package static let byteLimit = 64 << 20
    /// A picture has fewer pixels than this: LinkedIn's limit for an image of a post.
    package static let pixelLimit = 36_152_320
}

/// What a title card says and how it looks.
package struct TitleCard: Sendable, Equatable, Codable {
    package let title: String
    /// The short line above the title, such as a topic.
    package let kicker: String
    /// The line at the foot, such as the source and the date.
    package let source: String
    /// Brand colours as "#rrggbb": background, accent; missing ones are derived, unreadable ones corrected.
    package let colours: [String]
    /// BCP 47; picks the right glyph variants for Chinese, Japanese and Korean. Empty when unknown.
    package let language: String
    package let width: Int
    package let height: Int

    package init(
        title: String, kicker: String = "", source: String = "", colours: [String] = [], language: String = "", width: Int = 1200,
        height: Int = 627
    ) {
        self.title = title
        self.kicker = kicker
        self.source = source
        self.colours = colours
        self.language = language
        self.width = width
        self.height = height
    }
}

/// How a picture is to leave the child.
package struct PictureFinish: Sendable, Equatable, Codable {
    /// What happens to the picture's shape.
    package enum Frame: Sendable, Equatable, Codable {
        /// Size and shape stay.
        case keep
        /// Fills exactly this size: scaled, then cropped around the centre.
        case cover(width: Int, height: Int)
        /// Shrunk until it fits into this size; never enlarged, never cropped.
        case within(width: Int, height: Int)
    }

    package let frame: Frame
    /// PNG or JPEG. A PNG above `maxBytes` leaves as JPEG; the facts tell.
    package let format: PictureFormat
    /// The most bytes the result may have; JPEG quality steps down until it fits.
    package let maxBytes: Int?

    package init(frame: Frame, format: PictureFormat, maxBytes: Int? = nil) {
        self.frame = frame
        self.format = format
        self.maxBytes = maxBytes
    }
}

/// The picture formats the child reads; it writes PNG and JPEG.
package enum PictureFormat: String, Sendable, Equatable, Codable {
    case png, jpeg, webp

    /// The Internet media type.
    package var mediaType: String { "image/\(rawValue)" }
}
