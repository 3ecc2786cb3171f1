import Support

/// Splits prose into sentences without breaking at abbreviations, ordinals and initials (English, German, French).
package enum Sentences {
    /// Whole sentences, in order; lines without an end mark (headings, captions) are left out.
    package static func split(_ text: String, language: String) -> [String] {
        CanonicalText.paragraphs(of: text).flatMap { paragraph in
            SentenceReader(paragraph.collapsed, abbreviations: abbreviations(language), hasOrdinals: language.hasPrefix("de"))
                .sentences()
        }
    }

    private static func abbreviations(_ language: String) -> Set<String> {
        switch language.lowercased().prefix(2) {
        case "de": common.union(german)
        case "fr": common.union(french)
        default: common.union(english)
        }
    }

    private static let common = words(
        "dr prof st etc vs ca co inc ltd corp vol fig jan feb apr jun jul aug sep sept oct okt nov dec dez mr mrs ms tel ing")
    private static let english = words("jr sr no dept est approx gov sen rep gen lt col capt ave blvd mt mar ed eds pp al cf")
    private static let german = words(
        """
        bzw usw evtl ggf inkl exkl nr str vgl mio mrd bspw sog ff abs art aufl bd hrsg max min mind tsd zzgl urspr hr fr dipl mär allg bes \
        ehem eigtl fa entspr etw gem jh jhd lt mwst rd std ugs usf zz zt
        """)
    private static let french = words("m mm mme mmes mlle me pr ex env av bd éd janv févr avr juil déc ste tél réf art chap p cf")

    private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }
}

private struct SentenceReader {
    private let characters: [Character]
    private let abbreviations: Set<String>
    private let hasOrdinals: Bool

    init(_ text: String, abbreviations: Set<String>, hasOrdinals: Bool) {
        characters = Array(text)
        self.abbreviations = abbreviations
        self.hasOrdinals = hasOrdinals
    }

    func sentences() -> [String] {
        var sentences: [String] = []
        var start = 0
        var index = 0
        while index < characters.count {
            guard isEndMark(characters[index]) else {
                index += 1
                continue
            }
            let mark = index
            while index < characters.count, isEndMark(characters[index]) || isClosing(characters[index]) { index += 1 }
            if isEnd(mark: mark, after: index) {
                sentences.append(String(characters[start..<index]))
                while index < characters.count, characters[index].isWhitespace { index += 1 }
                start = index
            }
        }
        return sentences
    }

    private func isEnd(mark: Int, after: Int) -> Bool {
        if "。！？".contains(characters[mark]) { return true }
        guard after < characters.count else { return true }
        guard characters[after].isWhitespace else { return false }
        let next = characters[after...].first { !$0.isWhitespace && !isOpening($0) }
        if let next, next.isLowercase { return false }
        return characters[mark] != "." || after - mark > 1 || !isAbbreviation(endingAt: mark)
    }

    /// Whether the dot belongs to the word before it: "Dr.", "e.g.", "J.", in German "3.".
    private func isAbbreviation(endingAt dot: Int) -> Bool {
        let word = String(characters[..<dot].reversed().prefix { !$0.isWhitespace && !isOpening($0) }.reversed()).lowercased()
        if word.isEmpty { return false }
        if word.count == 1 { return word.first?.isLetter == true || hasOrdinals }
        if word.allSatisfy(\.isNumber) { return hasOrdinals && word.count <= 2 }
        return abbreviations.contains(word) || word.contains(".") && word.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" }
    }

    private func isEndMark(_ character: Character) -> Bool { ".!?…。！？".contains(character) }
    private func isClosing(_ character: Character) -> Bool { "\"'”’»)]“‘".contains(character) }
    private func isOpening(_ character: Character) -> Bool { "\"'“‘„«([".contains(character) }
}
