/// HTML from anybody, as a fragment that is safe to show.
package enum HTMLSanitizer {
    /// Keeps the elements, attributes, style properties and schemes of allow-lists, closes what is open, and drops the rest.
    ///
    /// - Parameter resolve: makes an address of the document absolute.
    package static func clean(_ html: String, resolve: (String) -> String = { $0 }) -> String {
        var html = html
        return html.withUTF8 { bytes in
            var writer = SafeHTMLWriter(bytes)
            var lexer = HTMLLexer(bytes)
            while let token = lexer.next() {
                switch token {
                case .aside: break
                case .text(let range): writer.text(range)
                case .tag(let tag):
                    guard let known = SafeElement.named(tag.name) else { break }
                    if known.isDropped {
                        if !tag.isEnd, !tag.isClosed { lexer.skip(to: tag.name) }
                    } else if tag.isEnd {
                        writer.end(known)
                    } else {
                        writer.start(tag, known, resolve)
                    }
                }
            }
            return String(decoding: writer.finished(), as: UTF8.self)
        }
    }

    /// Whether an address is relative, or of a scheme that opens or fetches and does not run.
    package static func isSafe(_ address: String) -> Bool {
        if address.utf8.starts(with: "https://".utf8) || address.utf8.starts(with: "http://".utf8) { return true }
        // Browsers ignore white space and controls inside of schemes, so "java\nscript:" would run.
        let bare = String(String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
        guard let colon = bare.firstIndex(where: { ":/?#".contains($0) }), bare[colon] == ":" else { return true }
        let scheme = bare[..<colon].lowercased()
        // Old browsers ran "feed:javascript:".
        if scheme == "feed" { return isSafe(String(bare[bare.index(after: colon)...])) }
        return SafeHTML.schemes.contains(scheme)
    }

    /// Whether plain text has markup in it that was meant as such: end tags or references, and nothing but known ones.
    package static func isMarkup(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return false }
        var text = text
        return text.withUTF8 { MarkupGuess.isMarkup($0) }
    }
}
