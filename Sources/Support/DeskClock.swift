import FoundationEssentials

/// The one clock of slots, polls, leases and rate buckets; in rehearsal it runs fast and jumps.
///
/// Time-outs of network transfers and the watchdog use real monotonic time instead.
package protocol DeskClock: Sendable {
    /// The desk's time now.
    func now() -> Date
    /// Returns when `now()` has reached `deadline`; throws `CancellationError` when the task is cancelled.
    func sleep(until deadline: Date) async throws
    /// Desk seconds in a real second, which may change at any moment: 1 unless somebody rehearses.
    var speed: Double { get }
    /// Whether it shows another time than the wall, in rehearsal.
    var isSimulated: Bool { get }
}

extension DeskClock {
    package var speed: Double { 1 }
    package var isSimulated: Bool { false }

    /// The desk time in which `length` of real time passes at the speed of this moment, `length` at least: for limits that guard
    /// real work and real servers, which are no faster when desk time is.
    package func stretched(_ length: Duration) -> Duration { .seconds(length.seconds * max(1, speed)) }

    /// Sleeps for a length of desk time.
    package func sleep(for length: Duration) async throws {
        try await sleep(until: now() + length)
    }
}

/// Wall-clock time.
package struct SystemClock: DeskClock {
    /// The system's clock as it is.
    package init() {}

    package func now() -> Date { Date() }

    package func sleep(until deadline: Date) async throws {
        // In slices of a minute, so that a stepped wall clock is noticed.
        while true {
            let left = deadline.timeIntervalSince(now())
            if left <= 0 { return }
            try await Task.sleep(for: .seconds(min(left, 60)))
        }
    }
}

extension Date {
    /// Milliseconds since 1970 UTC: how the store and the wire between processes keep time.
    ///
    /// What lies beyond a hundred thousand years is as far as that: people's words may say anything.
    package var milliseconds: Int64 { Int64(min(max(timeIntervalSince1970 * 1000, -Self.farthest), Self.farthest).rounded()) }

    private static let farthest = 3.2e15

    /// The beginning of its minute: boards stamp what happens without seconds.
    package var minute: Date { Date(milliseconds: milliseconds / 60000 * 60000) }

    /// The beginning of its day in UTC.
    package var day: Date { Date(milliseconds: milliseconds / 86_400_000 * 86_400_000) }

    /// The instant `milliseconds` after 1970 UTC.
    package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// The instant `length` later.
    package static func + (instant: Date, length: Duration) -> Date { instant.addingTimeInterval(length.seconds) }

    /// The instant `length` earlier.
    package static func - (instant: Date, length: Duration) -> Date { instant.addingTimeInterval(-length.seconds) }
}

extension Duration {
    /// The length in seconds, fractions included.
    package var seconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
