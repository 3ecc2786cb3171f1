/// The colours of a card, readable by construction.
struct Palette {
    /// The title.
    let ink: Colour
    /// The kicker and its bar.
    let accent: Colour
    /// The source line.
    let quiet: Colour
    let backdrop: Backdrop
    /// The lowest contrast of any of the three texts to any part of the backdrop.
    let contrast: Double
    let corrections: [String]

    /// WCAG 2.2, success criterion 1.4.3 (AA) for text of any size.
    static let leastContrast = 4.5

    /// Brand colours as hex: background, accent. Unreadable ones are corrected as little as needed, and told.
    init(brand colours: [String]) {
        var corrections = colours.filter { Colour(hex: $0) == nil }.map { "\($0.prefix(20)) is not a colour such as #1a2b3c" }
        var known = colours.compactMap(Colour.init(hex:))
        if known.isEmpty { known = [Colour(hex: "#101b3b")!, Colour(hex: "#ffb454")!] }
        let wished = known[0]
        let isDark = Colour.white.contrast(to: wished) >= wished.contrast(to: .black)
        let asked = known.dropFirst().first
        let wanted = asked ?? wished.lighter(by: isDark ? 0.45 : -0.4, turn: 0.35)
        let ornament = asked ?? wished.lighter(by: isDark ? 0.3 : -0.3, turn: 0.35)

        // The backdrop's own play of light gives way first, the brand's colours only after it.
        let calmer = [1, 0.75, 0.5, 0.3, 0.15].map { Backdrop(wished, isDark, ornament, strength: $0) }
        let ink = Palette.ink(on: wished, isDark)
        var backdrop =
            calmer.first { $0.contrast(to: ink) >= Self.leastContrast && $0.contrast(to: wanted) >= Self.leastContrast }
            ?? calmer.first { $0.contrast(to: ink) >= Self.leastContrast } ?? calmer[2]
        var base = wished
        for _ in 0..<60 where backdrop.contrast(to: ink) < Self.leastContrast {
            base = base.lighter(by: isDark ? -0.01 : 0.01)
            backdrop = Backdrop(base, isDark, ornament, strength: 0.5)
        }
        if base != wished { corrections.append("background \(wished.hex) became \(base.hex), so that the title can be read") }

        accent = Palette.readable(wanted, on: backdrop, ink)
        if let asked, accent != asked {
            corrections.append("accent \(asked.hex) became \(accent.hex), so that the line above the title can be read")
        }
        quiet = Palette.readable(ink.over(base, 0.74), on: backdrop, ink)
        contrast = min(backdrop.contrast(to: ink), backdrop.contrast(to: accent), backdrop.contrast(to: quiet))
        self.ink = ink
        self.backdrop = backdrop
        self.corrections = corrections
    }

    private static func ink(on base: Colour, _ isDark: Bool) -> Colour {
        if isDark { return .white }
        // Nearly black, with a breath of the ground's hue.
        var ink = Perceived(base)
        ink.lightness = 0.17
        ink.chroma = min(ink.chroma, 0.03)
        return ink.colour
    }

    /// The colour, moved in lightness towards the ink's side as little as is needed.
    private static func readable(_ colour: Colour, on backdrop: Backdrop, _ ink: Colour) -> Colour {
        let step = ink.luminance > backdrop.start.luminance ? 0.01 : -0.01
        var result = colour
        for _ in 0..<100 where backdrop.contrast(to: result) < leastContrast { result = result.lighter(by: step) }
        return backdrop.contrast(to: result) < leastContrast ? ink : result
    }
}

/// What lies behind a card's text: a gradient and an ornament.
struct Backdrop {
    /// The gradient's ends: `start` lies where the text starts.
    let start: Colour
    let end: Colour
    let ornament: Colour
    /// How strongly the ornament covers at most.
    let opacity: Double

    /// `strength` 1 is the full play of light, 0 a plain surface.
    init(_ base: Colour, _ isDark: Bool, _ ornament: Colour, strength: Double) {
        start = base.lighter(by: (isDark ? -0.055 : 0.02) * strength)
        end = base.lighter(by: (isDark ? 0.04 : -0.03) * strength, turn: isDark ? 0.12 * strength : 0)
        self.ornament = ornament
        opacity = (isDark ? 0.16 : 0.13) * strength
    }

    /// The lowest contrast of a text to the gradient's ends, bare and under the ornament.
    func contrast(to text: Colour) -> Double {
        [start, end, ornament.over(start, opacity), ornament.over(end, opacity)].map(text.contrast(to:)).min() ?? 1
    }
}
