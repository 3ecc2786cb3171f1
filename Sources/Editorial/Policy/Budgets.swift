import FoundationEssentials
import Support

/// The most that models may take for a brand in a day; nil is no limit.
package struct DailyBudget: Sendable, Hashable {
    /// Tokens of models that cost something, or may.
    package let tokens: Int?
    package let money: Double?

    package init(tokens: Int? = nil, money: Double? = nil) {
        self.tokens = tokens
        self.money = money
    }

    /// What of it is used up, in words; nil while something is left.
    package func reached(by spending: [Spending]) -> Message? {
        let taken = spending.reduce(0) { $0 + $1.billedTokens }
        if let tokens, taken >= tokens { return "\(taken) of \(tokens) tokens" }
        let paid = spending.reduce(0) { $0 + $1.cost }
        if let money, paid >= money { return "\(MoneyWords.text(paid)) of \(MoneyWords.text(money)) in money" }
        return nil
    }
}

/// The budgets of all brands.
package struct Budgets: Sendable, Hashable {
    private let others: DailyBudget?
    private let brands: [String: DailyBudget]

    /// `others` is that of each brand without one of its own, which are known by their names.
    package init(others: DailyBudget? = nil, brands: [String: DailyBudget] = [:]) {
        self.others = others
        self.brands = brands
    }

    /// The budget of a brand; nil when it has none.
    package func budget(ofBrand name: String) -> DailyBudget? { brands[name] ?? others }

    /// The faults of budgets for brands that there are not: a brand that was renamed has no limit any more.
    package func faults(brands known: [String]) -> [Fault] {
        brands.keys.filter { !known.contains($0) }.sorted().map { name in
            Fault(
                key: Self.fault + name,
                sentence: "The budget of \"\(name)\" limits nothing, for no brand has that name: correct brand in [[budget]].")
        }
    }

    /// How the keys of those faults begin.
    package static let fault = "budget "

    /// Which budgets are used up by what was taken today.
    package func reached(by spending: [Spending], now: Date) -> [BudgetReached] {
        Dictionary(grouping: spending, by: \.brandID).values.compactMap { taken in
            guard let brand = taken.first?.brand, let words = budget(ofBrand: brand)?.reached(by: taken) else { return nil }
            return BudgetReached(brand: brand, taken: words, now: now)
        }.sorted { $0.brand < $1.brand }
    }
}

/// A brand's budget for models is used up.
package struct BudgetReached: DeskError {
    package let brand: String
    /// When there will be a new one: at midnight UTC.
    package let until: Date
    package let message: Message
    package var description: String { message.description }
    package var disposition: Disposition { .retry }

    package init(brand: String, taken: Message, now: Date) {
        self.brand = brand
        until = now.day + .seconds(86_400)
        message =
            "The day's budget of \(brand) for models is used up (\(taken)): what costs nothing goes on writing, the rest waits until \(Moment(until))."
    }
}
