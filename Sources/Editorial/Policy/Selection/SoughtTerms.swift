import Support

/// What a store looks for among more items than can be weighed, as patterns of LIKE: "W_rmepump" finds "Wärmepumpe" and "Wärmepumpen".
package enum SoughtTerms {
    private static let most = 40
    private static let shortest = 4
    private static let longest = 30

    /// The words of briefs and hashtags without their endings, each once, keywords first.
    package static func all(of briefs: [Brief], _ brand: Brand) -> [String] {
        let phrases = briefs.flatMap(\.keywords) + briefs.map(\.name) + brand.hashtags.map(Topic.spaced)
        var seen: Set<String> = []
        let words = phrases.flatMap { Words.folded($0) }.filter { $0.count >= shortest && !StopWords.isStop($0) }
        return words.map(pattern).filter { seen.insert($0).inserted }.prefix(most).map { $0 }
    }

    /// Only letters that every store compares alike whatever their case.
    private static func pattern(_ word: String) -> String {
        let stem = word.count > 6 ? word.dropLast(2) : word[...]
        return String(stem.prefix(longest).map { $0.isASCII ? $0 : "_" })
    }
}
