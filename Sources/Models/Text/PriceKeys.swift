import Editorial
import TOML

extension ModelPrice {
    /// Reads the prices of a `[[model.text]]` table; nil when none is set. `kept` is by how much keeping a prompt is dearer than reading it.
    init?(_ table: inout TableReader, kept: Double = 1) {
        let range = 0.0...1_000_000
        let prices = (
            table.number("input_price", in: range), table.number("cached_price", in: range), table.number("output_price", in: range)
        )
        switch prices {
        case (let input?, let cached, let output?):
            self.init(input: input, cached: cached, kept: input * kept, output: output)
            return
        case (nil, nil, nil): break
        case (nil, _, _): table.reject("output_price", "set input_price too: both are needed to count money")
        case (_, _, nil): table.reject("input_price", "set output_price too: both are needed to count money")
        }
        return nil
    }
}
