import FoundationEssentials
import Support

/// All that is known of a feed that is ordered.
package struct FeedStanding: Sendable, Hashable {
    package let source: FeedSource
    package let state: FeedState
    package let history: FeedHistory
    /// nil before the first poll.
    package let lastPollAt: Date?
    package let nextPollAt: Date
    /// Items that are kept of it.
    package let items: Int
    /// Those of the last four weeks that are no candidates: filtered, dated back, of a flood.
    package let leftOut: Int

    package init(
        source: FeedSource, state: FeedState, history: FeedHistory, lastPollAt: Date?, nextPollAt: Date, items: Int, leftOut: Int
    ) {
        self.source = source
        self.state = state
        self.history = history
        self.lastPollAt = lastPollAt
        self.nextPollAt = nextPollAt
        self.items = items
        self.leftOut = leftOut
    }
}
