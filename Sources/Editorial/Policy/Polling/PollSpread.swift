import FoundationEssentials

/// Gives plans their minute, so that no minute carries more than its share.
package struct PollSpread: Sendable {
    /// Polls planned, by minutes since 1970.
    private var loads: [Int: Int]

    /// So many polls in a minute are never too many.
    static let harmless = 4

    package init(_ loads: [Int: Int]) { self.loads = loads }

    /// The instant of the poll, and its place taken; `chance` in 0..<1 is the place within a minute that is not the preferred one.
    package mutating func place(_ plan: PollPlan, chance: Double) -> Date {
        let wanted = minute(plan.preferred)
        let best = candidates(plan, wanted).min { cost($0, wanted) < cost($1, wanted) } ?? wanted
        loads[best, default: 0] += 1
        if best == wanted { return plan.preferred }
        return min(max(Date(timeIntervalSince1970: Double(best) * 60 + chance * 60), plan.earliest), plan.latest)
    }

    private func candidates(_ plan: PollPlan, _ wanted: Int) -> ClosedRange<Int> {
        let (first, last) = (minute(plan.earliest), minute(plan.latest))
        return min(first, wanted)...max(last, wanted)
    }

    /// The load of a minute as far as it is one, then how far it is from the wanted one.
    private func cost(_ minute: Int, _ wanted: Int) -> (Int, Int) {
        (max(loads[minute] ?? 0, Self.harmless - 1), abs(minute - wanted))
    }

    private func minute(_ instant: Date) -> Int { Int((instant.timeIntervalSince1970 / 60).rounded(.down)) }
}
