import FoundationEssentials
import Support

/// What a brand can choose from: fresh items, put together to stories that were not told yet, with what ranks them.
struct Offer: Sendable {
    /// Newest first.
    let items: [Item]
    /// Items on stories that were told before.
    let retold: [Refused]
    private let stories: [[Item]]
    private let storyOf: [String: Int]
    private let relevance: Relevance
    private let answers: [String: Relevance.Match]
    private let bestAnswer: Double
    private let rising: Rising
    private let rivals: [(rival: Rival, print: StoryPrint)]
    private let prints: StoryPrints
    private let nearness: [String: Double]
    private let settings: SelectionSettings
    private let choice: Choice
    private let brand: Brand
    private let now: Date

    /// Seconds after which news is worth half.
    private static let halfLife = 2.0 * 86400

    init(_ choice: Choice, brand: Brand, _ settings: SelectionSettings, isFresh: (Item) -> Bool, now: Date) {
        (self.choice, self.brand, self.settings, self.now) = (choice, brand, settings, now)
        let own = Set(choice.items.map(\.id))
        let all = (choice.items + choice.others.filter { !own.contains($0.id) }).filter(isFresh)
        let sorted = all.enumerated().sorted { (Self.date($1.element), $0.offset) < (Self.date($0.element), $1.offset) }.map(\.element)
        prints = StoryPrints(told: choice.told, items: sorted.prefix(Stories.most) + choice.rivals.map(\.item))
        let merged = Stories.merge(sorted, after: choice.told, prints: prints, embeddings: choice.embeddings)
        nearness = merged.nearness
        retold = merged.retold.filter { own.contains($0.item.id) }.map { item, told in
            Refused(itemID: item.id, brandID: brand.id, reason: "Tells the story of \"\(told.title.limited(utf16: 120))\" again.")
        }
        stories = merged.stories
        let repeated = Set(merged.retold.map(\.item.id))
        items = sorted.filter { !repeated.contains($0.id) }
        storyOf = Dictionary(stories.enumerated().flatMap { number, items in items.map { ($0.id, number) } }) { first, _ in first }
        relevance = Relevance(items, embeddings: choice.embeddings)
        answers = Dictionary(relevance.matches(for: brand).map { ($0.item.id, $0) }) { first, _ in first }
        bestAnswer = answers.values.map(\.score).max() ?? 1
        rising = Rising(choice.headlines, now: now)
        rivals = choice.rivals.map { [prints] in ($0, prints.of($0.item)) }
    }

    /// The item that answers a brief best, what is fresh and comes from good sources before what is not.
    func best(for brief: Brief, among allowed: Set<String>) -> Relevance.Match? {
        let ranked = relevance.matches(for: brief).filter { allowed.contains($0.item.id) }.map { match in
            (match: match, value: match.score * (0.7 + 0.3 * freshness([match.item])) * source(of: match.item))
        }
        return ranked.max { $0.value < $1.value }?.match
    }

    /// An item and the others on its story.
    func story(of item: Item, among allowed: Set<String>) -> [Item] {
        guard let number = storyOf[item.id] else { return [item] }
        return [item] + stories[number].filter { $0.id != item.id && allowed.contains($0.id) }
    }

    /// The stories that have an allowed item, best first. A writer may not translate, so what the brand's readers can read comes first.
    func stories(among allowed: Set<String>) -> [[Item]] {
        let open = stories.map { $0.filter { allowed.contains($0.id) } }.filter { !$0.isEmpty }
        let ranked = open.enumerated().map { offset, story in
            (story: story, rank: (language(story) == nil ? 0 : 1, -value(story), offset))
        }
        return ranked.sorted { $0.rank < $1.rank }.map(\.story)
    }

    /// What speaks for a story of the brand's feeds.
    func words(for story: [Item]) -> [Message] { [opening(story)] + reasons(for: story) }

    /// What speaks for a story besides its topic and age, and what an editor should know of it.
    func reasons(for story: [Item]) -> [Message] {
        guard let first = story.first else { return [] }
        var reasons: [Message] = []
        if let language = language(story) { reasons.append("In another language (\(language)) than the brand's.") }
        if story.count > 1 { reasons.append("\(story.count) sources on one story.") }
        if let term = term(story) {
            let expected = (term.expected * 10).rounded() / 10
            reasons.append(
                "Rising: \"\(term.shown)\" is in \(term.count) headlines of the last day; the days before (\(term.days)) let expect \(expected)."
            )
        }
        if let record = choice.records[first.feedID], record.isPoor {
            reasons.append("Of \(record.kept + record.rejected) drafts from this source \(record.rejected) were rejected.")
        }
        if let rejection = choice.rejections.first(where: { $0.feedID == first.feedID }) {
            reasons.append("A draft from this source was rejected lately: \"\(rejection.reason)\"")
        }
        return reasons + context(of: first)
    }

    // MARK: value

    private func value(_ story: [Item]) -> Double {
        guard let first = story.first else { return 0 }
        let sources = Double(min(5, Set(story.map(\.feedID)).count))
        let relevance = (story.compactMap { answers[$0.id]?.score }.max() ?? 0) / bestAnswer
        let novelty = 1 - (story.compactMap { nearness[$0.id] }.max() ?? 0)
        let worth =
            freshness(story) * source(of: first) * SelectionSettings.factor(relevance, counting: settings.relevance)
            * SelectionSettings.factor(novelty, counting: settings.novelty)
        return worth * (1 + 0.15 * (sources - 1)) * (term(story) == nil ? 1 : 1.5)
    }

    private func source(of item: Item) -> Double {
        SelectionSettings.factor(choice.weight(ofFeed: item.feedID), counting: settings.source)
    }

    private func freshness(_ story: [Item]) -> Double {
        let newest = story.map(Self.date).max() ?? now
        let part = 1 / (1 + max(0, now.timeIntervalSince(newest)) / Self.halfLife)
        return SelectionSettings.factor(part, counting: settings.freshness)
    }

    private func term(_ story: [Item]) -> Rising.Term? { story.compactMap { rising.term(in: $0.title) }.max { $0.count < $1.count } }

    // MARK: words

    private func opening(_ story: [Item]) -> Message {
        let age = Relevance.age(of: story[0], now: now)
        let terms = story.lazy.compactMap { answers[$0.id]?.terms }.first { !$0.isEmpty } ?? []
        if terms.isEmpty, story.contains(where: { answers[$0.id] != nil }) {
            return "Near in meaning to what the brand writes about, \(age)."
        }
        if terms.isEmpty { return "New in the brand's feeds, \(age)." }
        return "Matches the brand: \(terms.prefix(5).joined(separator: ", ")); \(age)."
    }

    /// What competitors have on the story: to know of, not to draft from.
    private func context(of item: Item) -> [Message] {
        if rivals.isEmpty { return [] }
        let print = prints.of(item)
        return rivals.filter { $0.print.isSame(print) }.prefix(3).map { rival, _ in
            let link = rival.item.url.map { " (\($0))" } ?? ""
            return "Competitor \(rival.name) has it too: \"\(rival.item.title.limited(utf16: 120))\"\(link)."
        }
    }

    /// The language of a story when its source names one that is not the brand's.
    private func language(_ story: [Item]) -> String? {
        func main(_ tag: String) -> Substring { tag.lowercased().prefix { $0 != "-" && $0 != "_" } }
        guard let language = story.first?.language, !language.isEmpty, main(language) != main(brand.language) else { return nil }
        return language
    }

    private static func date(_ item: Item) -> Date { item.newsDate }
}
