import FoundationEssentials

/// Reads one feed politely and turns it into items.
package protocol SourceReader: Sendable {
    /// Polls once; throws a `DeskError` that names the feed and the next step.
    func read(_ source: FeedSource, state: FeedState, now: Date) async throws -> FeedReading
}

/// What one poll brought.
package struct FeedReading: Sendable, Hashable {
    /// Validators and hashes for the next poll.
    package let state: FeedState
    /// nil when the feed has not changed.
    package let items: [Item]?
    /// The feed's own title.
    package let title: String?
    /// Least time to the next poll asked for by the feed, in seconds; nil when it does not say.
    package let waitSeconds: Int?
    /// Sentences about entries that could not be read.
    package let warnings: [String]
    /// Bytes of the document that came; nil when the server said that it has not changed.
    package var size: Int?
    /// By what the entries are told apart now; nil when nothing was read.
    package var naming: ItemNaming?
    /// Whether the dates are those of events to come; nil when nothing was read.
    package var isCalendar: Bool?
    /// Names that items had while the feed was named otherwise, by their names of now.
    package var formerNames: [String: [String]] = [:]
    /// What the feed files items under, by their names.
    package var categories: [String: [String]] = [:]

    package init(state: FeedState, items: [Item]?, title: String? = nil, waitSeconds: Int? = nil, warnings: [String] = []) {
        self.state = state
        self.items = items
        self.title = title
        self.waitSeconds = waitSeconds
        self.warnings = warnings
    }
}
