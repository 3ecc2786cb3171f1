internal import CPangoCairo
import Support

/// Draws a title card: kicker, title, source line and logo on the brand's colours.
struct CardDrawing {
    private let card: TitleCard
    private let palette: Palette
    private let mirrored: Bool
    private let width: Double
    private let height: Double
    /// One pixel of the 1200 x 627 design.
    private let unit: Double
    private let margin: Double

    // Debian: fonts-inter; the rest are fall-backs that pango tries before it asks fontconfig per character.
    private static let display = "Inter Display, Inter, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans, sans-serif"
    private static let body = "Inter, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans, sans-serif"

    init(_ card: TitleCard) throws {
        guard (200...4096).contains(card.width), (200...4096).contains(card.height) else {
            throw PictureRefusal(.badJob, "a card of \(card.width) x \(card.height) pixels was asked for; each side is 200 to 4096")
        }
        self.card = card
        palette = Palette(brand: card.colours)
        width = Double(card.width)
        height = Double(card.height)
        unit = min(width / 1200, height / 627)
        margin = 84 * unit
        mirrored = Lettering.isRightToLeft(Self.clean(card.title))
    }

    /// The card and what was decided on the way. A logo that cannot be decoded is left out, and told.
    func draw(logo bytes: [UInt8]) throws -> (Canvas, CardFacts) {
        let canvas = try Canvas(width: card.width, height: card.height, opaque: true)
        var facts: CardFacts?
        var corrections = palette.corrections
        var logo: Canvas?
        do {
            if !bytes.isEmpty { logo = try Decoding.decode(bytes).canvas }
        } catch let refusal as PictureRefusal {
            corrections.append("the logo was left out: \(refusal.sentence)")
        }
        try canvas.draw { context in
            paintGround(context)
            let unknown = drawKicker(context) + (try drawFoot(context, logo))
            let (title, fit) = drawTitle(context)
            facts = CardFacts(
                unknownGlyphs: unknown + title.unknownGlyphs, titleSize: Int(fit.size), titleLines: title.lines, isCut: title.isCut,
                contrast: palette.contrast, corrections: corrections)
        }
        return (canvas, facts!)
    }

    private func paintGround(_ context: OpaquePointer) {
        let gradient = cairo_pattern_create_linear(mirrored ? width : 0, 0, mirrored ? 0 : width, height)
        for (offset, colour) in [(0.0, palette.backdrop.start), (1.0, palette.backdrop.end)] {
            cairo_pattern_add_color_stop_rgb(gradient, offset, colour.red, colour.green, colour.blue)
        }
        cairo_set_source(context, gradient)
        cairo_paint(context)
        cairo_pattern_destroy(gradient)
        // FNV-1a: the same title looks the same on every machine.
        let pick = Self.clean(card.title).utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        Ornament(
            context: context, colour: palette.backdrop.ornament, opacity: palette.backdrop.opacity, width: width, height: height
        ).draw(pick: Int(pick >> 33), mirrored: mirrored)
    }

    /// A short bar and the kicker beside it; returns the number of unknown glyphs.
    private func drawKicker(_ context: OpaquePointer) -> Int {
        let bar = 48 * unit
        let top = margin
        cairo_set_source_rgb(context, palette.accent.red, palette.accent.green, palette.accent.blue)
        cairo_rectangle(context, mirrored ? width - margin - bar : margin, top + 14 * unit, bar, 5 * unit)
        cairo_fill(context)
        let kicker = Self.clean(card.kicker)
        guard !kicker.isEmpty else { return 0 }
        let isArabicLike = Lettering.isRightToLeft(kicker)
        let text = Lettering(context, isArabicLike ? kicker : kicker.uppercased(), language: card.language)
        // Spaced letters would tear joined scripts apart.
        text.font(Self.body, weight: PANGO_WEIGHT_SEMIBOLD, size: 25 * unit, tracking: isArabicLike ? 0 : 0.09)
        let room = width - 2 * margin - bar - 20 * unit
        let used = text.keepToOneLine(room)
        let x = mirrored ? width - margin - bar - 20 * unit - used : margin + bar + 20 * unit
        text.draw(at: x, top + 16.5 * unit - text.height / 2, palette.accent)
        return text.unknownGlyphs
    }

    private func drawTitle(_ context: OpaquePointer) -> (Lettering, TitleFit) {
        let text = Lettering(context, Self.clean(card.title), language: card.language)
        let top = margin + 58 * unit
        let bottom = height - margin - 100 * unit
        let box = width - 2 * margin - 40 * unit
        let fit = TitleFit(
            text, family: Self.display, width: box, height: bottom - top, largest: 124 * unit, smallest: 38 * unit)
        let x = mirrored ? width - margin - fit.width : margin
        // A little above the middle of the room looks centred.
        text.draw(at: x, top + (bottom - top - fit.height) * 0.42, palette.ink)
        return (text, fit)
    }

    /// A hairline, the source line and the logo; returns the number of unknown glyphs.
    private func drawFoot(_ context: OpaquePointer, _ logo: Canvas?) throws -> Int {
        let line = height - margin - 58 * unit
        cairo_set_source_rgba(context, palette.ink.red, palette.ink.green, palette.ink.blue, 0.18)
        cairo_rectangle(context, margin, line, width - 2 * margin, max(1, 1.5 * unit))
        cairo_fill(context)
        let middle = line + 46 * unit
        var room = width - 2 * margin
        if let logo {
            let mark = LogoMark(logo, room: (240 * unit, 56 * unit), unit: unit, on: palette)
            let x = mirrored ? margin : width - margin - mark.width
            mark.draw(context, at: x, middle - mark.height / 2)
            room -= mark.width + 40 * unit
        }
        let source = Self.clean(card.source)
        guard !source.isEmpty else { return 0 }
        let text = Lettering(context, source, language: card.language)
        text.font(Self.body, weight: PANGO_WEIGHT_MEDIUM, size: 25 * unit)
        let used = text.keepToOneLine(room)
        text.draw(at: mirrored ? width - margin - used : margin, middle - text.height / 2, palette.quiet)
        return text.unknownGlyphs
    }

    /// One line without control characters; at most 600 characters, which is more than any card shows.
    private static func clean(_ text: String) -> String {
        let spaced = String(text.prefix(600)).unicodeScalars.map { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029 ? " " : scalar
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: spaced)
        return String(result).split(separator: " ").joined(separator: " ")
    }
}
