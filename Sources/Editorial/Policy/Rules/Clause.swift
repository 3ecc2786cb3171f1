/// A part of a sentence up to a comma or conjunction: what it counts, how many, and whether it rules out.
struct Clause {
    let tokens: [GuidelineToken]
    let words: [String]
    /// A "no" of its own, or one from before that goes on.
    let isNegated: Bool

    /// The clauses of a sentence; a "no" goes on until a clause turns.
    static func all(of tokens: [GuidelineToken], forbids: Bool) -> [Clause] {
        // "Emoji and hashtags are taboo": said at the end, meant of all.
        let forbids = forbids || Lexicon.prohibitions.occurs(in: tokens.map(\.folded))
        var isNegated = forbids
        return tokens.split { $0.isBreak && $0.text != ":" || $0.isWord && Lexicon.conjunctions.contains($0.folded) }.map { part in
            let words = part.map(\.folded)
            let says = Lexicon.negations.occurs(in: words)
            if says { isNegated = true } else if !forbids, Lexicon.turns.occurs(in: words) { isNegated = false }
            return Clause(tokens: Array(part), words: words, isNegated: isNegated)
        }
    }

    /// What the clauses of a sentence count. "Avoid long sentences (over 25 words)": a part that is only named is what the next one counts in.
    static func counts(_ clauses: [Clause]) -> [Rule.Check] {
        var named: [Rule.Measure] = []
        return clauses.compactMap { clause in
            let found = clause.measures
            let check = clause.count(found, of: named)
            named = check == nil ? named + found.map(\.0) : []
            return check
        }
    }

    private var measures: [(Rule.Measure, Range<Int>)] {
        Lexicon.measures.compactMap { measure, phrases in phrases.range(in: words).map { (measure, $0) } }
    }

    private func count(_ found: [(Rule.Measure, Range<Int>)], of named: [Rule.Measure]) -> Rule.Check? {
        guard let (measure, place) = counted(found) else { return nil }
        let scope = scope(found.map(\.0).filter { $0 != measure } + named, of: measure)
        guard let (least, most) = bounds(near: place, of: measure) else { return nil }
        return .count(measure, in: scope, atLeast: least, atMost: most)
    }

    /// Of "sentences of at most 20 words", the words: what stands behind the number.
    private func counted(_ found: [(Rule.Measure, Range<Int>)]) -> (Rule.Measure, Range<Int>)? {
        guard let number = number(near: nil) else { return found.first }
        let behind = found.filter { $0.1.lowerBound > number }.min { $0.1.lowerBound < $1.1.lowerBound }
        guard let behind else { return found.first }
        return Lexicon.places.occurs(in: Array(words[number..<behind.1.lowerBound])) ? nil : behind
    }

    private func scope(_ others: [Rule.Measure], of measure: Rule.Measure) -> Rule.Scope {
        if Lexicon.firstLine.occurs(in: words) { return .firstLine }
        if others.contains(.sentences), measure == .words || measure == .characters { return .sentence }
        if others.contains(.paragraphs), [.words, .characters, .sentences].contains(measure) { return .paragraph }
        return .post
    }

    private func number(near place: Range<Int>?) -> Int? {
        let compares = [Lexicon.more, Lexicon.less, Lexicon.most, Lexicon.least].contains { $0.occurs(in: words) }
        return tokens.indices.first { index in
            guard case .number(_, let isArticle) = tokens[index].kind else { return false }
            // A number counts what follows it closely, or what stands before a colon: "Hashtags: 3".
            if isArticle, !compares { return false }
            return place.map { $0.lowerBound > index && $0.lowerBound - index <= 4 || isLabelled($0, index) } ?? true
        }
    }

    private func isLabelled(_ place: Range<Int>, _ index: Int) -> Bool {
        tokens.firstIndex { $0.text == ":" }.map { place.upperBound <= $0 && $0 < index } ?? false
    }

    private func bounds(near place: Range<Int>, of measure: Rule.Measure) -> (Int?, Int?)? {
        guard let index = number(near: place), case .number(let range, _) = tokens[index].kind else { return unnumbered(measure) }
        if range.count > 1 { return (range.lowerBound, range.upperBound) }
        let number = range.lowerBound
        if Lexicon.most.occurs(in: words) { return (nil, number) }
        if Lexicon.least.occurs(in: words) { return (number, nil) }
        if Lexicon.more.occurs(in: words) { return isNegated ? (nil, number) : (number + 1, nil) }
        if Lexicon.less.occurs(in: words) { return isNegated ? (number, nil) : (nil, max(0, number - 1)) }
        if isNegated { return nil }
        let isLimit = Lexicon.permissions.occurs(in: words) || measure.isLength
        return (isLimit ? nil : number, number)
    }

    /// "No emoji", "every post has hashtags".
    private func unnumbered(_ measure: Rule.Measure) -> (Int?, Int?)? {
        if measure.isLength || Lexicon.vagueness.occurs(in: words) { return nil }
        if isNegated { return (nil, 0) }
        return Lexicon.universals.occurs(in: words) && !Lexicon.permissions.occurs(in: words) ? (1, nil) : nil
    }
}

extension Rule.Measure {
    /// Of which every text has some.
    fileprivate var isLength: Bool { [.words, .characters, .sentences, .paragraphs].contains(self) }
}
