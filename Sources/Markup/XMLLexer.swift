import Glibc

/// Cuts a document into tags and what lies between them, as written; right or wrong.
struct XMLLexer {
    enum Kind {
        case text, tag, cdata, comment, instruction, doctype
        /// A `<` that begins nothing.
        case stray
    }

    struct Token {
        let kind: Kind
        let range: Range<Int>
    }

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> Token? {
        guard index < bytes.count else { return nil }
        let start = index
        let kind: Kind
        if bytes[start] != UInt8(ascii: "<") {
            kind = .text
            index = find("<", from: start) ?? bytes.count
        } else {
            kind = markup(at: start)
        }
        return Token(kind: kind, range: start..<index)
    }

    /// Moves behind what begins with `<` at `start`.
    private mutating func markup(at start: Int) -> Kind {
        let second = start + 1 < bytes.count ? bytes[start + 1] : 0
        switch second {
        case UInt8(ascii: "!"): return declaration(at: start)
        case UInt8(ascii: "?"):
            index = end(of: "?>", from: start + 2)
            return .instruction
        case UInt8(ascii: "/"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            index = endOfTag(from: start + 1)
            return .tag
        default:
            index = start + 1
            return .stray
        }
    }

    private mutating func declaration(at start: Int) -> Kind {
        if has("<!--", at: start) {
            index = end(of: "-->", from: start + 4)
            return .comment
        }
        if has("<![CDATA[", at: start) {
            index = end(of: "]]>", from: start + 9)
            return .cdata
        }
        if start + 2 < bytes.count, bytes[start + 2] | 0x20 == UInt8(ascii: "d") {
            index = endOfDoctype(from: start + 2)
            return .doctype
        }
        index = start + 1
        return .stray
    }

    /// Behind the `>` outside of quotes; a `<` ends a tag too, since its quotes must be wrong then.
    private func endOfTag(from start: Int) -> Int {
        var quote: UInt8 = 0
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { return index }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return bytes.count
    }

    private func endOfDoctype(from start: Int) -> Int {
        var quote: UInt8 = 0
        var depth = 0
        for index in start..<bytes.count {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth <= 0: return index + 1
            default: break
            }
        }
        return bytes.count
    }

    private func find(_ character: Unicode.Scalar, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(character.value), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(base).distance(to: found)
    }

    private func has(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[start + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// Behind the next `text`, or the end of the document.
    private func end(of text: StaticString, from start: Int) -> Int {
        var index = start
        while let next = find(Unicode.Scalar(text.utf8Start[0]), from: index) {
            if has(text, at: next) { return next + text.utf8CodeUnitCount }
            index = next + 1
        }
        return bytes.count
    }
}

extension XMLLexer {
    /// Whether some tag has so many attributes that libxml2, which compares each with all others, would take minutes.
    static func hasMonstrousTag(_ bytes: [UInt8]) -> Bool {
        // 16 KB hold 2,000 attributes of the shortest kind.
        let large = 16 << 10
        guard bytes.count > large else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            if !hasGap(of: large, buffer) { return false }
            var lexer = XMLLexer(buffer)
            while let token = lexer.next() {
                if token.kind == .tag, token.range.count > large, attributes(in: buffer[token.range]) > 2000 { return true }
            }
            return false
        }
    }

    /// Whether so many bytes may stand between two `<`: some half of that has none.
    private static func hasGap(of size: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        stride(from: 0, through: bytes.count - size / 2, by: size / 2).contains { start in
            memchr(bytes.baseAddress! + start, Int32(UInt8(ascii: "<")), size / 2) == nil
        }
    }

    private static func attributes(in tag: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var quote: UInt8 = 0
        var count = 0
        for byte in tag {
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "=") || byte <= 0x20 {
                count += 1
            }
        }
        return count
    }
}
