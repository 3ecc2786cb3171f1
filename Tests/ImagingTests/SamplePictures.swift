import FoundationEssentials
import Support

@testable import Imaging

/// Pictures made for the tests.
enum SamplePictures {
    /// Colours that change over the whole picture; a stranger's text chunk in it when asked.
    static func png(_ width: Int, _ height: Int, comment: String? = nil) throws -> [UInt8] {
        let bytes = try Encoding.png(try canvas(width, height) { x, y in (x * 255 / width, y * 255 / height, (x ^ y) & 255) })
        guard let comment else { return bytes }
        // After the signature (8 bytes) and the header chunk (25).
        return bytes[..<33] + chunk("tEXt", Array("parameters\0\(comment)".utf8)) + bytes[33...]
    }

    static func plain(_ width: Int, _ height: Int, _ level: Int) throws -> [UInt8] {
        let canvas = try Canvas(width: width, height: height, opaque: true)
        try canvas.withPixels { $0.update(repeating: UInt8(level), count: canvas.stride * height) }
        return try Encoding.png(canvas)
    }

    static func jpeg(_ width: Int, _ height: Int) throws -> [UInt8] {
        let job = PictureJob.finish(PictureFinish(frame: .keep, format: .jpeg))
        return try PictureProgram.perform(job, try png(width, height)).1
    }

    /// A JPEG whose left half is black, with an EXIF orientation.
    static func turned(_ width: Int, _ height: Int, orientation: UInt8) throws -> [UInt8] {
        let half = try canvas(width, height) { x, _ in x < width / 2 ? (0, 0, 0) : (255, 255, 255) }
        let bytes = try Encoding.write(half, as: .jpeg, maxBytes: nil).bytes
        let tiff: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
        let payload = Array("Exif\0\0".utf8) + tiff
        return bytes[..<2] + [0xFF, 0xE1, 0, UInt8(payload.count + 2)] + payload + bytes[2...]
    }

    /// 24 x 16 pixels, the last four columns transparent, by libwebp 1.2.4.
    static let lossyWebP = decoded(
        "UklGRqQAAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSBMAAAABDzD/ERFCLJgg5E+7P4KI/gfNAFZQOCBqAAAAUAQAnQEqGAAQ"
            + "AD61SJ5JpyQioTAIAOAWiWw7gBjHkLMI5KAivSSkUFO3AAD+4h/x3/7Vav02f/49PHBnPZkSovB5+TDej8wlnEOxsRrnshO2Op94"
            + "GbV2O+TWbrjMRp8lQ7PH8CVvr0AAAA==")
    static let losslessWebP = decoded(
        "UklGRlIAAABXRUJQVlA4TEUAAAAvF8ADEE0sQ0T/g1xEDHj/IwGato1kBsef7/1/tl8Vt23jKD13+y/a3wKBJPSVN5iACUBMSggA"
            + "GPYEjh8lyXwIFbDI9g4A")

    private static func decoded(_ base64: String) -> [UInt8] { Data(base64Encoded: base64).map(Array.init) ?? [] }

    /// A PNG chunk: length, name, data, CRC-32 of name and data.
    static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        var crc: UInt32 = .max
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return number(UInt32(data.count)) + body + number(~crc)
    }

    static func number(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

    static func canvas(_ width: Int, _ height: Int, _ colour: (Int, Int) -> (Int, Int, Int)) throws -> Canvas {
        let canvas = try Canvas(width: width, height: height, opaque: true)
        try canvas.withPixels { pixels in
            for y in 0..<height {
                for x in 0..<width {
                    let (red, green, blue) = colour(x, y)
                    let pixel = pixels + y * canvas.stride + 4 * x
                    (pixel[0], pixel[1], pixel[2], pixel[3]) = (UInt8(blue), UInt8(green), UInt8(red), 255)
                }
            }
        }
        return canvas
    }
}
