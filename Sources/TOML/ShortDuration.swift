/// Lengths of time as people write them: `15s`, `30m`, `6h`, `14d`, `1h30m`.
package enum ShortDuration {
    private static let units: [(letter: Character, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]

    /// The length, nil unless it is whole numbers each with its unit, the largest first.
    package static func parse(_ text: String) -> Duration? {
        var rest = text[...]
        var total: Int64 = 0
        var smallest = Int64.max
        repeat {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let count = Int64(digits), let letter = rest.dropFirst(digits.count).first else { return nil }
            guard let unit = units.first(where: { $0.letter == letter })?.seconds, unit < smallest else { return nil }
            let (product, tooLarge) = count.multipliedReportingOverflow(by: unit)
            let (sum, tooLong) = total.addingReportingOverflow(product)
            if tooLarge || tooLong { return nil }
            (total, smallest) = (sum, unit)
            rest = rest.dropFirst(digits.count + 1)
        } while !rest.isEmpty
        return .seconds(total)
    }

    /// The shortest way to write a length; parts below a second are left out.
    package static func text(_ length: Duration) -> String {
        var left = length.components.seconds
        if left == 0 { return "0s" }
        var parts = left < 0 ? "-" : ""
        left = abs(left)
        for unit in units where left >= unit.seconds {
            parts += "\(left / unit.seconds)\(unit.letter)"
            left %= unit.seconds
        }
        return parts
    }
}
