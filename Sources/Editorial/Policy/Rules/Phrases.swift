import Support

/// Words and phrases to be looked for in folded words; "dépass*" is whatever begins so.
struct Phrases: Sendable {
    /// A word of a phrase, whole or only its beginning.
    private struct Piece: Sendable {
        let text: String
        let isWhole: Bool

        init(_ word: String) {
            isWhole = !word.hasSuffix("*")
            text = isWhole ? word : String(word.dropLast())
        }

        func fits(_ word: String) -> Bool { isWhole ? word == text : word.hasPrefix(text) }
    }

    private let byFirst: [String: [[Piece]]]
    /// Those whose first word may go on, by its first letter: guidelines are read often, and most words begin no phrase.
    private let byLetter: [Character: [[Piece]]]

    /// Separated by "|" or lines.
    init(_ list: String) {
        let phrases = list.folded.split { $0 == "|" || $0 == "\n" }.map { phrase in
            phrase.split(separator: " ").map { Piece(String($0)) }
        }.filter { !$0.isEmpty }
        byFirst = Dictionary(grouping: phrases.filter { $0[0].isWhole }) { $0[0].text }
        byLetter = Dictionary(grouping: phrases.filter { !$0[0].isWhole }) { $0[0].text.first ?? " " }
    }

    func occurs(in words: [String]) -> Bool { words.indices.contains { length(at: $0, in: words) != nil } }

    /// How many words from there on are the longest of the phrases.
    func length(at index: Int, in words: [String]) -> Int? {
        guard let letter = words[index].first else { return nil }
        var longest: Int?
        for group in [byFirst[words[index]], byLetter[letter]] {
            for phrase in group ?? [] where phrase.count > longest ?? 0 && fits(phrase, index, words) { longest = phrase.count }
        }
        return longest
    }

    /// Where the first of them stands.
    func range(in words: [String]) -> Range<Int>? {
        for index in words.indices { if let length = length(at: index, in: words) { return index..<(index + length) } }
        return nil
    }

    private func fits(_ phrase: [Piece], _ start: Int, _ words: [String]) -> Bool {
        guard words.count - start >= phrase.count else { return false }
        return phrase.indices.allSatisfy { phrase[$0].fits(words[start + $0]) }
    }
}
