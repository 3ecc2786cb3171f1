/// The one-byte charset that text without a right declaration is usually in.
package enum Windows1252 {
    /// What the bytes 0x80 to 0x9F stand for; the five that stand for nothing are the control characters of that number.
    static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The character of a byte.
    static func scalar(_ byte: UInt8) -> UInt32 { 0x80...0x9F ~= byte ? high[Int(byte) - 0x80] : UInt32(byte) }

    /// The byte of a character, nil for one that it has none for.
    package static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value <= 0xFF { return UInt8(scalar.value) }
        return high.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
    }

    /// The same as a scalar.
    package static func character(_ byte: UInt8) -> Unicode.Scalar { Unicode.Scalar(scalar(byte)) ?? "\u{FFFD}" }
}
