import Editorial

/// One message of a conversation with a language model.
struct ChatMessage: Sendable, Equatable {
    enum Role: String, Sendable { case system, user, assistant }

    let role: Role
    let content: String
}

/// What a language model answered.
struct ChatAnswer: Sendable, Equatable {
    let text: String
    /// It stopped because it had written as much as it was allowed.
    let isCut: Bool
    /// What it took; nil when the server does not say.
    var usage: TokenUsage?
    /// The model's exact name, as the server calls it.
    var version = ""
    /// As they were sent; nil where the server takes none.
    var seed: Int?
    var temperature: Double?

    /// The same with what was sent beside the messages.
    func sampled(seed: Int?, temperature: Double?) -> ChatAnswer {
        var answer = self
        answer.seed = seed
        answer.temperature = temperature
        return answer
    }
}

/// What a language model is asked.
struct ChatQuestion: Sendable {
    var messages: [ChatMessage]
    var seed: Int
    /// Most tokens of the answer.
    var limit: Int
    let form: AnswerForm
}

/// The messages are longer than the model reads; ask with less material.
struct ContextOverflow: Error {}

/// Nothing useful came, and what came is billed all the same.
struct BilledFailure: Error {
    let cause: any Error
    let usage: TokenUsage?
    let version: String
}

/// A language model behind its vendor's dialect; one question, one answer, no retry.
protocol ChatEngine: Sendable {
    /// Kind and model, "ollama/llama3.2:3b".
    var name: String { get }
    /// Whom it asks: kind and host, "openai at api.groq.com".
    var provider: String { get }
    /// 0 is always the most likely word.
    var temperature: Double { get }
    /// Whether messages and answer are likely to fit into what the model reads at once.
    func fits(_ question: ChatQuestion) -> Bool
    /// Throws `ModelFailure`, `ContextOverflow`, one of both as a `BilledFailure`, or `CancellationError`.
    func answer(_ question: ChatQuestion) async throws -> ChatAnswer
    /// The answer to the question is of no use: asked again, it is to be another one.
    func forget(_ question: ChatQuestion) async throws
}

extension ChatEngine {
    func forget(_ question: ChatQuestion) async throws {}
}

/// About how many tokens a text has: an estimate on the high side for prose.
enum TokenEstimate {
    static func tokens(_ messages: [ChatMessage]) -> Int { messages.reduce(0) { $0 + tokens($1.content) + 8 } }

    static func tokens(_ text: String) -> Int {
        var ascii = 0
        var marks = 0
        var others = 0
        for scalar in text.unicodeScalars {
            if scalar == "^" { marks += 1 } else if scalar.isASCII { ascii += 1 } else { others += 1 }
        }
        // 3.5 letters a token in English; a mark is a token of its own, and so may be every character of other scripts.
        return Int(Double(ascii) / 3.5) + marks + others
    }
}
