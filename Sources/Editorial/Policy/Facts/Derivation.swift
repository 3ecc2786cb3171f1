/// What a claim may be computed from: one figure, or two by one step.
struct Derivation {
    enum Scope { case sentence, near, far }

    let claim: Figure
    let figures: [Figure]
    /// Where the figures stand: the farther apart, the less is taken to belong together.
    let scope: Scope
    /// The source states no other figure of the claim's kind, so that a chance agreement is not what alters one.
    let isFree: Bool

    /// The stems of all nouns that the source counts.
    let counted: Set<String>

    init(_ claim: Figure, _ figures: [Figure], _ scope: Scope, isFree: Bool, counted: Set<String>) {
        (self.claim, self.figures, self.scope, self.isFree, self.counted) = (claim, figures, scope, isFree, counted)
    }

    var isSound: Bool { candidates.contains { claim.isSaid(by: $0) && hasUnit($0) } }

    /// Weeks do not come of goals, nor goals of weeks.
    private func hasUnit(_ figure: Figure) -> Bool {
        guard let unit = claim.unit else { return !claim.countsThings || figure.unit == nil }
        return figure.unit != nil || !claim.isDuration && !unit.isMeasure
    }

    private var candidates: [Figure] {
        var found = total + undecided
        for (index, first) in figures.enumerated() {
            found += complement(first) + inverse(first) + rate(first) + further(first)
            for second in figures[(index + 1)...] { found += pair(first, second) }
        }
        return found
    }

    private var isAlone: Bool { scope == .sentence }
    /// "fell by 3", not "fell to 3".
    private var isChange: Bool { claim.role.contains(.change) && !claim.role.contains(.level) }
    /// By chance, a number of three digits hardly comes out.
    private var isTelling: Bool { isAlone && claim.digits >= 3 }
    private var isRough: Bool { claim.hedge != .none || claim.tolerance != nil }

    private func pair(_ first: Figure, _ second: Figure) -> [Figure] {
        var found = points(first, second)
        for (one, other) in [(first, second), (second, first)] {
            found += product(one, other) + part(one, other)
            found += times(one, other)
        }
        found += speed(first, second)
        if scope == .far, !claim.role.contains(.share), !first.role.contains(.age) {
            return found + steps(first, second) + together(first, second)
        }
        guard let (left, right) = scaled(first, second), left > 0, right > 0, left != right else { return found }
        let isMove = isChange && (first.compared == second.values[0] || second.compared == first.values[0])
        guard isFree || isMove || isAkin(first, second) && (!claim.isPercent || isRough || claim.role.contains(.share)) else {
            return found
        }
        let (low, high) = (min(left, right), max(left, right))
        // "2.8 million, 350 for each": enough for 8,000.
        if claim.unit == nil, isFree, first.unit != nil, second.unit != nil { found.append(exact(high / low, nil, high / low)) }
        // The time since somebody was seven.
        if claim.isDuration, first.role.contains(.age), second.role.contains(.age) {
            return found + [exact(high - low, (first.unit ?? second.unit).map { FigureUnit(dimension: $0.dimension, factor: 1) }, high)]
        }
        switch claim.unit?.dimension {
        case .percent where first.isPercent && !isChange: return found
        case .percent: return found + shares(left, right, of: first, second)
        case .points: return first.isPercent ? [exact(high - low, claim.unit, high)] : []
        case .times: return [Figure(values: [high / low], unit: claim.unit, tolerance: 0.06 * high / low)]
        default: return found + amounts(low, high, first, second)
        }
    }

    /// Whether two numbers count the same, as far as their nouns tell.
    private func isAkin(_ first: Figure, _ second: Figure) -> Bool {
        first.unit != nil || first.whole == second.values[0] || second.whole == first.values[0] || first.noun == second.noun
            || (isAlone || isFree) && (first.noun.isEmpty || second.noun.isEmpty) || first.clause.contains(second.noun)
    }

    private func amounts(_ low: Double, _ high: Double, _ first: Figure, _ second: Figure) -> [Figure] {
        let unit = first.unit ?? second.unit
        let base = unit.map { FigureUnit(dimension: $0.dimension, factor: 1) }
        var values: [Double] = []
        // "ten of the 14": the source has the four others.
        let isCounted = claim.countsThings && [first.noun, second.noun].contains(claim.noun)
        let isRest = (first.whole == second.values[0] || second.whole == first.values[0]) && (isRough || claim.digits >= 2 || isCounted)
        // "five more than in 2024": how many there were then.
        let isBefore = claim.role.contains(.before) && !first.role.union(second.role).isDisjoint(with: .change)
        // Where it looks like nothing that is stated, what a sentence has two of, or tells the growth of, may be added and taken away.
        let isStep = first.role.union(second.role).contains(.change)
        let isPlain = isFree && claim.digits >= 2 && (isAlone || isStep)
        // "four vehicles, and three more": seven.
        let isMore = isCounted && !first.role.union(second.role).isDisjoint(with: .further)
        if isChange || isTelling || isBefore || isRest || isPlain || claim.whole == high { values.append(high - low) }
        if claim.role.contains(.total) || isTelling || isBefore || isPlain || isMore { values.append(high + low) }
        // "11 cents, 7 more": in the unit of what stands before it.
        let factor = claim.unit == nil ? unit?.factor ?? 1 : 1
        return values.flatMap { [exact($0, base, high)] + (factor == 1 ? [] : [exact($0 / factor, nil, high / factor)]) }
    }

    /// "its 50th branch", and far from it "six more shops".
    private func steps(_ first: Figure, _ second: Figure) -> [Figure] {
        guard claim.unit == nil, claim.countsThings, claim.digits >= 2 else { return [] }
        return [(first, second), (second, first)].flatMap { base, step -> [Figure] in
            guard step.role.contains(.change), step.noun == claim.noun, base.unit == nil, base.countsThings || step.unit == nil else {
                return []
            }
            return [-1.0, 1].map { exact(base.values[0] + $0 * step.values[0], nil, base.values[0]) }
        }
    }

    /// "180 megawatts", and far from it "a second phase of 90": what both come to, where a claim says so.
    private func together(_ first: Figure, _ second: Figure) -> [Figure] {
        guard claim.role.contains(.total), !claim.isPercent, let (left, right) = scaled(first, second), left > 0, right > 0,
            first.unit != nil || first.noun == second.noun || first.noun.isEmpty || second.noun.isEmpty
        else { return [] }
        let base = (first.unit ?? second.unit).map { FigureUnit(dimension: $0.dimension, factor: 1) }
        return [exact(left + right, base, left + right)]
    }

    /// 320 kilometres in five hours and 40 minutes.
    private func speed(_ first: Figure, _ second: Figure) -> [Figure] {
        guard claim.unit?.dimension == .speed else { return [] }
        return [(first, second), (second, first)].compactMap { way, time in
            guard let length = way.unit, length.dimension == .length, let days = time.days, days > 0 else { return nil }
            let value = way.values[0] * length.factor / 1000 / (days * 24)
            return Figure(values: [value], unit: FigureUnit.named("km/h"), tolerance: 0.02 * value)
        }
    }

    /// Of a sentence that has percentages of its own, one in digits that differs from them is more likely wrong than computed.
    private func shares(_ left: Double, _ right: Double, of first: Figure, _ second: Figure) -> [Figure] {
        let isCount = first.unit == nil && second.unit == nil
        if counted.contains(claim.wholeNoun), first.noun != claim.wholeNoun, second.noun != claim.wholeNoun { return [] }
        let isOfSums = claim.role.contains(.share) && !isCount
        let isPart = first.whole == second.values[0] || second.whole == first.values[0]
        let isMove = first.compared == second.values[0] || second.compared == first.values[0]
        if figures.contains(where: \.isPercent), claim.tolerance == nil, !isOfSums, !(isMove && isChange) { return [] }
        let (low, high) = (min(left, right), max(left, right))
        // What fell from 118 to 71 is no whole of both.
        let share = [low / high] + (isCount && !isMove ? [low / (low + high), high / (low + high)] : [])
        // "94 million, 12 million more than planned": of what was planned too.
        let change = [(high - low) / left, (high - low) / right, low / (high - low), low / (high + low)]
        let isShare = isPart || isOfSums || claim.role.contains(.share) && claim.tolerance != nil && !isChange
        return (isShare || !isChange && (claim.tolerance == nil || !isFree) ? share : share + change).map { percent(100 * $0) }
    }

    /// To the last digit that the claim has, and to whole percents at least.
    private func percent(_ value: Double) -> Figure {
        let grain = claim.tolerance == nil ? min(1, Precision.grain(of: claim.values[0])) : 3.2
        return Figure(values: [value], unit: claim.unit, tolerance: grain / 2 + 1e-6)
    }

    /// "81 percent" leaves 19 who do not; of a quarter that gave up, three went on.
    private func complement(_ figure: Figure) -> [Figure] {
        guard claim.isPercent, figure.isPercent, figure.values[0] < 100, !claim.isSaid(by: figure) else { return [] }
        let isTurned = claim.role.contains(.negated) || figure.role.contains(.negated)
        // Of "58 percent were women", no other part of the women.
        let isSame = claim.subject.contains { figure.clause.contains(OwnCount.stem($0)) }
        // "74 percent less" is about a quarter of it.
        let isLeft = claim.tolerance != nil && figure.tolerance == nil && figure.role.contains(.change) && claim.role.contains(.share)
        guard isTurned || isLeft || claim.tolerance == nil && claim.digits >= 2 && !isSame else { return [] }
        return [Figure(values: [100 - figure.values[0]], unit: claim.unit, tolerance: figure.tolerance)]
    }

    /// Twice as much for one is half as much for the other, and a hundred percent more.
    private func inverse(_ figure: Figure) -> [Figure] {
        guard let value = figure.values.first, value > 0, isFree || isChange else { return [] }
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

    /// "240 a year": 20 a month, 1,200 in five years.
    private func rate(_ figure: Figure) -> [Figure] {
        // What a source tells of a year may be told of a month, on average.
        let isAmount = figure.unit != nil || figure.magnitude > 1
        let isYearly = claim.role.contains(.each) && isAmount && claim.digits >= 2
        guard let period = figure.period ?? (isYearly ? 365 : nil), let value = figure.values.first, value > 0 else { return [] }
        if claim.isDuration, claim.period == nil {
            let days = claim.others.map { $0 / value * period }
            let day = Figure(values: [1], unit: FigureUnit.named("days"))
            return days.map { close($0, day) }
        }
        guard claim.unit != nil ? isAmount : figure.unit == nil else { return [] }
        let times = (claim.period.map { $0 == period ? [] : [$0] } ?? []) + claim.times
        return times.map { close(value * $0 / period, figure) }
    }

    /// "86 flats at 291,000 each on average": 25 million for all. "18,000 a year" are 180,000 in a contract of ten years.
    private func product(_ each: Figure, _ count: Figure) -> [Figure] {
        if let period = each.period, let days = count.days,
            count.period == nil || count.period == claim.period && each.period != count.period
        {
            return [close(each.values[0] * days / period, each)]
        }
        guard each.role.contains(.each) || claim.role.contains(.total), !each.isPercent, count.values[0] > 1, !count.isPercent,
            !count.isDuration
        else { return [] }
        guard let unit = each.unit else {
            return claim.unit == nil && count.unit == nil && isSame(each.noun) ? [close(each.values[0] * count.values[0], each)] : []
        }
        guard count.unit.map({ !$0.agrees(with: unit) }) ?? true else { return [] }
        return [close(each.values[0] * count.values[0], each)]
    }

    /// "40 million, five times as many as today", "72 turbines with 1,080 megawatts: 15 each".
    private func times(_ times: Figure, _ figure: Figure) -> [Figure] {
        guard figure.unit?.dimension != .times, let factor = times.values.first, factor > 1, let value = figure.values.first else {
            return []
        }
        if times.unit?.dimension == .times {
            return isSame(figure.noun) || figure.unit != nil || figure.noun.isEmpty
                ? [value / factor, value * factor].map { close($0, figure) } : []
        }
        // "9.50 euros for 250 grams": 38 a kilo.
        if let per = claim.per, let unit = times.unit, per.agrees(with: unit), figure.unit != nil {
            return [close(value * per.factor / (factor * unit.factor), figure)]
        }
        // "2,700 hours in three months": 900 a month.
        let rates = claim.period.flatMap { period in times.days.map { [close(value * period / $0, figure)] } } ?? []
        guard claim.role.contains(.each), !claim.isDuration || figure.isDuration, !times.isPercent, !figure.isPercent else { return rates }
        let isPer = claim.per.flatMap { per in times.unit.map(per.agrees) } ?? (claim.unit?.isShare == true)
        guard times.unit == nil && factor == factor.rounded() || times.isDuration || isPer else { return rates }
        // Of bare numbers, those that count what the claim counts.
        let isLarge = figure.magnitude > 1
        guard
            claim.unit != nil
                ? figure.unit != nil || isLarge
                : figure.unit == nil && (isSame(figure.noun) || isLarge && figure.noun.isEmpty)
                    && times.noun != claim.noun
        else { return [] }
        // "403 applications for 56 flats": seven for each.
        if claim.unit == nil, claim.values[0] == claim.values[0].rounded(), value / factor >= 2 {
            return [Figure(values: [(value / factor).rounded()], unit: nil)]
        }
        return [close(value / factor, figure)]
    }

    /// Whether the claim may count the same; of words that no source counts by, nobody can say.
    private func isSame(_ noun: String) -> Bool { SourceTopics.mayAgree(noun, claim.noun) || !counted.contains(claim.noun) }

    /// In the claim's unit, to half a percent.
    private func close(_ value: Double, _ figure: Figure) -> Figure {
        guard let unit = claim.unit, let (own, other) = figure.unit.flatMap({ unit.scales(with: $0) }) else {
            return Figure(values: [value], unit: figure.unit, tolerance: 0.005 * value, magnitude: figure.magnitude)
        }
        let same = value * other / own
        return Figure(values: [same], unit: unit, tolerance: 0.005 * same, magnitude: figure.magnitude)
    }

    /// "four more houses": five with the one that has it.
    private func further(_ figure: Figure) -> [Figure] {
        if claim.role.contains(.further), claim.unit == nil, figure.unit == nil, claim.noun == figure.noun || claim.noun.isEmpty {
            return [exact(figure.values[0] - 1, nil, figure.values[0])]
        }
        guard figure.role.contains(.further), figure.unit == nil, figure.noun != claim.noun || claim.role.contains(.total) else {
            return []
        }
        return [exact(figure.values[0] + 1, nil, figure.values[0])]
    }

    /// "60 percent of the 46 million" are 27.6.
    private func part(_ share: Figure, _ figure: Figure) -> [Figure] {
        guard share.isPercent, !figure.isPercent, let amount = figure.values.first, let rate = share.values.first else { return [] }
        let isAmount = isFree && figure.unit != nil && share.role.contains(.share)
        let isPart =
            isTelling || claim.whole == amount || isAlone && (isRough || claim.role.contains(.share) || claim.digits >= 2)
            || (scope == .near && isFree && claim.digits >= 2) || isAmount || isAlone && isFree && share.tolerance != nil
            || isRough && figure.unit != nil && share.role.contains(.share)
        // "52,400, 35 percent more": almost 39,000 before.
        let isWhole = share.role.contains(.share) && claim.clause.contains(share.wholeNoun)
        let isBefore = isTelling || isWhole || isAlone && (isRough || claim.role.contains(.before))
        // "a fall of 3.8 percent, or 1.2 billion": of how much.
        let before = isBefore ? [amount / (1 + rate / 100), amount / (1 - min(99, rate) / 100), amount * 100 / max(0.01, rate)] : []
        // What has no unit counts the same.
        guard figure.unit != nil || claim.unit == nil else { return [] }
        return ((isPart ? [amount * rate / 100, amount * (1 - rate / 100)] : []) + before).map { close($0, figure) }
    }

    /// "81 percent, up six points": 75 before.
    private func points(_ first: Figure, _ second: Figure) -> [Figure] {
        guard claim.isPercent, isAlone else { return [] }
        for (whole, step) in [(first, second), (second, first)] where whole.isPercent && step.unit?.dimension == .points {
            return [-1.0, 1].map { exact(whole.values[0] + $0 * step.values[0], claim.unit, whole.values[0]) }
        }
        return []
    }

    /// "68 percent were in favour, 21 against and the rest undecided": eleven.
    private var undecided: [Figure] {
        let shares = figures.filter(\.isPercent).compactMap(\.values.first)
        let sum = shares.reduce(0, +)
        guard claim.isPercent, isAlone, shares.count >= 2, sum < 100, claim.role.contains(.negated) || isFree else { return [] }
        return [Figure(values: [100 - sum], unit: claim.unit)]
    }

    private var total: [Figure] {
        guard scope != .far, claim.role.contains(.total) || isTelling, let first = figures.first else { return [] }
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
        case (let unit?, nil):
            return (isAlone || isFree) && second.noun.isEmpty && (!first.isDuration || !claim.isPercent)
                ? (first.values[0] * unit.factor, second.values[0] * unit.factor) : nil
        case (nil, let unit?):
            return (isAlone || isFree) && first.noun.isEmpty && (!second.isDuration || !claim.isPercent)
                ? (first.values[0] * unit.factor, second.values[0] * unit.factor) : nil
        }
    }
}
