import FoundationEssentials

/// What was last read of the orders. It goes on to count where a column or a whole table cannot be read: what is unknown is not empty.
package struct KnownOrders: Sendable {
    /// Of brief, brand and feed pages, by page id.
    package var stamps: [String: PageStamp]
    /// By page id.
    package let brands: [String: Brand]
    /// By page id.
    package let briefs: [String: Brief]
    /// Those of the board, by row.
    package let feeds: [String: FeedSource]
    /// Since when pages are not to be found, by page id.
    package let missingSince: [String: Date]

    /// Whether that page is one of them.
    package func has(page: String) -> Bool { stamps[page] != nil || brands[page] != nil || briefs[page] != nil || feeds[page] != nil }

    package init(
        stamps: [String: PageStamp] = [:], brands: [Brand] = [], briefs: [Brief] = [], feeds: [FeedSource] = [],
        missingSince: [String: Date] = [:]
    ) {
        self.missingSince = missingSince
        self.stamps = stamps
        self.brands = Dictionary(brands.map { ($0.id, $0) }) { first, _ in first }
        self.briefs = Dictionary(briefs.map { ($0.id, $0) }) { first, _ in first }
        self.feeds = Dictionary(feeds.map { ($0.id, $0) }) { first, _ in first }
    }

    /// What the brand, brief or feed of a page is called.
    func name(of id: String) -> String { brands[id]?.name ?? briefs[id]?.name ?? feeds[id]?.name ?? "" }
}
