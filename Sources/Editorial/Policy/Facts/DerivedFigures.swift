/// Figures that a source does not state and that follow from two of one sentence, or of two that stand side by side.
struct DerivedFigures {
    /// Figures of one sentence, and of it with the next.
    private let alone: [[FigureReader.Found]]
    private let beside: [[FigureReader.Found]]

    /// Of sentences with many figures, as tables and listings are, nothing is derived.
    private static let most = 10

    init(_ figures: [FigureReader.Found], in text: FactTokens) {
        let stated = figures.filter { !$0.isOrdinal && $0.figure.parts.isEmpty && ![.score, .version].contains($0.figure.unit?.dimension) }
        let groups = Dictionary(grouping: stated) { text.sentenceNumber(of: $0.range.lowerBound) }
        let pairs = groups.keys.sorted().compactMap { number in groups[number + 1].map { (groups[number] ?? []) + $0 } }
        alone = groups.keys.sorted().compactMap { groups[$0] }.filter { $0.count <= Self.most }
        beside = pairs.filter { $0.count <= Self.most }
    }

    /// The token where the sentence stands that a figure can be computed from.
    func place(of claim: Figure) -> Int? {
        let found = alone.first { Derivation(claim, $0.map(\.figure), isAlone: true).isSound } ?? near(claim)
        return found?.first?.range.lowerBound
    }

    /// From two sentences, only what is said to be a change, a sum or a part.
    private func near(_ claim: Figure) -> [FigureReader.Found]? {
        guard !claim.role.isDisjoint(with: [.change, .total]) || claim.whole != nil else { return nil }
        return beside.first { Derivation(claim, $0.map(\.figure), isAlone: false).isSound }
    }
}

/// What a claim may be computed from.
private struct Derivation {
    let claim: Figure
    let figures: [Figure]
    /// Of one sentence: of two, less is taken to belong together.
    let isAlone: Bool

    init(_ claim: Figure, _ figures: [Figure], isAlone: Bool) {
        (self.claim, self.figures, self.isAlone) = (claim, figures, isAlone)
    }

    var isSound: Bool { candidates.contains(where: claim.isSaid) }

    private var candidates: [Figure] {
        var found = total
        for (index, first) in figures.enumerated() {
            found += complement(first)
            for second in figures[(index + 1)...] { found += pair(first, second) }
        }
        return found
    }

    private var isChange: Bool { claim.role.contains(.change) }
    /// By chance, a number of three digits hardly comes out.
    private var isTelling: Bool { isAlone && claim.digits >= 3 }

    private func pair(_ first: Figure, _ second: Figure) -> [Figure] {
        let products =
            isAlone ? times(first, second) + times(second, first) + part(first, second) + part(second, first) + points(first, second) : []
        guard let (left, right) = scaled(first, second), left > 0, right > 0, left != right else { return products }
        let (low, high) = (min(left, right), max(left, right))
        switch claim.unit?.dimension {
        case .percent: return products + shares(left, right, isCount: first.unit == nil && second.unit == nil)
        case .points: return first.isPercent ? [exact(high - low, claim.unit, high)] : []
        case .times: return [Figure(values: [high / low], unit: claim.unit, tolerance: 0.06 * high / low)]
        default: return products + amounts(low, high, base(first))
        }
    }

    private func amounts(_ low: Double, _ high: Double, _ unit: FigureUnit?) -> [Figure] {
        var found: [Figure] = []
        if isChange || isTelling { found.append(exact(high - low, unit, high)) }
        if claim.role.contains(.total) || isTelling { found.append(exact(high + low, unit, high)) }
        // "ten of the 14": the source has the four others.
        if let whole = claim.whole, whole == high { found.append(exact(high - low, unit, high)) }
        return found
    }

    /// Of a sentence that has percentages of its own, one that differs from them is more likely wrong than computed.
    private func shares(_ left: Double, _ right: Double, isCount: Bool) -> [Figure] {
        if figures.contains(where: \.isPercent) { return [] }
        let (low, high) = (min(left, right), max(left, right))
        let share = [low / high] + (isCount ? [low / (low + high), high / (low + high)] : [])
        // "94 million, 12 million more than planned": of what was planned too.
        let change = [(high - low) / left, (high - low) / right, low / (high - low), low / (high + low)]
        let isShare = claim.role.contains(.share) && claim.tolerance != nil && !isChange
        return (isShare || !isChange && claim.tolerance == nil ? share : share + change).map { percent(100 * $0) }
    }

    /// To the last digit that the claim has, and to whole percents at least.
    private func percent(_ value: Double) -> Figure {
        let grain = claim.tolerance == nil ? Precision.grain(of: claim.values[0]) : 1
        return Figure(values: [value], unit: claim.unit, tolerance: min(0.5, grain / 2) + 1e-6)
    }

    /// "81 percent" leaves 19 who do not.
    private func complement(_ figure: Figure) -> [Figure] {
        guard claim.isPercent, claim.role.contains(.negated), figure.isPercent, figure.values[0] < 100 else { return [] }
        return [Figure(values: [100 - figure.values[0]], unit: claim.unit, tolerance: figure.tolerance ?? 1e-6)]
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
        let isPart = isTelling || claim.whole == amount
        // "52,400, 35 percent more": almost 39,000 before.
        let before = isTelling || claim.hedge != .none ? [amount / (1 + rate / 100), amount / (1 - min(99, rate) / 100)] : []
        return (isPart ? [amount * rate / 100] : []).map { exact($0, figure.unit, amount) } + before.map { exact($0, figure.unit, amount) }
    }

    /// "81 percent, up six points": 75 before.
    private func points(_ first: Figure, _ second: Figure) -> [Figure] {
        guard claim.isPercent else { return [] }
        for (whole, step) in [(first, second), (second, first)] where whole.isPercent && step.unit?.dimension == .points {
            return [-1.0, 1].map { exact(whole.values[0] + $0 * step.values[0], claim.unit, whole.values[0]) }
        }
        return []
    }

    private var total: [Figure] {
        guard claim.role.contains(.total) || isTelling, let first = figures.first else { return [] }
        let values = figures.compactMap { scaled(first, $0)?.1 }
        return values.count < 3 ? [] : [exact(values.reduce(0, +), base(first), values.reduce(0, +))]
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

    /// The unit in which `scaled` counts.
    private func base(_ figure: Figure) -> FigureUnit? { figure.unit.map { FigureUnit(dimension: $0.dimension, factor: 1) } }
}
