import Support

/// Who is said to say what a text quotes, by the names in the words around it.
struct Speakers {
    private let text: FactTokens
    /// More words than this around a quotation tell no more who says it.
    private static let reach = 25

    init(_ text: FactTokens) { self.text = text }

    /// Somebody by first and last name.
    struct Person {
        let keys: [String]
        let words: String
    }

    /// The one person that a quotation is said to be of; nil where none or several are named.
    func of(_ quotation: Range<Int>) -> Person? {
        let people = self.people(around: quotation)
        return people.count == 1 ? people.first : nil
    }

    /// Every name in the words around a quotation.
    func names(around quotation: Range<Int>) -> Set<String> {
        Set(self.around(quotation).filter { isName($0) }.map { text.key($0) })
    }

    private func people(around quotation: Range<Int>) -> [Person] { people(in: around(quotation)) }

    /// Two words in capitals side by side, as people's names are.
    private func people(in indices: [Int]) -> [Person] {
        var people: [Person] = []
        var run: [Int] = []
        for index in indices + [-1] {
            if index >= 0, isName(index), run.last.map({ $0 + 1 == index || $0 + 2 == index && text.key($0 + 1) == "-" }) ?? true {
                run.append(index)
                continue
            }
            if let last = run.last, run.count >= 2 {
                people.append(Person(keys: run.suffix(2).map { text.key($0) }, words: text.words(run[run.count - 2]..<last + 1)))
            }
            run = index >= 0 && isName(index) ? [index] : []
        }
        return people
    }

    private func isName(_ index: Int) -> Bool {
        guard let token = text[index], token.kind == .word, token.isCapital, token.key.count > 1 else { return false }
        return !NameReader.isCommon(token.key) && !FactLanguage.isSmall(token.key) && !StopWords.isStop(token.key)
    }

    /// The tokens of the sentence around a quotation, without what it quotes; a sentence before it that ends with a colon counts too.
    private func around(_ quotation: Range<Int>) -> [Int] {
        guard let first = text.tokens.firstIndex(where: { quotation.contains($0.range.lowerBound) }),
            let last = text.tokens.lastIndex(where: { quotation.contains($0.range.lowerBound) })
        else { return [] }
        var start = first
        while start > 0, first - start < Self.reach, !isEnd(start - 1, first) { start -= 1 }
        var end = last + 1
        // A quotation that ends with a full stop ends its sentence too, unless a small word goes on: "... ,” said Anna."
        let next = (end..<end + 3).first { text[$0]?.kind == .word }
        if isFinished(last), next.map({ text[$0]?.isCapital == true && !isSaying($0 + 1) }) ?? true { return Array(start..<first) }
        while let token = text[end], end - last < Self.reach, !(token.startsSentence && token.kind == .word && text.key(end - 1) == ".") {
            if token.key == ";" || ["“", "„", "«"].contains(token.key) && end > last + 2 { break }
            end += 1
        }
        return Array(start..<first) + Array((last + 1)..<max(last + 1, end))
    }

    private func isFinished(_ index: Int) -> Bool { [".", "!", "?", "…"].contains(text.key(index)) }

    /// "Chebet said", "Foyle told reporters"
    private func isSaying(_ index: Int) -> Bool { Self.saying.contains(text.key(index)) }

    private static let saying: Set = [
        "said", "says", "told", "joked", "added", "remarked", "wrote", "quipped", "sagte", "sagt", "meinte", "erzahlte", "raconte", "dit",
        "explique",
    ]

    /// Whether a sentence ends there that is not the one before the quotation's colon.
    private func isEnd(_ index: Int, _ quotation: Int) -> Bool {
        [".", "!", "?", "…", ";"].contains(text.key(index)) && text[index + 1]?.startsSentence == true
            || ["”", "»"].contains(text.key(index)) && quotation - index > 2
    }
}

extension SourceIndex {
    /// Who says it here, where the draft has somebody else of these names say it.
    func otherSpeaker(of quotation: String, than person: Speakers.Person) -> String? {
        // Only of people that are named here too: who is not is told as a name.
        guard person.keys.allSatisfy({ !places(of: $0).isEmpty }), let place = range(of: quotation) else { return nil }
        let speakers = Speakers(text)
        let names = speakers.names(around: place)
        // "he said": whoever was named before.
        return names.isDisjoint(with: person.keys) ? speakers.of(place)?.words : nil
    }

    /// Where the words stand, in characters.
    private func range(of quotation: String) -> Range<Int>? {
        let words = FactTokens(quotation.limited(characters: Self.longestQuotation)).tokens.filter { $0.kind != .mark }.map(\.key)
        guard let first = words.first, words.count >= 2 else { return nil }
        let indices = text.tokens.indices.filter { text.tokens[$0].kind != .mark }
        guard
            let start = indices.indices.first(where: { start in
                text.tokens[indices[start]].key == first && start + words.count <= indices.count
                    && words.indices.allSatisfy { text.tokens[indices[start + $0]].key == words[$0] }
            })
        else { return nil }
        return text.tokens[indices[start]].range.lowerBound..<text.tokens[indices[start + words.count - 1]].range.upperBound
    }

    /// So many characters of a quotation tell where it stands.
    private static let longestQuotation = 200
}
