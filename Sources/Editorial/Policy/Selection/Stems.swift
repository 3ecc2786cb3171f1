import Support

/// Words brought to one form, so that "turbines" answers "turbine" and "Häfen" answers "Hafen".
///
/// One light step for English, German and French together: feeds name their language rarely and wrongly, and for ranking a step too far
/// costs less than a form that is missed.
enum Stems {
    private static let least = 4
    /// Longest first.
    private static let endings = [
        "ibility", "ability", "ements", "ations", "ement", "ation", "ungen", "euses", "eurs", "ings", "ible", "able",
        "euse", "ung", "ing", "eur", "ies", "ern", "ers", "ure", "en", "er", "es", "em", "ed", "ly", "ee", "y", "e", "s", "x",
    ].sorted { ($1.count, $0) < ($0.count, $1) }

    /// Of every word of two letters and more that is no stop word.
    static func all(in text: String) -> [String] {
        Words.folded(text).filter { $0.count > 1 && !StopWords.isStop($0) }.map { of($0) }
    }

    /// Of one folded word.
    static func of(_ word: String) -> String {
        let plain = String(word.prefix(40).map { accents[$0] ?? $0 })
        let ending = endings.first { plain.hasSuffix($0) && plain.count - $0.count >= least }
        return ending.map { String(plain.dropLast($0.count)) } ?? plain
    }

    private static let accents: [Character: Character] = [
        "ä": "a", "à": "a", "â": "a", "á": "a", "ö": "o", "ô": "o", "ü": "u", "û": "u", "ù": "u", "é": "e", "è": "e", "ê": "e", "ë": "e",
        "ï": "i", "î": "i", "ç": "c", "ñ": "n",
    ]
}
