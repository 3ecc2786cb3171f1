import FoundationEssentials
import Support

/// Who goes first when Notion's rate is short.
package enum NotionLane: Int, Sendable, CaseIterable, Comparable {
    /// The read before a post is armed.
    case armingRead
    /// Properties and bodies of drafts that wait for a decision, and the properties of briefs, brands and feeds.
    case rulings
    /// Pages, blocks, pictures and comments that are written, and the bodies of briefs and brands.
    case writes
    /// Looking for comments on pages.
    case comments
    /// Looking for comments on blocks.
    case blocks

    package static func < (one: NotionLane, other: NotionLane) -> Bool { one.rawValue < other.rawValue }
}

/// The one token bucket of the process: Notion allows about three requests a second for a connection
/// (developers.notion.com/reference/request-limits).
package final class NotionRate: Sendable {
    private let perSecond: Double
    private let burst: Double
    private let clock: any DeskClock
    private let state: Locked<State>

    private struct Waiter {
        let ticket: UInt64
        let lane: NotionLane
        /// How many that came later stand before it.
        var overtaken = 0
    }

    private struct State {
        var tokens: Double
        var filled: Date
        var heldUntil = Date.distantPast
        /// When half of the bucket was last there.
        var plentyAt: Date
        var waiting: [Waiter] = []
        var nextTicket: UInt64 = 0
    }

    /// A bucket of `burst` requests that refills with `perSecond`: three seconds' worth, as Notion's average allows.
    package init(perSecond: Double = 2.5, burst: Int = 8, clock: any DeskClock) {
        self.perSecond = max(perSecond, 0.01)
        self.burst = Double(max(burst, 1))
        self.clock = clock
        state = Locked(State(tokens: Double(max(burst, 1)), filled: clock.now(), plentyAt: clock.now()))
    }

    /// Requests that may wait at one time; more are turned away.
    package static let places = 500

    /// Most later requests of higher lanes that go before one that waits: a long queue of writes must not keep a reading,
    /// and all that follows it in its loop, waiting for minutes. Arming reads are few and pass everybody. Comments on blocks cost ten
    /// requests a page: they take what the others leave, and one request in nine at least.
    package static func overtakings(of lane: NotionLane) -> Int { lane == .blocks ? 8 : 3 }

    /// What looking for comments leaves in the bucket, so that an act is answered at once: another text takes half a dozen requests. It costs
    /// nothing of the rate, for the bucket fills as fast.
    private func reserve(of lane: NotionLane) -> Double {
        switch lane {
        case .armingRead, .rulings, .writes: 0
        case .comments: min(5, burst - 1)
        case .blocks: min(7, burst - 1)
        }
    }

    /// How many requests wait now.
    package var waiting: Int { state.withLock { $0.waiting.count } }

    /// So long without half of the bucket shows that more is asked for than Notion allows.
    private static let shortage = Duration.seconds(20)

    /// Whether all of the rate has been used for a while.
    package var isShort: Bool {
        let now = clock.now()
        return state.withLock { state in
            fill(&state, at: now)
            return state.plentyAt + Self.shortage < now
        }
    }

    /// Nobody goes before `length` has passed; a longer hold that stands already stays.
    package func hold(for length: Duration) {
        let until = clock.now() + length
        state.withLock { state in
            guard until > state.heldUntil else { return }
            state.heldUntil = until
            // One request tries the door first, not a burst.
            state.tokens = 1
            state.filled = until
        }
    }

    /// Waits for a turn; higher lanes go first, but pass nobody more than `overtakings(of:)` times; within a lane the earlier caller.
    ///
    /// Throws `TurnRefused` when a hold lasts longer than `patience` or too many wait, and `CancellationError`.
    package func take(_ lane: NotionLane, patience: Duration) async throws {
        guard let ticket = enter(lane) else { throw TurnRefused.crowded }
        defer { leave(ticket) }
        while true {
            try Task.checkCancellation()
            let now = clock.now()
            switch turn(ticket, at: now) {
            case .go: return
            case .held(let until) where until > now + patience: throw TurnRefused.held(.seconds(until.timeIntervalSince(now)))
            case .held(let until), .wait(let until): try await clock.sleep(until: until)
            }
        }
    }

    enum TurnRefused: Error {
        case held(Duration)
        case crowded
    }

    private enum Turn {
        case go
        case held(Date)
        case wait(Date)
    }

    private func enter(_ lane: NotionLane) -> UInt64? {
        state.withLock { state in
            guard state.waiting.count < Self.places else { return nil }
            state.nextTicket += 1
            let place = Self.place(of: lane, in: state.waiting)
            for later in place..<state.waiting.count { state.waiting[later].overtaken += 1 }
            state.waiting.insert(Waiter(ticket: state.nextTicket, lane: lane), at: place)
            return state.nextTicket
        }
    }

    /// Whoever has been overtaken often enough need not leave anything.
    private func kept(from ticket: UInt64, in waiting: [Waiter]) -> Double {
        guard let waiter = waiting.first(where: { $0.ticket == ticket }) else { return 0 }
        return waiter.overtaken < Self.overtakings(of: waiter.lane) ? reserve(of: waiter.lane) : 0
    }

    private static func place(of lane: NotionLane, in waiting: [Waiter]) -> Int {
        let isFree = lane == .armingRead
        let first = isFree ? 0 : waiting.lastIndex { $0.overtaken >= overtakings(of: $0.lane) }.map { $0 + 1 } ?? 0
        return waiting[first...].firstIndex { $0.lane > lane } ?? waiting.endIndex
    }

    private func leave(_ ticket: UInt64) {
        state.withLock { state in state.waiting.removeAll { $0.ticket == ticket } }
    }

    private func fill(_ state: inout State, at now: Date) {
        // A clock that was set back must not stop the bucket.
        if state.filled > now, state.heldUntil < now { state.filled = now }
        state.tokens = min(burst, state.tokens + max(0, now.timeIntervalSince(state.filled)) * perSecond)
        state.filled = max(now, state.filled)
        if state.tokens >= burst / 2 || state.plentyAt > now { state.plentyAt = now }
    }

    // Whoever stands n-th goes as soon as n tokens are there, so that nobody has to wake anybody.
    private func turn(_ ticket: UInt64, at now: Date) -> Turn {
        state.withLock { state in
            if state.heldUntil > now { return .held(state.heldUntil) }
            fill(&state, at: now)
            let place = Double(state.waiting.firstIndex { $0.ticket == ticket } ?? 0) + 1 + kept(from: ticket, in: state.waiting)
            // A thousandth of slack, for Date keeps fractions of a second inexactly.
            if state.tokens >= place - 0.001 {
                state.tokens -= 1
                state.waiting.removeAll { $0.ticket == ticket }
                return .go
            }
            return .wait(now.addingTimeInterval((place - state.tokens) / perSecond))
        }
    }
}
