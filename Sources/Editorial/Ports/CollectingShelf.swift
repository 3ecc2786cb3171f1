import FoundationEssentials
import Support

/// What `Collector` shares with the rest: feeds due, and their items.
package protocol CollectingShelf: Sendable {
    /// Makes the rows fit the feeds that are ordered now, by id; rows of feeds no longer ordered are kept, but not polled.
    func reconcile(feeds: [FeedSource], origin: FeedSource.Origin, now: Date) async throws
    /// Feeds whose next poll has come, at most `limit`, the longest due first.
    func dueFeeds(now: Date, limit: Int) async throws -> [DueFeed]
    /// The ids of all feeds that are polled, whatever their next poll, the longest due first.
    func polledFeeds() async throws -> [String]
    /// The feeds of these ids, as far as they are polled.
    func feeds(_ ids: [String]) async throws -> [DueFeed]
    /// When the next feed will be due.
    func nextFeedDue() async throws -> Date?
    /// How many polls are planned between two instants, by minutes since 1970.
    func pollsPlanned(from start: Date, to end: Date) async throws -> [Int: Int]
    /// Puts off the next polls of feeds that are asked now, by their ids: if the process ends before their answers are filed, the next one
    /// does not ask again at once.
    func putOff(_ feeds: [String: Date]) async throws
    /// What is remembered of hosts.
    func hostPaces() async throws -> [String: HostPace]
    /// What is known of the items of readings, by the ids of their feeds.
    func known(_ readings: [String: FeedReading], now: Date) async throws -> [String: KnownItems]
    /// Files a round in one transaction: items, validators and next poll together. Returns the number of new items.
    func file(_ round: PollRound, now: Date) async throws -> Int
}

extension CollectingShelf {
    /// Files a batch of polls and nothing else.
    package func file(_ polls: [FeedPoll], now: Date) async throws -> Int { try await file(PollRound(polls: polls), now: now) }

    /// What is known of the items of one reading.
    package func known(_ reading: FeedReading, ofFeed id: String, now: Date) async throws -> KnownItems {
        try await known([id: reading], now: now)[id] ?? KnownItems()
    }
}

/// What one round of polls leaves.
package struct PollRound: Sendable {
    package let polls: [FeedPoll]
    /// Feeds that were due and have to wait for their host.
    package let postponed: [PostponedPoll]
    /// What was learned of hosts; nil where there is nothing to remember any more.
    package let hosts: [String: HostPace?]
    /// Whether the hubs that feeds name are of use.
    package let keepsHubs: Bool
    /// Until when feeds were put off while they were asked, by their ids. Who brought one nearer meanwhile knows of news.
    package var putOff: [String: Date] = [:]
    /// No feed is asked again sooner, whoever knows of news.
    package var soonest: Date?

    package init(polls: [FeedPoll], postponed: [PostponedPoll] = [], hosts: [String: HostPace?] = [:], keepsHubs: Bool = false) {
        self.polls = polls
        self.postponed = postponed
        self.hosts = hosts
        self.keepsHubs = keepsHubs
    }
}

/// A feed that was due and was not asked.
package struct PostponedPoll: Sendable {
    package let feedID: String
    package let state: FeedState
    package let until: Date

    package init(feedID: String, state: FeedState, until: Date) {
        self.feedID = feedID
        self.state = state
        self.until = until
    }
}

/// A feed to poll now.
package struct DueFeed: Sendable {
    package let source: FeedSource
    package let state: FeedState
    /// Until when a hub sends its news; nil where none does.
    package let pushedUntil: Date?
    /// What its last document had.
    package let filed: FiledEntries
    package init(source: FeedSource, state: FeedState, pushedUntil: Date? = nil, filed: FiledEntries = FiledEntries()) {
        self.source = source
        self.state = state
        self.pushedUntil = pushedUntil
        self.filed = filed
    }
}

/// How one poll went.
package struct FeedPoll: Sendable {
    package let feedID: String
    package let state: FeedState
    /// New and changed items; identities that are known with the same content hash are left alone.
    package let items: [Item]
    /// `FeedState.never` for a feed that is polled no more.
    package let nextPollAt: Date
    /// One sentence when the poll failed; nil clears the last one.
    package let error: Message?
    /// Ids of known items that some are, by the names that they have now.
    package var renamed: [String: String] = [:]
    /// Why items are known and no candidates, by id.
    package var noNews: [String: Message] = [:]
    /// Tombstones of what the feed still has.
    package var returned: [String] = []
    /// What its document had, once this is filed; nil where none was read.
    package var filed: FiledEntries?
    package init(feedID: String, state: FeedState, items: [Item], nextPollAt: Date, error: Message?) {
        self.feedID = feedID
        self.state = state
        self.items = items
        self.nextPollAt = nextPollAt
        self.error = error
    }
}
