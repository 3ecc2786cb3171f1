import Support

/// Takes the endings of inflection off words, so that "leveraged" and "leverage" are one word.
///
/// A light stemmer, after those of Harman (English) and Savoy (German, French): it takes off what inflects a word and leaves what makes
/// another word of it ("disruption" is not "disrupt"). Guidelines ban words, not families of words; a stemmer of Porter's kind, or the
/// `Stems` by which stories are ranked, would find too much, and a dictionary of three languages would be larger than the program.
package struct Stemmer: Sendable {
    private let language: DeskLanguage

    package init(language tag: String) { language = DeskLanguage(tag: tag) }

    /// The stems of a folded word: by the brand's language, and by English, in which banned words often are.
    package func stems(_ word: String) -> Set<String> {
        guard word.count > 2, word.count < 40, !word.allSatisfy(\.isNumber) else { return [word] }
        // "eure" without its ending would be "EUR".
        if word.hasPrefix("eur"), Lexicon.germanInformal.contains(word) { return [word, "euer"] }
        switch language {
        case .english: return [word, Self.english(word)]
        case .german: return [word, Self.english(word), Self.german(word) + "."]
        case .french: return [word, Self.english(word), Self.french(word) + "."]
        }
    }

    /// What "changer", "changing" and "changers" share: whoever does it, and the doing. Only for the last word of a phrase, for a "leader" is
    /// not always one who leads.
    func doing(_ word: String) -> String? {
        let ending = ["ership", "ings", "ing", "ers", "er"].first { word.hasSuffix($0) && word.count - $0.count >= 4 }
        return ending.map { String(word.dropLast($0.count)) }
    }

    private static func english(_ word: String) -> String {
        var stem = word
        if stem.strip("ies", leaving: 2) || stem.strip("ied", leaving: 2) { return stem + "i" }
        if !stem.hasSuffix("ss"), !stem.hasSuffix("us"), !stem.hasSuffix("is") {
            if !["ches", "shes", "xes", "sses", "zes"].contains(where: stem.hasSuffix) || !stem.strip("es", leaving: 3) {
                stem.strip("s", leaving: 2)
            }
        }
        // "guaranteed"
        if stem.hasSuffix("eed") { stem.strip("d", leaving: 6) }
        let isVerbal = ["ing", "ed"].contains { end in hasVowel(stem.dropLast(end.count)) && stem.strip(end, leaving: 3) }
        let isCompared = !isVerbal && (stem.strip("iest", leaving: 3) || stem.strip("est", leaving: 4) || stripComparative(&stem))
        if isVerbal || isCompared { undouble(&stem) }
        if !stem.hasSuffix("ee") { stem.strip("e", leaving: 2) }
        if stem.count > 2, stem.hasSuffix("y") { stem = stem.dropLast() + "i" }
        return stem
    }

    /// Only of adjectives that are compared so: a "user" is no "use", and a "number" not "numb".
    private static func stripComparative(_ stem: inout String) -> Bool {
        guard stem.hasSuffix("er") else { return false }
        let short = String(stem.dropLast(stem.hasSuffix("ier") ? 3 : 2))
        guard let base = [short, short + "e", short + "y", String(short.dropLast())].first(where: adjectives.contains) else { return false }
        stem = base
        return true
    }

    private static let adjectives = Set(
        """
        big bold brave bright busy calm cheap clean clear clever close cold cool crazy dark deep dirty early easy fair fancy fast fine firm
        fit free fresh full funny great happy hard healthy heavy high hot huge keen kind large late lazy light long loud low lucky mild
        narrow near neat new nice old poor pretty proud pure quick quiet rare rich ripe rough sad safe sharp short shiny silly simple
        slim slow small smart smooth soft strange strong sunny sweet tall tasty thick thin tight tiny tough ugly warm weak wealthy wide
        wild wise young
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let umlauts: [Character: Character] = ["ä": "a", "ö": "o", "ü": "u"]

    private static func german(_ word: String) -> String {
        var stem = String(word.map { umlauts[$0] ?? $0 })
        if stem.count > 6, stem.hasPrefix("ge"), stem.hasSuffix("t") { stem.removeFirst(2) }
        if ["sten", "stem", "ster", "stes", "ste"].contains(where: { stem.strip($0, leaving: 5) }) { return stem }
        let isInflected = ["ern", "em", "en", "er", "es", "e"].contains { stem.strip($0, leaving: 3) }
        // "Hauses" has an ending, "Haus" none; nor has "dein".
        if !isInflected,
            ["ln", "rn"].contains(where: stem.hasSuffix) || stem.hasSuffix("s") && "bdfghklmnrt".contains(stem.suffix(2).first ?? " ")
        {
            stem.removeLast()
        }
        // "optimierte", "pusht"; "Markt", "Kraft" and "Macht" are nouns of their own.
        if !["kt", "ft", "cht", "st"].contains(where: stem.hasSuffix) { stem.strip("t", leaving: 4) }
        stem.strip("er", leaving: 4)
        return stem
    }

    private static func french(_ word: String) -> String {
        var stem = word
        if stem.hasSuffix("eaux") { stem.removeLast() } else if stem.strip("aux", leaving: 2) { stem += "al" }
        _ = ["s", "x"].contains { stem.strip($0, leaving: 2) }
        let endings = ["issant", "aient", "ante", "ant", "ait", "ent", "ons", "ées", "ée", "er", "ez", "é", "e"]
        _ = endings.contains { stem.strip($0, leaving: $0.count > 1 ? 4 : 2) }
        undouble(&stem)
        for (long, short) in [("eus", "eu"), ("if", "i"), ("iv", "i")] where stem.hasSuffix(long) {
            stem = stem.dropLast(long.count) + short
        }
        return stem
    }

    private static func hasVowel(_ text: Substring) -> Bool { text.contains { "aeiouy".contains($0) } }

    private static func undouble(_ stem: inout String) {
        let end = stem.suffix(2)
        if end.count == 2, end.first == end.last, let last = end.last, !"aeiouslz".contains(last) || end == "ll" && stem.count > 4 {
            stem.removeLast()
        }
    }
}

extension String {
    /// Takes an ending off when enough of the word is left.
    @discardableResult
    fileprivate mutating func strip(_ ending: String, leaving least: Int) -> Bool {
        guard hasSuffix(ending), count - ending.count >= least else { return false }
        removeLast(ending.count)
        return true
    }
}
