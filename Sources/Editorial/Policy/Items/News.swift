import FoundationEssentials
import Support

/// Which of a feed's new items may become candidates: what was there before the feed was read is no news, nor is a sudden flood. Pure.
package struct News: Sendable {
    /// So many of a feed's first entries, or of a flood, may be candidates.
    package static let few = 10
    /// Fewer new items than this in one poll are no flood.
    package static let usual = 20
    /// An item dated so long before the last look at its feed was not published since; publishers date what they set up a day or two before.
    static let backdating = Duration.seconds(3 * 86_400)

    private let memory: FeedMemory
    private let known: KnownItems
    private let now: Date

    package init(_ memory: FeedMemory, known: KnownItems, now: Date) {
        self.memory = memory
        self.known = known
        self.now = now
    }

    /// Why items are known and no candidates, by id.
    package func reasons(against items: [Item]) -> [String: Message] {
        let fresh = items.filter { !isStale($0) && !isBackdated($0) }
        let isFirst = known.isEmpty
        let isFlood = fresh.count > most
        let newest = isFirst || isFlood ? Set(fresh.sorted(by: Self.isNewer).prefix(Self.few).map(\.id)) : Set(fresh.map(\.id))
        return Dictionary(items.filter { !newest.contains($0.id) }.map { ($0.id, reason($0, isFirst: isFirst)) }) { first, _ in first }
    }

    private func reason(_ item: Item, isFirst: Bool) -> Message {
        if isFirst { return "It was in the feed before that was first read; of such entries only the newest \(Self.few) count as news." }
        if let date = item.publishedAt, isStale(item) || isBackdated(item) {
            return "It was dated \(Moment(date, isDay: true)) when it first appeared: what is dated back is no news."
        }
        return "It came in a flood of entries, more than the feed usually brings; of those only the newest \(Self.few) count as news."
    }

    /// What the feed may bring in one poll: a multiple of what it usually brings in the time since it was read last.
    private var most: Int {
        guard let last = memory.lastReadAt else { return Self.usual }
        let days = max(1, now.timeIntervalSince(last) / 86_400)
        return max(Self.usual, Int((3 * Double(known.lately) / 28 * min(days, 28)).rounded(.up)))
    }

    private func isStale(_ item: Item) -> Bool { item.newsDate < now - .seconds(SelectionPolicy.freshDays * 86_400) }

    private func isBackdated(_ item: Item) -> Bool {
        guard let date = item.publishedAt, let last = memory.lastReadAt, !known.isEmpty else { return false }
        return date < last - Self.backdating
    }

    /// The order of the feed counts where dates do not tell.
    private static func isNewer(_ left: Item, _ right: Item) -> Bool { left.newsDate > right.newsDate }
}

extension Item {
    /// When it became news: what is dated after it was first seen was there already.
    package var newsDate: Date { min(publishedAt ?? firstSeenAt, firstSeenAt) }
}
