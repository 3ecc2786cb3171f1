/// Words of a source that are not a draft's word, and so like it that they show what was altered, or that nothing was.
extension SourceIndex {
    /// "Nordsee" where the draft has "Ostsee".
    func turned(_ key: String) -> Int? {
        guard let turn = Self.turns.first(where: key.hasPrefix), key.count >= turn.count + 3 else { return nil }
        let rest = key.dropFirst(turn.count)
        return Self.turns.lazy.filter { $0 != turn }.compactMap { self.places(of: $0 + rest).first }.first
    }

    private static let turns = ["nord", "sud", "ost", "west"]

    /// "Harriet" where the draft has "Helen" before the same last name, at the beginning of a sentence.
    func otherFirstName(_ index: Int, in draft: FactTokens) -> Int? {
        guard let first = draft[index], first.startsSentence, let last = draft[index + 1], last.isCapital, last.kind == .word,
            !last.isGlued,
            first.key.count >= 3, !Self.roles.contains(where: first.key.hasSuffix), !GermanNouns.isRole(first.key), !isSmall(first.key),
            draft[index + 2]?.isCapital != true
        else { return nil }
        let before = places(of: last.key).map { $0 - 1 }
        guard let place = before.first(where: isName), before.allSatisfy({ text.key($0) != first.key }) else { return nil }
        return text[place + 1]?.isGlued == false && !NameReader.isCommon(text.key(place)) ? place : nil
    }

    /// Whose name stands behind what somebody is, where none of these words is in a sentence with it.
    func bearer(of role: String, but name: [String]) -> String? {
        let roles = places(of: role)
        let sentences = Set(roles.map { text.sentenceNumber(of: $0) })
        guard !name.contains(where: { places(of: $0).contains { sentences.contains(text.sentenceNumber(of: $0)) } }) else { return nil }
        let bearers = roles.filter { place in
            guard let first = text[place + 1], let last = text[place + 2] else { return false }
            return first.kind == .word && first.isCapital && !first.startsSentence && last.kind == .word && last.isCapital
                && !NameReader.isCommon(first.key)
        }
        return bearers.first.map { text.words(($0 + 1)..<($0 + 3)) }
    }

    /// What those are called who make or do something: "Striker", "Biologist", "Physiker", "Directrice".
    private static let roles = [
        "er", "or", "ist", "ian", "man", "ant", "ess", "erin", "orin", "istin", "eur", "euse", "iste", "ien", "ienne", "trice", "cian",
        "ing",
        "ed", "chef", "boss", "company", "group", "firm",
    ]

    /// "Sander-Holt" where the draft has "Sander-Wolf", and "Fraunhofer-Institut" where it has "Helmholtz-Institut".
    func hyphened(_ index: Int, in draft: FactTokens) -> Int? {
        if draft.key(index - 1) == "-", draft[index]?.isGlued == true, draft[index - 2]?.isCapital == true {
            return places(of: draft.key(index - 2)).lazy.map { $0 + 2 }.first { place in
                isPart(place) && text.key(place - 1) == "-" && text[place - 3]?.isCapital == true
            }
        }
        guard draft.key(index + 1) == "-", Self.bodies.contains(draft.key(index + 2)) else { return nil }
        return places(of: draft.key(index + 2)).lazy.map { $0 - 2 }.first { isPart($0) && text.key($0 + 1) == "-" }
    }

    private func isPart(_ place: Int) -> Bool {
        guard let token = text[place], token.kind == .word, token.isCapital else { return false }
        return !GermanNouns.isRole(token.key) && !GermanNouns.hasEnding(token.key)
    }

    private static let bodies: Set = [
        "institut", "universitat", "klinikum", "gymnasium", "stiftung", "schule", "hochschule", "strasse", "platz", "allee", "ufer",
        "arena",
        "stadion", "preis", "museum", "gruppe", "werke", "kirche", "brucke",
    ]

    /// "Seidel" where the draft has "Seidl": another spelling of what is surely a name here.
    func misspelled(_ key: String) -> Int? {
        guard key.count >= Self.shortestSpelling else { return nil }
        let most = key.count >= Self.longSpelling ? 2 : 1
        return text.tokens.indices.first { index in
            let token = text.tokens[index]
            guard token.kind == .word, token.isCapital, token.key != key, token.key.hasPrefix(key.prefix(3)),
                !Self.isInflected(token.key, key),
                text[index - 1]?.isCapital == true, text[index - 1]?.kind == .word, !token.startsSentence
            else { return false }
            return Self.distance(token.key, key, atMost: most)
        }
    }

    private static let shortestSpelling = 5
    private static let longSpelling = 7

    /// Whether the word stands here with another ending: "Rösterien" where the source has "Rösterei".
    func hasInflection(of key: String) -> Bool {
        key.count >= 5 && inflections[key.prefix(5)]?.contains { Self.isInflected($0, key) } == true
    }

    private static func isInflected(_ one: String, _ other: String) -> Bool {
        let stem = one.commonPrefix(with: other)
        return stem >= 5 && endings.contains(String(one.dropFirst(stem))) && endings.contains(String(other.dropFirst(stem)))
    }

    private static let endings: Set = [
        "", "e", "en", "er", "es", "em", "ern", "n", "s", "in", "innen", "ei", "eien", "ien", "i", "ung", "ungen", "t", "te", "ten",
    ]

    /// Whether so few letters differ; the lengths are those of words.
    private static func distance(_ one: String, _ other: String, atMost most: Int) -> Bool {
        let (left, right) = (Array(one.utf8.prefix(40)), Array(other.utf8.prefix(40)))
        guard abs(left.count - right.count) <= most else { return false }
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var corner = row[0]
            row[0] = i + 1
            for (j, another) in right.enumerated() {
                let cost = letter == another ? corner : 1 + min(corner, row[j], row[j + 1])
                corner = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[right.count] <= most
    }
}

extension String {
    /// How many characters two words begin with alike.
    fileprivate func commonPrefix(with other: String) -> Int { zip(self, other).prefix { $0 == $1 }.count }
}
