/// Reads the number that begins at a token: in digits of any notation, or in words.
struct NumberReader {
    struct Reading {
        var values: [Double]
        /// The token behind it.
        var end: Int
        var isOrdinal = false
        /// What a word for a million and the like multiplied it by.
        var magnitude = 1.0
        /// "un millier", "une vingtaine": about so many.
        var isRough = false
        /// A unit that is part of the word: "dreijährig".
        var unit: FigureUnit?
    }

    let text: FactTokens
    private var language: FactLanguage { text.language }

    init(_ text: FactTokens) { self.text = text }

    func read(at index: Int) -> Reading? {
        guard let token = text[index] else { return nil }
        switch token.kind {
        case .number: return digits(token, index)
        case .word: return words(index)
        case .mark: return nil
        }
    }

    // MARK: digits

    private func digits(_ token: FactTokens.Token, _ index: Int) -> Reading? {
        let values = Self.values(token.text, language)
        guard !values.isEmpty, values.allSatisfy({ $0 < 1e18 }) else { return nil }
        var reading = Reading(values: values, end: index + 1)
        if let suffix = text[index + 1], suffix.kind == .word, suffix.isGlued, Self.ordinalSuffixes.contains(suffix.key) {
            reading.isOrdinal = true
            reading.end += 1
            return reading
        }
        return scaled(reading)
    }

    private static let ordinalSuffixes: Set = [
        "st", "nd", "rd", "th", "er", "ere", "e", "eme", "ieme", "te", "ten", "ter", "tes", "ste", "sten",
    ]

    /// What digits with separators may mean, the reading of the language first.
    static func values(_ text: String, _ language: FactLanguage) -> [Double] {
        let marks = text.filter { ".,".contains($0) }
        let plain = text.filter { $0.isNumber || ".,".contains($0) }
        guard let last = marks.last else { return number(plain) }
        let kinds = Set(marks)
        if kinds.count == 2 { return number(plain, decimal: last) }
        if marks.count > 1 { return number(plain, decimal: nil) }
        let parts = plain.split(separator: last, omittingEmptySubsequences: false)
        let isGroupLike = parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0] != "0"
        guard isGroupLike else { return number(plain, decimal: last) }
        let isDecimalMark = language == .english ? last == "." : last == ","
        let readings = [number(plain, decimal: nil), number(plain, decimal: last)]
        if language == .unknown { return readings.flatMap { $0 } }
        return isDecimalMark ? readings.reversed().flatMap { $0 } : readings[0]
    }

    private static func number(_ text: String, decimal: Character? = nil) -> [Double] {
        let digits = text.compactMap { (character: Character) -> Character? in
            character == decimal ? "." : character.isNumber ? character : nil
        }
        return Double(String(digits)).map { [$0] } ?? []
    }

    /// With the magnitudes behind it: "3.2 million", "2,85bn", "27 M€".
    private func scaled(_ reading: Reading) -> Reading {
        var reading = reading
        if text.key(reading.end) == "½", text[reading.end]?.isGlued == true {
            reading.values = reading.values.map { $0 + 0.5 }
            reading.end += 1
        }
        while true {
            // "a 1.4-billion-dollar plant"
            let isHyphened = text.key(reading.end) == "-" && text[reading.end + 1]?.isGlued == true
            let place = isHyphened ? reading.end + 1 : reading.end
            guard let token = text[place], token.kind == .word, let factor = magnitude(token, at: place) else { break }
            reading.end = place + 1
            if let end = endOfHalf(reading.end) { (reading.values, reading.end) = (reading.values.map { $0 + 0.5 }, end) }
            reading.values = reading.values.map { $0 * factor }
            reading.magnitude *= factor
            if text.key(reading.end) == ".", text[reading.end]?.isGlued == true, token.key.count <= 3 { reading.end += 1 }
        }
        return reading
    }

    private func magnitude(_ token: FactTokens.Token, at index: Int) -> Double? {
        // "27 M€", "640 M$", "74 k€"
        if let factor = Self.prefixes[token.key], FigureUnit.currency(before: text.key(index + 1)) != nil, text[index + 1]?.isGlued == true
        {
            return factor
        }
        if token.key == "m", token.isGlued, hasCurrency(before: index - 1) { return 1e6 }
        if token.text == "M" || token.text == "B", token.isGlued { return token.text == "M" ? 1e6 : 1e9 }
        if token.key == "b" || token.key == "t" {
            return token.isGlued && hasCurrency(before: index - 1) ? token.key == "b" ? 1e9 : 1e12 : nil
        }
        if token.key == "k", !token.isGlued { return nil }
        if token.key == "md", text.key(index + 1) != "€" { return nil }
        return NumeralWords.magnitude(token.key, language)
    }

    private static let prefixes = ["k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9, "mio": 1e6, "bn": 1e9]

    private func hasCurrency(before index: Int) -> Bool { FigureUnit.currency(before: text.key(index - 1)) != nil }

    // MARK: words

    private func words(_ start: Int) -> Reading? {
        if let reading = withUnit(start) ?? halved(start) { return reading }
        // "des milliers", "un bâtiment neuf"
        if text.key(start) == "milliers" || text.key(start) == "neuf" && language == .french && !isCounted(start + 1) { return nil }
        if text[start]?.isGlued == true, text.key(start - 1) == "-", text[start - 2]?.kind == .word,
            NumeralWords.value(text.key(start - 2), language) == nil
        {
            return nil
        }
        var index = start
        var total = 0.0
        var current: Double?
        if NumeralWords.ones.contains(text.key(start)) {
            guard let next = text[start + 1], next.kind == .word, startsLargeNumber(next.key) else { return nil }
            if NumeralWords.magnitude(next.key, language) != nil { current = 1 }
            index += 1
        }
        let first = index
        while let token = text[index], token.kind == .word {
            // "two dozen", "deux douzaines"
            if ["dozen", "dutzend", "douzaines"].contains(token.key), let count = current, count > 1 {
                current = count * 12
            } else if let sum = combined(current, token.key) {
                current = sum
            } else if let factor = NumeralWords.magnitude(token.key, language), factor <= 1000, token.key != "k",
                current != nil || index == first
            {
                if factor == 100 {
                    current = max(current ?? 1, 1) * 100
                } else {
                    total += max(current ?? 1, 1) * factor
                    current = 0
                }
            } else {
                break
            }
            index += 1
            if let next = afterJoint(index, current ?? 0) { index = next }
        }
        guard let rest = current else { return nil }
        var value = total + rest
        if let end = endOfHalf(index) {
            (value, index) = (value + 0.5, end)
            // "two and a half thousand"
            if let factor = NumeralWords.magnitude(text.key(index), language), factor <= 1000, text.key(index).count > 3 {
                (value, index) = (value * factor, index + 1)
            }
        }
        let isRough = (start..<index).contains {
            text.key($0).hasSuffix("aine") || text.key($0).hasSuffix("aines")
                || index - start > 1 && ["dozen", "dutzend"].contains(text.key($0)) || text.key($0) == "millier"
        }
        return scaled(Reading(values: [value], end: index, isRough: isRough))
    }

    private func startsLargeNumber(_ key: String) -> Bool {
        if let factor = NumeralWords.magnitude(key, language) { return factor >= 100 && key.count > 3 }
        return [
            "dozen", "dutzend", "douzaine", "dizaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine",
            "centaine", "millier",
        ]
        .contains(key)
    }

    /// "twenty" and "one", "quatre" and "vingt"; nil when the word does not go on with the number.
    private func combined(_ current: Double?, _ key: String) -> Double? {
        var value = NumeralWords.value(key, language)
        if value == nil, current.map({ $0 >= 20 }) == true, NumeralWords.ones.contains(key), key != "a", key != "an" { value = 1 }
        guard let value else { return nil }
        guard let current, current > 0 else { return current == nil || value > 0 ? value : nil }
        if key == "cent" || key == "cents" { return current < 10 ? current * 100 : nil }
        let rest = current.truncatingRemainder(dividingBy: 100)
        if value == 20, rest == 4 { return current + 76 }
        if rest == 0, value < 100 { return current + value }
        // "dix-neuf", "soixante-dix-sept"
        if [10, 70, 90].contains(rest), (7...9).contains(value), language == .french { return current + value }
        let canAdd = rest >= 20 && rest.truncatingRemainder(dividingBy: 10) == 0
        return canAdd && (value < 10 || value < 20 && [60, 80].contains(rest)) ? current + value : nil
    }

    /// Behind the hyphen of "twenty-one", the "et" of "vingt et un", the "and" of "one hundred and five".
    private func afterJoint(_ index: Int, _ current: Double) -> Int? {
        var next = index
        if text.key(next) == "-" { next += 1 }
        let word = text.key(next)
        if word == "et" && (20...60).contains(current) || word == "and" && current >= 100 { next += 1 }
        if text.key(next) == "-" { next += 1 }
        guard next > index, let token = text[next], token.kind == .word, combined(current, token.key) != nil else { return nil }
        return next
    }

    private func isCounted(_ index: Int) -> Bool {
        guard let next = text[index], next.kind == .word else { return false }
        return !FactLanguage.isSmall(next.key) || next.key == "des" || next.key == "sur"
    }

    /// "half a million", "eine halbe Million", "une demi-heure".
    private func halved(_ start: Int) -> Reading? {
        guard Self.halfWords.contains(text.key(start)) else { return nil }
        let place = ["a", "an", "-"].contains(text.key(start + 1)) ? start + 2 : start + 1
        if text.key(start) == "half", place == start + 1 { return nil }
        let key = text.key(place)
        if let factor = NumeralWords.magnitude(key, language), factor >= 100, key.count > 3 {
            return Reading(values: [factor / 2], end: place + 1, magnitude: factor)
        }
        if let value = NumeralWords.value(key, language), value == 12 { return Reading(values: [value / 2], end: place + 1) }
        let dimension = FigureUnit.named(key)?.dimension
        return dimension == .seconds || dimension == .months || dimension == .points ? Reading(values: [0.5], end: place) : nil
    }

    private static let halfWords: Set = ["half", "halbe", "halben", "halbes", "halber", "demi", "demie"]

    /// Behind "and a half", "et demie", "einhalb".
    func endOfHalf(_ index: Int) -> Int? {
        if text.key(index) == "and", text.key(index + 1) == "a", text.key(index + 2) == "half" { return index + 3 }
        if text.key(index) == "et", ["demi", "demie"].contains(text.key(index + 1)) { return index + 2 }
        return nil
    }

    // MARK: words with a unit inside

    private static let unitEndings = ["jahrig", "tagig", "stundig", "monatig", "wochig", "minutig", "prozentig", "fach", "mal"]
    private static let multiples: [String: Double] = [
        "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "twofold": 2, "triple": 3, "tripled": 3, "triples": 3,
        "tripling": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4, "quintupled": 5, "doppelt": 2, "doppelte": 2, "doppelten": 2,
    ]
    private static let germanMultiples = [
        ("verdoppel", 2.0), ("verdreifach", 3.0), ("vervierfach", 4.0), ("verfunffach", 5.0), ("verzehnfach", 10.0),
    ]
    private static let frenchMultiples = [("doubl", 2.0), ("tripl", 3.0), ("quadrupl", 4.0), ("quintupl", 5.0), ("decupl", 10.0)]

    /// "a double room": a source may mean a doubling by it, a draft is not held to it.
    static func mayBeAdjective(_ word: String) -> Bool { ["double", "doubles", "triple", "triples"].contains(word.lowercased()) }

    private func withUnit(_ index: Int) -> Reading? {
        let key = text.key(index)
        if let (value, unit) = Self.spans[key] { return Reading(values: [value], end: index + 1, unit: FigureUnit.named(unit)) }
        if let value = multiple(key) {
            return Reading(values: [value], end: index + 1, unit: FigureUnit.named("times"))
        }
        if key.hasSuffix("fold"), let value = NumeralWords.value(String(key.dropLast(4)), .english) {
            return Reading(values: [value], end: index + 1, unit: FigureUnit.named("times"))
        }
        guard language == .german || language == .unknown, key.count >= 6 else { return nil }
        for ending in Self.unitEndings {
            guard let range = key.ranges(of: ending).last, key[range.upperBound...].count <= 3 else { continue }
            let numeral = String(key[..<range.lowerBound])
            guard let value = NumeralWords.value(numeral, .german), value > 1 else { continue }
            return Reading(values: [value], end: index + 1, unit: FigureUnit.named(ending))
        }
        return attribute(key).map { Reading(values: [$0], end: index + 1, unit: $1) }
    }

    /// "Dreijahresvertrag", "Fünftagewoche": a number and its unit before another noun.
    private func attribute(_ key: String) -> (Double, FigureUnit)? {
        guard key.count >= 10 else { return nil }
        for (middle, name) in Self.attributes {
            guard let range = key.firstRange(of: middle), range.upperBound < key.endIndex,
                let value = NumeralWords.value(String(key[..<range.lowerBound]), .german), let unit = FigureUnit.named(name)
            else { continue }
            return (value, unit)
        }
        return nil
    }

    private static let attributes = [
        ("jahres", "jahre"), ("tages", "tage"), ("tage", "tage"), ("stunden", "stunden"), ("monats", "monate"), ("wochen", "wochen"),
        ("minuten", "minuten"), ("kilometer", "kilometer"), ("meter", "meter"), ("prozent", "prozent"),
    ]
    /// Words that are a time by themselves.
    private static let spans: [String: (Double, String)] = [
        "vierteljahr": (3, "monate"), "dreivierteljahr": (9, "monate"), "vierteljahrhundert": (25, "jahre"), "viertelstunde": (15, "min"),
        "dreiviertelstunde": (45, "min"), "halbjahrig": (6, "monate"), "halbjahrige": (6, "monate"), "halbjahrigen": (6, "monate"),
        "halbstundig": (30, "min"), "halbstundige": (30, "min"), "halbstundigen": (30, "min"), "centenary": (100, "years"),
        "centenaire": (100, "years"), "bicentenary": (200, "years"), "bicentenaire": (200, "years"), "quinquennat": (5, "years"),
    ]

    private func multiple(_ key: String) -> Double? {
        if language != .german, language != .french { return Self.multiples[key] }
        if language == .german, let value = Self.multiples[key], key.hasPrefix("doppelt") { return value }
        let stems = language == .german ? Self.germanMultiples : Self.frenchMultiples
        return stems.first { key.hasPrefix($0.0) && key.count <= $0.0.count + 4 }?.1
    }
}
