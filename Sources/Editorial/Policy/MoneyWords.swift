/// Sums of money as people read them, in whatever money the operator counts.
package enum MoneyWords {
    /// "0.0123": with the places that small prices need.
    package static func text(_ sum: Double) -> String {
        guard sum.isFinite, abs(sum) < 1e12 else { return "?" }
        let places = abs(sum) >= 1 ? 2 : 4
        let scale = places == 2 ? 100.0 : 10_000.0
        let whole = Int((abs(sum) * scale).rounded())
        let rest = String(whole % Int(scale))
        let digits = String(repeating: "0", count: places - rest.count) + rest
        return "\(sum < 0 && whole > 0 ? "-" : "")\(whole / Int(scale)).\(digits)"
    }
}
