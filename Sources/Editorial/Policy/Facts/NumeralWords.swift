/// Numbers as words, in English, German and French; keys are folded and without accents.
enum NumeralWords {
    /// The value of one word; nil when it is none in that language.
    static func value(_ key: String, _ language: FactLanguage) -> Double? {
        if let plain = plain(key, language) { return plain }
        return language == .german || language == .unknown ? germanCompound(key) : nil
    }

    /// "hundred", "million": what multiplies the number before it.
    static func magnitude(_ key: String, _ language: FactLanguage) -> Double? {
        if key == "billion" || key == "billions" || key == "billionen" {
            return language == .german || language == .french || key == "billionen" ? 1e12 : 1e9
        }
        return magnitudes[key]
    }

    /// "dritte", "third", "troisième": its number; nil for the first, which says little.
    static func ordinal(_ key: String, _ language: FactLanguage) -> Double? {
        switch language {
        case .english: return english[key]
        case .french: return french[key] ?? frenchOrdinal(key)
        case .german: return germanOrdinal(key)
        case .unknown: return english[key] ?? frenchOrdinal(key) ?? germanOrdinal(key)
        }
    }

    /// The denominator that a word names: 3 for "third", "Drittel", "tiers".
    static func denominator(_ key: String) -> Double? { denominators[key] }

    /// "a", "ein", "une": one, where a magnitude or a fraction follows.
    static let ones: Set = ["a", "one", "ein", "eine", "einem", "einen", "einer", "un", "une", "an"]

    private static func plain(_ key: String, _ language: FactLanguage) -> Double? {
        switch language {
        case .english: englishNumerals[key]
        case .german: germanNumerals[key]
        case .french: frenchNumerals[key]
        case .unknown: englishNumerals[key] ?? germanNumerals[key] ?? frenchNumerals[key].flatMap { key == "cent" ? nil : $0 }
        }
    }

    private static let magnitudes: [String: Double] = [
        "viertelmillion": 250_000, "dreiviertelmillion": 750_000, "hundred": 100, "thousand": 1e3, "million": 1e6, "millions": 1e6,
        "trillion": 1e12, "trillions": 1e12, "tausend": 1e3,
        "hundert": 100,
        "tsd": 1e3, "mio": 1e6, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "mille": 1e3, "milliers": 1e3,
        "milliard": 1e9, "milliards": 1e9, "mds": 1e9, "md": 1e9, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3, "mln": 1e6, "mld": 1e9,
    ]

    private static func table(_ rows: [(String, Double)]) -> [String: Double] {
        Dictionary(rows.flatMap { row in row.0.split(separator: " ").map { (String($0), row.1) } }) { first, _ in first }
    }

    private static func counted(_ words: String, from start: Int = 0) -> [(String, Double)] {
        words.split(separator: " ").enumerated().filter { $1 != "-" }.map { (String($1), Double($0 + start)) }
    }

    private static let englishNumerals = table(
        counted(
            """
            zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen \
            twenty
            """) + [
                ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90), ("dozen", 12),
            ])
    private static let germanNumerals = table(
        counted(
            "null - zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
        )
            + [
                ("dreissig", 30), ("vierzig", 40), ("funfzig", 50), ("sechzig", 60), ("siebzig", 70), ("achtzig", 80), ("neunzig", 90),
                ("dutzend", 12), ("anderthalb", 1.5), ("eineinhalb", 1.5), ("zwo", 2),
            ])
    private static let frenchNumerals = table(
        counted("zero - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize") + [
            ("vingt vingts", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60), ("septante", 70), ("huitante", 80),
            ("nonante", 90), ("cent cents", 100), ("douzaine", 12), ("dizaine", 10), ("quinzaine", 15), ("vingtaine", 20),
            ("trentaine", 30),
            ("quarantaine", 40), ("cinquantaine", 50), ("soixantaine", 60), ("centaine", 100), ("millier", 1000),
        ])

    // MARK: German, which writes numbers as one word

    private static let germanStems = [
        "ein", "zwei", "zwo", "drei", "vier", "funf", "sechs", "sech", "sieb", "acht", "neun", "zehn", "elf", "zwolf", "zwan", "hundert",
        "tausend",
    ]

    private static func germanCompound(_ key: String) -> Double? {
        guard (6...48).contains(key.utf8.count), germanStems.contains(where: key.hasPrefix) else { return nil }
        return compound(key[...])
    }

    private static func compound(_ word: Substring) -> Double? {
        if let value = germanNumerals[String(word)] { return value }
        if word.isEmpty || word == "-" { return nil }
        if word.hasSuffix("einhalb") { return compound(word.dropLast("einhalb".count)).map { $0 + 0.5 } }
        for (part, factor) in [("tausend", 1000.0), ("hundert", 100.0)] {
            guard let range = word.firstRange(of: part) else { continue }
            let left = multiplier(word[..<range.lowerBound])
            var rest = word[range.upperBound...]
            if rest.hasPrefix("und") { rest = rest.dropFirst(3) }
            guard let left, let right = rest.isEmpty ? 0 : rest == "ein" || rest == "eins" ? 1 : compound(rest) else { return nil }
            return left * factor + right
        }
        guard let range = word.firstRange(of: "und"), let tens = germanNumerals[String(word[range.upperBound...])], tens >= 20 else {
            return nil
        }
        return multiplier(word[..<range.lowerBound]).map { $0 + tens }
    }

    private static func multiplier(_ word: Substring) -> Double? { word.isEmpty || word == "ein" ? 1 : compound(word) }

    /// "drittgrößte": the rank before a superlative.
    private static func rank(_ key: String) -> Double? {
        guard let (stem, value) = ranks.first(where: { key.hasPrefix($0.0) }) else { return nil }
        let rest = key.dropFirst(stem.count)
        return superlatives.contains(where: rest.hasPrefix) && rest.contains("st") ? value : nil
    }

    private static let ranks = [
        ("zweit", 2.0), ("dritt", 3), ("viert", 4), ("funft", 5), ("sechst", 6), ("siebt", 7), ("acht", 8), ("neunt", 9), ("zehnt", 10),
    ]
    private static let superlatives = [
        "gross", "best", "hochst", "wichtig", "stark", "altest", "reich", "lang", "haufig", "teuer", "schnell", "klein", "beliebt",
        "schlecht", "niedrig", "jungst",
    ]

    private static func germanOrdinal(_ key: String) -> Double? {
        if let rank = rank(key) { return rank }
        let endings = ["en", "er", "es", "em", "e"]
        guard let ending = endings.first(where: key.hasSuffix), key.count >= 6 else { return nil }
        let stem = String(key.dropLast(ending.count))
        if stem == "dritt" { return 3 }
        if stem == "siebt" { return 7 }
        if stem.hasSuffix("st"), let value = value(String(stem.dropLast(2)), .german), value >= 20 { return value }
        if stem.hasSuffix("t"), let value = value(String(stem.dropLast()), .german), (2...19).contains(value) { return value }
        return nil
    }

    // MARK: ordinals and fractions

    private static let english = table(
        counted(
            """
            second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth \
            seventeenth eighteenth nineteenth twentieth
            """, from: 2) + [("thirtieth", 30), ("fortieth", 40), ("fiftieth", 50), ("hundredth", 100)])
    private static let french = table([("second seconde", 2)])

    /// "troisième" is "trois" with an ending, with small changes of the word.
    private static func frenchOrdinal(_ key: String) -> Double? {
        guard key.hasSuffix("ieme") || key.hasSuffix("iemes") else { return nil }
        let stem = String(key.dropLast(key.hasSuffix("s") ? 5 : 4))
        let words = [stem, stem + "e", String(stem.dropLast()) + "f", String(stem.dropLast())]
        return words.lazy.compactMap { frenchNumerals[$0] }.first { $0 >= 2 }
    }

    private static let denominators = table(
        [
            ("third thirds drittel tiers", 3), ("quarter quarters viertel quart quarts", 4),
            ("fifth fifths funftel cinquieme cinquiemes", 5),
            ("sixth sixths sechstel", 6), ("eighth eighths achtel", 8), ("tenth tenths zehntel dixieme dixiemes", 10),
        ])
}
