import Editorial
import FoundationEssentials
import Support

/// Makes of a reading what is filed: tells known items from new ones, news from what is none, and completes what the feed says in part.
struct Arriving: Sendable {
    /// Links that are followed and pages that are read for one poll, at most.
    static let mostLinks = 20
    static let mostPages = News.few
    /// No page is begun later in a round, in real time; one that is slow is given up after as long again.
    static let patience = Duration.seconds(60)

    private let workshop: Workshop
    private let shelf: any CollectingShelf

    init(_ workshop: Workshop, _ shelf: any CollectingShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// What is known of the entries that feeds did not have when they were read last, and from time to time of all of them.
    func known(_ readings: [(DueFeed, FeedReading)], now: Date) async throws -> [String: KnownItems] {
        var fresh: [String: FeedReading] = [:]
        for (feed, var reading) in readings {
            if !feed.state.looksThrough(reading, now: now) { reading.items?.removeAll(where: feed.filed.contains) }
            if reading.items?.isEmpty == false { fresh[feed.source.id] = reading }
        }
        return fresh.isEmpty ? [:] : try await shelf.known(fresh, now: now)
    }

    func poll(
        _ feed: DueFeed, _ reading: FeedReading, _ known: KnownItems, nextPollAt: Date, now: Date, deadline: Date
    ) async throws -> FeedPoll {
        var memory = feed.state.memory ?? FeedMemory()
        let before = memory
        memory.note(reading, at: now)
        var state = reading.state
        guard let came = reading.items else {
            state.memory = memory
            return FeedPoll(feedID: feed.source.id, state: state, items: [], nextPollAt: nextPollAt, error: nil)
        }
        let arrivals = Arrivals(reading, known: known, filed: feed.filed)
        if arrivals.isRotation { memory.noteRotation() }
        if feed.state.looksThrough(reading, now: now) { memory.lookedThroughAt = now }
        state.memory = memory
        let new = arrivals.items.filter { arrivals.new.contains($0.identity) }
        let left = FilteredItems(feed.source.filters).reasons(against: new, categories: reading.categories)
        let noNews = left.merging(News(before, known: known, now: now).reasons(against: new.filter { left[$0.id] == nil })) { $1 }
        let items = try await complete(arrivals.items, of: feed.source, new: arrivals.new, until: deadline) {
            noNews[$0.id] == nil && !arrivals.same.contains($0.identity)
        }
        let postponed = Set(arrivals.items.map(\.id)).subtracting(items.map(\.id))
        var poll = FeedPoll(feedID: feed.source.id, state: state, items: items, nextPollAt: nextPollAt, error: nil)
        (poll.renamed, poll.noNews, poll.returned) = (arrivals.renamed, noNews, known.gone.sorted())
        poll.filed = FiledEntries(came.lazy.filter { !postponed.contains($0.id) })
        return poll
    }

    // MARK: what the feed says in part

    private func complete(
        _ items: [Item], of feed: FeedSource, new: Set<String>, until deadline: Date, isWanted: (Item) -> Bool
    ) async throws -> [Item] {
        let newsroom = workshop.newsroom.current
        var (links, pages) = (newsroom.links == nil ? 0 : Self.mostLinks, Self.mostPages)
        var whole: [Item] = []
        for var item in items {
            if links > 0, isWanted(item), let url = item.url, let follower = newsroom.links, follower.isForwarding(url) {
                links -= 1
                item.url = try await target(of: url, follower) ?? url
            }
            if feed.readsPages == true, isWanted(item), let url = item.url, let reader = newsroom.pageReader {
                let mayAsk = pages > 0 && workshop.clock.now() < deadline
                pages -= 1
                let isDone = try await mayAsk ? complete(&item, from: url, reader) : false
                // What is known in full is not replaced by a summary; it is tried again with the feed's next change.
                if !isDone, !new.contains(item.identity) { continue }
            }
            whole.append(item)
        }
        return whole
    }

    private func target(of url: String, _ follower: any LinkFollower) async throws -> String? {
        do { return try await follower.target(of: url) } catch  where !Task.isCancelled {
            workshop.log.debug("link not followed", ["link": url, "why": workshop.judge(error).sentence.description])
            return nil
        }
    }

    /// Takes the text of the linked page where it says more than the feed; false when that may succeed another time.
    private func complete(_ item: inout Item, from url: String, _ reader: any PageReader) async throws -> Bool {
        do {
            let page = try await reader.read(url, now: workshop.clock.now())
            if page.text.utf16.count > item.text.utf16.count { item.text = page.text }
            item.language = item.language ?? page.language
            return true
        } catch  where !Task.isCancelled {
            let (sentence, disposition) = workshop.judge(error)
            workshop.log.debug("page not read", ["page": url, "why": sentence.description])
            return disposition == .permanent
        }
    }
}
