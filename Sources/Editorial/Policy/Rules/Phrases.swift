import Support

/// Words and phrases to be looked for in folded words; "dépass*" is whatever begins so.
struct Phrases: Sendable {
    private let byFirst: [String: [[String]]]
    private let prefixes: [[String]]

    /// Separated by "|" or lines.
    init(_ list: String) {
        let phrases = list.folded.split { $0 == "|" || $0 == "\n" }.map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
        byFirst = Dictionary(grouping: phrases.filter { !$0[0].hasSuffix("*") }) { $0[0] }
        prefixes = phrases.filter { $0[0].hasSuffix("*") }
    }

    func occurs(in words: [String]) -> Bool { words.indices.contains { length(at: $0, in: words) != nil } }

    /// How many words from there on are the longest of the phrases.
    func length(at index: Int, in words: [String]) -> Int? {
        ((byFirst[words[index]] ?? []) + prefixes).filter { matches($0, words[index...]) }.map(\.count).max()
    }

    /// Where the first of them stands.
    func range(in words: [String]) -> Range<Int>? {
        for index in words.indices { if let length = length(at: index, in: words) { return index..<(index + length) } }
        return nil
    }

    private func matches(_ phrase: [String], _ words: ArraySlice<String>) -> Bool {
        guard words.count >= phrase.count else { return false }
        return zip(phrase, words).allSatisfy { $0.hasSuffix("*") ? $1.hasPrefix($0.dropLast()) : $0 == $1 }
    }
}
