/// How long to pause before the next attempt: growing, bounded, and spread so that many do not come back at once.
package struct Backoff: Sendable, Equatable {
    /// The pause after the first failure.
    package let base: Duration
    /// By how much each pause is longer than the one before.
    package let factor: Double
    /// No pause is longer.
    package let ceiling: Duration
    /// The share of the pause that chance may take away, 0 to 1.
    package let jitter: Double

    /// A minute's ceiling and a half left to chance suit most.
    package init(base: Duration = .seconds(1), factor: Double = 2, ceiling: Duration = .seconds(60), jitter: Double = 0.5) {
        self.base = base
        self.factor = factor
        self.ceiling = ceiling
        self.jitter = jitter
    }

    /// The pause after failure number `attempt` (the first is 1); `random` in 0..<1 comes in, so that equal input gives equal output.
    package func delay(attempt: Int, random: Double) -> Duration {
        var length = base.seconds
        // A loop and not a power: it stops at the ceiling long before anything overflows.
        for _ in 1..<max(2, attempt) where attempt > 1 && length < ceiling.seconds { length *= factor }
        let whole = min(length, ceiling.seconds)
        return .seconds(whole * (1 - jitter * min(max(random, 0), 1)))
    }
}
