internal import Support

/// Text as people see it: without the characters that carry hidden messages or turn what follows around.
package enum VisibleText {
    /// Removes control, zero-width, direction and tag characters, and brings the rest to normalisation form C.
    package static func clean(_ text: String) -> String { clean(Array(text.utf8)) }

    static func clean(_ bytes: [UInt8]) -> String {
        // Everything that is removed or changed is a control character or begins with one of these bytes.
        let plain = bytes.allSatisfy {
            (0x20..<0x7F).contains($0) || $0 == 9 || $0 == 10 || (0xC3..<0xCC).contains($0) || (0x80..<0xC0).contains($0)
        }
        if plain { return String(decoding: bytes, as: UTF8.self) }
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            if let kept = kept(scalar, after: result.last ?? " ", before: next) { result.append(kept) }
        }
        return String(result).nfc
    }

    private static func kept(_ scalar: Unicode.Scalar, after last: Unicode.Scalar, before next: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 9, 10: scalar
        case 0..<0x20, 0x7F: nil
        // Numbers of windows-1252 that were taken for Unicode.
        case 0x80...0x9F: Windows1252.scalar(UInt8(scalar.value)) > 0x9F ? Unicode.Scalar(Windows1252.scalar(UInt8(scalar.value))) : nil
        case 0xA0, 0x2007, 0x202F: " "
        case 0x2028, 0x2029: "\n"
        // Joiners belong into emoji and into the words of Persian and Indic scripts, nowhere else.
        case 0x200C, 0x200D: last.value >= 0x600 && next.value >= 0x600 && !isInvisible(next) && !isInvisible(last) ? scalar : nil
        // One variation selector chooses between text and emoji; a row of them is a message.
        case 0xFE00...0xFE0F: isInvisible(last) || last.value < 0x23 ? nil : scalar
        default: isInvisible(scalar) ? nil : scalar
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xFFFE...0xFFFF, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
