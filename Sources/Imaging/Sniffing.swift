import Support

/// Tells a picture's format from its first bytes; names and declared types are not believed.
enum Sniffing {
    static func format(of bytes: [UInt8]) throws -> PictureFormat {
        if bytes.isEmpty { throw PictureRefusal(.notAPicture, "there are no bytes: the picture is empty") }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        throw PictureRefusal(.notAPicture, "\(name(bytes)) is not taken; give a PNG, JPEG or WebP picture")
    }

    private static func name(_ bytes: [UInt8]) -> Message {
        let text = bytes.drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        return switch true {
        case bytes.starts(with: "GIF8".utf8): "a GIF"
        case bytes.starts(with: "BM".utf8): "a BMP"
        case bytes.starts(with: "%PDF".utf8): "a PDF"
        case bytes.starts(with: [0x49, 0x49, 0x2A, 0]), bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]): "a TIFF"
        case bytes.dropFirst(4).starts(with: "ftyp".utf8): "a HEIC, AVIF or video file"
        case text.starts(with: "<".utf8): "text in angle brackets (a web page or SVG)"
        case text.starts(with: "{".utf8), text.starts(with: "[".utf8): "JSON text"
        default: "a file of unknown format"
        }
    }
}

extension Int {
    /// The unsigned number that these bytes spell, first byte highest.
    init(bigEndian bytes: some Sequence<UInt8>) { self = bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// The unsigned number that these bytes spell, last byte highest.
    init(littleEndian bytes: some BidirectionalCollection<UInt8>) { self.init(bigEndian: bytes.reversed()) }
}
