import FoundationEssentials
import Pipeline
import Support

/// A clock for adapters that knows who sleeps on it: work that only waits for desk time does not keep rehearsal from jumping.
final class CountingClock: DeskClock {
    private let base: any DeskClock
    private let sleepers = Locked<[UInt64: (piece: UInt64?, deadline: Date)]>([:])
    private let next = Locked<UInt64>(0)

    init(_ base: any DeskClock) { self.base = base }

    func now() -> Date { base.now() }

    var speed: Double { base.speed }
    var isSimulated: Bool { base.isSimulated }

    func sleep(until deadline: Date) async throws {
        let ticket = next.withLock { next in
            next += 1
            return next
        }
        sleepers.withLock { $0[ticket] = (InHand.piece, deadline) }
        defer { sleepers.withLock { $0[ticket] = nil } }
        try await base.sleep(until: deadline)
    }

    /// How many pieces of work sleep, and when the first wakes.
    var waiting: (count: Int, first: Date?) {
        sleepers.withLock { sleepers in
            (Set(sleepers.values.compactMap(\.piece)).count, sleepers.values.map(\.deadline).min())
        }
    }
}
