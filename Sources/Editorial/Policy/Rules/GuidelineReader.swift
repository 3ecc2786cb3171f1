import Support

/// A sentence of guidelines with what stands above it.
struct Statement: Sendable {
    /// What a heading, or a line that ends with a colon, says of what is under it.
    struct Frame: Sendable, Hashable {
        var listsWords = false
        var forbids = false
        var isLegal = false
        var isBackground = false
        var isRule = false
    }

    let sentence: String
    let frame: Frame
    let isItem: Bool
}

/// Reads a page of guidelines into statements: headings, lists with what leads in to them, table rows and prose.
struct GuidelineReader {
    private static let mostUnits = 60_000
    private static let mostStatements = 400
    private static let sentenceUnits = 500

    private var heading = Statement.Frame()
    private var lead: Statement.Frame?
    private var statements: [Statement] = []

    static func statements(in text: String) -> [Statement] {
        var reader = GuidelineReader()
        for line in text.limited(utf16: mostUnits).split(separator: "\n", omittingEmptySubsequences: false) {
            reader.take(String(line).trimmed)
            if reader.statements.count >= mostStatements { break }
        }
        return reader.statements
    }

    private mutating func take(_ line: String) {
        if line.isEmpty { return }
        if line.hasPrefix("#"), let end = line.firstIndex(where: { $0 != "#" }), line[end].isWhitespace {
            heading = Self.frame(line)
            lead = nil
        } else if let item = Self.item(line) {
            add(item, lead ?? heading, isItem: true)
        } else {
            lead = nil
            // "Never use these words:" is about the items below.
            if line.hasSuffix(":") {
                lead = Self.frame(line, under: heading)
            } else {
                add(line.replacing(" | ", with: " "), heading, isItem: false)
            }
        }
    }

    private mutating func add(_ text: String, _ frame: Statement.Frame, isItem: Bool) {
        // Words of a list are no sentences.
        let sentences = frame.listsWords ? [text] : Self.sentences(of: text)
        statements += sentences.map { Statement(sentence: $0.limited(utf16: Self.sentenceUnits), frame: frame, isItem: isItem) }
    }

    /// What is quoted may have sentences of its own, and a sentence may go on behind it: "the line “Capital at risk.” is due."
    private static func sentences(of text: String) -> [String] {
        Sentences.whole(text, language: "de").reduce(into: [String]()) { whole, next in
            if let last = whole.last, last.utf16.count < sentenceUnits, GuidelineToken.isQuoteOpen(in: last) || isRest(next, after: last) {
                whole[whole.count - 1] = (last + " " + next).limited(utf16: sentenceUnits)
            } else {
                whole.append(next)
            }
        }
    }

    private static func isRest(_ next: String, after last: String) -> Bool {
        last.last.map { "\"”“»’".contains($0) } ?? false && DraftText.words(of: next).count <= 2
    }

    private static func frame(_ line: String, under heading: Statement.Frame = .init()) -> Statement.Frame {
        let words = DraftText.words(of: line).map(\.folded)
        var frame = heading
        let isOfWords = Lexicon.wordMarkers.occurs(in: words) && Lexicon.negations.occurs(in: words)
        frame.listsWords = isOfWords || Lexicon.wordHeadings.occurs(in: words)
        let forbids = Lexicon.forbidHeadings.occurs(in: words) || Lexicon.negations.occurs(in: words)
        // "Dos and don'ts" is both, and so neither.
        let isBoth = forbids && Lexicon.demandHeadings.length(at: 0, in: words + [""]) != nil && !Lexicon.forbidHeadings.isFirst(in: words)
        frame.forbids = heading.forbids || forbids && !isBoth
        frame.isLegal = heading.isLegal || Lexicon.legalHeadings.occurs(in: words)
        frame.isBackground = Lexicon.backgroundHeadings.isFirst(in: words)
        frame.isRule = frame.listsWords || frame.forbids || frame.isLegal || Lexicon.demandHeadings.occurs(in: words)
        return frame
    }

    private static func item(_ line: String) -> String? {
        for mark in ["- [ ] ", "- [x] ", "- ", "• ", "* "] where line.hasPrefix(mark) { return String(line.dropFirst(mark.count)) }
        let digits = line.prefix { $0.isNumber }
        return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ") ? String(line.dropFirst(digits.count + 2)) : nil
    }
}

extension Phrases {
    fileprivate func isFirst(in words: [String]) -> Bool { !words.isEmpty && length(at: 0, in: words) != nil }
}
