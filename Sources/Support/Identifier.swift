import FoundationEssentials

/// Names of rows: UUID version 7 (RFC 9562), which sort by the time they were made.
package enum Identifier {
    /// A new identifier, 36 lower-case characters.
    package static func make(at instant: Date) -> String { make(1, at: instant)[0] }

    /// That many new identifiers; the system is asked for randomness once.
    package static func make(_ count: Int, at instant: Date) -> [String] {
        let milliseconds = UInt64(clamping: instant.milliseconds)
        let random = RandomBytes.make(10 * count)
        return (0..<count).map { index in
            var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * UInt64($0))) }
            bytes += random[(10 * index)..<(10 * index + 10)]
            bytes[6] = 0x70 | bytes[6] & 0x0F
            bytes[8] = 0x80 | bytes[8] & 0x3F
            return UUIDText.dashed(bytes)
        }
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
        return Hex.bytes(text).map(dashed)
    }

    private static let dashes = [8, 13, 18, 23]

    fileprivate static func dashed(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 36) { text in
            var place = 0
            for byte in bytes {
                if dashes.contains(place) {
                    text[place] = UInt8(ascii: "-")
                    place += 1
                }
                (text[place], text[place + 1]) = Hex.digits(of: byte)
                place += 2
            }
            return place
        }
    }
}
