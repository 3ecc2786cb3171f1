/// HTML as plain text.
package enum HTMLText {
    /// The text that a reader of the page sees: paragraphs apart by an empty line, list items as `• ` or `1. `, links as their text.
    package static func plain(_ html: String) -> String {
        let builder = PlainText()
        HTMLParse.run(Array(html.utf8), into: builder)
        return VisibleText.clean(builder.out).trimmedLines
    }

    /// The same on one line, for titles and names.
    package static func line(_ html: String) -> String {
        if !html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
            return VisibleText.clean(html).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return plain(html).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension String {
    /// Without spaces at the ends of lines, and without empty lines at the ends of the text.
    fileprivate var trimmedLines: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = line
            while line.last == " " || line.last == "\t" { line.removeLast() }
            return line
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.drop(while: \.isEmpty).joined(separator: "\n")
    }
}
