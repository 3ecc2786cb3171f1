/// Where the questions of one piece of work pass before a model is asked, and its answers after.
package protocol CallDesk: Sendable {
    /// The answer that this very question got before and that is paid for; nil when the model is to be asked. Throws when it must not be.
    func answer(to promptHash: String, price: ModelPrice?) async throws -> KeptAnswer?
    /// Keeps an answer with what it took.
    func note(_ call: ModelCall) async throws
    /// Forgets an answer that is of no use: whoever asks the same again asks the model.
    func forgetAnswer(to promptHash: String) async throws
}

/// Lets every question pass and keeps nothing.
package struct OpenCallDesk: CallDesk {
    package init() {}
    package func answer(to promptHash: String, price: ModelPrice?) async throws -> KeptAnswer? { nil }
    package func note(_ call: ModelCall) async throws {}
    package func forgetAnswer(to promptHash: String) async throws {}
}
