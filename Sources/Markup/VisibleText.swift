internal import Support

/// Text as people see it: without the characters that carry hidden messages or turn what follows around.
package enum VisibleText {
    /// Removes control, zero-width, direction and tag characters, and brings the rest to normalisation form C.
    package static func clean(_ text: String) -> String {
        var text = text
        let isClean = text.withUTF8 { $0.allSatisfy { 0x20...0x7E ~= $0 || $0 == 9 || $0 == 10 } }
        return isClean ? text : clean(Array(text.utf8))
    }

    static func clean(_ bytes: [UInt8]) -> String {
        var cleaner = TextCleaner()
        bytes.withUnsafeBufferPointer { cleaner.take($0) }
        let text = String(decoding: cleaner.result, as: UTF8.self)
        return cleaner.mayCompose ? text.nfc : text
    }
}

/// Copies a text and leaves out what nobody sees.
private struct TextCleaner {
    private(set) var result: [UInt8] = []
    /// Whether the text has characters that normalisation might change.
    private(set) var mayCompose = false
    /// The last character that was kept.
    private var last: UInt32 = 0x20

    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, TextCleaner.isPlain(bytes[index]) { index += 1 }
            if index > start {
                result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                last = UInt32(bytes[index - 1])
                continue
            }
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let length = UTF8Bytes.length(bytes, at: index)
            if length > 0 { takeScalar(bytes, index, length) }
            index += max(1, length)
        }
    }

    /// Visible ASCII and the white space of plain text.
    private static func isPlain(_ byte: UInt8) -> Bool { 0x20...0x7E ~= byte || byte == 9 || byte == 10 }

    private mutating func takeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) {
        let scalar = TextCleaner.scalar(bytes, index, length)
        switch scalar {
        // Numbers of windows-1252 that were taken for Unicode.
        case 0x80...0x9F: if Windows1252.scalar(UInt8(scalar)) > 0x9F { put(Windows1252.scalar(UInt8(scalar))) }
        case 0xA0, 0x2007, 0x202F: put(0x20)
        case 0x2028, 0x2029: put(0x0A)
        // Joiners belong into emoji and into the words of Persian and Indic scripts, nowhere else.
        case 0x200C, 0x200D:
            let following = index + length
            let next = following < bytes.count ? max(1, UTF8Bytes.length(bytes, at: following)) : 0
            if last >= 0x600, last != 0x200C, last != 0x200D, next > 1 {
                let scalarAfter = TextCleaner.scalar(bytes, following, next)
                if scalarAfter >= 0x600, !TextCleaner.isInvisible(scalarAfter) { keep(scalar, bytes, index, length) }
            }
        // One variation selector chooses between text and emoji; a row of them is a message.
        case 0xFE00...0xFE0F: if !TextCleaner.isInvisible(last), last >= 0x23 { keep(scalar, bytes, index, length) }
        default: if !TextCleaner.isInvisible(scalar) { keep(scalar, bytes, index, length) }
        }
    }

    private mutating func keep(_ scalar: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) {
        for offset in 0..<length { result.append(bytes[index + offset]) }
        last = scalar
        if scalar >= 0x300, !TextCleaner.isComposed(scalar) { mayCompose = true }
    }

    private mutating func put(_ scalar: UInt32) {
        UTF8Bytes.append(scalar, to: &result)
        last = scalar
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> UInt32 {
        var value = length == 1 ? UInt32(bytes[index]) : UInt32(bytes[index]) & (0x7F >> UInt32(length))
        for offset in 1..<max(1, length) { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return value
    }

    /// Whether a character of a common script is the same in form C, and no mark that joins another.
    private static func isComposed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x400...0x482, 0x48A...0x52F, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2190...0x21FF, 0x3001...0x3029,
            0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60, 0x1F300...0x1FAFF:
            true
        default: false
        }
    }

    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
            0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xFFFE...0xFFFF, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
