/// HTML as plain text.
package enum HTMLText {
    /// The text that a reader of the page sees: paragraphs apart by an empty line, list items as `• ` or `1. `, links as their text.
    package static func plain(_ html: String) -> String {
        let builder = PlainText()
        HTMLParse.run(Array(html.utf8), into: builder)
        return VisibleText.clean(trimmed(builder.out))
    }

    /// The same on one line, for titles and names.
    package static func line(_ html: String) -> String {
        if !html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
            return VisibleText.clean(html).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return plain(html).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Without white space around the text and at the ends of its lines.
    static func trimmed(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text {
            if byte == 10 {
                while result.last == 0x20 || result.last == 9 { result.removeLast() }
            }
            if byte > 0x20 || !result.isEmpty { result.append(byte) }
        }
        while let last = result.last, last <= 0x20 { result.removeLast() }
        return result
    }
}
