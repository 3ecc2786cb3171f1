internal import CPangoCairo

/// A run of text set with Pango: shaping, bidirectional text, line breaks, font fallback, colour emoji.
final class Lettering {
    private let layout: OpaquePointer
    private let context: OpaquePointer
    private static let unit = Double(PANGO_SCALE)

    /// Text on a drawing context; `language` (BCP 47) picks glyph variants.
    init(_ context: OpaquePointer, _ text: String, language: String) {
        self.context = context
        layout = pango_cairo_create_layout(context)!
        let options = cairo_font_options_create()
        // Unhinted: the shape of the letters does not depend on the size that was found to fit.
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        let pango = pango_layout_get_context(layout)
        pango_cairo_context_set_font_options(pango, options)
        cairo_font_options_destroy(options)
        if !language.isEmpty { pango_context_set_language(pango, pango_language_from_string(language)) }
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        pango_layout_set_auto_dir(layout, 1)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// Whether a text reads from right to left, by its first strong character.
    static func isRightToLeft(_ text: String) -> Bool {
        let pango = pango_font_map_create_context(pango_cairo_font_map_get_default())!
        let layout = pango_layout_new(pango)!
        defer {
            g_object_unref(UnsafeMutableRawPointer(layout))
            g_object_unref(UnsafeMutableRawPointer(pango))
        }
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        return pango_layout_line_get_resolved_direction(pango_layout_get_line_readonly(layout, 0)) == PANGO_DIRECTION_RTL
    }

    /// Sets family, weight and size in pixels; `tracking` is the space between letters in ems.
    func font(_ family: String, weight: PangoWeight, size: Double, tracking: Double = 0) {
        let description = pango_font_description_new()
        pango_font_description_set_family(description, family)
        pango_font_description_set_weight(description, weight)
        pango_font_description_set_absolute_size(description, size * Lettering.unit)
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        let attributes = pango_attr_list_new()
        if tracking != 0 { pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(Int32(tracking * size * Lettering.unit))) }
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
    }

    func leading(_ factor: Double) { pango_layout_set_line_spacing(layout, Float(factor)) }

    func width(_ pixels: Double, breakingWords: Bool = false) {
        pango_layout_set_wrap(layout, breakingWords ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD)
        pango_layout_set_width(layout, Int32(pixels * Lettering.unit))
    }

    /// Ends the text with an ellipsis where this height is full. Only after measuring: an ellipsised layout always fits.
    func cut(atHeight pixels: Double) {
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        pango_layout_set_height(layout, Int32(pixels * Lettering.unit))
    }

    /// Keeps the text to one line, with an ellipsis where `room` ends; returns the width it takes.
    func keepToOneLine(_ room: Double) -> Double {
        let natural = widest
        guard natural > room else { return natural }
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        width(room)
        return room
    }

    var height: Double {
        var height: Int32 = 0
        pango_layout_get_size(layout, nil, &height)
        return Double(height) / Lettering.unit
    }

    /// The widest line; the layout itself claims its set width even when a word juts out.
    var widest: Double {
        var widest: Int32 = 0
        for line in 0..<pango_layout_get_line_count(layout) {
            var logical = PangoRectangle()
            pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, line), nil, &logical)
            widest = max(widest, logical.width)
        }
        return Double(widest) / Lettering.unit
    }

    var lines: Int { Int(pango_layout_get_line_count(layout)) }
    var isCut: Bool { pango_layout_is_ellipsized(layout) != 0 }
    /// Characters for which no installed font has a glyph.
    var unknownGlyphs: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }

    /// Draws with its upper left corner here.
    func draw(at x: Double, _ y: Double, _ colour: Colour) {
        cairo_set_source_rgb(context, colour.red, colour.green, colour.blue)
        cairo_move_to(context, x, y)
        pango_cairo_show_layout(context, layout)
    }
}
