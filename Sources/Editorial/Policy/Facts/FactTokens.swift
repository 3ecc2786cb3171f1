import Support

/// A text cut into words, numbers and marks, each with its place.
struct FactTokens {
    struct Token {
        enum Kind { case word, number, mark }

        let kind: Kind
        let text: String
        /// For comparing: case folded, without accents.
        let key: String
        let range: Range<Int>
        /// No white space stands before it.
        let isGlued: Bool
        let startsSentence: Bool

        var isCapital: Bool { text.first?.isUppercase == true }
        /// "BMW", "iPhone", "A321neo": spelled as only names are.
        var isOddlySpelled: Bool { text.count > 1 && text.dropFirst().contains { $0.isUppercase || $0.isNumber } }
    }

    let characters: [Character]
    let tokens: [Token]
    let language: FactLanguage
    /// The tokens that open a sentence, marks before its first word included.
    private let openings: [Int]

    init(_ text: String, language hint: String? = nil, likely: FactLanguage? = nil) {
        characters = Array(text)
        var scanner = Scanner(characters)
        let tokens = scanner.scan()
        self.tokens = tokens
        openings = tokens.indices.filter { tokens[$0].startsSentence && ($0 == 0 || !tokens[$0 - 1].startsSentence) }
        language = FactLanguage(of: tokens.lazy.filter { $0.kind == .word }, hint: hint, likely: likely)
    }

    subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    /// The comparable form of the token there; empty where there is none.
    func key(_ index: Int) -> String { self[index]?.key ?? "" }

    /// The words between two tokens as they stand in the text.
    func words(_ range: Range<Int>) -> String {
        guard let first = self[range.lowerBound], let last = self[range.upperBound - 1] else { return "" }
        return String(characters[first.range.lowerBound..<last.range.upperBound])
    }

    func span(_ range: Range<Int>) -> Range<Int> {
        tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    }

    /// The number of the sentence that a token stands in.
    func sentenceNumber(of index: Int) -> Int { openings.partitioned { $0 <= index } }

    /// The tokens of the sentence that a token stands in.
    func sentenceTokens(around index: Int) -> Range<Int> {
        let number = sentenceNumber(of: index)
        let end = openings.indices.contains(number) ? openings[number] : tokens.count
        return (number > 0 ? openings[number - 1] : 0)..<max(end, index)
    }

    /// The sentence around a token, for quoting.
    func sentence(around index: Int) -> String {
        var first = index
        while first > 0, !tokens[first].startsSentence, index - first < 60 { first -= 1 }
        var last = index
        while last + 1 < tokens.count, !tokens[last + 1].startsSentence, last - index < 60 { last += 1 }
        let start = tokens[first].range.lowerBound
        var end = tokens[last].range.upperBound
        while end < characters.count, !characters[end].isWhitespace { end += 1 }
        return String(characters[start..<end]).collapsed.limited(utf16: 400)
    }

    /// Case folded, and without the accents of European languages.
    static func key(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var plain = ""
        for character in text.folded { plain += accents[character] ?? String(character) }
        return plain
    }

    private static let accents: [Character: String] = {
        let rows = [
            "aàáâãäåā", "cçćč", "eèéêëēę", "iìíîïī", "nñńň", "oòóôõöøō", "uùúûüūů", "yýÿ", "sšś", "zžźż", "lł", "gğ", "dđ", "rř",
        ]
        var table: [Character: String] = ["ß": "ss", "œ": "oe", "æ": "ae", "’": "'"]
        for row in rows { for character in row.dropFirst() { table[character] = String(row.first ?? character) } }
        return table
    }()
}

extension [Character] {
    fileprivate subscript(safely index: Int) -> Character? { indices.contains(index) ? self[index] : nil }
}

extension [Int] {
    /// How many of the first elements fulfil a condition that the others do not.
    fileprivate func partitioned(_ isFirst: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isFirst(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Reads tokens one by one; linear in the text's length.
private struct Scanner {
    let characters: [Character]
    private var index = 0
    private var tokens: [FactTokens.Token] = []
    private var isAfterSpace = true
    private var startsSentence = true

    init(_ characters: [Character]) { self.characters = characters }

    mutating func scan() -> [FactTokens.Token] {
        while index < characters.count {
            let character = characters[index]
            if character.isWhitespace {
                if character.isNewline { startsSentence = true }
                isAfterSpace = true
                index += 1
            } else if let end = isAfterSpace ? endOfLink : nil {
                index = end
            } else if isDigit(index) {
                add(.number, to: endOfNumber)
            } else if character.isLetter {
                add(.word, to: endOfWord)
            } else {
                addMark(character)
            }
        }
        return tokens
    }

    private mutating func add(_ kind: FactTokens.Token.Kind, to end: Int) {
        let text = String(characters[index..<end])
        tokens.append(
            FactTokens.Token(
                kind: kind, text: text, key: FactTokens.key(text), range: index..<end, isGlued: !isAfterSpace,
                startsSentence: startsSentence
            ))
        index = end
        isAfterSpace = false
        startsSentence = false
    }

    private mutating func addMark(_ character: Character) {
        let starts = startsSentence
        add(.mark, to: index + 1)
        // Brackets, quotation marks, bullets and emoji do not begin a sentence; what stands behind them does.
        startsSentence = starts
        // "14:30" and "2:17:44" go on.
        // "Costs: 23 million" too.
        let isInside = character == ":" && (isDigit(index) || characters[safely: index] == " " && isDigit(index + 1))
        if "!?…:".contains(character) && !isInside || character == "." && !isAbbreviation { startsSentence = true }
    }

    /// Whether the full stop just read belongs to the word or number before it.
    private var isAbbreviation: Bool {
        guard tokens.count >= 2, tokens[tokens.count - 1].isGlued else { return false }
        let before = tokens[tokens.count - 2]
        // "4. Oktober", "a.m.", "J. Smith"
        if before.kind == .number { return before.text.count <= 2 && !isEndOfText && !before.startsSentence && !isBeforeSmallWord }
        // Not "%" and "€".
        return before.kind == .word && before.text.count == 1 || Self.abbreviations.contains(before.key)
    }

    /// "There were 90. The costs ..."
    private var isBeforeSmallWord: Bool {
        guard index + 1 < characters.count, characters[index].isWhitespace, characters[index + 1].isUppercase else { return false }
        let word = characters[(index + 1)...].prefix(Self.longestSmallWord).prefix { $0.isLetter }
        return FactLanguage.isSmall(FactTokens.key(String(word)))
    }

    private static let longestSmallWord = 10

    private var isEndOfText: Bool { index >= characters.count || characters[index].isNewline }

    private static let abbreviations: Set = [
        "dr", "prof", "st", "mr", "mrs", "ms", "mme", "mio", "mrd", "ca", "bzw", "nr", "no", "vs", "approx", "env", "inc", "ltd", "co",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "okt", "nov", "dec", "dez", "janv", "fevr", "avr", "juil",
        "tsd",
    ]

    private func isDigit(_ index: Int) -> Bool {
        characters.indices.contains(index) && characters[index].isASCII && characters[index].isNumber
    }

    private var endOfWord: Int {
        // "2h30": letters behind a number end at the next one.
        let isUnit = !isAfterSpace && tokens.last?.kind == .number
        var end = index
        while end < characters.count, characters[end].isLetter || !isUnit && isDigit(end) { end += 1 }
        // "m²", "km²", "m³"
        if end < characters.count, "²³".contains(characters[end]) { end += 1 }
        return end
    }

    /// Digits with separators between them; a space separates only groups of three.
    private var endOfNumber: Int {
        var end = index
        while isDigit(end) { end += 1 }
        let lead = end - index
        while end < characters.count {
            let mark = characters[end]
            if ".,'’".contains(mark), isDigit(end + 1) {
                end += 1
                while isDigit(end) { end += 1 }
            } else if " \u{A0}\u{202F}\u{2009}".contains(mark), lead <= 3, isGroup(end + 1) {
                end += 4
            } else {
                break
            }
        }
        return end
    }

    private func isGroup(_ start: Int) -> Bool {
        (0..<3).allSatisfy { isDigit(start + $0) } && !isDigit(start + 3) && characters[index] != "0"
            && !characters[index..<start].contains { ".,".contains($0) }
    }

    /// Where a web or mail address that begins here ends; its digits and names are no claims.
    private var endOfLink: Int? {
        var end = index
        var isCandidate = false
        while end < characters.count, !characters[end].isWhitespace {
            isCandidate = isCandidate || ".@/#".contains(characters[end])
            end += 1
        }
        guard isCandidate else { return nil }
        let word = String(characters[index..<end])
        if word.hasPrefix("#") && word.dropFirst().first?.isLetter == true { return end }
        return WebAddresses.all(in: word).isEmpty || word.contains("..") ? nil : end
    }
}
