import FoundationEssentials
import Support

/// Chooses what one brand writes about next: briefs by their cadence, then the best stories of its feeds, within the day's quotas.
package struct SelectionPolicy: Sendable {
    /// Items older than this are refused.
    package static let freshDays = 7
    /// Sources of one candidate; a page and a prompt hold no more.
    package static let mostSources = 10

    private let brand: Brand
    private let choice: Choice
    private let settings: SelectionSettings
    private let now: Date
    private let quotas: Quotas
    private var offer: Offer?
    private let past: SimilarPosts
    private var usedItems: Set<String> = []
    private var candidates: [Candidate] = []
    private var surplus: [Refused] = []

    private init(brand: Brand, choice: Choice, settings: SelectionSettings, now: Date) {
        self.brand = brand
        self.choice = choice
        self.settings = settings
        self.now = now
        quotas = Quotas(brand, choice, settings, now: now)
        past = SimilarPosts(choice.posts, embeddings: choice.embeddings)
    }

    /// What to draft, with reasons, and what to leave, with reasons.
    package static func choose(
        _ choice: Choice, for brand: Brand, _ settings: SelectionSettings = SelectionSettings(), now: Date
    ) -> (candidates: [Candidate], refusals: [Refused]) {
        var policy = SelectionPolicy(brand: brand, choice: choice, settings: settings, now: now)
        for account in brand.accounts where policy.room(account) > 0 {
            policy.usedItems = []
            policy.fillBriefs(account)
            policy.fillItems(account)
        }
        return (policy.candidates, policy.stale() + (policy.offer?.retold ?? []) + policy.unused())
    }

    /// Why an item that nobody refused is no candidate yet; nil when the brand may not choose it.
    package static func wait(
        of itemID: String, in choice: Choice, for brand: Brand, _ settings: SelectionSettings = SelectionSettings(), now: Date
    ) -> Message? {
        guard choice.items.contains(where: { $0.id == itemID }) else { return nil }
        var policy = SelectionPolicy(brand: brand, choice: choice, settings: settings, now: now)
        if brand.accounts.allSatisfy({ policy.room($0) <= 0 }) {
            return "\(brand.name) has the \(policy.quotas.most) drafts that it may have in a day."
        }
        let (candidates, refusals) = choose(choice, for: brand, settings, now: now)
        if let refused = refusals.first(where: { $0.itemID == itemID }) { return "\(brand.name) will not take it: \(refused.reason)" }
        if candidates.contains(where: { $0.itemIDs.contains(itemID) }) { return "\(brand.name) takes it at its next look." }
        let stories = policy.offered().stories(among: Set(choice.items.map(\.id)))
        let place = stories.firstIndex { story in story.contains { $0.id == itemID } }
        return "\(brand.name) may take it; \(place ?? stories.count) stories come before it."
    }

    // MARK: briefs

    private mutating func fillBriefs(_ account: String) {
        for brief in choice.briefs where isDue(brief, account) {
            for _ in 0..<min(missing(brief, account), room(account)) {
                let items = items(for: brief)
                let match = offered().best(for: brief, among: Set(items.map(\.id)))
                if match == nil, brief.feeds.isEmpty ? brief.isEmpty : items.isEmpty && !brief.hasWords { break }
                add(account, brief: brief, match: match, items: items)
                if brief.cadence != .once { break }
            }
        }
    }

    private mutating func add(_ account: String, brief: Brief, match: Relevance.Match?, items: [Item]) {
        if let match {
            let story = offered().story(of: match.item, among: Set(items.map(\.id)))
            let terms = match.terms.prefix(5).joined(separator: ", ")
            let age = Relevance.age(of: match.item, now: now)
            let reason: Message =
                terms.isEmpty
                ? "Near in meaning to brief \"\(brief.name)\", \(age)." : "Matches brief \"\(brief.name)\": \(terms); \(age)."
            append(account, brief: brief, items: story, reasons: [reason] + offered().reasons(for: story))
        } else if !brief.feeds.isEmpty, let newest = items.first {
            let reason: Message = "Newest in the feeds of brief \"\(brief.name)\", \(Relevance.age(of: newest, now: now))."
            append(account, brief: brief, items: [newest], reasons: [reason])
        } else {
            append(account, brief: brief, items: [], reasons: ["Brief \"\(brief.name)\" stands alone: no item of the feeds matches it."])
        }
    }

    // MARK: stories

    private mutating func fillItems(_ account: String) {
        guard room(account) > 0 else { return }
        let own = Set(choice.items.map(\.id)).subtracting(usedItems)
        let stories = offered().stories(among: own)
        let feeds = Set(stories.compactMap { $0.first?.feedID })
        for (place, story) in stories.enumerated() {
            guard room(account) > 0, let first = story.first else { return }
            guard let pace = quotas.pace(of: first, account, after: candidates, offered: feeds) else { continue }
            let reasons = offered().words(for: story) + pace + Self.comparison(with: stories.dropFirst(place + 1))
            append(account, brief: nil, items: story, reasons: reasons)
        }
    }

    /// What else there was, so that editors see what was left for this.
    private static func comparison(with others: ArraySlice<[Item]>) -> [Message] {
        guard let next = others.first?.first else { return [] }
        return ["Of \(others.count) other stories on offer the next best is \"\(next.title.limited(utf16: 120))\"."]
    }

    private mutating func offered() -> Offer {
        if let offer { return offer }
        let made = Offer(choice, brand: brand, settings, isFresh: { [now] in !Self.isStale($0, now: now) }, now: now)
        offer = made
        return made
    }

    private mutating func append(_ account: String, brief: Brief?, items: [Item], reasons: [Message]) {
        usedItems.formUnion(items.map(\.id))
        let used = items.prefix(Self.mostSources)
        for item in items.dropFirst(Self.mostSources) {
            let reason: Message = "Tells the same story as \"\(items[0].title.limited(utf16: 120))\", which has sources enough."
            surplus.append(Refused(itemID: item.id, brandID: brand.id, reason: reason))
        }
        let similar = past.similar(to: Array(used), brief).map(SimilarPosts.words)
        candidates.append(
            Candidate(
                id: Identifier.make(at: now), brandID: brand.id, briefID: brief?.id, account: account, itemIDs: used.map(\.id),
                reasons: reasons + similar, createdAt: now))
    }

    // MARK: quotas

    private func room(_ account: String) -> Int { quotas.room(account) - candidates.filter { $0.account == account }.count }

    private func isDue(_ brief: Brief, _ account: String) -> Bool {
        if brief.status != .open || brief.deadline.map({ $0 < now }) ?? false { return false }
        // What could not be written is tried again, each time a day later.
        let givenUp = choice.givenUp.filter { $0.briefID == brief.id && $0.account == account }
        if let tried = givenUp.first?.createdAt, now < tried + .seconds(givenUp.count * 86400) { return false }
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

    /// What a brief may be met with: the feeds that it names, whosever they are, else the brand's; newest first.
    private mutating func items(for brief: Brief) -> [Item] {
        let fresh = offered().items.filter { !usedItems.contains($0.id) }
        if !brief.feeds.isEmpty { return fresh.filter { brief.feeds.contains($0.feedID) } }
        let own = Set(choice.items.map(\.id))
        return fresh.filter { own.contains($0.id) }
    }

    private func stale() -> [Refused] {
        (choice.items.filter { Self.isStale($0, now: now) }.map(\.id) + choice.stale)
            .map { Refused(itemID: $0, brandID: brand.id, reason: "Older than \(Self.freshDays) days.") }
    }

    /// What was too much for one candidate and went into none.
    private func unused() -> [Refused] {
        let used = Set(candidates.flatMap(\.itemIDs))
        return surplus.filter { !used.contains($0.itemID) }
    }

    private static func isStale(_ item: Item, now: Date) -> Bool {
        item.newsDate < now - .seconds(freshDays * 86400)
    }
}

extension Brief {
    /// Whether it says more than what it is about.
    package var hasWords: Bool { !keyMessages.trimmed.isEmpty || !page.text.trimmed.isEmpty || !goal.trimmed.isEmpty || !links.isEmpty }

    /// Whether there is nothing to write from, and nothing to look for.
    var isEmpty: Bool { !hasWords && keywords.allSatisfy { $0.trimmed.isEmpty } }
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
