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
        var end = text.startIndex
        for word in Words.runs(in: text) {
            let opensSentence = words.isEmpty || text[end..<word.startIndex].utf8.contains(where: isEnd)
            let folded = String(word).folded
            let isName = !opensSentence && word.first?.isUppercase ?? false && word.count > 2 && !StopWords.isStop(folded)
            words.append(PrintedWord(folded: folded, isName: isName))
            end = word.endIndex
        }
        return words
    }

    /// Whether a sentence may end there: ".", "!", "?", ":" or the end of a line.
    private static func isEnd(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\n"): true
        default: false
        }
    }

    /// Whether capitals are a matter of style: seven tenths of the longer words have one.
    static func isTitleCase(_ words: [PrintedWord]) -> Bool {
        let long = words.dropFirst().filter { $0.folded.count > 3 && $0.folded.first?.isNumber == false }
        return 10 * long.filter(\.isName).count > 7 * long.count
    }
}

/// Numbers as facts, however their thousands and decimals are set.
enum PrintedFigure {
    /// "1,200", "1.200" and "1 200" are one figure; single digits and years say too little.
    static func all(in text: String) -> Set<String> {
        var figures: Set<String> = []
        var rest = text[...]
        while let start = rest.utf8.firstIndex(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            let (figure, end) = read(rest[start...])
            if figure.utf8.count > 1, !isYear(figure) { figures.insert(figure) }
            // A digit with marks of its own is none of a figure.
            rest = rest[max(end, rest.index(after: start))...]
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
