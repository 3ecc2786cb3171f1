internal import CJPEG
internal import CPangoCairo
import Glibc
import Support

/// Turns pixels into files without any metadata.
enum Encoding {
    /// A picture file as written.
    struct Written {
        let bytes: [UInt8]
        let format: PictureFormat
        let quality: Int?
    }

    /// The asked format; a PNG that is too large becomes a JPEG, whose quality steps down until it fits.
    static func write(_ canvas: Canvas, as format: PictureFormat, maxBytes: Int?) throws -> Written {
        let most = maxBytes ?? .max
        if format != .jpeg {
            let bytes = try png(canvas)
            if bytes.count <= most { return Written(bytes: bytes, format: .png, quality: nil) }
        }
        for quality in stride(from: 92, through: 32, by: -6) {
            let bytes = try jpeg(canvas, quality: quality)
            if bytes.count <= most { return Written(bytes: bytes, format: .jpeg, quality: quality) }
        }
        throw PictureRefusal(.tooLarge, "\(canvas.width) x \(canvas.height) pixels do not fit into \(most) bytes; ask for a smaller size")
    }

    static func png(_ canvas: Canvas) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &bytes) {
            cairo_surface_write_to_png_stream(
                canvas.surface,
                { closure, data, count in
                    let piece = UnsafeBufferPointer(start: data, count: Int(count))
                    closure!.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: piece)
                    return CAIRO_STATUS_SUCCESS
                }, $0)
        }
        guard status == CAIRO_STATUS_SUCCESS else { throw PictureRefusal(.failed, "writing the PNG failed: \(Canvas.words(status))") }
        return bytes
    }

    private static func jpeg(_ canvas: Canvas, quality: Int) throws -> [UInt8] {
        var report = copydesk_jpeg_report()
        var out: UnsafeMutablePointer<UInt8>?
        var length: UInt = 0
        let failed = try canvas.withPixels {
            copydesk_jpeg_encode(
                $0, canvas.stride, UInt32(canvas.width), UInt32(canvas.height), Int32(quality), &out, &length, &report)
        }
        guard failed == 0, let out else { throw PictureRefusal(.failed, "writing the JPEG failed") }
        defer { free(out) }
        return Array(UnsafeBufferPointer(start: out, count: Int(length)))
    }
}
