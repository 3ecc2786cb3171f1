// Words of a draft that are made of a source's: "BAG" for the Bundesarbeitsgericht, "L1132" for "L. 1132".

extension SourceIndex {
    /// Whether it is short for a word here, or for the first letters of some that stand side by side.
    func isLong(for token: FactTokens.Token) -> Bool {
        let letters = token.text.hasSuffix("s") ? String(token.key.dropLast()) : token.key
        guard (2...6).contains(letters.count), token.isOddlySpelled, token.key.allSatisfy(\.isLetter) else { return false }
        return words.contains { Self.abbreviates(letters, $0) } || hasInitials(letters)
    }

    /// Letter by letter in their order, the first one first.
    private static func abbreviates(_ letters: String, _ word: String) -> Bool {
        guard word.utf8.count >= max(6, letters.utf8.count * 2), word.first == letters.first else { return false }
        var rest = letters[...]
        for letter in word where letter == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    private func hasInitials(_ letters: String) -> Bool {
        guard letters.count >= 2 else { return false }
        var last = ""
        for token in text.tokens where token.kind == .word && token.isCapital {
            last = String((last + token.key.prefix(1)).suffix(letters.count))
            if last == letters { return true }
        }
        return letters.count >= 3 && hasSmallInitials(letters)
    }

    /// "CSE" for the "comité social et économique": words of any spelling, but for small ones.
    private func hasSmallInitials(_ letters: String) -> Bool {
        var last = ""
        for token in text.tokens where token.kind == .word && !FactLanguage.isSmall(token.key) {
            last = String((last + token.key.prefix(1)).suffix(letters.count))
            if last == letters { return true }
        }
        return false
    }

    /// "Patagonia" where the source has "Patagonien".
    func hasForeignForm(of key: String) -> Bool {
        guard key.count >= 6 else { return false }
        return inflections[key.prefix(5)]?.contains { word in
            let stem = zip(word, key).prefix { $0 == $1 }.count
            return stem >= 5 && Self.placeEndings.contains(String(word.dropFirst(stem)))
                && Self.placeEndings.contains(String(key.dropFirst(stem)))
        } == true
    }

    /// "Nantes" where the source has "nantais", "Bremer" where it has "Bremen".
    func hasDemonym(of key: String) -> Bool {
        Self.roots(of: key).contains { root in
            words.contains { word in
                word.hasPrefix(root) && word != key && Self.isDemonym(word.dropFirst(root.count), key.dropFirst(root.count))
            }
        }
    }

    /// The word without the vowels and the "s" at its end, and without the ending of who lives there.
    private static func roots(of key: String) -> Set<String> {
        let place = key.reversed().drop { "aeiouys".contains($0) }.reversed()
        let people = demonyms.filter(key.hasSuffix).map { String(key.dropLast($0.count)) }
        return Set([String(place)] + people).filter { $0.count >= 4 && key.count - $0.count <= 5 }
    }

    private static func isDemonym(_ one: Substring, _ other: Substring) -> Bool {
        let places: Set<Substring> = ["", "e", "es", "s", "en", "a", "o", "y"]
        return demonyms.contains(String(one)) && places.contains(other) || demonyms.contains(String(other)) && places.contains(one)
    }

    private static let demonyms: Set = [
        "ais", "aise", "aises", "nais", "naise", "naises", "ois", "oise", "oises", "ien", "ienne", "iens", "iennes", "ain", "aine", "ains",
        "aines", "er", "ers", "ner", "isch", "ische", "ischen", "ischer", "isches", "ian", "ians", "ese", "ish",
    ]

    private static let placeEndings: Set = ["ia", "ien", "iens", "en", "ie", "a", "y", "ya", "o", "os"]

    /// "France" in what is written in French of things at home.
    func isHome(_ key: String) -> Bool {
        switch text.language {
        case .french: PlaceNames.common(key) == "france"
        case .german: PlaceNames.common(key) == "germany"
        default: false
        }
    }

    /// Whether the two words are a name here, with no further word in capitals behind it.
    func endsName(_ first: String, _ last: String) -> Bool {
        places(of: last).contains { text.key($0 - 1) == first && text[$0 + 1]?.isCapital != true }
    }

    /// "L1132" where "L. 1132" stands here: its letters and its digits, one after the other.
    func hasParts(of token: FactTokens.Token) -> Bool {
        let letters = token.key.prefix { $0.isLetter }
        let digits = token.key.dropFirst(letters.count)
        guard !letters.isEmpty, !digits.isEmpty, digits.allSatisfy(\.isNumber) else { return false }
        return places(of: String(digits)).contains { place in (1...2).contains { text.key(place - $0) == letters } }
    }
}
