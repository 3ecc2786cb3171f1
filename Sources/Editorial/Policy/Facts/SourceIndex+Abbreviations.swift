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
