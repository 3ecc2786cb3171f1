// Fractions and ratios: as percent, exact to one percent.

extension FigureReader {
    /// "a third of", "one in five", "jeder Vierte", "halved", "½".
    func share(at index: Int) -> Found? { ratio(at: index) ?? fraction(at: index) ?? half(at: index) ?? oneOf(at: index) }

    /// "one of its four lines", "eine der vier Linien", "une de ses quatre lignes": of a source, a quarter of them.
    private func oneOf(at index: Int) -> Found? {
        guard isSource, Self.ones.contains(text.key(index)), ["of", "der", "von", "de", "des"].contains(text.key(index + 1)),
            let place = (index + 2...index + 3).first(where: { numbers.read(at: $0) != nil }), let number = numbers.read(at: place),
            let count = number.values.first, number.unit == nil, (2...20).contains(count)
        else { return nil }
        return percent(100 / count, index, number.end, parts: [count])
    }

    // MARK: fractions

    /// "two thirds", "trois quarts", "le tiers", "2/3", "¾".
    private func fraction(at index: Int) -> Found? {
        let key = text.key(index)
        if let share = Self.signs[key], text[index - 1]?.kind != .number { return percent(share, index, index + 1) }
        if let share = Self.compounds[key] { return percent(share, index, index + 1) }
        if let found = slashed(at: index) { return found }
        let place = text.key(index + 1) == "-" ? index + 2 : index + 1
        let isWhole = ["le", "du", "au"].contains(key) && ["tiers", "quart"].contains(text.key(place))
        if let found = timesDivided(at: index) { return found }
        guard let top = isWhole || NumeralWords.ones.contains(key) ? 1 : NumeralWords.value(key, text.language), top <= 9,
            let bottom = denominator(place, isOne: top == 1), top < bottom, bottom < 100, top > 1 || isFraction(index, place)
        else { return nil }
        // Of "un peu plus du tiers", the "de" belongs to what stands before.
        let start = key == "du" ? place : index
        return partOfMeasure(top / bottom, start, place + 1) ?? percent(100 * top / bottom, start, place + 1)
    }

    /// "a third party" and "a quarter" of a year are none.
    private func isFraction(_ start: Int, _ place: Int) -> Bool {
        let next = text.key(place + 1)
        if text.language == .german || text.language == .french || next == "of" { return true }
        if text.key(start - 1) == "by" || Self.compared.contains(next) { return true }
        let mayEnd = text.key(place - 1) != "a" || text.key(place) != "quarter"
        return mayEnd && (text[place + 1]?.kind != .word || HedgeWords.before(start, in: text) != .none)
    }

    /// "vingtième", "Zwanzigstel", "twentieth" too, where a single one of them is meant.
    private func denominator(_ place: Int, isOne: Bool) -> Double? {
        let key = text.key(place)
        if let known = NumeralWords.denominator(key) { return known }
        if key.hasSuffix("stel") || key.hasSuffix("tel") {
            let stem = String(key.dropLast(key.hasSuffix("stel") ? 4 : 3))
            return NumeralWords.value(stem, .german).flatMap { $0 >= 4 ? $0 : nil }
        }
        // "three sevenths", "trois huitièmes"
        if !isOne, key.hasSuffix("s"), text.language != .german {
            return (NumeralWords.ordinal(String(key.dropLast()), text.language)).flatMap { $0 >= 4 ? $0 : nil }
        }
        guard text.language != .german, isOne, !["le", "la", "du", "au"].contains(text.key(place - 1)),
            text.key(place + 1) == "of" || ["de", "des", "du", "d"].contains(text.key(place + 1)) && text.language == .french
        else { return nil }
        return NumeralWords.ordinal(key, text.language).flatMap { $0 >= 4 ? $0 : nil }
    }

    /// "trois quarts d'heure", "three quarters of an hour", "a quarter of a million".
    private func partOfMeasure(_ share: Double, _ start: Int, _ end: Int) -> Found? {
        var place = end
        if text.key(place) == "of", NumeralWords.ones.contains(text.key(place + 1)) { place += 2 }
        if text.key(place) == "d", text.key(place + 1) == "'" { place += 2 }
        if ["de", "-"].contains(text.key(place)), text.key(place + 1).count > 2 { place += 1 }
        if let factor = NumeralWords.magnitude(text.key(place), text.language), factor >= 1e6, text.key(place).count > 3 {
            let unit = unit(at: place + 1, behind: nil)
            let figure = Figure(values: [share * factor], unit: unit?.0, magnitude: factor)
            return Found(figure: figure, range: start..<(unit?.1 ?? place + 1))
        }
        guard let unit = FigureUnit.named(text.key(place)), unit.isMeasure || unit.dimension == .seconds || unit.dimension == .months else {
            return nil
        }
        if text.key(place).count == 1, text.key(place + 1) == "'" { return nil }
        // Said of 43 minutes too.
        let small = unit.factor == 3600 ? ("min", 60.0) : unit.dimension == .months && unit.factor == 12 ? ("months", 12) : ("", 1)
        let figure = Figure(values: [share * small.1], unit: FigureUnit.named(small.0) ?? unit, tolerance: 0.04 * small.1)
        return Found(figure: figure, range: start..<(place + 1))
    }

    /// "divisé par deux"
    private func timesDivided(at index: Int) -> Found? {
        guard text.key(index).hasPrefix("divis"), text.key(index + 1) == "par", let number = numbers.read(at: index + 2),
            let parts = number.values.first, parts >= 2
        else { return nil }
        return percent(100 / parts, index, number.end)
    }

    private static let compared: Set = [
        "more", "less", "fewer", "higher", "lower", "cheaper", "dearer", "larger", "bigger", "smaller", "longer", "shorter", "faster",
        "slower", "up", "down", "off", "above", "below", "as", "to",
    ]

    private func slashed(at index: Int) -> Found? {
        guard let top = digits(index), text.key(index + 1) == "/", text[index + 1]?.isGlued == true, let bottom = digits(index + 2),
            text[index + 2]?.isGlued == true, top < bottom, (2...10).contains(bottom), text.key(index + 3) != "/"
        else { return nil }
        return percent(100 * top / bottom, index, index + 3, parts: [top, bottom])
    }

    private func digits(_ index: Int) -> Double? {
        guard let token = text[index], token.kind == .number, token.text.count <= 2 else { return nil }
        return Double(token.text)
    }

    /// "half of", "die Hälfte", "la moitié", "cut in half", "halbiert".
    private func half(at index: Int) -> Found? {
        let key = text.key(index)
        if Self.halves.contains(key) { return percent(50, index, index + 1) }
        if key == "halfte" { return text[index]?.isCapital == true ? percent(50, index, index + 1) : nil }
        // "half as large", "halb so viel"
        if key == "half", text.key(index + 1) == "as" { return percent(50, index, index + 1) }
        if key == "halb", text.key(index + 1) == "so" { return percent(50, index, index + 1) }
        guard key == "half", text.key(index + 1) != "-", text.key(index - 1) != "-" else { return nil }
        if text.key(index - 1) == "a" && text.key(index - 2) == "and" { return nil }
        let isShare = ["of", "the", "all", "its", "their", "his", "her", "our"].contains(text.key(index + 1))
        let isCut = ["in", "by"].contains(text.key(index - 1)) && text.key(index + 1) != "a" && text.key(index + 1) != "an"
        return isShare || isCut ? percent(50, index, index + 1) : nil
    }

    private static let halves: Set = [
        "moitie", "halved", "halves", "halving", "halbiert", "halbierte", "halbierten", "halbieren", "halbierung",
    ]
    private static let signs: [String: Double] = ["½": 50, "⅓": 100 / 3.0, "⅔": 200 / 3.0, "¼": 25, "¾": 75, "⅕": 20, "⅛": 12.5]
    private static let compounds: [String: Double] = ["dreiviertel": 75, "zweidrittel": 200 / 3.0, "zweidrittelmehrheit": 200 / 3.0]

    // MARK: ratios

    /// "one in five", "4 in 10", "nine out of ten", "acht von zehn", "un salarié sur trois", "every third".
    private func ratio(at index: Int) -> Found? {
        if Self.every.contains(text.key(index)) { return everyNth(index) }
        guard let top = count(index), let (place, joint) = joint(behind: index) else { return nil }
        guard let bottom = numbers.read(at: place), bottom.magnitude == 1, !bottom.isOrdinal, let below = bottom.values.first, below >= 2,
            below <= most(joint, isOne: top == 1), top < below, top == top.rounded(), below == below.rounded(),
            unit(at: bottom.end, behind: bottom)?.0.dimension != .percent
        else { return nil }
        return percent(100 * top / below, index, bottom.end, parts: top == 1 ? [] : [top, below])
    }

    private func count(_ index: Int) -> Double? {
        if Self.ones.contains(text.key(index)) { return 1 }
        guard let reading = numbers.read(at: index), reading.end == index + 1, reading.unit == nil else { return nil }
        return reading.values.first
    }

    /// What stands between both numbers, and the token of the second.
    private func joint(behind index: Int) -> (Int, String)? {
        var place = index + 1
        let isOne = Self.ones.contains(text.key(index))
        // "un salarié sur trois", "one employee in five", "ein Kunde von zehn"
        // "quatre étudiants sur dix"
        if !isOne, text[index]?.kind == .word, let joint = (index + 2...index + 3).first(where: { text.key($0) == "sur" }),
            text[joint + 1]?.kind == .word
        {
            return (joint + 1, "von")
        }
        if isOne, !Self.joints.contains(text.key(place)), text.key(place) != "out" { place += 1 }
        let joint = text.key(place)
        if joint == "out", text.key(place + 1) == "of" { return (place + 2, joint) }
        guard Self.joints.contains(joint) else { return nil }
        // "une étude sur 40 patients", "one plant in five countries" are about them.
        if isOne, joint == "sur" || place > index + 1, countsOthers(place + 2) { return nil }
        let second = text.key(place + 1) == "every" ? place + 2 : place + 1
        return isOne || joint == "sur" || text[index]?.kind == text[second]?.kind ? (second, joint) : nil
    }

    /// A noun in the plural that is no verb.
    private func countsOthers(_ index: Int) -> Bool {
        let key = text.key(index)
        return key.count > 3 && key.hasSuffix("s") && !Self.verbs.contains(key)
    }

    private static let verbs: Set = [
        "says", "works", "wants", "uses", "lives", "plans", "fears", "expects", "thinks", "believes", "sees", "feels", "owns", "pays",
        "gets", "needs", "goes", "does", "reads", "buys", "sells", "comes", "leaves", "stays", "drives", "dans", "chez",
    ]
    private static let ones: Set = ["one", "ein", "eine", "einer", "eines", "einem", "eins", "un", "une"]

    private func most(_ joint: String, isOne: Bool) -> Double { joint == "sur" || joint == "out" || isOne ? 100 : 10 }

    private static let joints: Set = ["in", "von", "sur"]
    private static let every: Set = ["jeder", "jede", "jedes", "jeden", "jedem", "every"]

    private func everyNth(_ index: Int) -> Found? {
        let key = text.key(index + 1)
        let value = key.hasPrefix("zweit") || key == "other" ? 2 : NumeralWords.ordinal(key, text.language)
        guard let value, value <= 100 else { return nil }
        return percent(100 / value, index, index + 2, parts: [value])
    }

    private func percent(_ value: Double, _ start: Int, _ end: Int, parts: [Double] = []) -> Found {
        // "Seven in ten" is said of 71 percent.
        let figure = Figure(values: [value], unit: FigureUnit.named("%"), tolerance: min(3, 0.05 * value + 0.3), parts: parts)
        return Found(figure: figure, range: start..<end)
    }
}
