import Editorial
import FoundationEssentials
import Support

/// When a loop that makes rounds at the board begins the next one.
struct RoundPace: Sendable {
    /// The last round that went well.
    private(set) var last: (began: Date, ended: Date)?
    /// After one that failed.
    private var heldUntil: Date?
    private var failures = 0

    /// Whether the last round failed.
    var isHeld: Bool { heldUntil != nil }

    /// From the beginning of the last round, for editors count from their click; the pause keeps an overlong round from hogging.
    func due(every length: Duration, pause: Duration) -> Date? {
        heldUntil ?? last.map { max($0.began + length, $0.ended + pause) }
    }

    mutating func end(began: Date, ended: Date) { self = RoundPace(last: (began, ended)) }

    /// Waits longer after each failure, and as long as the board asks for.
    mutating func hold(after error: any Error, _ desk: Newsroom.Desk, _ workshop: Workshop) {
        failures += 1
        var pause = Backoff(base: desk.poll, ceiling: .seconds(300), jitter: 0.2).delay(attempt: failures, random: workshop.random())
        if case .retryAfter(let wait) = workshop.judge(error).disposition { pause = max(pause, wait) }
        heldUntil = workshop.clock.now() + max(pause, workshop.clock.stretched(BoardSync.leastPause))
    }
}

extension RoundPace {
    private init(last: (began: Date, ended: Date)) { self.last = last }
}
