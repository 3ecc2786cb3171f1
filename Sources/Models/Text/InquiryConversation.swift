import Editorial
import Support

/// Asks a language model a yes-or-no question about a draft, and once more when the answer quotes what is not in it.
struct InquiryConversation {
    private static let tries = 2

    let engine: any ChatEngine
    let inquiry: Inquiry

    func answer() async throws -> Inquiry.Answer {
        let asked = [ChatMessage(role: .system, content: inquiry.system), ChatMessage(role: .user, content: inquiry.user)]
        var question = ChatQuestion(messages: asked, seed: inquiry.seed, limit: 400, form: .verdict)
        for _ in 0..<Self.tries {
            let text = try await said(to: question)
            if let answer = read(text) { return answer }
            // Kept, it would come again whenever the same is asked.
            try await engine.forget(question)
            question.seed += 1
            question.messages = asked + [ChatMessage(role: .assistant, content: text.trimmed.isEmpty ? "{}" : text.limited(utf16: 1000))]
            question.messages.append(ChatMessage(role: .user, content: Self.again))
        }
        throw ModelFailure(
            model: engine.name, disposition: .retry, sentence: "no answer in \(Self.tries) tries that quotes the draft")
    }

    private static let again = """
        That answer cannot be used: copy "quote" from the draft word for word. Answer again with the JSON object.
        """

    private func said(to question: ChatQuestion) async throws -> String {
        do {
            return try await engine.answer(question).text
        } catch is ContextOverflow {
            throw ModelFailure(model: engine.name, disposition: .needsOperator, sentence: "the draft is longer than the model reads")
        }
    }

    private func read(_ text: String) -> Inquiry.Answer? {
        guard let members = AnswerObject.find(in: text, having: ["violates"]), let quote = members["quote"]?.string,
            let violates = members["violates"].flatMap(Self.truth)
        else { return nil }
        return inquiry.answer(quote: quote, violates: violates)
    }

    /// Some models write "yes" where they were asked for true.
    private static func truth(_ value: JSON) -> Bool? {
        value.bool ?? ["true": true, "yes": true, "false": false, "no": false][value.string?.lowercased() ?? ""]
    }
}
