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
        html.holds(UInt8(ascii: "<")) ? plain(html) : tidy(VisibleText.clean(Entities.decode(html)))
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

    /// Whether text stands outside of tags for sure; of some it does not know, as of what begins with a reference or a script.
    package static func showsText(_ html: String) -> Bool {
        var html = html
        return html.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte == UInt8(ascii: "<") {
                    guard !begins("<scr", bytes, index), !begins("<sty", bytes, index),
                        let end = bytes[index...].firstIndex(of: UInt8(ascii: ">"))
                    else { return false }
                    index = end
                } else if byte > 0x20 {
                    // Of other scripts the bytes that no space and nothing invisible begins with.
                    return byte < 0x80 ? byte != UInt8(ascii: "&") : 0xC3...0xDF ~= byte || 0xE4...0xED ~= byte
                }
                index += 1
            }
            return false
        }
    }

    private static func begins(_ tag: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + tag.utf8CodeUnitCount <= bytes.count else { return false }
        return (1..<tag.utf8CodeUnitCount).allSatisfy { bytes[index + $0] | 0x20 == tag.utf8Start[$0] }
    }

    /// More of a title or a name is not even looked at.
    private static let longestLine = 16 << 10

    /// The same on one line, for titles and names.
    package static func line(_ html: String) -> String {
        let html = html.utf8.count <= longestLine ? html : String(decoding: html.utf8.prefix(longestLine), as: UTF8.self)
        // References alone are no reason to look for tags.
        if !html.holds(UInt8(ascii: "<")) {
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
