/// The few words that the built-in writer adds, in the brand's language; English for those it does not know.
struct BuiltinPhrases {
    /// Puts the words of a source between quotation marks.
    let quoted: (String) -> String
    /// Says who is quoted.
    let attributed: (_ source: String, _ quote: String) -> String
    /// Describes the ordered picture to somebody who cannot see it; nobody has seen it yet.
    let illustration: (_ subject: String) -> String
    /// Asks the readers, where the brief wants a question and has none.
    let question: String

    static func of(_ language: String) -> BuiltinPhrases {
        switch language.lowercased().prefix(2) {
        case "de":
            BuiltinPhrases(
                quoted: { "„\(inner($0, "‚", "‘"))“" }, attributed: { "\($0) berichtet: \($1)" },
                illustration: { "Illustration zum Thema: \($0)" }, question: "Wie halten Sie es damit?")
        case "fr":
            BuiltinPhrases(
                quoted: { "«\u{A0}\(inner($0, "“", "”"))\u{A0}»" }, attributed: { "\($0) rapporte\u{A0}: \($1)" },
                illustration: { "Illustration sur le thème\u{A0}: \($0)" },
                question: "Et vous, comment faites-vous\u{A0}?")
        case "en":
            BuiltinPhrases(
                quoted: { "“\(inner($0, "‘", "’"))”" }, attributed: { "\($0) reports: \($1)" },
                illustration: { "Illustration on the subject: \($0)" }, question: "How do you handle this?")
        default:
            BuiltinPhrases(
                quoted: { "“\(inner($0, "‘", "’"))”" }, attributed: { "\($0): \($1)" },
                illustration: { "Illustration on the subject: \($0)" },
                question: "")
        }
    }

    /// Quotation marks inside a quotation; a straight one opens at the start of a word and closes elsewhere.
    private static func inner(_ text: String, _ opening: Character, _ closing: Character) -> String {
        var result = ""
        for character in text {
            let isAtStart = result.last.map { $0.isWhitespace || $0 == "(" } ?? true
            switch character {
            case "\"", "“", "”", "„", "«", "»": result.append(isAtStart || character == "„" || character == "«" ? opening : closing)
            default: result.append(character)
            }
        }
        return result
    }
}
