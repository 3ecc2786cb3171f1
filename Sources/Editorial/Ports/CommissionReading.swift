import FoundationEssentials
import Support

/// What a reading of the orders brought.
package struct CommissionReading: Sendable {
    /// Changed or new brands.
    package let brands: [Brand]
    /// Changed or new briefs.
    package let briefs: [Brief]
    /// All feed rows.
    package private(set) var feeds: [FeedSource]
    /// Pictures of their logos that are new.
    package let logos: [Picture]
    /// Stamps of every page that was seen, by page id.
    package let stamps: [String: PageStamp]
    /// Pages that exist now, or may; others are gone.
    package private(set) var present: Set<String>
    /// Pages that are not to be found and not known to be in the trash: taken away from Copydesk, or gone. Only time tells the two apart.
    package let missing: Set<String>
    /// Since when those of them are not to be found that still count as present.
    package private(set) var missingSince: [String: Date] = [:]
    /// One sentence for each page or property that could not be used.
    package private(set) var problems: [Fault]
    /// The columns among them that somebody has deleted or given another type.
    package let losses: [ColumnLoss]

    package init(
        brands: [Brand], briefs: [Brief], feeds: [FeedSource], stamps: [String: PageStamp], present: Set<String>, problems: [Fault],
        losses: [ColumnLoss] = [], logos: [Picture] = [], missing: Set<String> = []
    ) {
        self.missing = missing
        self.losses = losses
        self.logos = logos
        self.brands = brands
        self.briefs = briefs
        self.feeds = feeds
        self.stamps = stamps
        self.present = present
        self.problems = problems
    }
}

extension CommissionReading {
    /// The reading with what is not to be found kept as it is known: a page is unreachable first, and gone after a day.
    package func keepingMissing(_ known: KnownOrders, now: Date) -> CommissionReading {
        var kept = self
        for id in missing.sorted() {
            let since = known.missingSince[id] ?? now
            if since + Draft.missingDay <= now { continue }
            kept.missingSince[id] = since
            kept.present.insert(id)
            if let feed = known.feeds[id] { kept.feeds.append(feed) }
            let (name, day) = (known.name(of: id).limited(utf16: 80), Moment(since + Draft.missingDay))
            kept.problems.append(
                Fault(
                    key: "board page \(id) missing",
                    sentence:
                        "The page of \"\(name)\" is not to be found in Notion: share it with the connection again (... > Connections). Without it what it said last counts until \(day), and it is gone then."
                ))
        }
        return kept
    }
}
