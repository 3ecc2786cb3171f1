import FoundationEssentials
import Support

/// How much a brand drafts a day: in all, from one source, on one topic; and how a burst of one source is spread.
struct Quotas: Sendable {
    private static let day = Duration.seconds(86400)
    let most: Int
    private let today: [Candidate]
    private let givenUp: [Candidate]
    private let feedOf: [String: String]
    private let topicsOf: [String: [String]]
    private let bursts: [String: Int]
    private let now: Date

    private let ofSource: Int
    private let ofTopic: Int

    init(_ brand: Brand, _ choice: Choice, _ settings: SelectionSettings, now: Date) {
        self.now = now
        most = brand.maximumADay ?? settings.maximumADay
        (ofSource, ofTopic) = (Self.part(settings.sourceShare, of: most), Self.part(settings.topicShare, of: most))
        today = choice.history.filter { $0.createdAt > now - Self.day }
        givenUp = choice.givenUp.filter { $0.createdAt > now - Self.day }
        feedOf = choice.feedOf
        topicsOf = choice.topics
        let new = choice.items.filter { $0.firstSeenAt > now - Self.day && ($0.publishedAt ?? now) > now - Self.day }
        let least = max(6, 2 * most)
        bursts = Dictionary(grouping: new, by: \.feedID).mapValues(\.count).filter { $0.value >= least }
    }

    /// Candidates that an account may still get today. What was given up makes room for others, as often as there is room: a model that
    /// refuses everything does not get to see everything.
    func room(_ account: String) -> Int {
        func count(_ candidates: [Candidate]) -> Int { candidates.count { $0.account == account } }
        return most - count(today) - max(0, count(givenUp) - most)
    }

    /// Whether a story of the feeds may be drafted now, with what is to be said of its pace; nil when it has to wait for its turn.
    ///
    /// With others on offer a source gets at most its share of a day, and a topic. One that brings many items at once
    /// gets one at a time, spread over the day.
    func pace(of item: Item, _ account: String, after chosen: [Candidate], offered feeds: Set<String>) -> [Message]? {
        let used = (today + chosen).filter { $0.account == account && $0.briefID == nil }
        let own = used.filter { feed(of: $0) == item.feedID }
        let feeds = feeds.union(used.compactMap { feed(of: $0) })
        if feeds.count > 1, own.count >= ofSource { return nil }
        let others = feeds.filter { topics(of: $0).isDisjoint(with: topics(of: item.feedID)) }
        if !topics(of: item.feedID).isEmpty, !others.isEmpty,
            used.filter({ !topics(of: feed(of: $0) ?? "").isDisjoint(with: topics(of: item.feedID)) }).count >= ofTopic
        {
            return nil
        }
        guard let burst = bursts[item.feedID], most > 0 else { return [] }
        let pause = Duration.seconds(86400 / most)
        if own.contains(where: { $0.createdAt > now - pause }) { return nil }
        return ["One of \(burst) new items of its feed, which come one at a time."]
    }

    /// A share of a day in drafts, rounded up; hundredths do not count.
    private static func part(_ share: Double, of most: Int) -> Int { Int((share * Double(most) - 0.02 * Double(most)).rounded(.up)) }

    private func feed(of candidate: Candidate) -> String? { candidate.itemIDs.first.flatMap { feedOf[$0] } }
    private func topics(of feed: String) -> Set<String> { Set(topicsOf[feed] ?? []) }
}
