import Support

/// Repeatable random texts with more than their share of what little text, hashtags and Unicode make difficult.
struct TroubledTexts {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// Mostly short; one in fifty about as long as a post may be.
    mutating func text() -> String {
        let length =
            Int.random(in: 0..<50, using: &random) == 0
            ? Int.random(in: 1400...3000, using: &random) : Int.random(in: 0...40, using: &random)
        var text = ""
        var used = 0
        while used < length {
            let piece = piece()
            text.unicodeScalars.append(contentsOf: piece.unicodeScalars)
            used += max(1, piece.utf16.count)
        }
        return text
    }

    private mutating func piece() -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: any(of: Self.reserved)
        case 2: any(of: ["#", "@", " #", "\n@"])
        case 3, 4: any(of: Self.letters)
        case 5: any(of: Self.space)
        case 6: any(of: Self.marks)
        case 7: any(of: Self.emoji)
        case 8: any(of: Self.directions)
        case 9: any(of: Self.elements)
        case 10: scalar(in: 0...0x10)
        default: scalar(in: 0...0)
        }
    }

    private mutating func any(of pieces: [String]) -> String { pieces.randomElement(using: &random)! }

    /// Any scalar of one of the planes; surrogates are none.
    private mutating func scalar(in planes: ClosedRange<UInt32>) -> String {
        let value = UInt32.random(in: planes, using: &random) << 16 | UInt32.random(in: 0...0xffff, using: &random)
        return String(Unicode.Scalar(value) ?? "\u{fffd}")
    }

    private static let reserved = "\\|{}@[]()<>#*_~".map { String($0) }
    private static let letters = ["a", "Z", "é", "ß", "ı", "я", "漢", "한", "ह", "ᬅ", "ⓐ", "Ⅷ", "ª", "0", "9", "٣", "½", "²", "wind", "İ"]
    private static let space = [
        " ", "  ", "\n", "\r\n", "\t", "\u{0}", "\u{7f}", "\u{85}", "\u{a0}", "\u{ad}", "\u{2028}", "\u{3000}", "\u{1b}",
    ]
    private static let marks = [
        "\u{301}", "\u{308}\u{323}", "\u{fe0f}", "\u{fe0e}", "\u{20e3}", "\u{200d}", "\u{200c}", "\u{94d}", "\u{93e}", "\u{1b44}",
        "\u{1161}",
        "\u{e0101}", "\u{34f}",
    ]
    private static let emoji = ["👍🏽", "👩‍👩‍👧‍👦", "🇪🇺", "🇪", "#️⃣", "*️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️‍🔥", "☎︎", "\u{1f3fd}"]
    private static let directions = [
        "שלום", "مرحبا", "\u{200e}", "\u{200f}", "\u{61c}", "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}", "\u{2066}",
        "\u{2067}",
        "\u{2068}", "\u{2069}",
    ]
    private static let elements = [
        "#tag", " #tag ", "(#tag)", "#my_tag", "C#", "＃tag", "{hashtag|\\#|tag}", "@[Ann](urn:li:person:a_b)", "@Ann", "://",
        "https://x.org/#a ",
        " https://x.org/(#a", "\\#", "\\\\", "„#", "«#",
    ]
}

/// The shortest text for which something still fails, found by leaving out halves, then quarters, down to single scalars.
func shortest(_ text: String, failing: (String) -> Bool) -> String {
    var scalars = Array(text.unicodeScalars)
    var size = (scalars.count + 1) / 2
    while size > 0 {
        var start = 0
        while start < scalars.count {
            let less = scalars[..<start] + scalars[min(start + size, scalars.count)...]
            if failing(plain(less)) { scalars = Array(less) } else { start += size }
        }
        size = size == 1 ? 0 : (size + 1) / 2
    }
    return plain(scalars[...])
}

private func plain(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
}
