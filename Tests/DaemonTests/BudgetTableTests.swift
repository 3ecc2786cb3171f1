import Editorial
import Support
import TestKit
import Testing

@testable import Daemon

/// `[[budget]]` and prices in the configuration.
@Suite struct BudgetTableTests {
    private static let openAI = "[[model.text]]\nkind = \"openai\"\nmodel = \"m\"\n"
    private static let prices = "input_price = 1\noutput_price = 2\n"

    private func read(_ text: String) throws -> Configuration { try Configuration.reading(Array(text.utf8), file: "copydesk.toml") }

    @Test func `a brand has its own budget, and the others that without a brand`() throws {
        let budgets = try read(
            """
            \(Self.openAI)\(Self.prices)
            [[budget]]
            tokens = 1000
            [[budget]]
            brand = "Aqua"
            money = 2.5
            [[budget]]
            enabled = false
            brand = "Terra"
            tokens = 1
            """
        ).budgets
        #expect(budgets.budget(ofBrand: "Aqua") == DailyBudget(money: 2.5))
        #expect(budgets.budget(ofBrand: "Terra") == DailyBudget(tokens: 1000))
        #expect(try read("").budgets.budget(ofBrand: "Aqua") == nil)
    }

    @Test(arguments: [
        ("[[budget]]\nbrand = \"Aqua\"\n", "set tokens or money"),
        ("[[budget]]\ntokens = 1\n[[budget]]\ntokens = 2\n", "second budget of all brands"),
        ("[[budget]]\nbrand = \"A\"\ntokens = 1\n[[budget]]\nbrand = \"A\"\ntokens = 2\n", "has a budget already"),
        ("[[budget]]\ntokens = -1\n", "tokens"),
        (openAI + "[[budget]]\nmoney = 2\n", "has no prices"),
        ("[[model.embedding]]\nkind = \"openai\"\n[[budget]]\nmoney = 2\n", "set its input_price"),
        (openAI + "input_price = 1\n", "set output_price too"),
        (openAI + "output_price = 1\n", "set input_price too"),
        (openAI + "cached_price = 1\n", "set input_price too"),
    ])
    func `what cannot be held is told`(_ text: String, _ words: String) throws {
        let problems = #expect(throws: ConfigurationProblems.self) { try read(text) }
        #expect(problems?.problems.contains { $0.contains(words) } == true, "\(problems?.description ?? "")")
    }
}
