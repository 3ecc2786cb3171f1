import Support

/// What questions to models took, for editors.
enum SpendingWords {
    /// A line for each model, and what the words mean; none where no model was asked.
    static func lines(_ spending: [Spending]) -> [Message] {
        if spending.isEmpty { return [] }
        return spending.map(line) + [
            "Tokens are the pieces of words that a model reads and writes; rewrites and questions about the rules count too."
        ]
    }

    private static func line(_ spending: Spending) -> Message {
        let questions: Message = .count(spending.calls, one: "\(spending.calls) question", many: "\(spending.calls) questions")
        let (read, known, written) = (spending.usage.prompt, spending.usage.cached, spending.usage.answer)
        return
            "What it took so far: \(questions) to \(spending.model), \(read) tokens read (\(known) of them kept by the provider from earlier ones), \(written) written, \(cost(spending))."
    }

    private static func cost(_ spending: Spending) -> Message {
        if spending.unpriced > 0 { return "at a price that is not in the configuration" }
        return spending.cost == 0 ? "nothing to pay" : "cost \(MoneyWords.text(spending.cost))"
    }
}
