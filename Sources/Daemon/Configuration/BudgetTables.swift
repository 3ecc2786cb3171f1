import Editorial
import Models
import TOML

/// `[[budget]]`: the most that models may take for a brand in a day.
enum BudgetTables {
    static func read(_ tables: [TableReader], models: [any TextModelSettings], embedder: (any EmbedderSettings)?) -> Budgets {
        var others: DailyBudget?
        var brands: [String: DailyBudget] = [:]
        for var table in tables {
            let isEnabled = table.bool("enabled", default: true)
            let brand = table.string("brand", default: "")
            let budget = DailyBudget(
                tokens: table.integer("tokens", in: 0...1_000_000_000_000), money: table.number("money", in: 0...1_000_000_000))
            if budget == DailyBudget() { table.reject("tokens", "set tokens or money: a budget without either limits nothing") }
            table.finish()
            guard isEnabled else { continue }
            if budget.money != nil, let model = models.first(where: { $0.price == nil }) {
                table.reject(
                    "money", "[[model.text]] kind = \"\(type(of: model).kind)\" has no prices, set its input_price and output_price")
            }
            if budget.money != nil, let embedder, embedder.price == nil {
                table.reject("money", "[[model.embedding]] kind = \"\(type(of: embedder).kind)\" has no price, set its input_price")
            }
            let isSecond = brand.isEmpty ? others != nil : brands[brand] != nil
            if isSecond {
                table.reject(
                    "brand",
                    brand.isEmpty ? "this is the second budget of all brands, keep one" : "\"\(brand)\" has a budget already, keep one")
            }
            if brand.isEmpty { others = budget } else { brands[brand] = budget }
        }
        return Budgets(others: others, brands: brands)
    }
}
