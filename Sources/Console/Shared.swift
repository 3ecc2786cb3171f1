import Support

/// A value made once for everybody who asks: kept until the doorbell rings, and no longer than `lifetime`.
///
/// Ten open pages that hear of one change cost one report, and nobody who asks costs nothing.
final class Shared<Value: Sendable>: Sendable {
    private typealias Outcome = Result<Value, any Error>

    /// What somebody who asks does next.
    private enum Turn: Sendable {
        case make
        case take(Outcome)
        /// It was being made already, so it may have missed what the asker heard of.
        case join(Outcome)
    }

    private struct State {
        var kept: (outcome: Outcome, until: ContinuousClock.Instant)?
        var isMaking = false
        var askers: [CheckedContinuation<Turn, Never>] = []
    }

    private let bell: Doorbell
    private let lifetime: Duration
    private let make: @Sendable () async throws -> Value
    private let state = Locked(State())

    init(until doorbell: Doorbell, lifetime: Duration, make: @escaping @Sendable () async throws -> Value) {
        bell = doorbell.another()
        self.lifetime = lifetime
        self.make = make
    }

    /// The value as it is after everything that rang before the call; throws what making it throws.
    var value: Value {
        get async throws {
            switch await turn() {
            case .make: return try await makeAnew().get()
            case .take(let outcome): return try outcome.get()
            case .join(let outcome): if !bell.hasRung { return try outcome.get() }
            }
            switch await turn() {
            case .make: return try await makeAnew().get()
            // Begun after the call: as good as one of its own.
            case .take(let outcome), .join(let outcome): return try outcome.get()
            }
        }
    }

    private func turn() async -> Turn {
        await withCheckedContinuation { asker in
            let turn: Turn? = state.withLock { state in
                if state.isMaking {
                    state.askers.append(asker)
                    return nil
                }
                if let kept = state.kept, kept.until > .now, !bell.hasRung { return .take(kept.outcome) }
                state.isMaking = true
                return .make
            }
            if let turn { asker.resume(returning: turn) }
        }
    }

    private func makeAnew() async -> Outcome {
        // What rings from here on is heard as news.
        bell.catchUp()
        let outcome: Outcome
        do { outcome = .success(try await make()) } catch { outcome = .failure(error) }
        let askers = state.withLock { state in
            state.isMaking = false
            if case .success = outcome { state.kept = (outcome, .now + lifetime) } else { state.kept = nil }
            defer { state.askers = [] }
            return state.askers
        }
        for asker in askers { asker.resume(returning: .join(outcome)) }
        return outcome
    }
}
