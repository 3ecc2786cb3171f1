/// Sentences of English, German and French prose.
enum Sentences {
    private static let abbreviations: Set = [
        "dr", "mr", "mrs", "ms", "prof", "inc", "ltd", "co", "corp", "no", "nr", "st", "vs", "approx", "ca", "bzw", "usw", "mio", "mrd",
        "abs", "art", "env",
    ]

    static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var words: [Substring] = []
        let all = text.split(whereSeparator: \.isWhitespace)
        for (index, word) in all.enumerated() {
            words.append(word)
            // French puts a space after its opening quotation mark.
            let next = all[(index + 1)...].first { $0 != "«" }
            let isQuoteOpen = index + 1 < all.count && all[index + 1] == "»"
            if next == nil || (!isQuoteOpen && ends(word, before: next)) {
                sentences.append(words.joined(separator: " "))
                words = []
            }
        }
        return sentences.filter { $0.contains(where: \.isLetter) }
    }

    /// Whether it reads as a sentence and not as a title.
    static func isWhole(_ text: String) -> Bool {
        guard let last = text.last(where: { !"\"'”’“»)".contains($0) }) else { return false }
        return ".!?…".contains(last) && text.count <= 600 && text.split(separator: " ").count >= 4
    }

    private static func ends(_ word: Substring, before next: Substring?) -> Bool {
        let core = word.reversed().drop { "\"'”’“»)".contains($0) }
        guard let mark = core.first, ".!?…".contains(mark) else { return false }
        guard let first = next?.first(where: { !"\"'“„«(".contains($0) }), first.isUppercase || first.isNumber else { return false }
        guard mark == "." else { return true }
        let stem = String(core.dropFirst().reversed())
        // "Dr.", initials, "z.B." and the days of German dates do not end a sentence.
        return !abbreviations.contains(stem.lowercased()) && stem.count > 1 && !stem.contains(".") && !stem.allSatisfy(\.isNumber)
            || stem.allSatisfy(\.isNumber) && stem.count == 4
    }
}
