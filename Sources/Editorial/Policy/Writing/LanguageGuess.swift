import Support

/// Tells languages by their most frequent small words; what it does not know it leaves alone.
enum LanguageGuess {
    /// The language that a text is surely in, when that is another one.
    static func other(than tag: String, in text: String) -> String? {
        let main = String(tag.lowercased().prefix { $0.isLetter })
        guard let own = words[main] else { return nil }
        let all = Words.folded(text)
        let count = all.count { own.contains($0) }
        let best = words.filter { $0.key != main }.map { (tag: $0.key, count: all.count(where: $0.value.contains)) }
            .max { ($0.count, $1.tag) < ($1.count, $0.tag) }
        guard let best, best.count >= 5, best.count > 2 * count + 2 else { return nil }
        return best.tag
    }

    private static let words: [String: Set<String>] = [
        "en": set("the and of to is that for with was on are by this from at have it they its their"),
        "de": set("der die das und ist von zu mit den im für auf nicht ein eine sich dem des sie wird"),
        "fr": set("le la les et des du est une que pour dans qui sur pas au par plus il elle ses"),
        "es": set("el los las y de que en un una por con para del es se su al como más"),
        "it": set("il lo gli di che un una per con del della è sono non si nel alla più"),
        "nl": set("de het een en van is dat op te voor met zijn niet aan er om ook door"),
        "pt": set("o os as e que em um uma para com do da não é ao mais dos por"),
    ]

    private static func set(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
