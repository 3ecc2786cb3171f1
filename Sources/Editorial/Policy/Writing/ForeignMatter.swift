import Support

/// What has no place in a plain text for people: markup, code, and runs that nobody can read.
package enum ForeignMatter {
    private static let longestWord = 60
    private static let longestCode = 32
    private static let longestTag = 300

    /// Sentences for whoever wrote it; `isAllowed` lets words pass, such as a source's own address.
    package static func problems(in texts: [String], allowing isAllowed: (String) -> Bool = { _ in false }) -> [Message] {
        texts.flatMap { text -> [Message] in
            let markup: [Message] = markup(in: text).map { "\"\($0.limited(utf16: 60))\" is markup: write plain text." }
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init).filter { isUnreadable($0) && !isAllowed($0) }
            return markup + words.map { "\"\($0.limited(utf16: 60))\" is nothing that people can read: leave it out." }
        }
    }

    /// The first tag of HTML, entity, link or fence of Markdown, or hashtag template.
    private static func markup(in text: String) -> [String] {
        let lower = text.lowercased()
        if let sign = ["![", "](", "```", "&lt;", "&gt;", "&#", "{hashtag|"].first(where: lower.contains) { return [sign] }
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let next = rest.first, next.isLetter || next == "/" || next == "!" else { continue }
            let tag = rest.prefix(longestTag).prefix { $0 != ">" && $0 != "<" }
            if tag.endIndex < text.endIndex, text[tag.endIndex] == ">" { return ["<" + tag + ">"] }
        }
        return []
    }

    /// Too long for a word, or letters and digits without sense, as base64, hexadecimal or escaped text is.
    private static func isUnreadable(_ word: String) -> Bool {
        let code = word.utf8.filter(isOfCode)
        // Scripts without spaces have long "words".
        if word.utf16.count > longestWord, word.utf8.allSatisfy({ $0 < 0x80 }) { return true }
        if word.utf8.contains(UInt8(ascii: "\\")), word.contains(#/\\u[0-9a-fA-F]{4}/#) { return true }
        if word.utf8.contains(UInt8(ascii: "%")), word.contains(#/(%[0-9a-fA-F]{2}){3}/#) { return true }
        return code.count >= longestCode && code.count * 10 >= word.utf8.count * 9 && code.count { (0x30...0x39).contains($0) } > 1
    }

    private static func isOfCode(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "+/=".utf8.contains(byte)
    }
}
