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
    /// The text in Unicode's normalisation form C, in which equal looking text has equal bytes.
    package var nfc: String {
        // Nothing below U+0300 changes under NFC.
        if utf8.allSatisfy({ $0 < 0xCC }) { return self }
        return mapped(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
    }

    /// For comparing words: case folded and in normalisation form C.
    package var folded: String {
        mapped(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue)
    }

    /// For recognising words however they are dressed up: folded, without accents, invisible characters and typographical variants.
    package var skeleton: String {
        mapped(
            UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue
                | UTF8PROC_IGNORE.rawValue | UTF8PROC_STRIPMARK.rawValue)
    }

    /// The longest start of at most that many UTF-16 units, cut between characters as people see them.
    package func limited(utf16 limit: Int) -> String {
        if utf16.count <= limit { return self }
        var used = 0
        var end = startIndex
        while end < endIndex {
            used += self[end].utf16.count
            if used > limit { break }
            formIndex(after: &end)
        }
        return String(self[..<end])
    }

    /// Each run of white space as one space, none at the ends.
    package var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func mapped(_ options: UInt32) -> String {
        let bytes = Array(utf8)
        var result: UnsafeMutablePointer<UInt8>?
        let length = utf8proc_map(bytes, bytes.count, &result, utf8proc_option_t(options))
        guard length >= 0, let result else { return self }
        defer { free(result) }
        return String(decoding: UnsafeBufferPointer(start: result, count: length), as: UTF8.self)
    }
}
