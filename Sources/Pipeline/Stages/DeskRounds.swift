import Editorial
import FoundationEssentials
import Support

/// The rounds of a loop that reads the desk: when the next one is due, and what follows one that fails.
///
/// An outage is told of by the loop that reads the pages; these wait for its end, and what they missed is read then.
struct DeskRounds: Sendable {
    private let workshop: Workshop
    /// The loop's name, for the log.
    private let loop: String
    /// Real time between two rounds at least.
    private let rest: Duration
    private let pace = Locked(RoundPace())

    init(_ workshop: Workshop, loop: String, rest: Duration = BoardSync.leastPause) {
        self.workshop = workshop
        self.loop = loop
        self.rest = rest
    }

    /// When the last round that went well began.
    var last: Date? { pace.withLock { $0.last?.began } }

    /// When a round is to begin, counted from the beginning of the last; nil before the first time.
    func due(every length: Duration) -> Date? {
        let pause = workshop.clock.stretched(rest)
        return pace.withLock { $0.due(every: length, pause: pause) }
    }

    /// Makes a round if one is due.
    func run(every length: Duration, _ desk: Newsroom.Desk, _ round: (_ now: Date) async throws -> Void) async throws {
        let now = workshop.clock.now()
        guard due(every: length).map({ $0 <= now }) ?? true else { return }
        do {
            try await round(now)
            let ended = workshop.clock.now()
            pace.withLock { $0.end(began: now, ended: ended) }
        } catch  where !Task.isCancelled {
            workshop.log.warning("desk not read", ["loop": loop, "why": workshop.judge(error).sentence.description])
            pace.withLock { $0.hold(after: error, desk, workshop) }
        }
    }
}
