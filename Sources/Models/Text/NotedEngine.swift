import Editorial
import Support

/// Asks what was not answered before, and notes what it took.
struct NotedEngine: ChatEngine {
    private let engine: any ChatEngine
    private let price: ModelPrice?
    private let calls: any CallDesk

    init(_ engine: any ChatEngine, price: ModelPrice?, _ calls: any CallDesk) {
        self.engine = engine
        self.price = price
        self.calls = calls
    }

    var name: String { engine.name }
    var provider: String { engine.provider }
    var temperature: Double { engine.temperature }

    func fits(_ question: ChatQuestion) -> Bool { engine.fits(question) }

    func answer(_ question: ChatQuestion) async throws -> ChatAnswer {
        let hash = hash(of: question)
        if let kept = try await calls.answer(to: hash, price: price) { return ChatAnswer(text: kept.text, isCut: kept.isCut) }
        let began = ContinuousClock.now
        do {
            let answer = try await engine.answer(question)
            try await note(answer, to: question, hash, began, KeptAnswer(text: answer.text, isCut: answer.isCut))
            return answer
        } catch let billed as BilledFailure {
            try await note(ChatAnswer(text: "", isCut: false, usage: billed.usage, version: billed.version), to: question, hash, began, nil)
            throw billed.cause
        }
    }

    func forget(_ question: ChatQuestion) async throws { try await calls.forgetAnswer(to: hash(of: question)) }

    private func note(
        _ answer: ChatAnswer, to question: ChatQuestion, _ hash: String, _ began: ContinuousClock.Instant, _ kept: KeptAnswer?
    ) async throws {
        let usage = answer.usage ?? Self.estimate(question, answer)
        try await calls.note(
            ModelCall(
                model: name, version: answer.version, promptHash: hash, seed: answer.seed, temperature: answer.temperature, usage: usage,
                latency: .now - began, cost: price?.cost(of: usage), answer: kept))
    }

    /// Everything that decides about the answer.
    private func hash(of question: ChatQuestion) -> String {
        let parts = [provider, name, "\(question.seed)", "\(temperature)", "\(question.limit)", question.form.schema]
        let messages = question.messages.flatMap { [$0.role.rawValue, $0.content] }
        return SHA256.hex(of: JSON.array((parts + messages).map { .string($0) }).serialized())
    }

    /// For servers that do not count.
    private static func estimate(_ question: ChatQuestion, _ answer: ChatAnswer) -> TokenUsage {
        TokenUsage(prompt: TokenEstimate.tokens(question.messages), answer: TokenEstimate.tokens(answer.text))
    }
}
