// Figures of two numbers and more: scores, and durations in hours and minutes.

extension FigureReader {
    /// "2:17:44" and the score "29:26", which is no time of day.
    func compound(at index: Int) -> Found? {
        if let record = record(at: index) { return record }
        guard let first = whole(index), text.key(index + 1) == ":", text[index + 1]?.isGlued == true, text[index + 2]?.isGlued == true,
            let second = whole(index + 2)
        else { return nil }
        guard text.key(index + 3) == ":", text[index + 3]?.isGlued == true, let third = whole(index + 4) else {
            if let unit = FigureUnit.named(text.key(index + 3)), unit.dimension == .seconds, second < 60 {
                return Found(figure: Figure(values: [first + second / 60], unit: unit), range: index..<(index + 4))
            }
            return Found(figure: Self.score(first, second), range: index..<(index + 3))
        }
        let seconds = Figure(values: [first * 3600 + second * 60 + third], unit: FigureUnit.named("seconds"))
        let isNamed = FigureUnit.named(text.key(index + 5))?.dimension == .seconds
        return Found(figure: seconds, range: index..<(index + (isNamed ? 6 : 5)))
    }

    /// "7:54.12": minutes and seconds with their hundredths.
    private func record(at index: Int) -> Found? {
        guard let minutes = whole(index), text.key(index + 1) == ":", text[index + 1]?.isGlued == true, let token = text[index + 2],
            token.isGlued, token.text.count == 5, let seconds = Double(token.text.replacing(",", with: ".")), seconds < 60
        else { return nil }
        let isNamed = FigureUnit.named(text.key(index + 3))?.dimension == .seconds
        let figure = Figure(values: [minutes * 60 + seconds], unit: FigureUnit.named("seconds"))
        return Found(figure: figure, range: index..<(index + (isNamed ? 4 : 3)))
    }

    /// "31-17", "14 zu 7 Stimmen", "24 voix contre 11": what a draft may write as a score.
    func score(at index: Int) -> Found? {
        guard isSource, let first = whole(index) ?? spelled(index) else { return nil }
        guard let joint = (index + 1...index + 2).first(where: { Self.against.contains(text.key($0)) }),
            let second = whole(joint + 1) ?? spelled(joint + 1), whole(index) != nil || (joint...joint + 3).contains(where: isVote)
        else {
            return nil
        }
        return Found(figure: Self.score(first, second), range: index..<(joint + 2))
    }

    private static let against: Set = [":", "-", "–", "to", "zu", "a", "contre", "gegen", "against", "versus"]

    /// Whoever won, the higher number counts as the first.
    static func score(_ first: Double, _ second: Double) -> Figure {
        Figure(values: [max(first, second) * 1000 + min(first, second)], unit: FigureUnit(dimension: .score, factor: 1))
    }

    /// "13 to 2": fifteen took part.
    func sum(of score: Found) -> Found? {
        let near = max(0, score.range.lowerBound - Self.reach)..<score.range.upperBound + 2
        guard score.range.contains(where: { Self.against.contains(text.key($0)) }), near.contains(where: isVote) else { return nil }
        let value = score.figure.values[0]
        let sum = (value / 1000).rounded(.down) + value.truncatingRemainder(dividingBy: 1000)
        return Found(figure: Figure(values: [sum]), range: score.range, isOrdinal: true)
    }

    private static let reach = 8

    private func isVote(_ index: Int) -> Bool { Self.votes.contains(where: text.key(index).hasPrefix) }
    private static let votes = ["vote", "voting", "approv", "passed", "stimm", "voix", "adopt", "rejected", "angenommen", "beschl", "vot"]

    /// "elf zu vier Stimmen"
    private func spelled(_ index: Int) -> Double? {
        guard text[index]?.kind == .word, let number = numbers.read(at: index), number.end == index + 1, !number.isOrdinal else {
            return nil
        }
        return number.unit == nil ? number.values.first : nil
    }

    private func whole(_ index: Int) -> Double? {
        guard let token = text[index], token.kind == .number, token.text.count <= 3 else { return nil }
        return Int(token.text).map(Double.init)
    }

    /// "2 hours 25 minutes" is one figure.
    func joined(_ found: [Found]) -> [Found] {
        var joined: [Found] = []
        for next in found {
            guard let last = joined.last, let sum = sum(last, next) else {
                joined.append(next)
                continue
            }
            joined[joined.count - 1] = sum
        }
        return joined
    }

    /// "1 minute 54", "4 heures 31", "2 euros 20": two digits of the next smaller unit.
    private func rest(_ first: Found, _ second: Found) -> Found? {
        guard first.range.upperBound == second.range.lowerBound, second.range.count == 1, let unit = first.figure.unit,
            second.figure.unit == nil, second.figure.noun.isEmpty, text[second.range.lowerBound]?.text.count == 2,
            first.figure.values[0] == first.figure.values[0].rounded()
        else { return nil }
        var figure = first.figure
        let range = first.range.lowerBound..<second.range.upperBound
        if case .money = unit.dimension, unit.factor == 1 {
            figure.values = [first.figure.values[0] + second.figure.values[0] / 100]
            return Found(figure: figure, range: range)
        }
        guard unit.dimension == .seconds, [60, 3600].contains(unit.factor), second.figure.values[0] < 60 else { return nil }
        figure.values = [first.figure.values[0] * 60 + second.figure.values[0]]
        figure.unit = FigureUnit(dimension: .seconds, factor: unit.factor / 60)
        return Found(figure: figure, range: range)
    }

    private func sum(_ first: Found, _ second: Found) -> Found? {
        if let found = rest(first, second) { return found }
        guard let unit = first.figure.unit, let other = second.figure.unit, unit.dimension == other.dimension, unit.factor > other.factor,
            unit.dimension == .seconds || unit.dimension == .months
        else { return nil }
        // "94 minutes a day and 88 minutes"
        if first.figure.values[0] == 1, unit.factor >= 86400 || unit.dimension == .months { return nil }
        let between = second.range.lowerBound - first.range.upperBound
        guard between == 0 || between == 1 && ["and", "und", "et", ","].contains(text.key(first.range.upperBound)) else { return nil }
        var figure = first.figure
        figure.values = [(first.figure.values[0] * unit.factor + second.figure.values[0] * other.factor) / other.factor]
        figure.unit = other
        return Found(figure: figure, range: first.range.lowerBound..<second.range.upperBound)
    }
}
