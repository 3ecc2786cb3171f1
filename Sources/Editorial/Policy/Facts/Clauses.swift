/// The words that tell what a figure is about, cut to their stems.
enum Clauses {
    /// Of the words between the marks around it.
    static func stems(around range: Range<Int>, in text: FactTokens) -> Set<String> {
        var first = range.lowerBound
        while first > 0, text[first]?.startsSentence == false, !isBound(text.key(first - 1)), range.lowerBound - first < reach {
            first -= 1
        }
        var last = range.upperBound
        while let token = text[last], !token.startsSentence, !isBound(token.key), last - range.upperBound < reach { last += 1 }
        return stems(first..<max(first, last), but: range, in: text)
    }

    /// Of all words of the sentence.
    static func sentence(around range: Range<Int>, in text: FactTokens) -> Set<String> {
        stems(sentence(around: range.lowerBound, in: text), but: range, in: text)
    }

    /// The tokens of the sentence that one stands in, or those near it in a sentence without an end.
    static func sentence(around index: Int, in text: FactTokens) -> Range<Int> {
        let whole = text.sentenceTokens(around: index)
        let near = max(0, index - longestSentence)..<min(text.tokens.count, index + longestSentence)
        return whole.clamped(to: near)
    }

    private static let longestSentence = 100

    /// Of names too, and without what dates are made of.
    static func words(_ range: Range<Int>, in text: FactTokens) -> Set<String> {
        let words = range.lazy.compactMap { text[$0] }.filter {
            isContent($0, isGerman: true) && CalendarWords.month($0.key, short: false) == nil && CalendarWords.weekday($0.key) == nil
        }
        return Set(words.map { OwnCount.stem($0.key) })
    }

    /// The words in capitals that the sentence begins with, up to its figure.
    static func subject(before index: Int, in text: FactTokens) -> Set<String> {
        let number = text.sentenceNumber(of: index)
        var first = index
        while first > 0, text.sentenceNumber(of: first - 1) == number { first -= 1 }
        let words = (first..<min(index, first + longestSubject)).compactMap { text[$0] }
        return Set(words.filter { $0.kind == .word && $0.isCapital && $0.key.count > 2 && !FactLanguage.isSmall($0.key) }.map(\.key))
    }

    private static let longestSubject = 4

    private static func stems(_ range: Range<Int>, but own: Range<Int>, in text: FactTokens) -> Set<String> {
        Set(
            range.lazy.filter { !own.contains($0) }.compactMap { text[$0] }.filter { isContent($0, isGerman: text.language == .german) }.map
            { OwnCount.stem($0.key) })
    }

    /// Names say too little of what a figure is: they are all over a text.
    private static func isContent(_ token: FactTokens.Token, isGerman: Bool) -> Bool {
        (isGerman || !token.isCapital || token.startsSentence) && token.kind == .word && token.key.count >= 4
            && !FactLanguage.isSmall(token.key) && !StopWords.isStop(token.key)
            && FigureUnit.named(token.key) == nil && NumeralWords.magnitude(token.key, .english) == nil
    }

    private static func isBound(_ key: String) -> Bool { bounds.contains(key) }
    private static let bounds: Set = [",", ";", ":", "(", ")", "–", "—", "“", "”", "«", "»"]
    private static let reach = 30
}
