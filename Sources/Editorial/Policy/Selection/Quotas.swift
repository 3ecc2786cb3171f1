import FoundationEssentials
import Support

/// How much a brand drafts a day: in all, from one source, on one topic; and how a burst of one source is spread.
struct Quotas: Sendable {
    /// Candidates a day and account when the brand sets no maximum.
    static let defaultADay = 3

    private static let day = Duration.seconds(86400)
    private let most: Int
    private let today: [Candidate]
    private let feedOf: [String: String]
    private let topicsOf: [String: [String]]
    private let bursts: [String: Int]
    private let now: Date

    init(_ brand: Brand, _ choice: Choice, now: Date) {
        self.now = now
        most = brand.maximumADay ?? Self.defaultADay
        today = choice.history.filter { $0.createdAt > now - Self.day }
        feedOf = choice.feedOf
        topicsOf = choice.topics
        let new = choice.items.filter { $0.firstSeenAt > now - Self.day && ($0.publishedAt ?? now) > now - Self.day }
        let least = max(6, 2 * most)
        bursts = Dictionary(grouping: new, by: \.feedID).mapValues(\.count).filter { $0.value >= least }
    }

    /// Candidates that an account may still get today.
    func room(_ account: String) -> Int { most - today.filter { $0.account == account }.count }

    /// Whether a story of the feeds may be drafted now, with what is to be said of its pace; nil when it has to wait for its turn.
    ///
    /// With others on offer a source gets at most half of a day, rounded up, and a topic two thirds. One that brings many items at once
    /// gets one at a time, spread over the day.
    func pace(of item: Item, _ account: String, after chosen: [Candidate], offered feeds: Set<String>) -> [Message]? {
        let used = (today + chosen).filter { $0.account == account && $0.briefID == nil }
        let own = used.filter { feed(of: $0) == item.feedID }
        let feeds = feeds.union(used.compactMap { feed(of: $0) })
        if feeds.count > 1, own.count >= (most + 1) / 2 { return nil }
        let others = feeds.filter { topics(of: $0).isDisjoint(with: topics(of: item.feedID)) }
        if !topics(of: item.feedID).isEmpty, !others.isEmpty,
            used.filter({ !topics(of: feed(of: $0) ?? "").isDisjoint(with: topics(of: item.feedID)) }).count >= (2 * most + 2) / 3
        {
            return nil
        }
        guard let burst = bursts[item.feedID], most > 0 else { return [] }
        let pause = Duration.seconds(86400 / most)
        if own.contains(where: { $0.createdAt > now - pause }) { return nil }
        return ["One of \(burst) new items of its feed, which come one at a time."]
    }

    private func feed(of candidate: Candidate) -> String? { candidate.itemIDs.first.flatMap { feedOf[$0] } }
    private func topics(of feed: String) -> Set<String> { Set(topicsOf[feed] ?? []) }
}
