/// Finds the figures of a text: numbers with their units, fractions and ratios.
struct FigureReader {
    struct Found {
        var figure: Figure
        let range: Range<Int>
        var isOrdinal = false
    }

    let text: FactTokens
    let numbers: NumberReader
    let isSource: Bool
    private let context: FigureContext
    private let own: OwnCount
    private let idioms: Set<Int>
    private let isTaken: (Int) -> Bool

    /// `isTaken` tells the tokens that are parts of dates. Of a source, what may be no figure is read too.
    init(_ text: FactTokens, isSource: Bool = false, isTaken: @escaping (Int) -> Bool) {
        self.text = text
        self.isSource = isSource
        self.isTaken = isTaken
        numbers = NumberReader(text)
        context = FigureContext(text: text)
        own = OwnCount(text: text)
        idioms = NumberIdioms.tokens(of: text)
    }

    func all() -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < text.tokens.count {
            if let score = isTaken(index) ? nil : score(at: index) {
                found += (sum(of: score).map { [score, $0] } ?? [score]).map(withContext)
            }
            let next = isNone(index) || isScale(index) ? nil : compound(at: index) ?? share(at: index) ?? figure(at: index)
            guard let next, !next.range.contains(where: isTaken) else {
                index = max(next?.range.upperBound ?? 0, index + 1)
                continue
            }
            found.append(withContext(next))
            // "nine in ten shops", "29:26": a source says each of the two.
            if isSource, !next.figure.parts.isEmpty || next.figure.unit?.dimension == .score {
                found += next.range.compactMap { figure(at: $0) }.map(withContext)
            }
            index = max(next.range.upperBound, index + 1)
        }
        found = wholes(joined(shared(found)))
        return isSource ? found : alone(inheriting(found))
    }

    /// "ten of the 14 plaques", "80 serveurs sur 340".
    private func wholes(_ found: [Found]) -> [Found] {
        var found = found
        for index in found.indices.dropLast() {
            let between = found[index].range.upperBound..<max(found[index].range.upperBound, found[index + 1].range.lowerBound)
            guard (1...4).contains(between.count), between.contains(where: { Self.ofs.contains(text.key($0)) }) else { continue }
            found[index].figure.whole = found[index + 1].figure.values[0]
        }
        return isSource ? partitive(including(found)) : found
    }

    /// "19 species, among them six crabs", "4,7 millions, dont 1,9 de la région".
    private func including(_ found: [Found]) -> [Found] {
        var found = found
        for index in found.indices.dropLast() {
            let between = found[index].range.upperBound..<max(found[index].range.upperBound, found[index + 1].range.lowerBound)
            guard between.count <= 8, between.contains(where: isInclusion),
                text.sentenceNumber(of: between.lowerBound) == text.sentenceNumber(of: found[index + 1].range.lowerBound),
                found[index + 1].figure.values[0] < found[index].figure.values[0]
            else { continue }
            found[index + 1].figure.whole = found[index].figure.values[0]
            if case .money = found[index].figure.unit?.dimension, found[index + 1].figure.unit == nil {
                (found[index + 1].figure.unit, found[index + 1].figure.noun) = (found[index].figure.unit, "")
            }
        }
        return found
    }

    private func isInclusion(_ index: Int) -> Bool {
        Self.inclusions.contains(text.key(index))
            || ["which", "them", "whom"].contains(text.key(index)) && ["of", "among"].contains(text.key(index - 1))
    }

    private static let inclusions: Set = ["including", "darunter", "davon", "dont"]

    /// "Of the 48,200 people without work, 17,300 ...": what follows is a part of them.
    private func partitive(_ found: [Found]) -> [Found] {
        var found = found
        for index in found.indices.dropLast() where found[index].figure.unit == nil {
            let start = found[index].range.lowerBound
            guard (1...3).contains(where: { Self.partitives.contains(text.key(start - $0)) && text[start - $0]?.startsSentence == true }),
                text.sentenceNumber(of: start) == text.sentenceNumber(of: found[index + 1].range.lowerBound)
            else { continue }
            found[index + 1].figure.whole = found[index].figure.values[0]
        }
        return found
    }

    private static let partitives: Set = ["of", "von", "sur", "unter", "among", "parmi"]

    /// "statt fünfzehn Minuten nur noch anderthalb": the unit of what stands before.
    private func inheriting(_ found: [Found]) -> [Found] {
        var found = found
        for index in found.indices.dropFirst() where found[index].figure.unit == nil && found[index].figure.noun.isEmpty {
            let last = found[index - 1]
            guard text.sentenceNumber(of: last.range.lowerBound) == text.sentenceNumber(of: found[index].range.lowerBound) else { continue }
            found[index].figure.inherited = last.figure.unit ?? last.figure.inherited
            found[index].figure.inheritedMagnitude = max(last.figure.magnitude, last.figure.inheritedMagnitude)
        }
        return found
    }

    private static let ofs: Set = ["of", "der", "von", "des", "sur", "aller", "den"]

    private static let mostOthers = 40

    /// A figure that is the only one of its sentence is what all of the sentence is about.
    private func alone(_ found: [Found]) -> [Found] {
        let counts = found.reduce(into: [:]) { $0[text.sentenceNumber(of: $1.range.lowerBound), default: 0] += 1 }
        return found.map { next in
            let number = text.sentenceNumber(of: next.range.lowerBound)
            var next = next
            guard counts[number] == 1 else {
                next.figure.times = found.prefix(Self.mostOthers).filter {
                    text.sentenceNumber(of: $0.range.lowerBound) == number && $0.range != next.range
                }
                .compactMap(\.figure.days)
                next.figure.others = found.prefix(Self.mostOthers).filter { text.sentenceNumber(of: $0.range.lowerBound) == number }
                    .flatMap(\.figure.values)
                return next
            }
            next.figure.subject = Clauses.subject(before: next.range.lowerBound, in: text)
            next.figure.clause = Clauses.sentence(around: next.range, in: text)
            return next
        }
    }

    private func isNone(_ index: Int) -> Bool { isTaken(index) || isListMark(index) || idioms.contains(index) && !isSource }

    /// The ten of "9.1 out of 10".
    private func isScale(_ index: Int) -> Bool {
        guard !isSource, ["10", "100", "5", "20"].contains(text.key(index)) else { return false }
        let start =
            text.key(index - 1) == "of" && text.key(index - 2) == "out"
            ? index - 3 : ["von", "sur"].contains(text.key(index - 1)) ? index - 2 : -1
        return text[start]?.kind == .number && text[start]?.text.contains { ".,".contains($0) } == true
    }

    /// "1. Read it", "2) Try it": the text's own numbering.
    private func isListMark(_ index: Int) -> Bool {
        guard let token = text[index], token.kind == .number, token.startsSentence, token.text.count <= 2 else { return false }
        guard let mark = text[index + 1], mark.isGlued, [".", ")", "/"].contains(mark.key), text[index + 2]?.isGlued == false else {
            return false
        }
        return isLineStart(token)
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

    private func withContext(_ found: Found) -> Found {
        var found = found
        let (start, end) = (found.range.lowerBound, found.range.upperBound)
        let after = HedgeWords.after(end, in: text)
        let hedge = after == .none ? HedgeWords.before(start, in: text) : after
        if hedge != .none { found.figure.hedge = hedge }
        found.figure.role.formUnion(context.role(found.range))
        if found.figure.role.contains(.share) { found.figure.wholeNoun = context.wholeNoun(end) }
        found.figure.per = context.per(found.range)
        if found.figure.per != nil { found.figure.role.insert(.each) }
        found.figure.period = context.period(found.range)
        found.figure.clause = Clauses.stems(around: found.range, in: text)
        return found
    }

    // MARK: plain figures

    private func figure(at start: Int) -> Found? {
        guard let reading = numbers.read(at: start) ?? lonelyOne(at: start) else { return ordinal(at: start) }
        if !isSource, NumberReader.mayBeAdjective(text.tokens[start].text) { return nil }
        var end = reading.end
        var values = reading.values
        var unit = reading.unit ?? version(start)
        let value = values[0]
        let isOwn = own.isOwn(value, start: start, end: end)
        let point = isOwn ? own.point(end) : nil
        if unit == nil, !reading.isOrdinal, point == nil || point == "point" || point == "punkt",
            let (found, next) = self.unit(at: end, behind: reading)
        {
            (unit, end) = (found, next)
        }
        if unit == nil, let sign = text[start - 1], sign.kind != .number { unit = FigureUnit.currency(before: sign.key) }
        if unit?.dimension == .length, text.key(end - 1) == "m", text[end - 1]?.isGlued == true, text.language == .english {
            // "21m users"
            values += values.map { $0 * 1e6 }
            unit = nil
        }
        if let half = numbers.endOfHalf(end), unit != nil { (values, end) = (values.map { $0 + 0.5 }, half) }
        var figure = Figure(values: values, unit: unit, hedge: reading.isRough ? .about : .none, magnitude: reading.magnitude)
        figure.isRoundWord = text[start]?.kind == .word && end == start + 1 && [10, 100, 1000].contains(value)
        if reading.isRough { figure.tolerance = 0.05 * value }
        figure.noun = unit == nil ? own.point(end) ?? context.noun(end) : point ?? ""
        figure.countsOwnPoints = isOwn && (unit == nil || point != nil)
        return Found(figure: figure, range: start..<end, isOrdinal: reading.isOrdinal)
    }

    /// "3.2.1" is no number.
    private func version(_ index: Int) -> FigureUnit? {
        let parts = text.tokens[index].text.split(separator: ".")
        guard parts.count > 2, parts.dropFirst().contains(where: { $0.count != 3 }) else { return nil }
        return FigureUnit(dimension: .version, factor: 1)
    }

    /// "ein Prozent", "one percent"; of a source "a year" too, which a draft may call twelve months.
    private func lonelyOne(at index: Int) -> NumberReader.Reading? {
        // "nine hours, one more than today"
        if isSource, NumeralWords.ones.contains(text.key(index)), isMore(index + 1) {
            return NumberReader.Reading(values: [1], end: index + 1)
        }
        guard NumeralWords.ones.contains(text.key(index)), let (unit, end) = unit(at: index + 1, behind: nil) else { return nil }
        let isTime = unit.dimension == .months || unit.dimension == .seconds
        guard unit.dimension == .percent || isSource && (isTime || isMore(end)) else { return nil }
        return NumberReader.Reading(values: [1], end: index + 1)
    }

    private func isMore(_ index: Int) -> Bool {
        let key = text.key(index) == "de" ? text.key(index + 1) : text.key(index)
        return ["more", "less", "fewer", "mehr", "weniger", "plus", "moins"].contains(key) && text[index]?.startsSentence == false
    }

    private func ordinal(at index: Int) -> Found? {
        let key = text.key(index)
        guard text[index]?.kind == .word, let value = NumeralWords.ordinal(key, text.language) ?? pair(key) else { return nil }
        if text.language == .german, text[index]?.isCapital == true, !isSource { return nil }
        if value == 2, !isSource, !Self.articles.contains(text.key(index - 1)) { return nil }
        let isAgain = ["time", "mal", "fois", "chance", "attempt", "anlauf"].contains(text.key(index + 1))
        let figure = Figure(values: [value], unit: nil, role: isAgain ? .again : [])
        return Found(figure: figure, range: index..<(index + 1), isOrdinal: true)
    }

    /// "both": a source that says so names two.
    private func pair(_ key: String) -> Double? { isSource ? Self.pairs[key] : nil }

    private static let pairs: [String: Double] = [
        "both": 2, "pair": 2, "couple": 2, "duo": 2, "twin": 2, "twins": 2, "trio": 3, "quartet": 4, "beide": 2, "beiden": 2, "beides": 2,
        "beider": 2, "zweier": 2, "dreier": 3, "paire": 2, "quatuor": 4, "silver": 2, "bronze": 3, "podium": 3, "silber": 2,
        "siegerpodest": 3,
    ]

    private static let articles: Set = [
        "the", "its", "their", "his", "her", "der", "die", "das", "den", "dem", "im", "zum", "zur", "seine", "ihre", "le", "la", "sa",
        "son", "leur",
    ]

    // MARK: ranges

    /// "10 to 15 %", "von 3,75 auf 0,9 Millionen Euro": the first may have the unit and the magnitude of the second.
    private func shared(_ found: [Found]) -> [Found] {
        var found = found
        for index in found.indices.dropLast().reversed() {
            let (first, second) = (found[index], found[index + 1])
            // "from five hours to two and a half"
            if isSource, first.figure.unit != nil, second.figure.unit == nil, second.figure.noun.isEmpty,
                second.range.lowerBound - first.range.upperBound == 1, Self.ends.contains(text.key(first.range.upperBound))
            {
                found[index + 1].figure.unit = first.figure.unit
            }
            if isSource, isCompared(first.range.upperBound, second.range.lowerBound) {
                found[index + 1].figure.compared = first.figure.values[0]
            }
            if second.figure.period == nil, isJoined(first.range.upperBound, second.range.lowerBound) {
                found[index + 1].figure.period = first.figure.period
            }
            guard first.figure.unit == nil, isJoined(first.range.upperBound, second.range.lowerBound) else { continue }
            found[index].figure.unit = second.figure.unit
            found[index].figure.noun = second.figure.noun
            if first.figure.magnitude == 1, second.figure.magnitude > 1 {
                found[index].figure.values = first.figure.values.map { $0 * second.figure.magnitude } + first.figure.values
                found[index].figure.magnitude = second.figure.magnitude
            }
        }
        return found
    }

    /// "412 million in 2025 from 367 million"
    private func isCompared(_ end: Int, _ start: Int) -> Bool {
        guard end < start, start - end <= Self.comparison, text.sentenceNumber(of: end) == text.sentenceNumber(of: start) else {
            return false
        }
        return (end..<start).contains { Self.comparing.contains(text.key($0)) }
    }

    private static let comparison = 8
    private static let comparing: Set = [
        "to", "auf", "a", "from", "against", "compared", "instead", "than", "after", "statt", "gegenuber", "nach", "contre", "lieu",
        "auparavant", "versus",
    ]

    private func isJoined(_ end: Int, _ start: Int) -> Bool {
        guard end < start, start - end <= 3 else { return false }
        return (end..<start).allSatisfy { Self.joints.contains(text.key($0)) }
    }

    private static let ends: Set = ["to", "auf", "a"]
    private static let joints: Set = [
        "to", "and", "or", "bis", "und", "oder", "auf", "a", "et", "ou", "au", "-", "–", "—", "statt", "instead", "of", "lieu", "de", "$",
        "€", "£",
    ]
}
