internal import CPangoCairo
import Glibc

/// The quiet shapes behind a card's text: one of four, picked by the title, so that two posts in a row differ.
struct Ornament {
    let context: OpaquePointer
    let colour: Colour
    let opacity: Double
    let width: Double
    let height: Double

    /// Draws on the side away from where the text starts, fading out towards it.
    func draw(pick: Int, mirrored: Bool) {
        cairo_save(context)
        if mirrored {
            cairo_translate(context, width, 0)
            cairo_scale(context, -1, 1)
        }
        cairo_push_group(context)
        cairo_set_source_rgb(context, colour.red, colour.green, colour.blue)
        switch pick % 4 {
        case 0: rings()
        case 1: dots()
        case 2: ribbons()
        default: waves()
        }
        cairo_pop_group_to_source(context)
        // Never above `opacity`: the palette reckons with it.
        let fade = cairo_pattern_create_linear(width * 0.3, 0, width, height * 0.35)
        cairo_pattern_add_color_stop_rgba(fade, 0, 0, 0, 0, 0)
        cairo_pattern_add_color_stop_rgba(fade, 1, 0, 0, 0, opacity)
        cairo_mask(context, fade)
        cairo_pattern_destroy(fade)
        cairo_restore(context)
    }

    private func rings() {
        let unit = height / 10
        for ring in 1...9 {
            cairo_set_line_width(context, unit * (ring % 3 == 0 ? 0.42 : 0.07))
            cairo_arc(context, width * 0.97, height * 0.12, unit * Double(ring) * 1.05, 0, 2 * .pi)
            cairo_stroke(context)
        }
    }

    private func dots() {
        let pitch = height / 19
        for row in 0..<19 {
            for column in 0..<Int(width / pitch) + 1 {
                let (x, y) = (Double(column) * pitch, (Double(row) + 0.5) * pitch)
                let towards = x / width
                let radius = pitch * 0.34 * towards * towards * (0.62 + 0.38 * sin(Double(row) * 0.7 + Double(column) * 0.45))
                guard radius > 0.4 else { continue }
                cairo_new_sub_path(context)
                cairo_arc(context, x, y, radius, 0, 2 * .pi)
            }
        }
        cairo_fill(context)
    }

    private func ribbons() {
        for (start, thickness) in [(0.60, 0.010), (0.66, 0.045), (0.75, 0.018), (0.82, 0.09), (0.96, 0.03), (1.04, 0.14)] {
            cairo_move_to(context, width * (start + 0.14), 0)
            cairo_rel_line_to(context, width * thickness, 0)
            cairo_line_to(context, width * (start + thickness - 0.14), height)
            cairo_rel_line_to(context, -width * thickness, 0)
            cairo_close_path(context)
        }
        cairo_fill(context)
    }

    private func waves() {
        cairo_set_line_width(context, height / 260)
        for line in 0..<26 {
            let base = height * (Double(line) / 25)
            for step in 0...90 {
                let x = width * (0.25 + 0.75 * Double(step) / 90)
                let swell = sin(x / width * 6.2 + Double(line) * 0.21) + 0.5 * sin(x / width * 13 + Double(line) * 0.11)
                let y = base + height * 0.075 * swell * (x / width)
                if step == 0 { cairo_move_to(context, x, y) } else { cairo_line_to(context, x, y) }
            }
            cairo_stroke(context)
        }
    }
}
