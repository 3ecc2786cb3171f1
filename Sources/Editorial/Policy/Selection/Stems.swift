import Support

/// Words brought to one form, so that "turbines" answers "turbine" and "Häfen" answers "Hafen".
///
/// One light step for English, German and French together: feeds name their language rarely and wrongly, and for ranking a step too far
/// costs less than a form that is missed.
enum Stems {
    private static let least = 4
    /// By their last letters, longest first.
    private static let endings: [UInt8?: [[UInt8]]] = Dictionary(
        grouping: [
            "ibility", "ability", "ements", "ations", "ement", "ation", "ungen", "euses", "eurs", "ings", "ible", "able",
            "euse", "ung", "ing", "eur", "ies", "ern", "ers", "ure", "en", "er", "es", "em", "ed", "ly", "ee", "y", "e", "s", "x",
        ].sorted { ($1.count, $0) < ($0.count, $1) }.map { Array($0.utf8) }, by: \.last)

    /// Of every word of two letters and more that is no stop word.
    static func all(in text: String) -> [String] {
        Words.folded(text).filter { $0.count > 1 && !StopWords.isStop($0) }.map { of($0) }
    }

    /// Of one folded word.
    static func of(_ word: String) -> String {
        let plain = plain(word)
        let letters = plain.utf8
        let ending = endings[letters.last]?.first { ending in
            letters.count > ending.count && letters.suffix(ending.count).elementsEqual(ending) && plain.count - ending.count >= least
        }
        return ending.map { String(plain.dropLast($0.count)) } ?? plain
    }

    /// Without accents; most words have none.
    private static func plain(_ word: String) -> String {
        if word.utf8.count <= longest, word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
        return String(word.prefix(longest).map { accents[$0] ?? $0 })
    }

    private static let longest = 40

    private static let accents: [Character: Character] = [
        "ä": "a", "à": "a", "â": "a", "á": "a", "ö": "o", "ô": "o", "ü": "u", "û": "u", "ù": "u", "é": "e", "è": "e", "ê": "e", "ë": "e",
        "ï": "i", "î": "i", "ç": "c", "ñ": "n",
    ]
}
