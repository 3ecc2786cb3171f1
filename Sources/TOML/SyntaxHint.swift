/// Turns the parser's words into what is wrong and what would be right.
enum SyntaxHint {
    /// The parser's message, with the form that would be right where the cause is a common one.
    static func explain(_ message: String) -> String {
        // "Error while parsing key-value pair: encountered ..." says little before its colon.
        let fact = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
        let part = message.hasPrefix("Error while parsing ") ? message.dropFirst(20).prefix { $0 != ":" } : ""
        return "\(fact), \(advice(for: fact, in: String(part)))"
    }

    private static func advice(for fact: String, in part: String) -> String {
        let known: [(sign: String, advice: String)] = [
            ("redefine", "give each key and each table once"),
            ("could not determine value type", "write text in quotes, and true or false without"),
            ("unescaped control characters", "close the text on its line with the quote it began with"),
            ("escape sequence", "write \\ as \\\\, or the text in single quotes"),
            ("not representable", "write a smaller number"),
            ("expected keys, tables", "begin the line with a key, a [header] or #, and write keys with other letters in quotes"),
            ("expected a comment or whitespace", "write one key = value to a line"),
            ("expected month", "write dates as 2026-07-04"),
            ("expected day", "write dates as 2026-07-04"),
            ("utf-8", "save the file as UTF-8"),
        ]
        if let match = known.first(where: { fact.lowercased().contains($0.sign) }) { return match.advice }
        return switch part {
        case let part where part.contains("string"): "close the text with the quote it began with, and write \\ as \\\\"
        case let part where part.contains("array"): "write [\"a\", \"b\"] and close the bracket"
        case let part where part.contains("table"): "write the header as [name] or [[name]]"
        case let part where part.contains("boolean"): "write true or false, and text in quotes"
        default: "write key = \"text\", key = 5, key = true or key = [\"a\", \"b\"]"
        }
    }
}
