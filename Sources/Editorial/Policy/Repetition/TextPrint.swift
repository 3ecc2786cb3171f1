import Support

/// What a reader would know a text again by: its letters and digits, without addresses, hashtags, case and punctuation.
///
/// Kept as the set of its shingles (Broder 1997): every run of four letters, or of fewer where a sign says more than a letter.
/// Letters need no word boundaries, so that texts of any language and of a few words can be compared.
package struct TextPrint: Sendable, Hashable {
    private let shingles: Set<UInt64>
    /// Tells texts of addresses, hashtags and emoji alone apart.
    private let wordless: String

    package init(_ text: String) {
        let letters = Self.letters(of: text)
        shingles = Self.shingles(of: letters)
        wordless = letters.isEmpty ? text.trimmed : ""
    }

    /// Whether people would take one text for the other: about seven tenths are the same, or one is nearly all of the other,
    /// which is up to twice as long.
    package func isNear(_ other: TextPrint) -> Bool {
        if shingles.isEmpty || other.shingles.isEmpty { return shingles == other.shingles && wordless == other.wordless }
        let (small, large) = shingles.count <= other.shingles.count ? (shingles, other.shingles) : (other.shingles, shingles)
        let shared = small.lazy.filter(large.contains).count
        if 20 * shared >= 11 * (small.count + large.count - shared) { return true }
        return 10 * shared >= 9 * small.count && large.count <= 2 * small.count
    }

    private static func letters(of text: String) -> [Character] {
        let plain = PostSegment.split(text.folded).map { segment in
            switch segment {
            case .text(let text): text
            case .hashtag: " "
            case .mention(let mention): mention.name
            }
        }.joined()
        let words = plain.split(whereSeparator: \.isWhitespace).filter { !$0.contains("://") && !$0.hasPrefix("www.") }
        return words.flatMap { $0.filter { $0.isLetter || $0.isNumber } }
    }

    private static func shingles(of letters: [Character]) -> Set<UInt64> {
        let hashes = letters.map(hash)
        let weights = letters.map(weight)
        var all: Set<UInt64> = []
        for start in hashes.indices {
            var (end, sum) = (start, 0)
            while end < hashes.count, sum < 4 { (end, sum) = (end + 1, sum + weights[end]) }
            if sum >= 4 { all.insert(hashes[start..<end].reduce(seed, mix)) }
        }
        return all.isEmpty && !letters.isEmpty ? [hashes.reduce(seed, mix)] : all
    }

    /// Ideographs, kana and Hangul syllables say about as much as two letters; vowels above and below a letter are some too.
    private static func weight(_ letter: Character) -> Int {
        guard let scalar = letter.unicodeScalars.first else { return 1 }
        let isDense =
            scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
        return isDense ? 2 : letter.unicodeScalars.count
    }

    // FNV-1a, by scalars.
    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    private static func mix(_ hash: UInt64, _ next: UInt64) -> UInt64 { (hash ^ next) &* 0x100_0000_01b3 }
    private static func hash(_ letter: Character) -> UInt64 { letter.unicodeScalars.reduce(seed) { mix($0, UInt64($1.value)) } }
}
