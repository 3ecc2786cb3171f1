import FoundationEssentials

/// Reads one feed politely and turns it into items.
package protocol SourceReader: Sendable {
    /// Polls once; throws a `DeskError` that names the feed and the next step.
    func read(_ source: FeedSource, state: FeedState, now: Date) async throws -> FeedReading
    /// The host that a poll asks, by which polls are spaced.
    func host(of source: FeedSource, state: FeedState) -> FeedHost
}

/// Who answers polls.
package struct FeedHost: Sendable, Hashable {
    package let name: String
    /// Whether it is the operator's own by the configuration; such a host needs no gaps unless it asks for them.
    package let isOwn: Bool

    package init(_ name: String, isOwn: Bool = false) {
        self.name = name
        self.isOwn = isOwn
    }
}

extension SourceReader {
    package func host(of source: FeedSource, state: FeedState) -> FeedHost { FeedHost(state.address(of: source)) }
}

/// What one poll brought.
package struct FeedReading: Sendable, Hashable {
    /// Validators, hashes and wishes for the next poll.
    package var state: FeedState
    /// nil when the feed has not changed.
    package var items: [Item]?
    /// The feed's own title.
    package let title: String?
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

    package init(state: FeedState, items: [Item]?, title: String? = nil, warnings: [String] = []) {
        self.state = state
        self.items = items
        self.title = title
        self.warnings = warnings
    }
}
