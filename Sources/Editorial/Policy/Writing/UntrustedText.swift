import Support

/// Text that somebody outside wrote, made fit to be read by a language model or shown to an editor.
package enum UntrustedText {
    /// Stands between words of material instead of spaces, so that a model can tell material from instructions.
    ///
    /// Hines et al. 2024 (arXiv:2403.14720) measured that such marking takes indirect injection from over 50 % to under 2 %.
    package static let mark: Character = "^"

    /// In normalisation form C, without controls, direction marks, tags, private characters and invisible selectors; line breaks stay.
    package static func clean(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.nfc.unicodeScalars where isKept(scalar) { kept.append(scalar) }
        return String(kept)
    }

    /// Cleaned, on one line, with `mark` for every space, and nothing in it that looks like our block marks.
    package static func datamarked(_ text: String, nonce: String, limit: Int) -> String {
        let plain = clean(text).replacing(String(mark), with: " ").replacing(nonce, with: " ")
        let joined = plain.filter { $0 != "\u{200D}" && $0 != "\u{200C}" }
        return withoutBlockMarks(joined.collapsed.limited(utf16: limit)).replacing(" ", with: String(mark))
    }

    /// Without anything that looks like the marks around blocks.
    package static func withoutBlockMarks(_ text: String) -> String {
        text.replacing("<source", with: "source", ignoringCase: true).replacing("</source", with: "source", ignoringCase: true)
            .replacing("<previous", with: "previous", ignoringCase: true).replacing("</previous", with: "previous", ignoringCase: true)
    }

    /// Whether it speaks to a machine rather than to a reader ("ignore all previous instructions").
    package static func addressesMachine(_ text: String) -> Bool {
        let words = Words.folded(text)
        return words.indices.contains { index in
            orders.contains(words[index]) && words[index...].prefix(8).contains(where: objects.contains)
                && words[index...].prefix(8).contains(where: scopes.contains)
        }
    }

    private static let orders: Set = ["ignore", "disregard", "forget", "override", "ignoriere", "vergiss", "ignorez", "oubliez"]
    private static let objects: Set = ["instruction", "instructions", "prompt", "prompts", "rules", "anweisungen", "regeln", "consignes"]
    private static let scopes: Set = [
        "all", "any", "previous", "above", "prior", "earlier", "your", "the", "system", "alle", "vorherigen", "bisherigen", "deine",
        "toutes", "les",
        "vos", "précédentes",
    ]

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar == "\n" || scalar == "\t"
        // Joiners shape emoji, Persian and Indic words; all other format characters are invisible or change direction.
        case .format: scalar == "\u{200D}" || scalar == "\u{200C}"
        case .privateUse, .surrogate, .unassigned: false
        case .nonspacingMark: !(0xE0100...0xE01EF).contains(scalar.value)
        default: true
        }
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String, ignoringCase: Bool) -> String {
        guard ignoringCase, lowercased().contains(part) else { return self }
        var result = ""
        var rest = self[...]
        while let first = rest.first {
            if rest.prefix(part.count).lowercased() == part {
                result += other
                rest = rest.dropFirst(part.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
