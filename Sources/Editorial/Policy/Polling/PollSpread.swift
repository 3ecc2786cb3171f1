import FoundationEssentials

/// Gives plans their minute, so that no minute carries more than its share.
package struct PollSpread: Sendable {
    /// Polls planned, by minutes from the first one that counts.
    private var loads: [Int] = []
    private let first: Int

    /// So many polls in a minute are never too many.
    static let harmless = 4
    /// Minutes beyond are not counted.
    private static let span = 100_000

    /// - Parameter loads: polls planned, by minutes since 1970.
    package init(_ loads: [Int: Int], from start: Date) {
        first = Self.minute(start)
        for (minute, load) in loads { add(load, to: minute) }
    }

    /// The instant of the poll, and its place taken; `chance` in 0..<1 is the place within a minute that is not the preferred one.
    package mutating func place(_ plan: PollPlan, chance: Double) -> Date {
        let wanted = Self.minute(plan.preferred)
        let best = best(around: wanted, from: min(Self.minute(plan.earliest), wanted), to: max(Self.minute(plan.latest), wanted))
        add(1, to: best)
        if best == wanted { return plan.preferred }
        return min(max(Date(timeIntervalSince1970: Double(best) * 60 + chance * 60), plan.earliest), plan.latest)
    }

    /// The minute with the least load as far as it is one, of those the nearest to the wanted one.
    private func best(around wanted: Int, from earliest: Int, to latest: Int) -> Int {
        var (best, least) = (wanted, load(wanted))
        var distance = 0
        while least >= Self.harmless, distance < max(wanted - earliest, latest - wanted) {
            distance += 1
            let (before, after) = (wanted - distance, wanted + distance)
            if before >= earliest, load(before) < least { (best, least) = (before, load(before)) }
            if after <= latest, load(after) < least { (best, least) = (after, load(after)) }
        }
        return best
    }

    private func load(_ minute: Int) -> Int {
        let index = minute - first
        return index >= 0 && index < loads.count ? loads[index] : 0
    }

    private mutating func add(_ load: Int, to minute: Int) {
        let index = minute - first
        guard index >= 0, index < Self.span else { return }
        if index >= loads.count { loads += Array(repeating: 0, count: index + 1 - loads.count) }
        loads[index] += load
    }

    private static func minute(_ instant: Date) -> Int { Int((instant.timeIntervalSince1970 / 60).rounded(.down)) }
}
