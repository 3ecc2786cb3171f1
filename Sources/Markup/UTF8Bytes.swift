/// UTF-8 by hand, for bytes that may be anything.
enum UTF8Bytes {
    /// The length of the valid sequence at `index`; 0 when there is none.
    @inline(__always)
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        // The table of the Unicode standard, 3.9: neither overlong forms nor surrogates.
        switch first {
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    /// What a text consists of, as far as choosing its charset goes.
    static func survey(_ bytes: [UInt8]) -> (isValid: Bool, isASCII: Bool) { bytes.withUnsafeBufferPointer(survey) }

    /// By words: behind the first character that is not ASCII, the standard library looks at each byte by itself.
    static func survey(_ bytes: UnsafeBufferPointer<UInt8>) -> (isValid: Bool, isASCII: Bool) {
        var index = endOfASCII(bytes, from: 0)
        let isASCII = index == bytes.count
        while index < bytes.count {
            let length = length(bytes, at: index)
            if length == 0 { return (false, false) }
            index = endOfASCII(bytes, from: index + length)
        }
        return (true, isASCII)
    }

    @inline(__always)
    private static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        // Four words at a time as long as nothing else comes.
        while index + 32 <= bytes.count {
            let words = raw.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
            if (words[0] | words[1] | words[2] | words[3]) & 0x8080_8080_8080_8080 != 0 { break }
            index += 32
        }
        while index + 8 <= bytes.count {
            let others = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & 0x8080_8080_8080_8080
            if others != 0 { return index + others.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }

    /// Whether most of what is not ASCII is UTF-8, so that the rest are slips.
    static func isMostlyValid(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var (valid, invalid, index) = (0, 0, 0)
            while index < bytes.count {
                let length = length(bytes, at: index)
                if length == 0 { invalid += 1 } else if length > 1 { valid += 1 }
                index += max(1, length)
            }
            return valid > invalid
        }
    }

    /// The bytes with everything that is not UTF-8 read as windows-1252.
    static func mended(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let length = length(bytes, at: index)
                if length > 0 {
                    for offset in 0..<length { result.append(bytes[index + offset]) }
                } else {
                    append(Windows1252.scalar(bytes[index]), to: &result)
                }
                index += max(1, length)
            }
        }
        return result
    }

    /// Appends a character; one that cannot be is U+FFFD.
    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")!)
    }
}

extension String {
    /// The same as `String(decoding:as:)`, faster where not all is ASCII.
    init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        let survey = UTF8Bytes.survey(bytes)
        if survey.isValid {
            self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: survey.isASCII))
        } else {
            self.init(decoding: bytes, as: UTF8.self)
        }
    }
}
