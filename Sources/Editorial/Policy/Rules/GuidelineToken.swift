import Support

/// A piece of a guideline's sentence.
struct GuidelineToken: Sendable {
    enum Kind: Sendable, Hashable {
        case word, quote, hashtag, stop
        /// `isArticle` for "ein" and "une", which mostly count nothing.
        case number(ClosedRange<Int>, isArticle: Bool)
    }

    let kind: Kind
    let text: String
    let folded: String

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
        folded = kind == .quote || kind == .stop ? "" : text.folded
    }

    var isWord: Bool { kind == .word }
    /// A mark that ends a part of the sentence.
    var isBreak: Bool { kind == .stop }

    /// The pieces of a sentence; what stands in quotation marks is one.
    static func all(in sentence: String) -> [GuidelineToken] {
        var tokens: [GuidelineToken] = []
        var rest = sentence[...]
        var previous: Character = " "
        // Marks without an end: looked for once, or a page of them would be read again and again.
        var endless: Set<Character> = []
        while let character = rest.first {
            let opens = marks[character] != nil && !previous.isLetter && !previous.isNumber && !endless.contains(character)
            let end = opens ? end(of: rest) : nil
            if opens, end == nil { endless.insert(character) }
            if let end, rest[..<end].dropFirst().contains(where: { !$0.isWhitespace }) {
                let quote = rest[...end]
                tokens.append(GuidelineToken(.quote, String(quote.dropFirst().dropLast()).trimmed))
                rest = rest[quote.endIndex...]
            } else if character == "#", let word = hashtag(rest) {
                tokens.append(GuidelineToken(.hashtag, String(word)))
                rest = rest[word.endIndex...]
            } else if character.isLetter || character.isNumber {
                let word = word(rest)
                tokens.append(Self.named(word))
                rest = rest[word.endIndex...]
            } else {
                if !character.isWhitespace, !"'’".contains(character) { tokens.append(GuidelineToken(.stop, String(character))) }
                rest = rest.dropFirst()
            }
            previous = sentence[sentence.index(before: rest.startIndex)]
        }
        let all = ranged(tokens)
        return all.indices.filter { !isJoining($0, all) }.map { all[$0] }
    }

    /// The hyphens of "14-year-olds", the dot of "max. 2".
    private static func isJoining(_ index: Int, _ tokens: [GuidelineToken]) -> Bool {
        guard tokens[index].isBreak, index > 0, index + 1 < tokens.count else { return false }
        return tokens[index].text == "-" || tokens[index].text == "." && Lexicon.abbreviations.contains(tokens[index - 1].folded)
    }

    private static let marks: [Character: String] = [
        "\"": "\"", "“": "”\"", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", "'": "'", "”": "”",
    ]

    /// Whether quotation marks open in the text and do not close.
    static func isQuoteOpen(in text: String) -> Bool {
        text.reduce(nil as String?) { ends, character in
            guard let ends else { return "'‘‚’".contains(character) ? nil : marks[character] }
            return ends.contains(character) ? nil : ends
        } != nil
    }

    /// Where a quotation closes that begins here.
    private static func end(of rest: Substring) -> String.Index? {
        let ends = rest.first.flatMap { marks[$0] } ?? ""
        return rest.indices.dropFirst().first { index in
            guard ends.contains(rest[index]) else { return false }
            // An apostrophe inside of a word ends nothing.
            let next = rest.index(after: index)
            return !"'’".contains(rest[index]) || next == rest.endIndex || !rest[next].isLetter
        }
    }

    private static func hashtag(_ rest: Substring) -> Substring? {
        let word = rest.dropFirst().prefix { $0.isLetter || $0.isNumber }
        return word.isEmpty ? nil : rest[rest.startIndex..<word.endIndex]
    }

    /// "1,300" and "1.300" are one number.
    private static func word(_ rest: Substring) -> Substring {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        guard word.allSatisfy(\.isNumber), word.count < 4 else { return word }
        let more = rest[word.endIndex...]
        let thousands = more.dropFirst().prefix { $0.isNumber }
        let isOne = more.first.map { ".,'’\u{A0}\u{202F}".contains($0) } ?? false && thousands.count == 3
        return isOne ? rest[..<thousands.endIndex] : word
    }

    private static func named(_ word: Substring) -> GuidelineToken {
        let text = String(word)
        let digits = text.filter(\.isNumber)
        if text.first?.isNumber == true, !text.contains(where: \.isLetter), let number = Int(digits), digits.count < 7 {
            return GuidelineToken(.number(number...number, isArticle: false), text)
        }
        let folded = text.folded
        if Lexicon.articles.contains(folded) { return GuidelineToken(.number(1...1, isArticle: true), text) }
        return Lexicon.numbers[folded].map { GuidelineToken(.number($0...$0, isArticle: false), text) } ?? GuidelineToken(.word, text)
    }

    /// "between 2 and 4", "80-150" and "40 bis 60" are one number each.
    private static func ranged(_ tokens: [GuidelineToken]) -> [GuidelineToken] {
        var result: [GuidelineToken] = []
        var index = 0
        while index < tokens.count {
            let before = result.last?.folded ?? ""
            if index + 2 < tokens.count, case .number(let low, false) = tokens[index].kind,
                case .number(let high, false) = tokens[index + 2].kind, low.lowerBound <= high.upperBound,
                isLink(tokens[index + 1], after: before)
            {
                result.append(GuidelineToken(.number(low.lowerBound...high.upperBound, isArticle: false), tokens[index].text))
                index += 3
            } else {
                result.append(tokens[index])
                index += 1
            }
        }
        return result
    }

    private static func isLink(_ token: GuidelineToken, after before: String) -> Bool {
        let link = token.isWord ? token.folded : token.text
        guard Lexicon.rangeLinks.contains(link) else { return false }
        return !["and", "und", "et"].contains(link) || Lexicon.rangeStarts.contains(before)
    }
}
