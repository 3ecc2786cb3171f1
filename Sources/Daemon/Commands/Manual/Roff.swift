/// Text in man(7)'s language: what a reader may copy keeps its ASCII hyphens, and no line is taken for a request.
enum Roff {
    /// Words, filled into lines.
    static func prose(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            // Options and paths are copied; hyphens inside of other words are hyphens.
            let written = word.contains("--") || word.contains("/") || word.contains("_") ? literal(String(word)) : escaped(String(word))
            if let last = lines.last, last.count + written.count < 78 {
                lines[lines.count - 1] = last + " " + written
            } else {
                lines.append(written)
            }
        }
        return lines.map(guarded).joined(separator: "\n")
    }

    /// An example as it is typed; a backslash at a line's end lets the next one follow on.
    static func example(_ text: String) -> String {
        var rest = guarded(literal(text))[...]
        var lines: [String] = []
        while rest.count > 78 {
            // Behind a blank, so that no escape is torn apart; an address without one stays whole.
            guard let cut = rest.prefix(76).lastIndex(of: " "), cut > rest.startIndex else { break }
            let end = rest.index(after: cut)
            lines.append(rest[..<end] + "\\")
            rest = rest[end...]
        }
        return (lines + [String(rest)]).joined(separator: "\n")
    }

    /// A word with every hyphen as typed.
    static func literal(_ text: String) -> String { escaped(text).replacing("-", with: "\\-") }
    static func bold(_ text: String) -> String { "\\fB\(literal(text))\\fR" }
    static func italic(_ text: String) -> String { "\\fI\(literal(text))\\fR" }

    /// A term, with what it means beneath.
    static func term(_ term: String, _ meaning: String) -> [String] { [".TP", term, prose(meaning)] }

    private static func escaped(_ text: String) -> String { text.replacing("\\", with: "\\e") }

    private static func guarded(_ line: String) -> String { line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line }
}
