import Support

/// A word as it stands in a text.
struct PrintedWord: Sendable {
    let folded: String
    let isName: Bool

    /// Of a script that has no capitals, as Chinese or Arabic.
    var isCaseless: Bool { folded.first.map { $0.isLetter && !$0.isCased } ?? false }
    /// Neither a frequent word nor a number.
    var saysSomething: Bool { folded.count > 3 && folded.first?.isNumber == false && !StopWords.isStop(folded) }

    /// A capital within a sentence makes a name; of German it makes any noun, which is as good for telling stories apart.
    static func all(in text: String) -> [PrintedWord] {
        var words: [PrintedWord] = []
        var opensSentence = true
        var rest = text[...]
        while let start = rest.firstIndex(where: isPart) {
            if rest[..<start].contains(where: { ".!?:\n".contains($0) }) { opensSentence = true }
            let word = rest[start...].prefix(while: isPart)
            let folded = String(word).folded
            let isCapital = word.first?.isUppercase ?? false
            words.append(PrintedWord(folded: folded, isName: isCapital && !opensSentence && word.count > 2 && !StopWords.isStop(folded)))
            opensSentence = false
            rest = rest[word.endIndex...]
        }
        return words
    }

    /// Whether capitals are a matter of style: seven tenths of the longer words have one.
    static func isTitleCase(_ words: [PrintedWord]) -> Bool {
        let long = words.dropFirst().filter { $0.folded.count > 3 && $0.folded.first?.isNumber == false }
        return 10 * long.filter(\.isName).count > 7 * long.count
    }

    private static func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

/// Numbers as facts, however their thousands and decimals are set.
enum PrintedFigure {
    /// "1,200", "1.200" and "1 200" are one figure; single digits and years say too little.
    static func all(in text: String) -> Set<String> {
        var figures: Set<String> = []
        var rest = text[...]
        while let start = rest.firstIndex(where: isDigit) {
            let (figure, end) = read(rest[start...])
            if figure.utf8.count > 1, !isYear(figure) { figures.insert(figure) }
            rest = rest[end...]
        }
        return figures
    }

    private static func read(_ text: Substring) -> (figure: String, end: Substring.Index) {
        var figure = String(text.prefix(while: isDigit))
        var rest = text.drop(while: isDigit)
        let first = figure.count
        while let sign = rest.first, ".,\u{A0}\u{202F}\u{2009}'’ ".contains(sign) {
            let digits = rest.dropFirst().prefix(while: isDigit)
            guard !digits.isEmpty, digits.count == 3 && (sign != " " || first <= 3) || sign == "." || sign == "," else { break }
            figure += (digits.count == 3 ? "" : ".") + digits
            rest = rest[digits.endIndex...]
        }
        return (String(figure.prefix(20)), rest.startIndex)
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    private static func isYear(_ figure: String) -> Bool { figure.utf8.count == 4 && (figure.hasPrefix("19") || figure.hasPrefix("20")) }
}
