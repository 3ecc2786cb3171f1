/// The tokens of one question to a language model, as its provider counts them.
package struct TokenUsage: Sendable, Hashable, Codable {
    /// Tokens that were read, those that were known already among them.
    package let prompt: Int
    /// Tokens of the prompt that the provider had kept from earlier ones.
    package let cached: Int
    /// Tokens of the prompt that the provider keeps for later ones, and bills for it.
    package let kept: Int
    /// Tokens that were written, thoughts included.
    package let answer: Int

    package init(prompt: Int, cached: Int = 0, kept: Int = 0, answer: Int) {
        self.prompt = Self.bounded(prompt)
        self.cached = Self.bounded(cached)
        self.kept = Self.bounded(kept)
        self.answer = Self.bounded(answer)
    }

    /// A server may say anything; sums of it have to stay sums.
    private static func bounded(_ count: Int) -> Int { min(max(0, count), 1_000_000_000_000) }

    /// Read and written together.
    package var total: Int { prompt + answer }

    /// Both together.
    package static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            prompt: left.prompt + right.prompt, cached: left.cached + right.cached, kept: left.kept + right.kept,
            answer: left.answer + right.answer)
    }
}
