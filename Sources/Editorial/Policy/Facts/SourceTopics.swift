/// What the sentences of a source are about, to tell a figure that is told of something else.
struct SourceTopics {
    private let text: FactTokens
    /// The one sentence that has a word; words of several sentences tell nothing.
    private let sentences: [String: Int]

    init(_ text: FactTokens) {
        self.text = text
        var sentences: [String: Int] = [:]
        for (index, token) in text.tokens.enumerated() where token.kind == .word && token.key.count >= 4 {
            let stem = OwnCount.stem(token.key)
            let number = text.sentenceNumber(of: index)
            sentences[stem] = sentences[stem].map { $0 == number ? number : -1 } ?? number
        }
        self.sentences = sentences
    }

    /// "The order backlog rose to 141 million": the source has the figure where it speaks of revenue, and another figure of that unit in the
    /// words of the claim.
    func isElsewhere(_ claim: Figure, _ places: [FigureReader.Found], _ all: [FigureReader.Found]) -> Bool {
        let words = claim.clause.filter { sentences[$0] ?? -1 >= 0 }
        if isOtherNoun(claim, places, all) || !places.isEmpty && places.allSatisfy({ isOfAnother($0, claim, all) }) { return true }
        if claim.countsThings, places.contains(where: { $0.figure.noun == claim.noun }) { return false }
        guard words.count >= Self.least, places.allSatisfy({ isToldApart($0, from: words) }) else { return false }
        let homes = Set(places.map { text.sentenceNumber(of: $0.range.lowerBound) })
        return all.contains { rival in
            guard isRival(rival.figure, of: claim), !claim.isSaid(by: rival.figure), !isSaidToo(rival.figure, claim) else { return false }
            let number = text.sentenceNumber(of: rival.range.lowerBound)
            if homes.contains(number) { return words.intersection(rival.figure.clause).count >= Self.least }
            return !words.contains { homes.contains(sentences[$0] ?? -1) } && words.count { sentences[$0] == number } >= Self.least
        }
    }

    /// "45 branches" where the source has 39 of them and 45 jobs.
    private func isOtherNoun(_ claim: Figure, _ places: [FigureReader.Found], _ all: [FigureReader.Found]) -> Bool {
        guard claim.unit == nil, claim.countsThings, claim.values[0] > 0,
            places.allSatisfy({ !$0.isOrdinal && $0.figure.countsThings && !$0.figure.clause.contains(claim.noun) }),
            places.allSatisfy({ claim.clause.subtracting([claim.noun]).isDisjoint(with: $0.figure.clause) }),
            !Self.people.contains(claim.noun) || !places.contains(where: { Self.people.contains($0.figure.noun) })
        else { return false }
        return all.contains { rival in
            let ratio = rival.figure.values[0] / claim.values[0]
            return rival.figure.unit == nil && rival.figure.noun == claim.noun && (0.1...10).contains(ratio)
                && !claim.isSaid(by: rival.figure) && !isSaidToo(rival.figure, claim)
        }
    }

    /// "Swapsy has 5.1 million users" where the source has so many for Reloop, "ahead of Swapsy with 3.8 million".
    private func isOfAnother(_ place: FigureReader.Found, _ claim: Figure, _ all: [FigureReader.Found]) -> Bool {
        let sentence = tokens(around: place.range.lowerBound)
        let names = sentence.filter { claim.subject.contains(text.key($0)) && text[$0]?.isCapital == true }
        guard !names.isEmpty else { return false }
        let rivals = all.map(\.range.lowerBound).filter { index in sentence.contains(index) && index != place.range.lowerBound }
            .filter { index in
                all.contains { $0.range.lowerBound == index && isRival($0.figure, of: claim) && !claim.isSaid(by: $0.figure) }
            }
        return names.allSatisfy { name in
            if name > place.range.lowerBound {
                return (1...3).contains { Self.comparing.contains(text.key(name - $0)) }
                    || rivals.contains { (name..<name + 6).contains($0) }
            }
            guard let rival = rivals.first(where: { $0 > name && $0 < place.range.lowerBound }) else { return false }
            return (rival..<place.range.lowerBound).contains { text[$0]?.isCapital == true && text[$0]?.kind == .word }
        }
    }

    private static let comparing: Set = ["than", "als", "que", "ahead", "vor", "devant", "behind", "hinter", "derriere"]

    private func tokens(around index: Int) -> Range<Int> {
        var first = index
        while first > 0, index - first < Self.reach, text[first]?.startsSentence == false { first -= 1 }
        var last = index + 1
        while let token = text[last], !token.startsSentence, last - index < Self.reach { last += 1 }
        return first..<last
    }

    private static let reach = 60

    /// The text has the rival beside the claim: it tells both apart itself.
    private func isSaidToo(_ rival: Figure, _ claim: Figure) -> Bool { rival.values.contains(where: claim.others.contains) }

    /// Whether what stands around it is of something else; of "It is limited to 4,000 pieces" nobody can say.
    private func isToldApart(_ place: FigureReader.Found, from words: Set<String>) -> Bool {
        guard !place.figure.clause.isEmpty, words.isDisjoint(with: place.figure.clause) else { return false }
        var first = place.range.lowerBound
        while first > 0, text[first]?.startsSentence == false { first -= 1 }
        return !Self.pronouns.contains(text.key(first))
    }

    static func isPronoun(_ key: String) -> Bool { pronouns.contains(key) }

    private static let pronouns: Set = [
        "it", "he", "she", "they", "this", "that", "these", "those", "its", "their", "er", "sie", "es", "das", "dies", "diese", "dieser",
        "dabei",
        "davon", "damit", "dort", "il", "elle", "ils", "elles", "cela", "ce", "c", "celui", "celle", "y",
    ]

    /// Whether two nouns may count the same: people have many names.
    static func mayAgree(_ noun: String, _ other: String) -> Bool { noun == other || people.contains(noun) && people.contains(other) }

    /// Stems of what people are called, one for the other.
    private static let people: Set = [
        "peopl", "emplo", "worke", "staff", "jobs", "membe", "resid", "custo", "user", "perso", "salar", "poste", "habit", "clien",
        "besch", "mitar", "mensc", "leute", "stell", "anges", "einwo", "kunde", "nutze", "agent", "visit", "besuc", "guest", "gaste",
        "passe", "fahrg", "patie", "women", "child", "kinde", "enfan", "pupil", "stude", "eleve",
    ]
    private static let least = 2

    private func isRival(_ figure: Figure, of claim: Figure) -> Bool {
        switch (figure.unit, claim.unit) {
        // A bare number may be a version, a score or a line of a bus.
        case (nil, nil): claim.countsThings
        case (let unit?, let other?): unit.agrees(with: other)
        default: false
        }
    }
}
