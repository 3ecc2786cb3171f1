import FoundationEssentials
import Support

/// Chooses what one brand writes about next: briefs by their cadence, then fresh items, within the day's quota.
package struct SelectionPolicy: Sendable {
    /// Items older than this are refused.
    package static let freshDays = 7
    /// Candidates a day and account when the brand sets no maximum.
    package static let defaultADay = 3

    private let brand: Brand
    private let choice: Choice
    private let now: Date
    private var usedItems: Set<String> = []
    private var candidates: [Candidate] = []

    private init(brand: Brand, choice: Choice, now: Date) {
        self.brand = brand
        self.choice = choice
        self.now = now
    }

    /// What to draft, with reasons, and what to leave, with reasons.
    package static func choose(_ choice: Choice, for brand: Brand, now: Date) -> (candidates: [Candidate], refusals: [Refused]) {
        var policy = SelectionPolicy(brand: brand, choice: choice, now: now)
        for account in brand.accounts {
            policy.usedItems = []
            policy.fillBriefs(account)
            policy.fillItems(account)
        }
        return (policy.candidates, policy.stale())
    }

    private mutating func fillBriefs(_ account: String) {
        for brief in choice.briefs where isDue(brief, account) {
            for _ in 0..<min(missing(brief, account), room(account)) {
                let items = items(for: brief)
                let match = Relevance.best(for: brief, among: items)
                if match == nil, brief.isEmpty, brief.feeds.isEmpty || items.isEmpty { break }
                add(account, brief: brief, match: match, newest: brief.feeds.isEmpty ? nil : items.first)
                if brief.cadence != .once { break }
            }
        }
    }

    private mutating func fillItems(_ account: String) {
        let stories = Stories.merge(fresh().filter { !usedItems.contains($0.id) })
        // A writer may not translate; what the brand's readers can read comes first.
        for story in stories.filter({ foreignLanguage(of: $0) == nil }) + stories.filter({ foreignLanguage(of: $0) != nil }) {
            guard room(account) > 0, let first = story.first else { return }
            usedItems.formUnion(story.map(\.id))
            var reasons: [Message] = ["New in the brand's feeds, \(Relevance.age(of: first, now: now))."]
            if let language = foreignLanguage(of: story) { reasons.append("In another language (\(language)) than the brand's.") }
            if story.count > 1 { reasons.append("\(story.count) sources on one story.") }
            append(account, brief: nil, items: story, reasons: reasons)
        }
    }

    private mutating func add(_ account: String, brief: Brief, match: Relevance.Match?, newest: Item?) {
        guard let match else {
            if let newest {
                usedItems.insert(newest.id)
                return append(
                    account, brief: brief, items: [newest],
                    reasons: ["Newest in the feeds of brief \"\(brief.name)\", \(Relevance.age(of: newest, now: now))."])
            }
            return append(
                account, brief: brief, items: [], reasons: ["Brief \"\(brief.name)\" stands alone: no item of the feeds matches it."])
        }
        usedItems.insert(match.item.id)
        let terms = match.terms.prefix(5).joined(separator: ", ")
        append(
            account, brief: brief, items: [match.item],
            reasons: ["Matches brief \"\(brief.name)\": \(terms); \(Relevance.age(of: match.item, now: now))."])
    }

    private mutating func append(_ account: String, brief: Brief?, items: [Item], reasons: [Message]) {
        candidates.append(
            Candidate(
                id: Identifier.make(at: now), brandID: brand.id, briefID: brief?.id, account: account, itemIDs: items.map(\.id),
                reasons: reasons, createdAt: now))
    }

    /// The language of a story when its source names one that is not the brand's.
    private func foreignLanguage(of story: [Item]) -> String? {
        func main(_ tag: String) -> Substring { tag.lowercased().prefix { $0 != "-" && $0 != "_" } }
        guard let language = story.first?.language, !language.isEmpty, main(language) != main(brand.language) else { return nil }
        return language
    }

    // MARK: quotas

    private func room(_ account: String) -> Int {
        let dayAgo = now - .seconds(86400)
        let today = choice.history.filter { $0.account == account && $0.createdAt > dayAgo }.count
        return (brand.maximumADay ?? Self.defaultADay) - today - candidates.filter { $0.account == account }.count
    }

    private func isDue(_ brief: Brief, _ account: String) -> Bool {
        if brief.status != .open || brief.deadline.map({ $0 < now }) ?? false { return false }
        let last = choice.history.first { $0.briefID == brief.id && $0.account == account }?.createdAt
        guard let last, let days = brief.cadence.days else { return true }
        return now >= last + .seconds(days * 86400)
    }

    private func missing(_ brief: Brief, _ account: String) -> Int {
        let lately = choice.history.filter { $0.briefID == brief.id }
        let ordered = choice.ordered[brief.id] ?? [:]
        guard let wanted = brief.postsWanted else {
            let own = max(lately.filter { $0.account == account }.count, ordered[account] ?? 0)
            return brief.cadence == .once ? max(0, 1 - own) : Int.max
        }
        // Wanted in all, whatever the account.
        let all = max(lately.count, ordered.values.reduce(0, +), choice.postsMade[brief.id] ?? 0)
        return max(0, wanted - all - candidates.filter { $0.briefID == brief.id }.count)
    }

    // MARK: items

    private func fresh() -> [Item] { choice.items.filter { !Self.isStale($0, now: now) } }

    /// What a brief may be met with: the feeds that it names, whosever they are, else the brand's; newest first.
    private func items(for brief: Brief) -> [Item] {
        let own = fresh().filter { !usedItems.contains($0.id) }
        if brief.feeds.isEmpty { return own }
        let others = choice.others.filter { item in
            !usedItems.contains(item.id) && !Self.isStale(item, now: now) && !own.contains { $0.id == item.id }
        }
        return (own + others).filter { brief.feeds.contains($0.feedID) }
            .sorted { ($0.publishedAt ?? $0.firstSeenAt) > ($1.publishedAt ?? $1.firstSeenAt) }
    }

    private func stale() -> [Refused] {
        choice.items.filter { Self.isStale($0, now: now) }
            .map { Refused(itemID: $0.id, brandID: brand.id, reason: "Older than \(Self.freshDays) days.") }
    }

    private static func isStale(_ item: Item, now: Date) -> Bool {
        (item.publishedAt ?? item.firstSeenAt) < now - .seconds(freshDays * 86400)
    }
}

extension Brief {
    /// Whether there is nothing to write from.
    var isEmpty: Bool { keyMessages.trimmed.isEmpty && page.text.trimmed.isEmpty && goal.trimmed.isEmpty && links.isEmpty }
}

extension Brief.Cadence {
    /// Days between two drafts; nil for as many as wanted at once.
    fileprivate var days: Int? {
        switch self {
        case .once: nil
        case .daily: 1
        case .weekly: 7
        case .fortnightly: 14
        }
    }
}
