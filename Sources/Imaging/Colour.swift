import Glibc

/// An sRGB colour, each part 0 to 1.
struct Colour: Equatable {
    let red: Double
    let green: Double
    let blue: Double

    static let white = Colour(red: 1, green: 1, blue: 1)
    static let black = Colour(red: 0, green: 0, blue: 0)

    init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// "#rgb" or "#rrggbb", the hash may be missing.
    init?(hex: String) {
        var digits = hex.filter { $0 != "#" && !$0.isWhitespace }
        if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
        guard digits.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
        self.init(
            red: Double(value >> 16 & 255) / 255, green: Double(value >> 8 & 255) / 255, blue: Double(value & 255) / 255)
    }

    /// "#rrggbb".
    var hex: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(Int((part * 255).rounded()), radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }

    /// WCAG 2.2, "relative luminance".
    var luminance: Double { 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) }

    /// WCAG 2.2, "contrast ratio": 1 to 21.
    func contrast(to other: Colour) -> Double {
        let (bright, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (bright + 0.05) / (dark + 0.05)
    }

    /// This colour painted over another at this opacity.
    func over(_ ground: Colour, _ opacity: Double) -> Colour {
        func part(_ mine: Double, _ under: Double) -> Double { mine * opacity + under * (1 - opacity) }
        return Colour(red: part(red, ground.red), green: part(green, ground.green), blue: part(blue, ground.blue))
    }
}

/// A colour by perceived lightness, chroma and hue (OKLab, Ottosson 2020): steps look even and keep their hue.
struct Perceived {
    var lightness: Double
    var chroma: Double
    var hue: Double

    init(_ colour: Colour) {
        let (r, g, b) = (linear(colour.red), linear(colour.green), linear(colour.blue))
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
        let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        let yellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        chroma = (a * a + yellow * yellow).squareRoot()
        hue = atan2(yellow, a)
    }

    /// The nearest colour a screen can show: chroma gives way, lightness and hue stay.
    var colour: Colour {
        var tamed = self
        tamed.lightness = min(1, max(0, lightness))
        for _ in 0..<60 where !tamed.isShowable { tamed.chroma *= 0.93 }
        let (r, g, b) = tamed.linearParts
        return Colour(red: gamma(r), green: gamma(g), blue: gamma(b))
    }

    private var isShowable: Bool {
        let (r, g, b) = linearParts
        return [r, g, b].allSatisfy { $0 > -0.0005 && $0 < 1.0005 }
    }

    private var linearParts: (Double, Double, Double) {
        let (a, b) = (chroma * cos(hue), chroma * sin(hue))
        let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
        return (
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        )
    }
}

extension Colour {
    /// The same hue, this much lighter (or darker, below 0) and turned by `turn` radians.
    func lighter(by step: Double, turn: Double = 0) -> Colour {
        var perceived = Perceived(self)
        perceived.lightness += step
        perceived.hue += turn
        return perceived.colour
    }
}

private func cube(_ value: Double) -> Double { value * value * value }
private func linear(_ part: Double) -> Double { part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4) }
private func gamma(_ part: Double) -> Double {
    let value = min(1, max(0, part))
    return value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
}
