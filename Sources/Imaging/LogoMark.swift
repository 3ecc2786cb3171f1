internal import CPangoCairo

/// A brand's logo, scaled into its room; on a plate of its own when it would drown in the ground.
struct LogoMark {
    private let logo: Canvas
    private let scale: Double
    private let padding: Double
    private let unit: Double
    private let plate: Colour?
    private let isOpaque: Bool
    let width: Double
    let height: Double

    init(_ logo: Canvas, room: (width: Double, height: Double), unit: Double, on palette: Palette) {
        self.logo = logo
        self.unit = unit
        let look = Look(logo)
        isOpaque = look.isOpaque
        let ground = palette.backdrop.end
        let drowns = !look.isOpaque && look.colour.contrast(to: ground) < 3
        plate = drowns ? (look.colour.luminance > 0.35 ? Colour(hex: "#14161c") : .white) : nil
        padding = drowns ? 10 * unit : 0
        scale = min((room.width - 2 * padding) / Double(logo.width), (room.height - 2 * padding) / Double(logo.height))
        width = Double(logo.width) * scale + 2 * padding
        height = Double(logo.height) * scale + 2 * padding
    }

    func draw(_ context: OpaquePointer, at x: Double, _ y: Double) {
        cairo_save(context)
        if let plate {
            rounded(context, x, y, width, height)
            cairo_set_source_rgb(context, plate.red, plate.green, plate.blue)
            cairo_fill(context)
        }
        if isOpaque {
            rounded(context, x, y, width, height)
            cairo_clip(context)
        }
        cairo_translate(context, x + padding, y + padding)
        cairo_scale(context, scale, scale)
        cairo_set_source_surface(context, logo.surface, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
        cairo_pattern_set_extend(cairo_get_source(context), isOpaque ? CAIRO_EXTEND_PAD : CAIRO_EXTEND_NONE)
        cairo_rectangle(context, 0, 0, Double(logo.width), Double(logo.height))
        cairo_fill(context)
        cairo_restore(context)
    }

    private func rounded(_ context: OpaquePointer, _ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        let radius = 10 * unit
        cairo_new_sub_path(context)
        cairo_arc(context, x + width - radius, y + radius, radius, -.pi / 2, 0)
        cairo_arc(context, x + width - radius, y + height - radius, radius, 0, .pi / 2)
        cairo_arc(context, x + radius, y + height - radius, radius, .pi / 2, .pi)
        cairo_arc(context, x + radius, y + radius, radius, .pi, .pi * 1.5)
        cairo_close_path(context)
    }

    /// A logo's mean colour where it is drawn at all, and whether it has no transparent part.
    private struct Look {
        var colour = Colour.white
        var isOpaque = true

        init(_ logo: Canvas) {
            guard cairo_image_surface_get_format(logo.surface) == CAIRO_FORMAT_ARGB32 else { return }
            var sums = (blue: 0.0, green: 0.0, red: 0.0, alpha: 0.0)
            let step = max(1, logo.width * logo.height / 100_000)
            try? logo.withPixels { pixels in
                for at in stride(from: 0, to: logo.width * logo.height, by: step) {
                    let pixel = pixels + at / logo.width * logo.stride + at % logo.width * 4
                    sums.blue += Double(pixel[0])
                    sums.green += Double(pixel[1])
                    sums.red += Double(pixel[2])
                    sums.alpha += Double(pixel[3])
                    if pixel[3] < 250 { isOpaque = false }
                }
            }
            // The stored colours are multiplied by alpha: dividing the sums gives the mean of what is visible.
            guard sums.alpha > 0 else { return }
            colour = Colour(red: sums.red / sums.alpha, green: sums.green / sums.alpha, blue: sums.blue / sums.alpha)
        }
    }
}
