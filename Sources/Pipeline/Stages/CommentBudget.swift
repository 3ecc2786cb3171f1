import FoundationEssentials

/// What looking for comments may cost: little on average, since the board's rate is for acts, and more while many pages are worked on.
struct CommentBudget: Sendable {
    /// Requests a second, so that with the properties' polls a desk of fifty open drafts stays below one and a half.
    static let average = 0.9
    /// What may be saved up.
    static let most = 360.0
    /// A reading of the comments on a page's blocks is about a dozen requests, each other one.
    static let blocks = 12.0

    private var saved = most
    private var filledAt: Date?

    /// Whether there is enough for so many requests, which are spent then.
    mutating func spend(_ requests: Double, at now: Date) -> Bool {
        let passed = filledAt.map { max(0, now.timeIntervalSince($0)) } ?? 0
        saved = min(Self.most, saved + passed * Self.average)
        filledAt = now
        guard saved >= requests else { return false }
        saved -= requests
        return true
    }
}
