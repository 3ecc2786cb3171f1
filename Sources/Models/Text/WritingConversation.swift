import Editorial
import Support

/// Asks a language model for a writing, checks the answer, and asks again with what was wrong, at most twice.
struct WritingConversation {
    /// Units of material to try when the prompt is too long.
    private static let shorterMaterial = [6000, 3000, 1500]
    private static let tries = 3

    let engine: any ChatEngine
    let order: WritingOrder
    private var question: ChatQuestion
    private var shorter = Self.shorterMaterial[...]

    init(engine: any ChatEngine, order: WritingOrder) {
        self.engine = engine
        self.order = order
        let form = AnswerForm.writing(PromptBuilder.labels(of: order.assignment))
        question = ChatQuestion(messages: Self.messages(order.prompt), seed: order.seed, limit: 1500, form: form)
        while !engine.fits(question), shorten() {}
    }

    mutating func write() async throws -> WritingResult {
        var problems: [Message] = []
        for _ in 0..<Self.tries {
            let answer = try await ask()
            // A thinking model may use its whole allowance before the first word: more room helps, words do not.
            if answer.isCut {
                question.limit *= 2
                question.seed += 1
                problems = ["the answer was longer than \(question.limit / 2) tokens"]
                continue
            }
            switch judge(answer.text) {
            case .success(let result): return result
            case .failure(let verdict):
                problems = verdict.problems
                askAgain(answer.text, problems)
            }
        }
        throw ModelFailure(
            model: engine.name, disposition: .retry,
            sentence: "no usable answer in \(Self.tries) tries, at last: \(problems.prefix(3).joined(separator: " ").limited(utf16: 500))")
    }

    /// One question; when the material is too long, with less of it.
    private mutating func ask() async throws -> ChatAnswer {
        while true {
            do {
                return try await engine.answer(question)
            } catch is ContextOverflow {
                if shorten() { continue }
                throw ModelFailure(
                    model: engine.name, disposition: .needsOperator,
                    sentence:
                        "the guidelines and the brief alone are longer than the model reads: give it a larger context, or shorten them")
            }
        }
    }

    private mutating func shorten() -> Bool {
        guard let units = shorter.popFirst() else { return false }
        let prompt = PromptBuilder.prompt(
            for: order.assignment, revision: order.revision, nonce: order.prompt.nonce, materialUnits: units)
        question.messages = Self.messages(prompt)
        return true
    }

    private struct Verdict: Error {
        let problems: [Message]
    }

    private func judge(_ text: String) -> Result<WritingResult, Verdict> {
        guard let answer = WritingAnswer(text) else {
            return .failure(Verdict(problems: ["The answer is not the JSON object that was asked for."]))
        }
        var writing = answer.writing
        let violations = AnswerChecks.violations(writing, order)
        if !violations.isEmpty { return .failure(Verdict(problems: violations)) }
        let quotes = DraftChecks.supported(writing.quotes, order.assignment)
        let dropped = writing.quotes.count - quotes.count
        writing.quotes = quotes
        writing.hashtags = Hashtags.chosen(writing, for: order.assignment)
        let notes: [Message] =
            dropped > 0 ? ["\(dropped) of \(dropped + quotes.count) quotes of the model do not stand in a source and were left out."] : []
        return .success(WritingResult(writing: writing, model: engine.name, seed: question.seed, notes: notes))
    }

    private mutating func askAgain(_ answer: String, _ problems: [Message]) {
        let list = problems.prefix(8).map { "- " + $0.description }.joined(separator: "\n")
        let remark = """
            That answer cannot be used:
            \(list)
            Answer again with the whole JSON object and nothing else.
            """
        // Always the first question and the last answer: a conversation that grows would not fit for long.
        question.messages =
            question.messages.prefix(2) + [
                ChatMessage(role: .assistant, content: answer.trimmed.isEmpty ? "{}" : answer.limited(utf16: 4000)),
                ChatMessage(role: .user, content: remark),
            ]
        question.seed += 1
    }

    private static func messages(_ prompt: Prompt) -> [ChatMessage] {
        [ChatMessage(role: .system, content: prompt.system), ChatMessage(role: .user, content: prompt.user)]
    }
}
