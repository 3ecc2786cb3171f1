import Support

/// Words that a sentence quotes or names, by what it says of them: "A, not B or C".
struct Terms {
    private(set) var wanted: [String] = []
    private(set) var unwanted: [String] = []

    init(_ tokens: [GuidelineToken], forbids: Bool) {
        let words = tokens.map(\.folded)
        var isUnwanted = forbids
        var isInstead = false
        // Quotes of the part of the sentence that is being read.
        var part = 0
        // "not A but B", "instead of A say B": a turn ends the no.
        for index in tokens.indices {
            if tokens[index].kind == .quote || tokens[index].kind == .hashtag {
                let term = tokens[index].text.limited(utf16: 300)
                if isUnwanted { unwanted.append(term) } else { wanted.append(term) }
            } else if tokens[index].isBreak {
                if !Self.isList(tokens, index) { part = wanted.count }
            } else if Self.isFinal(tokens, index), part < wanted.count, Lexicon.finals.contains(words[index]) {
                // "Das Wort A verwenden wir nicht, wir sagen B."
                unwanted += wanted[part...]
                wanted.removeSubrange(part...)
            } else if Lexicon.insteads.length(at: index, in: words) != nil {
                (isUnwanted, isInstead) = (true, true)
            } else if Lexicon.negations.length(at: index, in: words) != nil {
                (isUnwanted, isInstead) = (true, false)
            } else if isInstead || Self.isExchange(tokens, index), !unwanted.isEmpty, !Lexicon.conjunctions.contains(words[index]) {
                // "Instead of A, it is B", "A for B": no word of a verb is needed.
                (isUnwanted, isInstead) = (false, false)
            } else if isUnwanted, !unwanted.isEmpty || !forbids && isTurn(index, words), Lexicon.turns.length(at: index, in: words) != nil {
                isUnwanted = false
            }
        }
        // "The words A and B are taboo."
        if unwanted.isEmpty, Lexicon.prohibitions.occurs(in: words) { (wanted, unwanted) = ([], wanted) }
    }

    /// "Never say A": the verb of a no is no turn.
    private func isTurn(_ index: Int, _ words: [String]) -> Bool { ["but", "sondern", "mais"].contains(words[index]) }

    /// A comma between quoted words.
    private static func isList(_ tokens: [GuidelineToken], _ index: Int) -> Bool {
        index > 0 && index + 1 < tokens.count && tokens[index - 1].kind == .quote && tokens[index + 1].kind == .quote
    }

    private static func isExchange(_ tokens: [GuidelineToken], _ index: Int) -> Bool {
        ["for", "für", "pour"].contains(tokens[index].folded) && index > 0 && tokens[index - 1].kind == .quote
    }

    private static func isFinal(_ tokens: [GuidelineToken], _ index: Int) -> Bool {
        index + 1 == tokens.count || tokens[index + 1].isBreak
    }

    /// Unquoted words behind "the words" or "such as": "Never use the words synergy, leverage or disrupt."
    static func listed(_ tokens: [GuidelineToken]) -> [String] {
        let words = tokens.map(\.folded)
        guard let place = Lexicon.wordMarkers.range(in: words) else { return [] }
        // "These words are banned: cheap, bargain."
        let start = tokens[place.upperBound...].firstIndex { $0.text == ":" }.map { $0 + 1 } ?? place.upperBound
        var items: [[String]] = [[]]
        for token in tokens[start...] {
            if token.isBreak || Lexicon.conjunctions.contains(token.folded) {
                items.append([])
            } else if Lexicon.prohibitions.occurs(in: [token.folded]) || Lexicon.copulas.contains(token.folded) {
                break
            } else if token.isWord, !(items[items.count - 1].isEmpty && Lexicon.fillers.contains(token.folded)) {
                items[items.count - 1].append(token.text)
            }
        }
        let found = items.filter { !$0.isEmpty }
        if found.contains(where: { Lexicon.relatives.contains($0[0].lowercased()) }) { return [] }
        // More words are a description and no words to ban: "Avoid words that nobody understands".
        return found.allSatisfy { $0.count <= 3 } ? found.map { $0.joined(separator: " ") } : []
    }
}

extension String {
    /// Without the marks around a word of a list.
    var unquoted: String {
        var text = self[...]
        while let first = text.first, "\"'„“”«»‚‘’ ".contains(first) { text.removeFirst() }
        while let last = text.last, "\"'„“”«»‚‘’. ".contains(last) { text.removeLast() }
        return String(text)
    }
}
