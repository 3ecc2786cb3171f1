import Support

/// Words that were said to the writer alone.
enum Echo {
    private static let length = 8

    /// Whether eight words in a row of a text are the instructions', a rule's of the guidelines or an editor's reason for a rejection,
    /// and stand in nothing that the text may repeat.
    static func isHeard(in text: String, of order: WritingOrder) -> Bool {
        let heard = runs(text)
        if heard.isEmpty { return false }
        let assignment = order.assignment
        let rules = assignment.rulebook
        let sentences = rules.rules.filter { !$0.blocksApproval }.map(\.sentence)
        let meant = [PromptBuilder.houseRules, order.prompt.system] + sentences + assignment.rejections.map(\.reason)
        let echo = meant.reduce(into: Set<ArraySlice<String>>()) { $0.formUnion(heard.intersection(runs($1))) }
        if echo.isEmpty { return false }
        let lines = rules.rules.filter(\.blocksApproval).map(\.sentence) + rules.unused
        let told =
            lines + assignment.items.map { $0.title + " " + $0.text } + (assignment.brief.map { [PromptBuilder.words(of: $0)] } ?? [])
        return !told.reduce(echo) { $0.subtracting(runs($1)) }.isEmpty
    }

    private static func runs(_ text: String) -> Set<ArraySlice<String>> {
        let words = Words.folded(text)
        return words.count < length ? [] : Set((0...(words.count - length)).map { words[$0..<($0 + length)] })
    }
}
