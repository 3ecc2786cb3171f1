internal import CUTF8Proc
internal import Glibc

extension StringProtocol {
    /// Without white space and control characters at both ends.
    package var trimmed: String {
        let scalars = unicodeScalars
        let isKept = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control }
        guard let first = scalars.firstIndex(where: isKept), let last = scalars.lastIndex(where: isKept) else { return "" }
        return String(self[first..<scalars.index(after: last)])
    }
}

extension String {
    /// Without white space and control characters at both ends.
    package var trimmed: String {
        if hasVisibleEnds { return self }
        let (start, end) = visibleRange
        if start < end, utf8[start] >= 0x80 || utf8[utf8.index(before: end)] >= 0x80 { return self[...].trimmed }
        return String(self[start..<end])
    }

    private var hasVisibleEnds: Bool {
        guard let first = utf8.first, let last = utf8.last else { return true }
        return 0x21...0x7E ~= first && 0x21...0x7E ~= last
    }

    /// What is left without white space and controls of ASCII at the ends.
    private var visibleRange: (start: Index, end: Index) {
        let isBlank = { (byte: UInt8) in byte <= 0x20 || byte == 0x7F }
        let start = utf8.firstIndex { !isBlank($0) } ?? utf8.endIndex
        var end = utf8.endIndex
        while end > start, isBlank(utf8[utf8.index(before: end)]) { end = utf8.index(before: end) }
        return (start, end)
    }

    /// Whether a byte is among those of its UTF-8.
    package func holds(_ byte: UInt8) -> Bool {
        var text = self
        return text.withUTF8 { bytes in bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false }
    }

    /// The text in Unicode's normalisation form C, in which equal looking text has equal bytes.
    package var nfc: String {
        // Nothing below U+0300 changes under NFC.
        if utf8.allSatisfy({ $0 < 0xCC }) { return self }
        return mapped(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
    }

    /// For comparing words: case folded and in normalisation form C.
    package var folded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        return mapped(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue)
    }

    /// For recognising words however they are dressed up: folded, without accents, invisible characters and typographical variants.
    package var skeleton: String {
        mapped(
            UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue
                | UTF8PROC_IGNORE.rawValue | UTF8PROC_STRIPMARK.rawValue)
    }

    /// The longest start of at most that many UTF-16 units, cut between characters as people see them.
    package func limited(utf16 limit: Int) -> String {
        if utf8.count <= limit || utf16.count <= limit { return self }
        var used = 0
        var end = startIndex
        while end < endIndex {
            used += self[end].utf16.count
            if used > limit { break }
            formIndex(after: &end)
        }
        return String(self[..<end])
    }

    /// The longest start of at most that many characters as people see them.
    package func limited(characters limit: Int) -> String { utf8.count <= limit ? self : String(prefix(limit)) }

    /// Each run of white space as one space, none at the ends.
    package var collapsed: String {
        if isCollapsed { return self }
        var text = self
        let words = text.withUTF8 { bytes in
            var words: [UInt8] = []
            words.reserveCapacity(bytes.count)
            var (start, index) = (0, 0)
            while index < bytes.count {
                let length = String.whiteSpace(bytes, index)
                if length == 0 {
                    index += 1
                    continue
                }
                words.append(word: bytes[start..<index])
                index += length
                start = index
            }
            words.append(word: bytes[start..<index])
            return words
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// Whether it has no white space but single spaces of ASCII between words, for sure.
    private var isCollapsed: Bool {
        var before = UInt8(ascii: " ")
        for byte in utf8 {
            guard 0x21...0x7E ~= byte || byte == UInt8(ascii: " ") && before != byte else { return false }
            before = byte
        }
        return before != UInt8(ascii: " ")
    }

    /// How many bytes the white space at a place takes, of the kinds that Unicode has; 0 for anything else.
    private static func whiteSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return byte == 0x20 || 9...13 ~= byte ? 1 : 0 }
        guard byte == 0xC2 || 0xE1...0xE3 ~= byte, index + 1 < bytes.count else { return 0 }
        if byte == 0xC2 { return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0 }
        guard index + 2 < bytes.count else { return 0 }
        switch (byte, bytes[index + 1], bytes[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            return 3
        default: return 0
        }
    }

    private func mapped(_ options: UInt32) -> String {
        let bytes = Array(utf8)
        var result: UnsafeMutablePointer<UInt8>?
        let length = utf8proc_map(bytes, bytes.count, &result, utf8proc_option_t(options))
        guard length >= 0, let result else { return self }
        defer { free(result) }
        return String(decoding: UnsafeBufferPointer(start: result, count: length), as: UTF8.self)
    }
}

extension [UInt8] {
    /// Appends a word, behind a space when it is not the first.
    fileprivate mutating func append(word: Slice<UnsafeBufferPointer<UInt8>>) {
        if word.isEmpty { return }
        if !isEmpty { append(0x20) }
        append(contentsOf: UnsafeBufferPointer(rebasing: word))
    }
}
