/// What a model's tokens cost, each price for a million, in whatever money the operator counts.
package struct ModelPrice: Sendable, Hashable {
    package let input: Double
    /// Tokens that the provider had kept.
    package let cached: Double
    /// Tokens that the provider begins to keep.
    package let kept: Double
    package let output: Double

    package init(input: Double, cached: Double? = nil, kept: Double? = nil, output: Double) {
        self.input = input
        self.cached = cached ?? input
        self.kept = kept ?? input
        self.output = output
    }

    /// The price of a model of one's own.
    package static let free = ModelPrice(input: 0, output: 0)

    /// Whether nothing has to be paid.
    package var isFree: Bool { [input, cached, kept, output].allSatisfy { $0 == 0 } }

    /// What a question cost.
    package func cost(of usage: TokenUsage) -> Double {
        let new = max(0, usage.prompt - usage.cached - usage.kept)
        let parts = [(new, input), (usage.cached, cached), (usage.kept, kept), (usage.answer, output)]
        return parts.reduce(0) { $0 + Double($1.0) * $1.1 } / 1e6
    }
}
