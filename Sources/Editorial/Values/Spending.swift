/// What questions to models took together.
package struct Spending: Sendable, Hashable, Codable {
    package let brandID: String
    /// The brand's name.
    package let brand: String
    package let model: String
    package let calls: Int
    package let usage: TokenUsage
    /// Tokens of models that cost something, or may.
    package let billedTokens: Int
    /// What is known to have been paid.
    package let cost: Double
    /// Questions whose price is not known.
    package let unpriced: Int

    package init(
        brandID: String, brand: String, model: String, calls: Int, usage: TokenUsage, billedTokens: Int, cost: Double, unpriced: Int
    ) {
        self.brandID = brandID
        self.brand = brand
        self.model = model
        self.calls = calls
        self.usage = usage
        self.billedTokens = billedTokens
        self.cost = cost
        self.unpriced = unpriced
    }
}
