import FoundationEssentials

/// Wakes loops that wait for something to do: the store rings after a commit, a webhook or the configuration too.
///
/// Every loop waits at a doorbell of its own (`another()`), which remembers what its loop has heard: a ring while the
/// loop works is not lost, and one that another loop answered still counts.
package final class Doorbell: Sendable {
    private let wire: Wire
    private let heard: Locked<UInt64>

    /// A doorbell on a wire of its own.
    package convenience init() { self.init(Wire()) }

    private init(_ wire: Wire) {
        self.wire = wire
        heard = Locked(wire.rings)
    }

    /// A doorbell on the same wire, for one more loop: a ring at either is heard at both.
    package func another() -> Doorbell { Doorbell(wire) }

    /// Wakes every loop that waits on this wire; from any thread, never blocks.
    package func ring() { wire.ring() }

    /// Whether it rang since the last wait that returned, or since `catchUp()`.
    package var hasRung: Bool { wire.rings != heard.withLock { $0 } }

    /// Counts everything that rang so far as heard.
    package func catchUp() {
        let rings = wire.rings
        heard.withLock { $0 = max($0, rings) }
    }

    /// Returns at the next ring (at once if there was one since the last return) or at `deadline`; tells whether it rang.
    @discardableResult
    package func waitForRing(until deadline: Date?, clock: any DeskClock) async throws -> Bool {
        let last = heard.withLock { $0 }
        if let deadline, wire.rings == last {
            try await firstOf({ [wire] in await wire.wait(since: last) }, { try await clock.sleep(until: deadline) })
        } else {
            await wire.wait(since: last)
        }
        try Task.checkCancellation()
        defer { catchUp() }
        return wire.rings != last
    }
}

/// Runs both and returns when the first has ended; the other is cancelled.
private func firstOf(_ one: @escaping @Sendable () async throws -> Void, _ other: @escaping @Sendable () async throws -> Void) async throws
{
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask(operation: one)
        group.addTask(operation: other)
        defer { group.cancelAll() }
        try await group.next()
    }
}

/// Counts rings and keeps those who wait for the next.
private final class Wire: Sendable {
    private struct State: Sendable {
        var rings: UInt64 = 0
        var nextWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Locked(State())

    var rings: UInt64 { state.withLock { $0.rings } }

    func ring() {
        let waiters = state.withLock { state in
            state.rings += 1
            defer { state.waiters = [:] }
            return state.waiters
        }
        for waiter in waiters.values { waiter.resume() }
    }

    /// Returns when there are more than `count` rings, or when the task is cancelled.
    func wait(since count: UInt64) async {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.rings != count || Task.isCancelled { return true }
                    state.waiters[number] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
        }
    }
}
