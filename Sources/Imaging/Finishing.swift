internal import CPangoCairo
import Support

/// Crops, scales and flattens a picture.
enum Finishing {
    /// The picture upright, in the asked frame, on white where it was transparent.
    static func finish(_ picture: DecodedPicture, _ frame: PictureFinish.Frame) throws -> Canvas {
        let turned = picture.orientation >= 5
        let width = turned ? picture.canvas.height : picture.canvas.width
        let height = turned ? picture.canvas.width : picture.canvas.height
        let (newWidth, newHeight) = size(of: frame, width, height)
        try Decoding.check(newWidth, newHeight)
        let result = try Canvas(width: newWidth, height: newHeight, opaque: true)
        try result.draw { context in
            cairo_set_source_rgb(context, 1, 1, 1)
            cairo_paint(context)
            let scale = max(Double(newWidth) / Double(width), Double(newHeight) / Double(height))
            cairo_translate(context, Double(newWidth) / 2, Double(newHeight) / 2)
            cairo_scale(context, scale, scale)
            cairo_translate(context, -Double(width) / 2, -Double(height) / 2)
            upright(context, picture.orientation, Double(picture.canvas.width), Double(picture.canvas.height))
            cairo_set_source_surface(context, picture.canvas.surface, 0, 0)
            // Without PAD the filter mixes the outside into the border.
            cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
            cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
            cairo_paint(context)
        }
        return result
    }

    private static func size(of frame: PictureFinish.Frame, _ width: Int, _ height: Int) -> (Int, Int) {
        switch frame {
        case .keep: return (width, height)
        case .cover(let newWidth, let newHeight): return (newWidth, newHeight)
        case .within(let most, let highest):
            let scale = min(1, Double(most) / Double(width), Double(highest) / Double(height))
            return (max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded())))
        }
    }

    /// Maps the stored pixels to the upright picture: EXIF 2.32, table of tag 274.
    private static func upright(_ context: OpaquePointer, _ orientation: Int, _ width: Double, _ height: Double) {
        let (xx, yx, xy, yy, x0, y0): (Double, Double, Double, Double, Double, Double) =
            switch orientation {
            case 2: (-1, 0, 0, 1, width, 0)
            case 3: (-1, 0, 0, -1, width, height)
            case 4: (1, 0, 0, -1, 0, height)
            case 5: (0, 1, 1, 0, 0, 0)
            case 6: (0, 1, -1, 0, height, 0)
            case 7: (0, -1, -1, 0, height, width)
            case 8: (0, -1, 1, 0, 0, width)
            default: (1, 0, 0, 1, 0, 0)
            }
        var matrix = cairo_matrix_t(xx: xx, yx: yx, xy: xy, yy: yy, x0: x0, y0: y0)
        cairo_transform(context, &matrix)
    }
}
