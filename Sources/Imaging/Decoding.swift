internal import CJPEG
internal import CPangoCairo
internal import CWebP
import Support

/// A decoded picture and what its file was.
struct DecodedPicture {
    let canvas: Canvas
    let format: PictureFormat
    /// How the camera was held: EXIF orientation 1 to 8.
    let orientation: Int
}

/// Turns bytes from strangers into pixels; sizes are checked before memory is asked for.
enum Decoding {
    static func decode(_ bytes: [UInt8]) throws -> DecodedPicture {
        switch try Sniffing.format(of: bytes) {
        case .png: DecodedPicture(canvas: try png(bytes), format: .png, orientation: 1)
        case .jpeg: DecodedPicture(canvas: try jpeg(bytes), format: .jpeg, orientation: EXIF.orientation(ofJPEG: bytes))
        case .webp: DecodedPicture(canvas: try webp(bytes), format: .webp, orientation: 1)
        }
    }

    /// Throws unless a picture of this size may be decoded.
    static func check(_ width: Int, _ height: Int) throws {
        guard width > 0, height > 0 else { throw PictureRefusal(.damaged, "the picture says it is \(width) x \(height) pixels") }
        // cairo's limit is 32,767 a side.
        guard width <= 32_767, height <= 32_767, width * height < PictureJob.pixelLimit else {
            throw PictureRefusal(
                .tooLarge,
                "the picture has \(width) x \(height) pixels, at most \(PictureJob.pixelLimit - 1) are taken; make it smaller")
        }
    }

    private static func png(_ bytes: [UInt8]) throws -> Canvas {
        // Signature, then the IHDR chunk: length, name, width, height.
        guard bytes.count >= 33, bytes[12..<16].elementsEqual("IHDR".utf8) else {
            throw PictureRefusal(.damaged, "the PNG is cut off within its header")
        }
        try check(Int(bigEndian: bytes[16..<20]), Int(bigEndian: bytes[20..<24]))
        return try bytes.withUnsafeBufferPointer { buffer in
            var reader = ByteReader(rest: UnsafeRawBufferPointer(buffer))
            let surface = withUnsafeMutablePointer(to: &reader) {
                cairo_image_surface_create_from_png_stream(
                    { closure, target, count in
                        closure!.assumingMemoryBound(to: ByteReader.self).pointee.read(into: target!, Int(count))
                    }, $0)
            }
            guard let surface else { throw PictureRefusal.noMemory }
            // cairo 1.16 says "out of memory" for every error of libpng; a checked size always fits, so it means damage.
            if cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS {
                cairo_surface_destroy(surface)
                throw PictureRefusal(.damaged, "the PNG cannot be decoded: its data is damaged or cut off")
            }
            return try Canvas(taking: surface)
        }
    }

    private static func jpeg(_ bytes: [UInt8]) throws -> Canvas {
        var report = copydesk_jpeg_report()
        guard copydesk_jpeg_measure(bytes, bytes.count, &report) == 0 else { throw jpegRefusal(report) }
        try check(Int(report.width), Int(report.height))
        let canvas = try Canvas(width: Int(report.width), height: Int(report.height), opaque: true)
        let failed = try canvas.withPixels {
            copydesk_jpeg_decode(bytes, bytes.count, $0, canvas.stride, UInt32(canvas.width), UInt32(canvas.height), &report)
        }
        guard failed == 0, report.damaged == 0 else { throw jpegRefusal(report) }
        return canvas
    }

    private static func jpegRefusal(_ report: copydesk_jpeg_report) -> PictureRefusal {
        var message = report.message
        let text = withUnsafeBytes(of: &message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return PictureRefusal(.damaged, "the JPEG cannot be decoded: \(text)")
    }

    private static func webp(_ bytes: [UInt8]) throws -> Canvas {
        var features = WebPBitstreamFeatures()
        guard WebPGetFeatures(bytes, bytes.count, &features) == VP8_STATUS_OK else {
            throw PictureRefusal(.damaged, "the WebP cannot be decoded: its header is damaged or cut off")
        }
        guard features.has_animation == 0 else {
            throw PictureRefusal(.notAPicture, "the WebP is an animation; give a still picture (PNG, JPEG or WebP)")
        }
        try check(Int(features.width), Int(features.height))
        let canvas = try Canvas(width: Int(features.width), height: Int(features.height), opaque: false)
        let status = try canvas.withPixels {
            copydesk_webp_decode(bytes, bytes.count, $0, Int32(canvas.stride), canvas.stride * canvas.height)
        }
        if status == VP8_STATUS_OUT_OF_MEMORY { throw PictureRefusal.noMemory }
        guard status == VP8_STATUS_OK else {
            throw PictureRefusal(.damaged, "the WebP cannot be decoded: its data is damaged or cut off")
        }
        return canvas
    }
}

/// Hands bytes to cairo piece by piece.
private struct ByteReader {
    var rest: UnsafeRawBufferPointer

    mutating func read(into target: UnsafeMutablePointer<UInt8>, _ count: Int) -> cairo_status_t {
        guard count <= rest.count else { return CAIRO_STATUS_READ_ERROR }
        UnsafeMutableRawBufferPointer(start: target, count: count).copyMemory(from: UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        return CAIRO_STATUS_SUCCESS
    }
}
