/// Figures that a source does not state and that follow from one or two of those that stand near each other.
struct DerivedFigures {
    /// Figures of one sentence, and of it with the two that follow.
    private let alone: [[FigureReader.Found]]
    private let beside: [[FigureReader.Found]]
    /// Those of the first sentences together, for what is said to be so for each or for all.
    private let whole: [FigureReader.Found]
    private let stated: [FigureReader.Found]
    private let counted: Set<String>

    /// Of sentences with many figures, as tables and listings are, nothing is derived.
    private static let most = 10
    private static let reach = 2
    private static let mostOfAll = 24
    /// Rivals are looked for among so many figures.
    private static let mostRivals = 400

    /// `spans` are the times since the years that a source names: from them rates are computed, and nothing else is told.
    init(_ figures: [FigureReader.Found], spans: [FigureReader.Found], in text: FactTokens) {
        stated = figures.filter {
            (!$0.isOrdinal || $0.figure.countsThings && $0.figure.values[0] >= 10) && !Self.isYear($0) && $0.figure.parts.isEmpty
                && ![.score, .version].contains($0.figure.unit?.dimension)
        }
        counted = Set(stated.map(\.figure.noun)).subtracting([""])
        whole = Array(stated.prefix(Self.mostOfAll))
        let groups = Dictionary(grouping: stated + spans) { text.sentenceNumber(of: $0.range.lowerBound) }
        let numbers = groups.keys.sorted()
        alone = numbers.compactMap { groups[$0] }.filter { $0.count <= Self.most }
        beside = numbers.flatMap { number in
            (1...Self.reach).map { next in (number...number + next).flatMap { groups[$0] ?? [] } }
        }.filter { $0.count <= Self.most }
    }

    private static func isYear(_ found: FigureReader.Found) -> Bool {
        found.figure.unit == nil && found.range.count == 1 && (1900...2100).contains(found.figure.values[0]) && found.figure.magnitude == 1
            && !found.figure.countsThings
    }

    /// Whether another figure of the claim's kind is stated: then it is more likely altered than computed.
    func isContested(_ claim: Figure) -> Bool { stated.prefix(Self.mostRivals).contains { $0.figure.isRival(of: claim) } }

    /// Whether the claim looks like one of those with a slip.
    private func isSlip(_ claim: Figure) -> Bool {
        stated.prefix(Self.mostRivals).contains { $0.figure.isRival(of: claim) && claim.isSlip(of: $0.figure) }
    }

    /// The token where the sentence stands that a figure can be computed from.
    func place(of claim: Figure) -> Int? {
        let isFree = !isSlip(claim)
        let noun = claim.wholeNoun
        let isCounted = counted.contains(noun)
        // Of members that are counted, a share is computed from their number.
        let groups = { (all: [[FigureReader.Found]]) in isCounted ? all.filter { $0.contains { $0.figure.noun == noun } } : all }
        let isSound = { (group: [FigureReader.Found], scope: Derivation.Scope) in
            Derivation(claim, group.map(\.figure), scope, isFree: isFree, counted: counted).isSound
        }
        let found = groups(alone).first { isSound($0, .sentence) } ?? groups(beside).first { isSound($0, .near) }
        if let found { return found.first?.range.lowerBound }
        return isSound(whole, .far) ? whole.first?.range.lowerBound : nil
    }
}

extension Figure {
    /// Whether it is of the kind that the claim gives, and another.
    fileprivate func isRival(of claim: Figure) -> Bool {
        guard claim.values[0] > 0, (0.1...10).contains(values[0] / claim.values[0]), !role.contains(.age), !isDuration || values[0] != 1
        else { return false }
        switch (unit, claim.unit) {
        case (nil, nil): return claim.noun.isEmpty || noun.isEmpty || noun == claim.noun || clause.contains(claim.noun)
        case (let unit?, let other?): return unit.agrees(with: other) && (!isDuration || unit.factor == other.factor)
        default: return false
        }
    }
}
