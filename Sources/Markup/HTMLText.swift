internal import Support

/// HTML as plain text.
package enum HTMLText {
    /// The text that a reader of the page sees: paragraphs apart by an empty line, list items as `• ` or `1. `, links as their text.
    package static func plain(_ html: String) -> String {
        let builder = PlainText()
        HTMLParse.run(Array(html.utf8), into: builder)
        return VisibleText.clean(trimmed(builder.out))
    }

    /// The same for HTML that may be plain text which was escaped: without a single tag, its line breaks mean something.
    package static func paragraphs(_ html: String) -> String {
        html.utf8.contains(UInt8(ascii: "<")) ? plain(html) : tidy(VisibleText.clean(Entities.decode(html)))
    }

    /// Plain text without spaces around lines and with at most one empty line between them.
    package static func tidy(_ text: String) -> String {
        var result: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed) {
            if !line.isEmpty || result.last?.isEmpty == false { result.append(line) }
        }
        if result.last?.isEmpty == true { result.removeLast() }
        return result.joined(separator: "\n")
    }

    /// Whether anything but white space stands outside of tags.
    package static func hasText(_ html: String) -> Bool {
        var isInTag = false
        for byte in html.utf8 {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if !isInTag, byte > 0x20 { return true }
            if byte == UInt8(ascii: ">") { isInTag = false }
        }
        return false
    }

    /// The same on one line, for titles and names.
    package static func line(_ html: String) -> String {
        // References alone are no reason to look for tags.
        if !html.utf8.contains(UInt8(ascii: "<")) {
            return VisibleText.clean(Entities.decode(html)).collapsed
        }
        return plain(html).collapsed
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
