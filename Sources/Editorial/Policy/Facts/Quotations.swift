import Support

/// A text in which only its words count, to find in it what is quoted.
struct FlatText {
    /// All words, one space between them and at both ends.
    private let words: String
    /// The words in quotation marks alone: what "said X" stood between stands side by side.
    private let spoken: String
    /// The words without the endings of German adjectives.
    private let stems: String
    private let raw: String

    init(_ raw: String) {
        self.raw = raw
        words = Self.joined(Self.words(raw))
        spoken = Self.spoken(Array(raw))
        stems = Self.joined(Self.words(raw).map(Self.stem))
    }

    /// Whether the words of the other stand here side by side.
    func holds(_ other: FlatText) -> Bool { other.words.count > 4 && words.contains(other.words) }

    /// Whether all parts of a quotation, which "..." and brackets separate, stand here in their order, and may be put together.
    func has(_ quotation: String) -> Bool {
        let parts = Self.parts(quotation)
        if Self.has(parts, in: words) || Self.has(parts, in: spoken) { return parts.count == 1 || Voices(Array(raw)).say(parts) }
        // „dem vergessenen Drittel“: a few words are bent to the sentence around them.
        return parts.count == 1 && parts[0].count <= 5 && Self.has(parts.map { $0.map(Self.stem) }, in: stems)
    }

    private static func has(_ parts: [[Substring]], in text: String) -> Bool {
        var rest = text[...]
        for part in parts {
            guard let range = rest.firstRange(of: joined(part)) else { return false }
            // The space at its end may be that before the next part.
            rest = rest[text.index(before: range.upperBound)...]
        }
        return !parts.isEmpty
    }

    private static func joined(_ words: [Substring]) -> String { " " + words.joined(separator: " ") + " " }

    static func words(_ raw: String) -> [Substring] {
        raw.replacing("\u{AD}", with: "").folded.split { !$0.isLetter && !$0.isNumber }
    }

    private static func spoken(_ characters: [Character]) -> String {
        var text = ""
        var voice = 0
        for (place, speaker) in Voices.quotations(in: characters) {
            if speaker != voice { text += " | " }
            text += words(String(characters[place])).joined(separator: " ") + " "
            voice = speaker
        }
        return " " + text
    }

    private static func stem(_ word: Substring) -> Substring {
        let ending = ["en", "er", "es", "em", "e"].first { word.hasSuffix($0) && word.count >= $0.count + 4 }
        return word.dropLast(ending?.count ?? 0)
    }

    /// The words between brackets and "...".
    private static func parts(_ quotation: String) -> [[Substring]] {
        var plain = ""
        var depth = 0
        let characters = Array(quotation)
        for (index, character) in characters.enumerated() {
            // "[W]e"
            let isLetter =
                character == "[" && index + 3 < characters.count && characters[index + 2] == "]" && characters[index + 3].isLetter
            if character == "[" && !isLetter || character == "(" && (plain.hasSuffix("...") || opensEllipsis(characters, index)) {
                depth += 1
            }
            if depth == 0, !"[]".contains(character) { plain.append(character == "…" ? "\n" : character) }
            if character == "]" || character == ")", depth > 0 {
                depth -= 1
                plain += "\n"
            }
        }
        return plain.replacing("...", with: "\n").split(separator: "\n").map { words(String($0)) }.filter { !$0.isEmpty }
    }

    /// "(...)" and "(…)".
    private static func opensEllipsis(_ characters: [Character], _ index: Int) -> Bool {
        index + 1 < characters.count && ".…".contains(characters[index + 1])
    }
}

/// Finds what a text quotes, in the quotation marks of English, German and French.
enum Quotations {
    /// Longer stretches between two marks are no quotations but a mark that was forgotten.
    private static let mostCharacters = 1000
    private static let pairs: [Character: [Character]] = [
        "“": ["”", "“"], "„": ["“", "”", "\""], "«": ["»"], "»": ["«"], "\"": ["\"", "”"], "”": ["”"], "‹": ["›"], "‘": ["’"], "‚": ["‘"],
        "'": ["'"],
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
        guard index > 0 else { return characters[index] != "'" || characters.count > 1 && characters[1].isLetter }
        let before = characters[index - 1]
        if before.isLetter || before.isNumber { return false }
        // "'26" and "'n'" quote nothing.
        return characters[index] != "'" || index + 1 < characters.count && characters[index + 1].isLetter
    }

    private static func end(_ characters: [Character], _ start: Int, _ closers: [Character]) -> Int? {
        let limit = min(characters.count, start + mostCharacters)
        guard start < limit else { return nil }
        return (start..<limit).first { index in
            guard closers.contains(characters[index]) else { return false }
            // The apostrophe of "don’t" ends nothing.
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            return characters[index] != "’" && characters[index] != "'" || !next.isLetter
        }
    }

    private static func isQuotation(_ inside: ArraySlice<Character>) -> Bool {
        inside.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) } >= 2
    }
}
