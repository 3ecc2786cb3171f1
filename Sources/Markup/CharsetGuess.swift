/// Guesses the charset of text that declares none, or a wrong one: by what the bytes would say in each.
enum CharsetGuess {
    /// How many bytes beyond ASCII it takes to tell; fewer may mean anything.
    private static let fewest = 16

    /// The charset in lower case; nil when nothing stands out.
    static func name(of bytes: [UInt8]) -> String? {
        // The head of a document and of its lines is in ASCII; what is not is the text.
        let sample = sample(of: bytes)
        guard sample.count(where: { $0 >= 0x80 }) >= fewest else { return nil }
        var best: (name: String, score: Double)?
        for candidate in candidates {
            let decoded = Charset.convert(sample, from: candidate.name, doubtful: false)
            if decoded.isDoubtful { continue }
            let score = candidate.score(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars.filter { $0.value >= 0x80 })
            if score > best?.score ?? 0.6 { best = (candidate.name, score) }
        }
        return best?.name
    }

    /// The lines with text beyond ASCII, up to some kilobytes.
    private static func sample(of bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for line in bytes.prefix(1 << 20).split(separator: 10) where line.contains(where: { $0 >= 0x80 }) {
            result.append(contentsOf: line)
            result.append(10)
            if result.count > 16 << 10 { break }
        }
        return result
    }

    private static let candidates: [(name: String, score: @Sendable ([Unicode.Scalar]) -> Double)] = [
        ("iso-2022-jp", { share($0) { 0x3041...0x30FF ~= $0 } + 0.3 }), ("euc-jp", japanese), ("shift_jis", japanese),
        ("euc-kr", { share($0) { 0xAC00...0xD7A3 ~= $0 } }), ("gb18030", { chinese($0, simplified) }),
        ("big5-hkscs", { chinese($0, traditional) }),
        ("koi8-r", cyrillic), ("windows-1251", cyrillic), ("windows-1255", { share($0) { 0x5D0...0x5EA ~= $0 } }),
        ("windows-874", thai),
    ]

    private static func share(_ text: [Unicode.Scalar], _ isTypical: (UInt32) -> Bool) -> Double {
        text.isEmpty ? 0 : Double(text.count { isTypical($0.value) }) / Double(text.count)
    }

    /// Japanese is a third kana at least; its full-width half-kana only come out of other charsets.
    @Sendable private static func japanese(_ text: [Unicode.Scalar]) -> Double {
        if share(text, { 0xFF61...0xFF9F ~= $0 }) > 0.1 { return 0 }
        return share(text) { 0x3041...0x30FF ~= $0 } > 0.25 ? 0.7 + 0.3 * share(text) { 0x3000...0x30FF ~= $0 || 0x4E00...0x9FFF ~= $0 } : 0
    }

    /// Every Chinese text has many of these; what is read in the wrong charset has hardly any.
    private static let simplified = Set("的一是不了在人有我他这个们中来上大为和国地到以说时要就出会".unicodeScalars.map(\.value))
    private static let traditional = Set("的一是不了在人有我他這個們中來上大為和國地到以說時要就出會".unicodeScalars.map(\.value))

    private static func chinese(_ text: [Unicode.Scalar], _ frequent: Set<UInt32>) -> Double {
        guard share(text, { 0x4E00...0x9FFF ~= $0 || 0x3000...0x3020 ~= $0 || 0xFF00...0xFF5E ~= $0 }) > 0.9 else { return 0 }
        return min(0.99, 0.6 + share(text) { frequent.contains($0) } * 3)
    }

    /// Nearly every byte is a Thai letter in that charset, but a third of a Thai text is these.
    @Sendable private static func thai(_ text: [Unicode.Scalar]) -> Double {
        guard share(text, { [0xE19, 0xE23, 0xE2D, 0xE31, 0xE32, 0xE40, 0xE48, 0xE49].contains($0) }) > 0.25 else { return 0 }
        return 0.85 * share(text) { 0xE01...0xE5B ~= $0 }
    }

    /// Words of small letters with a capital at most at their start; in the wrong charset of the two it is the other way round.
    @Sendable private static func cyrillic(_ text: [Unicode.Scalar]) -> Double {
        // Hebrew read so has none of these, which every Russian line has.
        guard share(text, { [0x44B, 0x44C, 0x44E, 0x44F, 0x456].contains($0) }) > 0.02 else { return 0 }
        return share(text) { 0x430...0x44F ~= $0 || $0 == 0x451 || $0 == 0x456 } + 0.2 * share(text) { 0x410...0x42F ~= $0 }
    }
}
