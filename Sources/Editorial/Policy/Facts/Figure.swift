/// A number as it may be meant, with its unit.
struct Figure: Sendable, Hashable {
    /// How exactly it is said.
    enum Hedge: Sendable, Hashable { case none, about, under, over }

    /// All readings of an ambiguous notation: "1.200" is 1200 and 1.2.
    var values: [Double]
    var unit: FigureUnit?
    var hedge = Hedge.none
    /// How far a fraction in words may be from the exact figure; nil for others, which their last digit tells.
    var tolerance: Double?
    /// A noun that is no unit stands behind it: what it counts is no percentage and no money.
    var countsThings = false
    /// A small number that lists the text's own points ("3 lessons").
    var countsOwnPoints = false

    private var factor: Double { unit?.factor ?? 1 }

    /// Whether a figure of a source says this one.
    func isSaid(by source: Figure) -> Bool {
        guard unitsAgree(source) else { return false }
        let unitless = unit == nil || source.unit == nil
        return values.contains { value in
            source.values.contains { other in
                unitless ? matches(value, other, scale: 1) : matches(value * factor, other * source.factor, scale: factor)
            }
        }
    }

    private func unitsAgree(_ source: Figure) -> Bool {
        switch (unit, source.unit) {
        case (let unit?, let other?): return unit.agrees(with: other)
        case (let unit?, nil): return !(source.countsThings && unit.isShare)
        case (nil, let other?): return !(countsThings && other.isShare)
        case (nil, nil): return true
        }
    }

    private func matches(_ value: Double, _ other: Double, scale: Double) -> Bool {
        if abs(value - other) <= 1e-9 * max(abs(value), abs(other), 1e-9) { return true }
        switch hedge {
        case .none: return false
        case .about: return abs(value - other) <= (tolerance ?? Self.grain(of: value / scale) / 2) * scale
        case .under: return other < value && other > value - reach(value, scale)
        case .over: return other > value && other < value + reach(value, scale)
        }
    }

    private func reach(_ value: Double, _ scale: Double) -> Double { min(Self.grain(of: value / scale), 0.15 * abs(value / scale)) * scale }

    /// The size of the last digit that is not zero: how far a rounded figure may be from the exact one.
    private static func grain(of value: Double) -> Double {
        var step = 1.0
        if value != value.rounded() {
            while step > 1e-9, abs((value / step).rounded() * step - value) > 1e-9 * abs(value) { step /= 10 }
            return step
        }
        guard value > 0 else { return 1 }
        while value.truncatingRemainder(dividingBy: step * 10) == 0 { step *= 10 }
        return step
    }
}
