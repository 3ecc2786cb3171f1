import Editorial
import FoundationEssentials
import Support

/// Polls due feeds in batches and files items, validators and the next poll in one transaction.
package struct Collector: Stage {
    package static let batch = 64
    /// No feed is polled less often than daily, however often it fails or asks for patience.
    static let longestInterval = Duration.seconds(86400)

    /// No server is asked more often than this in real time.
    static let shortestInterval = Duration.seconds(60)

    package let name = "collect"
    package let takes = [Intake("feeds due", "feeds due")]
    private let workshop: Workshop
    private let shelf: any CollectingShelf
    private let arriving: Arriving

    package init(_ workshop: Workshop, _ shelf: any CollectingShelf) {
        self.workshop = workshop
        self.shelf = shelf
        arriving = Arriving(workshop, shelf)
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextFeedDue() }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        let due = try await shelf.dueFeeds(now: now, limit: Self.batch)
        if due.isEmpty { return false }
        _ = try await poll(due, now: now)
        return true
    }

    /// What a round of polls came to.
    package struct Round: Sendable, Equatable {
        package var polled = 0
        package var failed = 0
        package var newItems = 0

        package init(polled: Int = 0, failed: Int = 0, newItems: Int = 0) {
            self.polled = polled
            self.failed = failed
            self.newItems = newItems
        }
    }

    /// Polls every feed once, whatever its next poll, and ends; for measuring.
    package func pollAll() async throws -> Round {
        var rest = try await shelf.polledFeeds()[...]
        var sum = Round()
        while !rest.isEmpty {
            let round = try await poll(Array(rest.prefix(Self.batch)), now: workshop.clock.now())
            sum = Round(
                polled: sum.polled + round.polled, failed: sum.failed + round.failed, newItems: sum.newItems + round.newItems)
            rest = rest.dropFirst(Self.batch)
        }
        return sum
    }

    private func poll(_ due: [DueFeed], now: Date) async throws -> Round {
        let reader = workshop.newsroom.current.reader
        let polls = try await withThrowingTaskGroup(of: FeedPoll.self) { group in
            for feed in due { group.addTask { try await poll(feed, with: reader, now: now) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let new = try await shelf.file(polls, now: workshop.clock.now())
        let round = Round(polled: polls.count, failed: polls.filter { $0.error != nil }.count, newItems: new)
        workshop.log.info("feeds polled", ["feeds": round.polled, "failed": round.failed, "new items": round.newItems])
        workshop.metrics.counter("copydesk_feed_polls_total", help: "Feeds polled").increment(by: Double(polls.count))
        workshop.metrics.counter("copydesk_items_total", help: "New items").increment(by: Double(new))
        return round
    }

    private func poll(_ feed: DueFeed, with reader: any SourceReader, now: Date) async throws -> FeedPoll {
        let key = "feed \(feed.source.url)"
        let reading: FeedReading
        do {
            reading = try await reader.read(feed.source, state: feed.state, now: now)
            try await workshop.faults.clear(fault: key)
        } catch  where !Task.isCancelled {
            let (sentence, disposition) = workshop.judge(error)
            try await workshop.report(Fault(key: key, sentence: sentence))
            var state = feed.state
            state.failures += 1
            return FeedPoll(
                feedID: feed.source.id, state: state, items: [], nextPollAt: next(after: pause(feed, state, disposition)), error: sentence)
        }
        for warning in reading.warnings { workshop.log.notice("feed read in part", ["feed": feed.source.url, "why": warning]) }
        let wait = max(Duration.seconds(feed.source.intervalSeconds), .seconds(reading.waitSeconds ?? 0))
        return try await arriving.poll(feed, reading, nextPollAt: next(after: wait), now: now)
    }

    /// Up to a tenth later than asked, so that feeds spread and no minute carries more than its share.
    private func next(after wait: Duration) -> Date {
        let seconds = max(min(wait, Self.longestInterval), workshop.clock.stretched(Self.shortestInterval)).seconds
        return workshop.clock.now() + .seconds(seconds * (1 + workshop.random() / 10))
    }

    private func pause(_ feed: DueFeed, _ state: FeedState, _ disposition: Disposition) -> Duration {
        let interval = Duration.seconds(feed.source.intervalSeconds)
        let growing = Backoff(base: interval, ceiling: Self.longestInterval, jitter: 0).delay(attempt: state.failures, random: 0)
        if case .retryAfter(let wait) = disposition { return max(wait, growing) }
        return growing
    }
}
