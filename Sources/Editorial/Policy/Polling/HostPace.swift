import FoundationEssentials

/// How a host wants to be asked, learned from its answers.
package struct HostPace: Sendable, Hashable, Codable {
    /// The gap between two requests at `learnedAt`, in seconds; it halves every day.
    private var gap: Double = 0
    private var learnedAt = Date(timeIntervalSince1970: 0)
    /// Times in a row that it wanted to be left alone, by whichever feed.
    private var refusals = 0
    /// Nobody asks it anything before.
    package private(set) var pausedUntil: Date?

    /// So many refusals in a row concern the host and not a feed alone.
    package static let refusalsOfAHost = 3
    private static let firstGap = 10.0
    private static let longestGap = 3600.0
    private static let longestPause: TimeInterval = 86_400

    package init() {}

    /// Least seconds between two requests now.
    package func gap(at now: Date, least: TimeInterval) -> TimeInterval {
        let days = Int(max(0, now.timeIntervalSince(learnedAt)) / 86_400)
        return max(least, days < 16 ? gap / Double(1 << days) : 0)
    }

    /// It answered a feed as it should.
    package mutating func welcomed() {
        refusals = 0
        gap = gap > 1 ? gap * 0.9 : 0
    }

    /// It wanted to be left alone, for `wait` seconds.
    package mutating func refused(wait: TimeInterval, at now: Date, least: TimeInterval) {
        gap = min(max(gap(at: now, least: least) * 2, Self.firstGap), Self.longestGap)
        learnedAt = now
        refusals += 1
        guard refusals >= Self.refusalsOfAHost else { return }
        pausedUntil = max(pausedUntil ?? now, now.addingTimeInterval(min(wait, Self.longestPause)))
    }

    /// Whether there is anything to remember of it.
    package func isRemarkable(at now: Date) -> Bool {
        refusals > 0 || gap(at: now, least: 0) > 1 || pausedUntil.map { $0 > now } ?? false
    }
}
