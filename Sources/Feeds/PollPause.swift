import FoundationEssentials
import HTTPClient
import Support

/// How long a feed asks to be left alone.
enum PollPause {
    /// No feed rests longer than a day, in seconds, whatever it asks for.
    static let longest = 86_400

    /// The longest pause that the answer or the feed asks for, in seconds; nil when neither does.
    static func seconds(_ hints: FeedHints, _ response: HTTPResponse, now: Date) -> Int? {
        let asked = [maxAge(response) ?? expiry(response, now: now), hints.minutes.map { max(0, min($0, 1440)) * 60 }, period(hints)]
        let pause = min(asked.compactMap { $0 }.max() ?? 0, longest)
        let end = pastSkipped(hints, from: now + .seconds(pause))
        let total = min(Int(end.timeIntervalSince(now)), longest)
        return total > 0 ? total : nil
    }

    /// `Cache-Control: max-age`, unless the answer must not be kept anyway.
    private static func maxAge(_ response: HTTPResponse) -> Int? {
        let directives = (response.header("cache-control") ?? "").lowercased().split(separator: ",").map(\.trimmed)
        if directives.contains("no-cache") || directives.contains("no-store") { return nil }
        guard let age = directives.first(where: { $0.hasPrefix("max-age=") }) else { return nil }
        return Int(age.dropFirst(8).filter { $0 != "\"" }).map { max(0, $0) }
    }

    /// `Expires` less `Date`, as caches reckon (RFC 9111, 4.2.1).
    private static func expiry(_ response: HTTPResponse, now: Date) -> Int? {
        guard let expires = response.header("expires").flatMap({ FeedDate.parse($0) }) else { return nil }
        let date = response.header("date").flatMap { FeedDate.parse($0) } ?? now
        return max(0, Int(min(expires.timeIntervalSince(date), Double(longest))))
    }

    /// `sy:updatePeriod` over `sy:updateFrequency`.
    private static func period(_ hints: FeedHints) -> Int? {
        let lengths = ["hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000]
        return hints.period.flatMap { lengths[$0] }.map { $0 / max(1, hints.frequency ?? 1) }
    }

    /// The first instant from `start` on that is in no skipped hour or day; at most a day later.
    private static func pastSkipped(_ hints: FeedHints, from start: Date) -> Date {
        var instant = start
        for _ in 0..<24 where isSkipped(hints, instant) {
            let seconds = Int(instant.timeIntervalSince1970)
            instant = Date(timeIntervalSince1970: Double(seconds - seconds % 3600 + 3600))
        }
        return instant
    }

    private static func isSkipped(_ hints: FeedHints, _ instant: Date) -> Bool {
        let wall = Zone.utc.wall(at: instant)
        return hints.skippedHours.contains(wall.hour) || hints.skippedDays.contains(wall.weekday)
    }
}
