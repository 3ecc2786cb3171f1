import FoundationEssentials

/// What looking for comments may cost. With the properties' polls a desk of fifty open drafts stays below one and a half requests a second on
/// average over a day; what is saved while nobody works is spent while many pages are worked on.
struct CommentBudget: Sendable {
    /// Requests a second.
    let average: Double
    /// What may be saved up.
    let most: Double

    /// Comments on pages: fifty within the minute, and some more often. What is saved in a day is enough for a dozen lively pages in
    /// three hours of it.
    static let pages = CommentBudget(average: 1.03, most: 10_000)
    /// Comments on blocks.
    static let blocks = CommentBudget(average: 0.06, most: 6000)
    /// Requests of one reading of the comments on a page's blocks, about.
    static let blocksCost = 10.0

    private var saved: Double
    private var filledAt: Date?

    init(average: Double, most: Double) {
        self.average = average
        self.most = most
        saved = most
    }

    /// Whether there is enough for so many requests, which are spent then.
    mutating func spend(_ requests: Double, at now: Date) -> Bool {
        let passed = filledAt.map { max(0, now.timeIntervalSince($0)) } ?? 0
        saved = min(most, saved + passed * average)
        filledAt = now
        guard saved >= requests else { return false }
        saved -= requests
        return true
    }
}
