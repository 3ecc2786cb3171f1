import Support

/// Text that somebody outside wrote, made fit to be read by a language model or shown to an editor.
package enum UntrustedText {
    /// Stands between words of material instead of spaces, so that a model can tell material from instructions.
    ///
    /// Hines et al. 2024 (arXiv:2403.14720) measured that such marking takes indirect injection from over 50 % to under 2 %.
    package static let mark: Character = "^"

    /// In normalisation form C, without what nobody sees: controls, direction marks, tags, private characters, fillers, joiners and
    /// selectors that join and select nothing, and marks that are piled up; line breaks stay.
    package static func clean(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        var marks = 0
        for scalar in text.nfc.unicodeScalars {
            marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
            guard marks <= mostMarks, isKept(scalar, after: last) else { continue }
            kept.append(scalar)
            last = scalar
        }
        return String(kept)
    }

    /// No script puts more on one letter.
    private static let mostMarks = 4

    /// Cleaned, on one line, with `mark` for every space, and nothing in it that looks like our block marks.
    package static func datamarked(_ text: String, nonce: String, limit: Int) -> String {
        let plain = clean(text).replacing(String(mark), with: " ").replacing(nonce, with: " ")
        let joined = plain.filter { $0 != "\u{200D}" && $0 != "\u{200C}" }
        return withoutBlockMarks(joined.collapsed.limited(utf16: limit)).replacing(" ", with: String(mark))
    }

    /// Without anything that looks like the marks around blocks: no "<" stands before a word or a stroke.
    package static func withoutBlockMarks(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(where: openings.contains) {
            result += rest[..<start]
            let run = rest[start...].prefix { openings.contains($0) || $0 == "/" || $0 == " " }
            rest = rest[run.endIndex...]
            let isMark = rest.first?.isLetter == true && (run.last != " " || run.contains("/"))
            result += isMark ? run.filter { $0 == " " }.prefix(1) : run
        }
        return result + rest
    }

    private static let openings: Set<Character> = ["<", "\u{FF1C}", "\u{FE64}"]

    private static func isKept(_ scalar: Unicode.Scalar, after last: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: return scalar == "\n" || scalar == "\t"
        // Joiners shape emoji, Persian and Indic words; all other format characters are invisible or change direction.
        case .format: return (scalar == "\u{200D}" || scalar == "\u{200C}") && last.value >= 0x600 && !isJoiner(last)
        case .privateUse, .surrogate, .unassigned: return false
        default: break
        }
        switch scalar.value {
        case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFFA0, 0xE0100...0xE01EF: return false
        // One selector chooses between text and emoji; a row of them is a message.
        case 0xFE00...0xFE0F: return last.value > 0x20 && !(0xFE00...0xFE0F).contains(last.value) && !isJoiner(last)
        default: return true
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{200D}" || scalar == "\u{200C}" }
}
