import Support

extension TextOrder {
    /// The order as an instruction to a writer: a command in the words it stands for.
    package var instruction: String {
        let words = Self.instruction(CommentOrder(remark: words))
        guard let passage else { return words }
        let about = "This is about the passage \"\(passage)\"; change the rest only where it has to fit."
        return [words, about].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func instruction(_ order: CommentOrder) -> String {
        switch order {
        case .command(.shorter, let words):
            join("Make it clearly shorter, at most two thirds as long; keep the main message, its facts and figures.", words)
        case .command(.longer, let words):
            join("Make it longer, up to half as long again, with more of what the sources and the brief say and nothing else.", words)
        case .command(.tone, let words):
            words.isEmpty
                ? "Change the tone; keep the message, the facts and about the length."
                : "Change the tone to: \(words). Keep the message, the facts and about the length."
        case .command(.variant, let words): words
        default: order.textWords ?? ""
        }
    }

    private static func join(_ first: String, _ words: String) -> String { words.isEmpty ? first : "\(first) \(words)" }
}

extension [TextOrder] {
    /// All of them as one instruction; empty when only another text is wanted.
    package var instruction: String { map(\.instruction).filter { !$0.isEmpty }.joined(separator: "\n") }
}
