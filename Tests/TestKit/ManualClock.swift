import FoundationEssentials
import Support

/// A clock that stands still until a test moves it.
package final class ManualClock: DeskClock {
    private struct Sleeper: Sendable {
        let deadline: Date
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher: Sendable {
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State: Sendable {
        var now: Date
        var speed = 1.0
        var lastNumber = 0
        var sleepers: [Int: Sleeper] = [:]
        var watchers: [Watcher] = []
    }

    private let state: Locked<State>

    /// A clock that shows `start`.
    package init(_ start: Date = Date(milliseconds: 1_783_156_080_000)) { state = Locked(State(now: start)) }

    package func now() -> Date { state.withLock { $0.now } }

    /// What it says of its speed; it stands still all the same.
    package var speed: Double { state.withLock { $0.speed } }

    /// Says another speed from now on.
    package func setSpeed(_ speed: Double) { state.withLock { $0.speed = speed } }

    /// How many tasks sleep now.
    package var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// The earliest instant that somebody sleeps for; nil when nobody does.
    package var nextDeadline: Date? { state.withLock { $0.sleepers.values.map(\.deadline).min() } }

    /// Moves on and wakes all whose deadline has come.
    package func advance(by length: Duration) { advance(to: now() + length) }

    /// Moves on to that instant, never back, and wakes all whose deadline has come.
    package func advance(to instant: Date) {
        let woken = state.withLock { state in
            state.now = max(state.now, instant)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for number in due.keys { state.sleepers.removeValue(forKey: number) }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Returns when at least that many tasks sleep: the event to wait for before `advance`.
    package func waitForSleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append(Watcher(count: count, continuation: continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    package func sleep(until deadline: Date) async throws {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { add(Sleeper(deadline: deadline, continuation: $0), number) }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func add(_ sleeper: Sleeper, _ number: Int) {
        let (isCancelled, isOver, watchers) = state.withLock { state in
            if Task.isCancelled { return (true, false, [Watcher]()) }
            if sleeper.deadline <= state.now { return (false, true, []) }
            state.sleepers[number] = sleeper
            let reached = state.watchers.filter { $0.count <= state.sleepers.count }
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return (false, false, reached)
        }
        if isCancelled { sleeper.continuation.resume(throwing: CancellationError()) }
        if isOver { sleeper.continuation.resume() }
        for watcher in watchers { watcher.continuation.resume() }
    }
}
