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
    package let state: FeedState
    /// nil when the feed has not changed.
    package let items: [Item]?
    /// The feed's own title.
    package let title: String?
    /// Sentences about entries that could not be read.
    package let warnings: [String]

    package init(state: FeedState, items: [Item]?, title: String? = nil, warnings: [String] = []) {
        self.state = state
        self.items = items
        self.title = title
        self.warnings = warnings
    }
}
