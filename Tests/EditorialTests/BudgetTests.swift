import Editorial
import FoundationEssentials
import Support
import Testing

/// What models may take for a brand in a day.
@Suite struct BudgetTests {
    /// 4 July 2026, 09:08 UTC.
    private let now = Date(milliseconds: 1_783_156_080_000)

    private func spending(_ brand: String = "Aqua", tokens: Int = 0, cost: Double = 0) -> Spending {
        Spending(
            brandID: brand, brand: brand, model: "m", calls: 1, usage: TokenUsage(prompt: tokens, answer: 0), billedTokens: tokens,
            cost: cost, unpriced: 0)
    }

    @Test("it is used up by the tokens or the money of all models together, whichever comes first")
    func reached() {
        let budget = DailyBudget(tokens: 1000, money: 2)
        #expect(budget.reached(by: []) == nil)
        #expect(budget.reached(by: [spending(tokens: 600), spending(tokens: 399, cost: 1.99)]) == nil)
        #expect(budget.reached(by: [spending(tokens: 600), spending(tokens: 400)]) == "1000 of 1000 tokens")
        #expect(budget.reached(by: [spending(cost: 1.5), spending(cost: 0.5)]) == "2.00 of 2.00 in money")
        #expect(DailyBudget(tokens: 0).reached(by: []) != nil)
    }

    @Test("a brand's own budget goes before that of all, and it lasts until midnight")
    func brands() {
        let budgets = Budgets(others: DailyBudget(tokens: 10), brands: ["Terra": DailyBudget(tokens: 100)])
        let reached = budgets.reached(by: [spending("Terra", tokens: 50), spending("Aqua", tokens: 50)], now: now)
        #expect(reached.map(\.brand) == ["Aqua"])
        #expect(reached.first?.until == Date(milliseconds: 1_783_209_600_000))
        #expect(
            reached.first?.description
                == "The day's budget of Aqua for models is used up (50 of 10 tokens): what costs nothing goes on writing, the rest waits until Sun 2026-07-05 00:00 UTC."
        )
        #expect(Budgets().budget(ofBrand: "Aqua") == nil)
    }

    @Test(
        "money is told with the places that small prices need",
        arguments: [
            (0, "0.0000"), (0.00012345, "0.0001"), (0.5, "0.5000"), (1, "1.00"), (12.345, "12.35"), (-0.5, "-0.5000"), (.nan, "?"),
            (1e300, "?"),
        ])
    func money(_ sum: Double, _ words: String) { #expect(MoneyWords.text(sum) == words) }

    @Test("what was kept of a prompt has its own price, and so has beginning to keep it")
    func price() {
        let price = ModelPrice(input: 1, cached: 0.1, kept: 1.25, output: 5)
        let usage = TokenUsage(prompt: 1_000_000, cached: 600_000, kept: 200_000, answer: 100_000)
        #expect(abs(price.cost(of: usage) - (0.2 + 0.06 + 0.25 + 0.5)) < 1e-9)
        #expect(ModelPrice.free.isFree && !price.isFree)
    }
}
