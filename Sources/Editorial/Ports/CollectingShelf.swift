import FoundationEssentials
import Support

/// What `Collector` shares with the rest: feeds due, and their items.
package protocol CollectingShelf: Sendable {
    /// Makes the rows fit the feeds that are ordered now, by id; rows of feeds no longer ordered are kept, but not polled.
    func reconcile(feeds: [FeedSource], origin: FeedSource.Origin, now: Date) async throws
    /// Feeds whose next poll has come, at most `limit`, the longest due first.
    func dueFeeds(now: Date, limit: Int) async throws -> [DueFeed]
    /// Every feed that is polled, whatever its next poll, the longest due first.
    func polledFeeds() async throws -> [DueFeed]
    /// When the next feed will be due.
    func nextFeedDue() async throws -> Date?
    /// What is known of the items of a reading.
    func known(_ reading: FeedReading, ofFeed id: String, now: Date) async throws -> KnownItems
    /// Files a batch in one transaction: items, validators and next poll together. Returns the number of new items.
    func file(_ polls: [FeedPoll], now: Date) async throws -> Int
}

/// A feed to poll now.
package struct DueFeed: Sendable {
    package let source: FeedSource
    package let state: FeedState
    package init(source: FeedSource, state: FeedState) {
        self.source = source
        self.state = state
    }
}

/// How one poll went.
package struct FeedPoll: Sendable {
    package let feedID: String
    package let state: FeedState
    /// New and changed items; identities that are known with the same content hash are left alone.
    package let items: [Item]
    package let nextPollAt: Date
    /// One sentence when the poll failed; nil clears the last one.
    package let error: Message?
    /// Ids of known items that some are, by the names that they have now.
    package var renamed: [String: String] = [:]
    /// Why items are known and no candidates, by id.
    package var noNews: [String: Message] = [:]
    /// Tombstones of what the feed still has.
    package var returned: [String] = []
    package init(feedID: String, state: FeedState, items: [Item], nextPollAt: Date, error: Message?) {
        self.feedID = feedID
        self.state = state
        self.items = items
        self.nextPollAt = nextPollAt
        self.error = error
    }
}
