/// What a claim may be computed from: one figure, or two by one step.
struct Derivation {
    let claim: Figure
    let figures: [Figure]
    /// Of one sentence: of two, less is taken to belong together.
    let isAlone: Bool
    /// The source states no other figure of the claim's kind, so that a chance agreement is not what alters one.
    let isFree: Bool

    init(_ claim: Figure, _ figures: [Figure], isAlone: Bool, isFree: Bool) {
        (self.claim, self.figures, self.isAlone, self.isFree) = (claim, figures, isAlone, isFree)
    }

    var isSound: Bool { candidates.contains(where: claim.isSaid) }

    private var candidates: [Figure] {
        var found = total
        for (index, first) in figures.enumerated() {
            found += complement(first) + inverse(first) + rate(first)
            for second in figures[(index + 1)...] { found += pair(first, second) }
        }
        return found
    }

    /// "fell by 3", not "fell to 3".
    private var isChange: Bool { claim.role.contains(.change) && !claim.role.contains(.level) }
    /// By chance, a number of three digits hardly comes out.
    private var isTelling: Bool { isAlone && claim.digits >= 3 }
    private var isRough: Bool { claim.hedge != .none || claim.tolerance != nil }

    private func pair(_ first: Figure, _ second: Figure) -> [Figure] {
        var found = points(first, second)
        for (one, other) in [(first, second), (second, first)] {
            found += product(one, other) + part(one, other)
            if isAlone || claim.role.contains(.each) { found += times(one, other) }
        }
        guard let (left, right) = scaled(first, second), left > 0, right > 0, left != right else { return found }
        guard isFree || isChange || isAkin(first, second) && (!claim.isPercent || isRough || claim.role.contains(.share)) else {
            return found
        }
        let (low, high) = (min(left, right), max(left, right))
        switch claim.unit?.dimension {
        case .percent where first.isPercent && !isChange: return found
        case .percent: return found + shares(left, right, isCount: first.unit == nil && second.unit == nil)
        case .points: return first.isPercent ? [exact(high - low, claim.unit, high)] : []
        case .times: return [Figure(values: [high / low], unit: claim.unit, tolerance: 0.06 * high / low)]
        default: return found + amounts(low, high, first.unit ?? second.unit)
        }
    }

    /// Whether two numbers count the same, as far as their nouns tell.
    private func isAkin(_ first: Figure, _ second: Figure) -> Bool {
        first.unit != nil || first.noun == second.noun || first.noun.isEmpty || second.noun.isEmpty || first.clause.contains(second.noun)
    }

    private func amounts(_ low: Double, _ high: Double, _ unit: FigureUnit?) -> [Figure] {
        let base = unit.map { FigureUnit(dimension: $0.dimension, factor: 1) }
        var values: [Double] = []
        // "ten of the 14": the source has the four others.
        if isChange || isTelling || claim.whole == high { values.append(high - low) }
        if claim.role.contains(.total) || isTelling { values.append(high + low) }
        // "11 cents, 7 more": in the unit of what stands before it.
        let factor = claim.unit == nil ? unit?.factor ?? 1 : 1
        return values.flatMap { [exact($0, base, high)] + (factor == 1 ? [] : [exact($0 / factor, nil, high / factor)]) }
    }

    /// Of a sentence that has percentages of its own, one in digits that differs from them is more likely wrong than computed.
    private func shares(_ left: Double, _ right: Double, isCount: Bool) -> [Figure] {
        if figures.contains(where: \.isPercent), claim.tolerance == nil { return [] }
        let (low, high) = (min(left, right), max(left, right))
        let share = [low / high] + (isCount ? [low / (low + high), high / (low + high)] : [])
        // "94 million, 12 million more than planned": of what was planned too.
        let change = [(high - low) / left, (high - low) / right, low / (high - low), low / (high + low)]
        let isShare = claim.role.contains(.share) && claim.tolerance != nil && !isChange
        return (isShare || !isChange && (claim.tolerance == nil || !isFree) ? share : share + change).map { percent(100 * $0) }
    }

    /// To the last digit that the claim has, and to whole percents at least.
    private func percent(_ value: Double) -> Figure {
        let grain = claim.tolerance == nil ? min(1, Precision.grain(of: claim.values[0])) : 2
        return Figure(values: [value], unit: claim.unit, tolerance: grain / 2 + 1e-6)
    }

    /// "81 percent" leaves 19 who do not; a quarter that gave up, three who went on.
    private func complement(_ figure: Figure) -> [Figure] {
        guard claim.isPercent, figure.isPercent, figure.values[0] < 100 else { return [] }
        let isTurned = claim.role.contains(.negated) || figure.role.contains(.negated)
        guard isTurned || claim.tolerance != nil && claim.clause.isDisjoint(with: figure.clause) else { return [] }
        return [Figure(values: [100 - figure.values[0]], unit: claim.unit, tolerance: figure.tolerance)]
    }

    /// Twice as much for one is half as much for the other, and a hundred percent more.
    private func inverse(_ figure: Figure) -> [Figure] {
        guard let value = figure.values.first, value > 0 else { return [] }
        switch (figure.unit?.dimension, claim.unit?.dimension) {
        case (.times, .percent) where value > 1:
            let shares = claim.tolerance == nil ? [] : [100 / value, 100 - 100 / value]
            return (shares + (isChange ? [100 * (value - 1)] : [])).map(percent)
        case (.percent, .times):
            let values = (figure.tolerance == nil ? [] : [100 / value]) + (figure.role.contains(.change) ? [1 + value / 100] : [])
            return values.map { Figure(values: [$0], unit: claim.unit, tolerance: 0.05 * $0) }
        default: return []
        }
    }

    /// "240 a year": 20 a month.
    private func rate(_ figure: Figure) -> [Figure] {
        guard let period = claim.period, let other = figure.period, period != other, (claim.unit == nil) == (figure.unit == nil) else {
            return []
        }
        return figure.values.map { Figure(values: [$0 * period / other], unit: figure.unit, tolerance: 0.005 * $0 * period / other) }
    }

    /// "86 flats at 291,000 each on average": 25 million for all.
    private func product(_ each: Figure, _ count: Figure) -> [Figure] {
        guard each.role.contains(.each), let unit = each.unit, !each.isPercent, count.unit == nil, count.values[0] > 1 else { return [] }
        let value = each.values[0] * count.values[0]
        return [Figure(values: [value], unit: unit, tolerance: 0.005 * value, magnitude: each.magnitude)]
    }

    /// "40 million, five times as many as today", "72 turbines with 1,080 megawatts: 15 each".
    private func times(_ times: Figure, _ figure: Figure) -> [Figure] {
        let isTimes = times.unit?.dimension == .times
        let isEach = claim.role.contains(.each) && claim.unit != nil && !claim.isDuration && (times.unit == nil || times.isDuration)
        guard isTimes || isEach, figure.unit?.dimension != .times, let factor = times.values.first, factor > 1 else { return [] }
        let values = isTimes ? [figure.values[0] / factor, figure.values[0] * factor] : [figure.values[0] / factor]
        return values.map { Figure(values: [$0], unit: figure.unit, tolerance: 0.005 * $0, magnitude: figure.magnitude) }
    }

    /// "60 percent of the 46 million" are 27.6.
    private func part(_ share: Figure, _ figure: Figure) -> [Figure] {
        guard share.isPercent, !figure.isPercent, let amount = figure.values.first, let rate = share.values.first else { return [] }
        let isPart = isTelling || claim.whole == amount || isAlone && (isRough || claim.role.contains(.share))
        // "52,400, 35 percent more": almost 39,000 before.
        let isBefore = isTelling || isAlone && (isRough || claim.role.contains(.before))
        let before = isBefore ? [amount / (1 + rate / 100), amount / (1 - min(99, rate) / 100)] : []
        // What has no unit counts the same.
        guard figure.unit != nil || claim.unit == nil else { return [] }
        return ((isPart ? [amount * rate / 100, amount * (1 - rate / 100)] : []) + before).map { value in
            Figure(values: [value], unit: figure.unit, tolerance: isRough ? 0.005 * value : 1e-6 * value, magnitude: figure.magnitude)
        }
    }

    /// "81 percent, up six points": 75 before.
    private func points(_ first: Figure, _ second: Figure) -> [Figure] {
        guard claim.isPercent, isAlone else { return [] }
        for (whole, step) in [(first, second), (second, first)] where whole.isPercent && step.unit?.dimension == .points {
            return [-1.0, 1].map { exact(whole.values[0] + $0 * step.values[0], claim.unit, whole.values[0]) }
        }
        return []
    }

    private var total: [Figure] {
        guard claim.role.contains(.total) || isTelling, let first = figures.first else { return [] }
        let values = figures.compactMap { scaled(first, $0)?.1 }
        let base = first.unit.map { FigureUnit(dimension: $0.dimension, factor: 1) }
        return values.count < 3 ? [] : [exact(values.reduce(0, +), base, values.reduce(0, +))]
    }

    private func exact(_ value: Double, _ unit: FigureUnit?, _ size: Double) -> Figure {
        Figure(values: [value], unit: unit, tolerance: 1e-6 * max(1, size / max(1, unit?.factor ?? 1)))
    }

    /// Both in one unit.
    private func scaled(_ first: Figure, _ second: Figure) -> (Double, Double)? {
        switch (first.unit, second.unit) {
        case (nil, nil): return (first.values[0], second.values[0])
        case (let unit?, let other?): return unit.scales(with: other).map { (first.values[0] * $0, second.values[0] * $1) }
        // "172 million euros, 65 million of it": what has no unit and counts nothing has that of the other.
        case (let unit?, nil): return second.noun.isEmpty ? (first.values[0] * unit.factor, second.values[0] * unit.factor) : nil
        case (nil, let unit?): return first.noun.isEmpty ? (first.values[0] * unit.factor, second.values[0] * unit.factor) : nil
        }
    }
}
