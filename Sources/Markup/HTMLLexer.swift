import Glibc

/// Cuts HTML into tags and text as browsers do, without building or mending anything; in one pass.
struct HTMLLexer {
    /// A tag with its attributes as meant: names in lower case, references replaced, the first of a name.
    struct Tag {
        var name: String
        var attributes: [(name: String, value: String)] = []
        var isEnd = false
        /// Written `<a/>`.
        var isClosed = false
    }

    enum Token {
        case text(Range<Int>)
        case tag(Tag)
        /// A comment, a declaration or an instruction.
        case aside
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// More attributes than any page has; the rest is left out.
    private static let mostAttributes = 100

    /// Where the last tag ends; what begins behind it never ends.
    private let lastEnd: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    }

    mutating func next() -> Token? {
        guard index < bytes.count else { return nil }
        let start = index
        if bytes[start] == UInt8(ascii: "<"), let token = markup(at: start) { return token }
        index = find(UInt8(ascii: "<"), from: start + 1)
        return .text(start..<index)
    }

    /// Moves behind the content of an element that holds no markup, up to its end tag or to the end.
    mutating func skip(to name: String) {
        let end = Array("</\(name)".utf8)
        while index < bytes.count {
            if has(end, at: index) { return }
            index = find(UInt8(ascii: "<"), from: index + 1)
        }
    }

    /// The token that the `<` at `start` begins; nil when it begins none.
    private mutating func markup(at start: Int) -> Token? {
        guard start + 1 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "!"): return declaration(at: start)
        case UInt8(ascii: "?"):
            skip(behind: UInt8(ascii: ">"), from: start + 2)
            return .aside
        case UInt8(ascii: "/"):
            guard start + 2 < bytes.count, isLetter(bytes[start + 2]) else { return nil }
            return tag(from: start + 2, isEnd: true).map { .tag($0) } ?? .aside
        case let byte where isLetter(byte): return tag(from: start + 1, isEnd: false).map { .tag($0) } ?? .aside
        default: return nil
        }
    }

    private mutating func declaration(at start: Int) -> Token? {
        if has(Array("<!--".utf8), at: start) {
            index = start + 4
            while index < bytes.count, bytes[index] != UInt8(ascii: "-") || !has(Array("-->".utf8), at: index) { index += 1 }
            if index == bytes.count { skip(behind: UInt8(ascii: ">"), from: start + 4) } else { index += 3 }
            return .aside
        }
        guard start < lastEnd, has(Array("<!doctype".utf8), at: start) else { return nil }
        skip(behind: UInt8(ascii: ">"), from: start)
        return .aside
    }

    /// Reads a tag whose name begins at `start`; nil when the document ends inside of it.
    private mutating func tag(from start: Int, isEnd: Bool) -> Tag? {
        index = start
        var tag = Tag(name: word { isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }, isEnd: isEnd)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                return tag
            }
            tag.isClosed = byte == UInt8(ascii: "/")
            if tag.isClosed || isSpace(byte) { index += 1 } else { attribute(of: &tag) }
        }
        return nil
    }

    private mutating func attribute(of tag: inout Tag) {
        let start = index
        let name = word { isSpace($0) || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
        if index == start { index += 1 }
        var value = name
        let behind = index
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
            index += 1
            value = attributeValue()
        } else {
            index = behind
        }
        guard !name.isEmpty, tag.attributes.count < HTMLLexer.mostAttributes, !tag.attributes.contains(where: { $0.name == name }) else {
            return
        }
        tag.attributes.append((name, value))
    }

    private mutating func attributeValue() -> String {
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return "" }
        let quote = bytes[index]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let start = isQuoted ? index + 1 : index
        index = isQuoted ? find(quote, from: start) : start
        while !isQuoted, index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
        let value = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<min(index, bytes.count)]), as: UTF8.self)
        if isQuoted, index < bytes.count { index += 1 }
        return Entities.decode(value)
    }

    /// The bytes up to one that ends them, in lower case.
    private mutating func word(until isEnd: (UInt8) -> Bool) -> String {
        let start = index
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        let word = bytes[start..<index]
        // Most are written so already.
        let isLowered = word.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0) }
        let text = String(decoding: word, as: UTF8.self)
        return isLowered ? text : text.lowercased()
    }

    private mutating func skip(behind byte: UInt8, from start: Int) {
        index = min(find(byte, from: start) + 1, bytes.count)
    }

    /// The place of a byte, or the end.
    private func find(_ byte: UInt8, from start: Int) -> Int {
        guard start < bytes.count, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else {
            return bytes.count
        }
        return UnsafeRawPointer(base).distance(to: found)
    }

    /// Whether the text stands at `start`, in whatever case.
    private func has(_ text: [UInt8], at start: Int) -> Bool {
        guard start + text.count <= bytes.count else { return false }
        for (offset, byte) in text.enumerated() where bytes[start + offset] != byte && bytes[start + offset] | 0x20 != byte { return false }
        return true
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
