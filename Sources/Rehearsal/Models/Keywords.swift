/// The most telling words of a text.
enum Keywords {
    static func ranked(_ lines: [String]) -> [String] {
        var scores: [String: (word: String, score: Double, place: Int)] = [:]
        for line in lines {
            for (index, raw) in line.split(whereSeparator: { $0.isWhitespace || "/()".contains($0) }).enumerated() {
                let word = withoutArticle(raw.trimmingCharacters { !($0.isLetter || $0.isNumber) })
                guard word.count >= 3, word.contains(where: \.isLetter), !PromptLanguage.isCommon(word) else { continue }
                let known = scores[word.lowercased()]
                let score = known.map { $0.score + 0.5 } ?? weight(word, startsLine: index == 0)
                scores[word.lowercased()] = (word, score, known?.place ?? scores.count)
            }
        }
        return scores.values.sorted { ($0.score, -$0.place) > ($1.score, -$1.place) }.prefix(40).map(\.word)
    }

    /// "l'objectif" is about an "objectif".
    private static func withoutArticle(_ word: String) -> String {
        guard let mark = word.firstIndex(where: { "'’".contains($0) }), word[..<mark].count <= 2 else { return word }
        return String(word[word.index(after: mark)...])
    }

    private static func weight(_ word: String, startsLine: Bool) -> Double {
        let hasFigure = word.contains(where: \.isNumber)
        let isName = word.first?.isUppercase == true && !startsLine
        return Double(min(word.count, 14)) / 5 + (hasFigure ? 1.5 : 0) + (isName ? 1 : 0)
    }
}

extension Substring {
    fileprivate func trimmingCharacters(_ isOutside: (Character) -> Bool) -> String {
        guard let start = firstIndex(where: { !isOutside($0) }), let end = lastIndex(where: { !isOutside($0) }) else { return "" }
        return String(self[start...end])
    }
}
