/// Finds the figures of a text: numbers with their units, fractions and ratios.
struct FigureReader {
    struct Found {
        let figure: Figure
        let range: Range<Int>
        /// Before magnitudes and units of a range's end were taken over.
        fileprivate var magnitude = 1.0
        var isOrdinal = false
    }

    let text: FactTokens
    private let numbers: NumberReader
    private let isSource: Bool
    private let isTaken: (Int) -> Bool

    /// `isTaken` tells the tokens that are parts of dates. Of a source, what may be no figure is read too.
    init(_ text: FactTokens, isSource: Bool = false, isTaken: @escaping (Int) -> Bool) {
        self.text = text
        self.isSource = isSource
        self.isTaken = isTaken
        numbers = NumberReader(text)
    }

    func all() -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < text.tokens.count {
            if !isTaken(index), !isListMark(index), !isAlways(index),
                let next = ratio(at: index) ?? fraction(at: index) ?? figure(at: index)
            {
                if !(next.range.contains { isTaken($0) }) { found.append(next) }
                index = max(next.range.upperBound, index + 1)
            } else {
                index += 1
            }
        }
        return shared(found)
    }

    /// "1. Read it", "2) Try it": the text's own numbering.
    private func isListMark(_ index: Int) -> Bool {
        guard let token = text[index], token.kind == .number, token.startsSentence, token.text.count <= 2 else { return false }
        guard let mark = text[index + 1], mark.isGlued, [".", ")", "/"].contains(mark.key), text[index + 2]?.isGlued == false else {
            return false
        }
        return isLineStart(token)
    }

    /// "24/7"
    private func isAlways(_ index: Int) -> Bool {
        ["24", "7"].contains(text.key(index))
            && [index, index - 2].contains { text.key($0) == "24" && text.key($0 + 1) == "/" && text.key($0 + 2) == "7" }
    }

    private func isLineStart(_ token: FactTokens.Token) -> Bool {
        var place = token.range.lowerBound
        while place > 0 {
            place -= 1
            if text.characters[place].isNewline { return true }
            if !text.characters[place].isWhitespace { return false }
        }
        return true
    }

    // MARK: plain figures

    private func figure(at start: Int) -> Found? {
        guard let reading = numbers.read(at: start) ?? lonelyOne(at: start) else { return ordinal(at: start) }
        var end = reading.end
        var values = reading.values
        var unit = reading.unit
        if unit == nil, !reading.isOrdinal, let (found, next) = self.unit(at: end, behind: reading) { (unit, end) = (found, next) }
        if unit == nil, let sign = text[start - 1], sign.kind != .number { unit = FigureUnit.currency(before: sign.key) }
        if unit?.dimension == .length, text.key(end - 1) == "m", text[end - 1]?.isGlued == true, text.language == .english {
            // "21m users"
            values += values.map { $0 * 1e6 }
            unit = nil
        }
        var figure = Figure(values: values, unit: unit, hedge: hedge(before: start))
        figure.countsThings = countsThings(end)
        figure.countsOwnPoints = figure.unit == nil && values[0] <= 12 && values[0] == values[0].rounded() && countsPoints(end)
        return Found(figure: figure, range: start..<end, magnitude: reading.magnitude, isOrdinal: reading.isOrdinal)
    }

    /// "ein Prozent", "one percent".
    private func lonelyOne(at index: Int) -> NumberReader.Reading? {
        guard NumeralWords.ones.contains(text.key(index)), let (unit, _) = unit(at: index + 1, behind: nil), unit.dimension == .percent
        else { return nil }
        return NumberReader.Reading(values: [1], end: index + 1)
    }

    private func ordinal(at index: Int) -> Found? {
        let key = text.key(index)
        guard text[index]?.kind == .word, let value = NumeralWords.ordinal(key, text.language) else { return nil }
        if text.language == .german, text[index]?.isCapital == true { return nil }
        if value == 2, !isSource, !Self.articles.contains(text.key(index - 1)) { return nil }
        return Found(figure: Figure(values: [value], unit: nil), range: index..<(index + 1), isOrdinal: true)
    }

    private static let articles: Set = [
        "the", "its", "their", "his", "her", "der", "die", "das", "den", "dem", "im", "zum", "zur", "seine", "ihre", "le", "la", "sa",
        "son", "leur",
    ]

    /// The unit that stands behind a number, and the token behind it.
    private func unit(at index: Int, behind reading: NumberReader.Reading?) -> (FigureUnit, Int)? {
        var index = index
        if text.key(index) == "-", text[index]?.isGlued == true, text[index + 1]?.isGlued == true { index += 1 }
        if let reading, reading.magnitude > 1 {
            if text.key(index) == "d", text.key(index + 1) == "'" { index += 2 } else if text.key(index) == "de" { index += 1 }
        }
        guard let token = text[index] else { return nil }
        if let speed = speed(at: index) { return speed }
        let next = text.key(index + 1) == "-" ? text.key(index + 2) : text.key(index + 1)
        if let unit = FigureUnit.named(token.key, next) {
            if next == "de" { return text.key(index + 2) == "pourcentage" ? (unit, index + 3) : nil }
            return (unit, index + (text.key(index + 1) == "-" ? 3 : 2))
        }
        // "l'eau", "d'or"
        if token.key.count == 1, token.kind == .word, text.key(index + 1) == "'", text[index + 1]?.isGlued == true { return nil }
        if token.key == "p" || token.key == "x", !token.isGlued { return nil }
        if let unit = FigureUnit.named(token.key) { return allowed(token) ? (unit, index + 1) : nil }
        for stem in ["jahrig", "tagig", "stundig", "monatig", "wochig", "prozentig", "fach"]
        where token.key.hasPrefix(stem) && token.key.count <= stem.count + 3 {
            return FigureUnit.named(stem).map { ($0, index + 1) }
        }
        return nil
    }

    private func allowed(_ token: FactTokens.Token) -> Bool {
        switch token.key {
        case "an", "ans", "mois", "fois", "jour", "min", "mo", "fr": text.language != .english && text.language != .german
        case "mal", "grad", "tag", "tage", "jahre": text.language != .english
        case "times", "foot", "feet", "t", "l", "w", "h": true
        default: true
        }
    }

    private func speed(at index: Int) -> (FigureUnit, Int)? {
        let unit = text.key(index)
        let hours: Set = ["h", "heure", "hour", "stunde"]
        guard ["/", "par", "per", "pro", "a"].contains(text.key(index + 1)) else { return nil }
        let last = text.key(index + 2) == "l" ? index + 4 : index + 2
        guard hours.contains(text.key(last)) else { return nil }
        if FigureUnit.named(unit)?.factor == 1000, FigureUnit.named(unit)?.dimension == .length {
            return FigureUnit.named("km/h").map { ($0, last + 1) }
        }
        return unit.hasPrefix("mile") ? FigureUnit.named("mph").map { ($0, last + 1) } : nil
    }

    private func countsThings(_ end: Int) -> Bool {
        guard let next = text[end], next.kind == .word, next.key.count >= 4 else { return false }
        return !FactLanguage.isSmall(next.key) && !next.startsSentence
    }

    private func countsPoints(_ end: Int) -> Bool { (end...(end + 2)).contains { Self.points.contains(text.key($0)) } }

    /// What a post counts of its own.
    private static let points: Set = [
        "lessons", "things", "reasons", "takeaways", "tips", "steps", "ways", "points", "questions", "ideas", "insights", "thoughts",
        "facts",
        "lektionen", "dinge", "grunde", "tipps", "schritte", "punkte", "fragen", "ideen", "erkenntnisse", "gedanken", "lehren", "fakten",
        "lecons", "choses", "raisons", "conseils", "etapes", "questions", "idees", "enseignements", "constats",
    ]

    private static let hedges: [String: Figure.Hedge] = [
        "about": .about, "around": .about, "roughly": .about, "approximately": .about, "some": .about, "circa": .about, "rund": .about,
        "etwa": .about, "ca": .about, "ungefahr": .about, "environ": .about, "quelque": .about, "quelques": .about, "nearly": .under,
        "almost": .under, "fast": .under, "knapp": .under, "beinahe": .under, "presque": .under, "pres": .under, "under": .under,
        "over": .over, "uber": .over, "gut": .over, "than": .over, "als": .over, "plus": .over, "least": .over, "mindestens": .over,
        "moins": .over,
    ]

    private func hedge(before start: Int) -> Figure.Hedge {
        for index in [start - 1, start - 2] { if let hedge = Self.hedges[text.key(index)] { return hedge } }
        return .none
    }

    // MARK: fractions and ratios

    /// "a third of", "two thirds", "die Hälfte", "trois quarts": as percent, exact to half a percent.
    private func fraction(at index: Int) -> Found? {
        let key = text.key(index)
        let next = text.key(index + 1)
        if key == "half", ["of", "the", "all", "its", "their"].contains(next) { return percent(50, index, index + 1) }
        if key == "halfte", text[index]?.isCapital == true { return percent(50, index, index + 1) }
        if key == "moitie" { return percent(50, index, index + 1) }
        let top = NumeralWords.ones.contains(key) ? 1 : NumeralWords.value(key, text.language)
        guard let top, top <= 9 else { return nil }
        let place = next == "-" ? index + 2 : index + 1
        guard let bottom = NumeralWords.denominator(text.key(place)), top < bottom,
            isFraction(place, top, isPlural: text.key(place).hasSuffix("s"))
        else { return nil }
        return percent(100 * top / bottom, index, place + 1)
    }

    /// "a third party" and "a quarter" of a year are none.
    private func isFraction(_ place: Int, _ top: Double, isPlural: Bool) -> Bool {
        guard text.language == .english || text.language == .unknown, top == 1 else { return true }
        let next = text.key(place + 1)
        let mayEnd = text.key(place - 1) == "one" || text.key(place - 1) == "a" && text.key(place) != "quarter"
        return next == "of" || mayEnd && text[place + 1]?.kind != .word
    }

    /// "one in five", "nine in ten", "acht von zehn", "jeder Vierte", "un salarié sur trois".
    private func ratio(at index: Int) -> Found? {
        let key = text.key(index)
        if ["jeder", "jede", "jedes", "jeden", "jedem"].contains(key) { return everyNth(index) }
        guard NumeralWords.ones.contains(key) || NumeralWords.value(key, text.language) != nil || text[index]?.kind == .number else {
            return nil
        }
        var place = index + 1
        let isOneOfThem = key == "un" || key == "une"
        if isOneOfThem, text.key(place) != "sur" { place += 1 }
        // "une étude sur 40 patients" is about them.
        if isOneOfThem, text.key(place + 2).hasSuffix("s"), text.key(place + 2).count > 3 { return nil }
        let joint = text.key(place)
        let areWords = text[index]?.kind == .word && text[place + 1]?.kind == .word
        if joint == "out", text.key(place + 1) == "of" {
            place += 1
        } else if joint != "sur", !(joint == "in" && (key == "one" || areWords)), !(joint == "von" && (key.hasPrefix("ein") || areWords)) {
            return nil
        }
        let most: Double = joint == "von" || joint == "in" && key != "one" ? 10 : 100
        guard let bottom = numbers.read(at: place + 1)?.values.first, bottom >= 2, bottom <= most else { return nil }
        let top = NumeralWords.ones.contains(key) ? 1 : numbers.read(at: index)?.values.first ?? 1
        guard top < bottom, top == top.rounded() else { return nil }
        return percent(100 * top / bottom, index, place + 2)
    }

    private func everyNth(_ index: Int) -> Found? {
        let key = text.key(index + 1)
        guard let value = key.hasPrefix("zweit") ? 2 : NumeralWords.ordinal(key, .german), value <= 100 else { return nil }
        return percent(100 / value, index, index + 2)
    }

    private func percent(_ value: Double, _ start: Int, _ end: Int) -> Found {
        Found(figure: Figure(values: [value], unit: FigureUnit.named("%"), hedge: .about, tolerance: 0.5), range: start..<end)
    }

    // MARK: ranges

    /// "10 to 15 %", "von 3,75 auf 0,9 Millionen Euro": the first may have the unit and the magnitude of the second.
    private func shared(_ found: [Found]) -> [Found] {
        var found = found
        for index in found.indices.dropLast().reversed() {
            let (first, second) = (found[index], found[index + 1])
            guard first.figure.unit == nil, isJoined(first.range.upperBound, second.range.lowerBound) else { continue }
            var figure = first.figure
            figure.unit = second.figure.unit
            if first.magnitude == 1, second.magnitude > 1 { figure.values += figure.values.map { $0 * second.magnitude } }
            found[index] = Found(
                figure: figure, range: first.range, magnitude: max(first.magnitude, second.magnitude), isOrdinal: first.isOrdinal)
        }
        return found
    }

    private func isJoined(_ end: Int, _ start: Int) -> Bool {
        guard end < start, start - end <= 3 else { return false }
        return (end..<start).allSatisfy { Self.joints.contains(text.key($0)) }
    }

    private static let joints: Set = [
        "to", "and", "or", "bis", "und", "oder", "auf", "a", "et", "ou", "au", "-", "–", "—", "statt", "instead", "of", "lieu", "de", "$",
        "€", "£",
    ]
}
