import FoundationEssentials

/// Names of rows: UUID version 7 (RFC 9562), which sort by the time they were made.
package enum Identifier {
    /// A new identifier, 36 lower-case characters.
    package static func make(at instant: Date) -> String {
        let milliseconds = UInt64(clamping: instant.milliseconds)
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * UInt64($0))) }
        bytes += RandomBytes.make(10)
        bytes[6] = 0x70 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        return UUIDText.dashed(Hex.text(bytes))
    }
}

/// UUIDs as text, in the dashed form.
package enum UUIDText {
    /// Whether it is 36 characters with dashes in their places; either case, any version.
    package static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { place, byte in
            dashes.contains(place) ? byte == UInt8(ascii: "-") : Character(UnicodeScalar(byte)).isHexDigit
        }
    }

    /// The dashed lower-case form of a UUID with or without dashes; nil when it is none.
    package static func normalized(_ text: String) -> String? {
        if isValid(text) { return text.lowercased() }
        guard text.utf8.count == 32, text.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
        return dashed(text.lowercased())
    }

    private static let dashes = [8, 13, 18, 23]

    fileprivate static func dashed(_ digits: String) -> String {
        var bytes = Array(digits.utf8)
        for place in dashes { bytes.insert(UInt8(ascii: "-"), at: place) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
