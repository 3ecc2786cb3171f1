internal import CPangoCairo
import Support

/// A cairo image surface in memory: blue, green, red, alpha (multiplied) per pixel.
final class Canvas {
    let surface: OpaquePointer
    let width: Int
    let height: Int

    /// A clear canvas; throws when the memory is not there.
    convenience init(width: Int, height: Int, opaque: Bool) throws {
        let format = opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
        guard let surface = cairo_image_surface_create(format, Int32(width), Int32(height)) else { throw PictureRefusal.noMemory }
        try self.init(taking: surface)
    }

    /// Takes over a surface, with its errors.
    init(taking surface: OpaquePointer) throws {
        self.surface = surface
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw status == CAIRO_STATUS_NO_MEMORY ? PictureRefusal.noMemory : PictureRefusal(.damaged, Message(Canvas.words(status)))
        }
    }

    deinit { cairo_surface_destroy(surface) }

    var stride: Int { Int(cairo_image_surface_get_stride(surface)) }

    /// The pixels, row after row; tells cairo before and after, so that its view stays right.
    func withPixels<Result>(_ body: (UnsafeMutablePointer<UInt8>) throws -> Result) throws -> Result {
        cairo_surface_flush(surface)
        guard let pixels = cairo_image_surface_get_data(surface) else { throw PictureRefusal.noMemory }
        defer { cairo_surface_mark_dirty(surface) }
        return try body(pixels)
    }

    /// Draws with a fresh context.
    func draw(_ body: (OpaquePointer) throws -> Void) throws {
        guard let context = cairo_create(surface) else { throw PictureRefusal.noMemory }
        defer { cairo_destroy(context) }
        try body(context)
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else { throw PictureRefusal(.failed, "drawing failed: \(Canvas.words(status))") }
    }

    static func words(_ status: cairo_status_t) -> String { String(cString: cairo_status_to_string(status)) }
}

extension PictureRefusal {
    static let noMemory = PictureRefusal(.failed, "the picture child's memory limit was reached; give it a smaller picture")
}
