/// Figures that a source does not state and that follow from one or two of those that stand near each other.
struct DerivedFigures {
    /// Figures of one sentence, and of it with the two that follow.
    private let alone: [[FigureReader.Found]]
    private let beside: [[FigureReader.Found]]
    private let stated: [FigureReader.Found]

    /// Of sentences with many figures, as tables and listings are, nothing is derived.
    private static let most = 10
    private static let reach = 2
    /// Rivals are looked for among so many figures.
    private static let mostRivals = 400

    init(_ figures: [FigureReader.Found], in text: FactTokens) {
        stated = figures.filter { !$0.isOrdinal && $0.figure.parts.isEmpty && ![.score, .version].contains($0.figure.unit?.dimension) }
        let groups = Dictionary(grouping: stated) { text.sentenceNumber(of: $0.range.lowerBound) }
        let numbers = groups.keys.sorted()
        alone = numbers.compactMap { groups[$0] }.filter { $0.count <= Self.most }
        beside = numbers.flatMap { number in
            (1...Self.reach).map { next in (number...number + next).flatMap { groups[$0] ?? [] } }
        }.filter { $0.count <= Self.most }
    }

    /// Whether another figure of the claim's kind is stated: then it is more likely altered than computed.
    func isContested(_ claim: Figure) -> Bool { stated.prefix(Self.mostRivals).contains { $0.figure.isRival(of: claim) } }

    /// The token where the sentence stands that a figure can be computed from.
    func place(of claim: Figure) -> Int? {
        let isFree = !isContested(claim)
        let found = alone.first { Derivation(claim, $0.map(\.figure), isAlone: true, isFree: isFree).isSound } ?? near(claim, isFree)
        return found?.first?.range.lowerBound
    }

    /// From several sentences, only what is said to be a change, a sum, a part or a rate.
    private func near(_ claim: Figure, _ isFree: Bool) -> [FigureReader.Found]? {
        guard isFree || !claim.role.isDisjoint(with: [.change, .total, .each]) || claim.whole != nil else { return nil }
        return beside.first { Derivation(claim, $0.map(\.figure), isAlone: false, isFree: isFree).isSound }
    }
}

extension Figure {
    /// Whether it is of the kind that the claim gives, and another.
    fileprivate func isRival(of claim: Figure) -> Bool {
        guard claim.values[0] > 0, (0.1...10).contains(values[0] / claim.values[0]), !role.contains(.age) else { return false }
        switch (unit, claim.unit) {
        case (nil, nil): return claim.noun.isEmpty || noun.isEmpty || noun == claim.noun || clause.contains(claim.noun)
        case (let unit?, let other?): return unit.agrees(with: other) && (!isDuration || unit.factor == other.factor)
        default: return false
        }
    }
}
