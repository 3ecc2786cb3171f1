import Support

extension BannedWords {
    /// The banned words that a text uses, as the brand wrote them.
    ///
    /// Whole words and phrases, in any case and with simple inflections; in scripts without spaces anywhere in the text.
    package static func used(in text: String, banned: [String], language: String) -> [String] {
        let words = Words.folded(WebAddresses.removed(from: text))
        return banned.filter { phrase in
            let wanted = Words.folded(phrase)
            if wanted.isEmpty { return false }
            if phrase.unicodeScalars.contains(where: isUnspaced) { return text.folded.contains(phrase.folded) }
            return occurs(wanted, in: words, language)
        }
    }

    /// The banned words of a brand that a text uses.
    package static func used(in text: String, brand: Brand) -> [String] {
        used(in: text, banned: all(of: brand), language: brand.language)
    }

    private static func occurs(_ phrase: [String], in words: [String], _ language: String) -> Bool {
        guard words.count >= phrase.count else { return false }
        return (0...(words.count - phrase.count)).contains { start in
            phrase.indices.allSatisfy { Words.isInflection(words[start + $0], of: phrase[$0], language: language) }
        }
    }

    /// Han, kana, Thai, Lao and Khmer, which put no spaces between words.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}
