import Support

/// A text in which only its words count: one space between them, quotation marks and dashes alike.
struct FlatText {
    let text: String

    init(_ raw: String) {
        var flat = ""
        for character in raw.folded {
            switch character {
            case "’", "‘", "‚", "′", "'": flat.append("'")
            case "–", "—", "‐", "‑", "−": flat.append("-")
            case "“", "”", "„", "«", "»", "″", "‟", "\"", "‹", "›": break
            case "…": flat.append("...")
            default: flat.append(character.isWhitespace ? " " : character)
            }
        }
        text = flat.split(separator: " ").joined(separator: " ").replacing(" !", with: "!").replacing(" ?", with: "?").replacing(
            " :", with: ":"
        )
        .replacing(" ;", with: ";")
    }

    /// Whether all parts of a quotation, which "..." and brackets separate, stand here in their order.
    func has(_ quotation: String) -> Bool {
        var rest = text[...]
        for part in Self.parts(quotation) {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }

    private static func parts(_ quotation: String) -> [String] {
        var plain = ""
        var depth = 0
        for character in FlatText(quotation).text {
            if character == "[" || character == "(" && plain.hasSuffix("...") { depth += 1 }
            if depth == 0 { plain.append(character) }
            if character == "]" || character == ")" && depth > 0 {
                depth -= 1
                plain += "..."
            }
        }
        return plain.replacing("...", with: "\n").split(separator: "\n").map { $0.trimmed.trimming { ".,;:!?- ".contains($0) } }.filter {
            !$0.isEmpty
        }
    }
}

extension String {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        while let first = rest.first, isDropped(first) { rest.removeFirst() }
        return String(rest)
    }
}

/// Finds what a text quotes, in the quotation marks of English, German and French.
enum Quotations {
    /// Longer stretches between two marks are no quotations but a mark that was forgotten.
    private static let mostCharacters = 1000
    private static let pairs: [Character: [Character]] = [
        "“": ["”", "“"], "„": ["“", "”", "\""], "«": ["»"], "»": ["«"], "\"": ["\"", "”"], "”": ["”"], "‹": ["›"], "‘": ["’"], "‚": ["‘"],
    ]

    /// The places between marks, two words or more, in characters.
    static func all(in characters: [Character]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < characters.count {
            guard let closers = pairs[characters[index]], isOpening(characters, index), let end = end(characters, index + 1, closers) else {
                index += 1
                continue
            }
            if isQuotation(characters[(index + 1)..<end]) { found.append((index + 1)..<end) }
            index = end + 1
        }
        return found
    }

    private static func isOpening(_ characters: [Character], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = characters[index - 1]
        return !before.isLetter && !before.isNumber
    }

    private static func end(_ characters: [Character], _ start: Int, _ closers: [Character]) -> Int? {
        let limit = min(characters.count, start + mostCharacters)
        guard start < limit else { return nil }
        return (start..<limit).first { index in
            guard closers.contains(characters[index]) else { return false }
            // The apostrophe of "don’t" ends nothing.
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            return characters[index] != "’" || !next.isLetter
        }
    }

    private static func isQuotation(_ inside: ArraySlice<Character>) -> Bool {
        inside.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) } >= 2
    }
}
