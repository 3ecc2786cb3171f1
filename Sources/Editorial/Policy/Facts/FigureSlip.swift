/// Figures that slips of a pen, or of a model, make of others.
extension Figure {
    /// "430" for 340, "151" for 115, "1.1 million" for 11: digits exchanged, one replaced, left out or added, or another magnitude.
    ///
    /// What looks so is more likely altered than computed. A fraction in words is no slip of digits.
    func isSlip(of other: Figure) -> Bool {
        if tolerance != nil || other.tolerance != nil { return tolerance != nil && other.tolerance != nil }
        let own = written.map { Precision.digits(of: $0) }
        return other.written.map { Precision.digits(of: $0) }.contains { digits in own.contains { Self.isSlip($0, of: digits) } }
    }

    /// As the digits stand: of "2:17:44" not the seconds.
    private var written: [Double] {
        guard unit == FigureUnit.named("seconds"), values[0] >= 60, values[0] == values[0].rounded() else { return values }
        let seconds = values[0]
        let minutes = (seconds / 60).rounded(.down)
        let hours = (minutes / 60).rounded(.down)
        return [hours * 10_000 + (minutes - hours * 60) * 100 + seconds - minutes * 60]
    }

    private static func isSlip(_ one: [UInt8], of other: [UInt8]) -> Bool {
        if one.count == other.count {
            return zip(one, other).count { $0 != $1 } <= 1 || one.sorted() == other.sorted()
        }
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        guard long.count - short.count == 1, long.count >= fewestDigits else { return false }
        let head = zip(short, long).prefix { $0 == $1 }.count
        return short.dropFirst(head) == long.dropFirst(head + 1)
    }

    private static let fewestDigits = 2
}

extension Precision {
    /// The digits of a number but for zeros at its ends.
    static func digits(of value: Double) -> [UInt8] {
        let grain = grain(of: abs(value))
        return Array(String(Int64(min(1e15, (abs(value) / grain).rounded()))).utf8)
    }
}
