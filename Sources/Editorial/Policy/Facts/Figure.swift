/// A number as it may be meant, with its unit.
struct Figure: Sendable, Hashable {
    /// How exactly it is said: "around", "nearly", "less than", "more than".
    enum Hedge: Sendable, Hashable { case none, about, under, below, over }

    /// What the words around it say that it is, which tells what it may be computed from.
    struct Role: OptionSet, Sendable, Hashable {
        let rawValue: Int
        /// "more", "fell by": by how much something changed or differs.
        static let change = Role(rawValue: 1)
        /// "altogether": a sum.
        static let total = Role(rawValue: 2)
        /// "since", "for", "ago": time that has passed or is to pass.
        static let elapsed = Role(rawValue: 4)
        /// "of", "der", "des" behind it: a share of a whole, not a change.
        static let share = Role(rawValue: 16)
        /// "a third time": two times went before.
        static let again = Role(rawValue: 32)
        /// "each", "per year": so much of one, where a source has all.
        static let each = Role(rawValue: 64)
        /// "not", "without": what is left of a whole.
        static let negated = Role(rawValue: 128)
        /// "the 12th": a day of a month may be meant.
        static let day = Role(rawValue: 8)
        /// "fell to", "at": where something stands, not by how much it changed.
        static let level = Role(rawValue: 256)
        /// "let that sink in", "ask yourself", "je le dis": the writer speaks of himself or to his readers.
        static let aside = Role(rawValue: 2048)
        /// "four more", "vier weitere": besides one that was named before.
        static let further = Role(rawValue: 4096)
        /// "tripled", "three times as much": not how often something happened.
        static let multiple = Role(rawValue: 8192)
        /// "previously", "a year ago": what was, before a change that a source tells.
        static let before = Role(rawValue: 512)
        /// "aged", "years old", "-jährig": how old somebody is.
        static let age = Role(rawValue: 1024)
    }

    /// All readings of an ambiguous notation: "1.200" is 1200 and 1.2.
    var values: [Double]
    var unit: FigureUnit?
    var hedge = Hedge.none
    /// How far a fraction in words may be from the exact figure; nil for others, which their last digit tells.
    var tolerance: Double?
    /// What a word for a million and the like multiplied it by.
    var magnitude = 1.0
    /// The noun behind it, cut to its stem; empty where none is, or a unit.
    var noun = ""
    /// The stems of the words around it, up to the next marks.
    var clause: Set<String> = []
    /// Words in capitals at the beginning of its sentence: what it may be told of.
    var subject: Set<String> = []
    /// The other figures of the text's sentence.
    var others: [Double] = []
    /// A small number that counts the text's own points ("3 lessons").
    var countsOwnPoints = false
    var role: Role = []
    /// A year that may be a number after all: no other is meant by it.
    var isExact = false
    /// "a month", "jährlich": the days in which it comes again.
    var period: Double?
    /// "ten", "hundert", "mille": written as a word, it often counts nothing.
    var isRoundWord = false
    /// Of "for a kilo", "per kilometre": the unit that it is told for.
    var per: FigureUnit?
    /// Of "a third of the members": the stem of the members.
    var wholeNoun = ""
    /// Of "from 90 seconds to 40" in a text: the unit before it.
    var inherited: FigureUnit?
    /// And the magnitude: of "4.7 million, of which 1.9 from the region".
    var inheritedMagnitude = 1.0
    /// The days of other times in the text's sentence.
    var times: [Double] = []
    /// Of "ten of the 14 plaques": the 14.
    var whole: Double?
    /// Of "from 3.60 to 3.96 euros", "412 million, against 367": the other of the two.
    var compared: Double?
    /// Of "two out of three": the two numbers, each of which may be said on its own.
    var parts: [Double] = []

    /// A noun that is no unit stands behind it: what it counts is no percentage and no money.
    var countsThings: Bool { !noun.isEmpty }

    var isPercent: Bool { unit?.dimension == .percent }
    var isDuration: Bool { unit?.dimension == .months || unit?.dimension == .seconds }

    /// How long it is, if it is a time.
    var days: Double? {
        guard isDuration, let unit, let value = values.first else { return nil }
        return value * unit.factor * (unit.dimension == .months ? 365 / 12 : 1 / 86400)
    }

    /// How many digits it is said in, zeros at its end not counted.
    var digits: Int {
        let grain = Precision.grain(of: values[0])
        return max(1, String(Int(min(1e15, abs(values[0]) / grain + 0.5))).count)
    }

    /// Whether a figure of a source says this one.
    func isSaid(by source: Figure) -> Bool {
        guard let (own, others) = scales(source) else { return false }
        return values.contains { value in source.values.contains { matches(value * own, $0 * others, scale: own, source) } }
    }

    /// "240 a month" is not said by 240 a year.
    func isOfOtherPeriod(_ source: Figure) -> Bool { period.map { source.period ?? $0 != $0 } ?? false }

    /// Whether it says that something happened so often.
    func isTimes(_ count: Double) -> Bool { unit?.dimension == .times && values.contains(count) }

    /// Whether it is the day of a date.
    func isDay(of date: CalendarValue) -> Bool { unit == nil && date.day.map { values.contains(Double($0)) } ?? false }

    /// What brings both to one unit; nil where their units exclude each other.
    private func scales(_ source: Figure) -> (Double, Double)? {
        switch (unit, source.unit) {
        case (let unit?, let other?): return unit.scales(with: other)
        // "9 million" may be money that was named before.
        case (let unit?, nil): return source.countsThings && unit.isShare && source.magnitude < 1e6 ? nil : (1, 1)
        case (nil, let other?): return countsThings && magnitude < 1e6 && (other.isShare || other.isMeasure) ? nil : (1, 1)
        case (nil, nil): return (1, 1)
        }
    }

    private func matches(_ value: Double, _ other: Double, scale: Double, _ source: Figure) -> Bool {
        let gap = abs(value - other)
        if gap <= 1e-9 * max(abs(value), abs(other), 1e-9) { return true }
        if isExact || source.isExact { return false }
        if let unit, let others = source.unit, gap <= unit.loss(to: others) * abs(other) { return true }
        let wide = Precision.wideGrain(of: value / scale) * scale
        switch hedge {
        case .none:
            return gap <= (source.tolerance.map { min(1.7, $0) } ?? tolerance ?? 0) * scale || isRounded(value, other, scale, source)
        case .about:
            return gap <= max(tolerance.map { $0 * 2 * scale } ?? 0, min(wide / 2, 0.12 * abs(value)) + (source.tolerance ?? 0) * scale)
        case .under: return other < value && gap < (tolerance == nil ? min(wide, 0.15 * abs(value)) : 0.15 * abs(value))
        case .below: return other < value && gap < min(0.3 * abs(value), max(wide, 0.1 * abs(value)))
        case .over: return other > value && gap < (tolerance == nil ? min(wide, 0.5 * abs(value)) : 0.2 * abs(value))
        }
    }

    /// "7 percent" for 7.3, "87,000" for 86,540: the same with fewer digits, without a word that says so.
    private func isRounded(_ value: Double, _ other: Double, _ scale: Double, _ source: Figure) -> Bool {
        let gap = abs(value - other)
        let (own, others) = (value / scale / magnitude, other / scale / magnitude)
        let dropsDecimals = own == own.rounded() && others != others.rounded() && abs(own) >= 2
        if unit != nil || magnitude > 1, dropsDecimals { return own == others.rounded() && gap <= 0.05 * abs(other) }
        let step = Precision.grain(of: own)
        return step <= 0.1 * abs(own) && abs((others / step).rounded() * step - own) <= 1e-9 * abs(own) && gap <= 0.015 * abs(other)
    }
}

/// How exactly a number is said by its digits.
enum Precision {
    /// The size of the last digit that is not zero.
    static func grain(of value: Double) -> Double {
        var step = 1.0
        if value != value.rounded() {
            while step > 1e-9, abs((value / step).rounded() * step - value) > 1e-9 * abs(value) { step /= 10 }
            return step
        }
        guard value > 0 else { return 1 }
        while value.truncatingRemainder(dividingBy: step * 10) == 0 { step *= 10 }
        return step
    }

    /// The same for what may be rounded to fives: 500 for 8,500.
    static func wideGrain(of value: Double) -> Double {
        let step = grain(of: value)
        let digit = (abs(value) / step).rounded().truncatingRemainder(dividingBy: 10)
        return digit == 5 && abs(value) >= 15 * step ? 5 * step : step
    }
}
