import Editorial
import FoundationEssentials
import HTTPClient
import Support

extension PollWishes {
    /// Longer wishes are as good as this.
    private static let longest = 366 * 86_400

    /// What a document and the answer that brought it ask for.
    init(_ hints: FeedHints, _ response: HTTPResponse, now: Date) {
        self.init()
        ttl = hints.minutes.map { max(0, min($0, Self.longest / 60)) * 60 }
        updatePeriod = Self.period(hints)
        skippedHours = hints.skippedHours.isEmpty ? nil : hints.skippedHours.filter { (0..<24).contains($0) }.sorted()
        skippedDays = hints.skippedDays.isEmpty ? nil : hints.skippedDays.filter { (1...7).contains($0) }.sorted()
        take(response, now: now)
    }

    /// The headers of an answer to an unchanged document: those it carries count anew, others stay (RFC 9111, 4.3.4).
    func refreshed(by response: HTTPResponse, now: Date) -> PollWishes {
        var wishes = self
        if response.header("cache-control") != nil || response.header("expires") != nil { wishes.take(response, now: now) }
        return wishes
    }

    private mutating func take(_ response: HTTPResponse, now: Date) {
        maxAge = Self.maxAge(response)
        expires = Self.expiry(response, now: now)
    }

    /// `Cache-Control: max-age`, unless the answer must not be kept anyway.
    private static func maxAge(_ response: HTTPResponse) -> Int? {
        let directives = (response.header("cache-control") ?? "").lowercased().split(separator: ",").map(\.trimmed)
        if directives.contains("no-cache") || directives.contains("no-store") { return nil }
        guard let age = directives.first(where: { $0.hasPrefix("max-age=") }) else { return nil }
        return Int(age.dropFirst(8).filter { $0 != "\"" }).map { max(0, min($0, longest)) }
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
}
