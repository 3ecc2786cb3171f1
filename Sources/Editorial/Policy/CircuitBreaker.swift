import FoundationEssentials
import Support

/// Keeps from asking a provider that fails again and again: after some failures in a row it rests, ever longer, and one question tries it.
package struct CircuitBreaker: Sendable, Equatable {
    /// Failures in a row after which it rests.
    package static let most = 5
    private static let rests = Backoff(base: .seconds(60), ceiling: .seconds(1800), jitter: 0)
    /// A question that tries it and of which nothing is heard counts for no longer.
    private static let patience = Duration.seconds(1800)

    private enum State: Equatable {
        case closed
        /// Nothing is asked before.
        case open(until: Date)
        /// One question is on its way.
        case trying(since: Date)
    }

    /// Failures in a row.
    package private(set) var failures = 0
    private var state = State.closed

    package init() {}

    /// Since when on it may be asked again, when it rests at this moment; nil when it may be asked.
    package func rest(at now: Date) -> Date? {
        switch state {
        case .closed: nil
        case .open(let until): until > now ? until : nil
        case .trying(let since): since + Self.patience > now ? since + Self.patience : nil
        }
    }

    /// Whether a question may be asked; the first one after a rest tries the provider, and others wait for what comes of it.
    package mutating func admit(at now: Date) -> Bool {
        guard rest(at: now) == nil else { return false }
        if state != .closed { state = .trying(since: now) }
        return true
    }

    /// The provider answered, whatever it said.
    package mutating func succeed() { self = CircuitBreaker() }

    /// The question was not asked after all.
    package mutating func withdraw(at now: Date) { if case .trying = state { state = .open(until: now) } }

    /// Nothing useful came.
    package mutating func fail(at now: Date) {
        failures += 1
        guard failures >= Self.most else { return }
        state = .open(until: now + Self.rests.delay(attempt: failures - Self.most + 1, random: 0))
    }
}
