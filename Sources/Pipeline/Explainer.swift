import Editorial
import FoundationEssentials
import Support

/// Gathers what may keep a draft from being published, from store, configuration and calendar; it changes nothing.
package struct Explainer: Sendable {
    private let workshop: Workshop
    private let shelf: any CauseShelf
    private let choosing: (any SelectionShelf)?

    /// Items are only told of in detail where it can be seen what brands may choose from.
    package init(_ workshop: Workshop, _ shelf: any CauseShelf, choosing: (any SelectionShelf)? = nil) {
        self.workshop = workshop
        self.shelf = shelf
        self.choosing = choosing
    }

    /// The one cause that blocks the draft, candidate or item of that name now; nil when nothing is known of it.
    package func blockage(of id: String, isRunning: Bool = true) async throws -> Blockage? {
        switch try await shelf.standing(of: id) {
        case nil: return nil
        case .item(nil): return Blockage.ofItem(waiting: try await waits(ofItem: id))
        case .item(let refusal?): return Blockage.ofItem(refusal: refusal)
        case .candidate(let candidate):
            if !isRunning { return .notRunning }
            return Blockage(candidate, now: workshop.clock.now())
        case .draft(let draft, let record):
            var facts = try await facts(of: draft, record)
            facts.isRunning = isRunning
            return Diagnosis(draft, facts).blockage
        }
    }

    /// Why each brand that may choose the item has not.
    private func waits(ofItem id: String) async throws -> [Message] {
        guard let choosing else { return [] }
        let now = workshop.clock.now()
        var waits: [Message] = []
        for brand in try await choosing.activeBrands() {
            let choice = try await choosing.choice(for: brand, now: now)
            let settings = workshop.newsroom.current.selection
            if let wait = SelectionPolicy.wait(of: id, in: choice, for: brand, settings, now: now) { waits.append(wait) }
        }
        return waits
    }

    /// What is measured of a draft's text, each figure with how it is made.
    package func measures(of id: String) async throws -> [Message] {
        guard case .draft(let draft, let record)? = try await shelf.standing(of: id) else { return [] }
        return TextMeasures.lines(draft.content, language: record.brand?.language ?? "")
    }

    /// The facts about a draft; nil when it is gone.
    func facts(ofDraft id: String) async throws -> BlockageFacts? {
        guard case .draft(let draft, let record) = try await shelf.standing(of: id) else { return nil }
        return try await facts(of: draft, record)
    }

    private func facts(of draft: Draft, _ record: BlockageFacts.Record) async throws -> BlockageFacts {
        let newsroom = workshop.newsroom.current
        let calendar = try await workshop.calendar(account: draft.account, brand: record.brand)
        var problem: Message?
        if case .failure(let unusable) = calendar { problem = unusable.message }
        var facts = BlockageFacts(
            now: workshop.clock.now(), record: record, account: configured(draft.account, newsroom), calendar: try? calendar.get(),
            calendarProblem: problem)
        facts.storeTrouble = shelf.trouble
        facts.isEverythingPaused = newsroom.isPaused
        facts.hasDesk = newsroom.desk != nil
        facts.publishesWithoutBoard = record.brand.map { newsroom.desk?.publishesWithoutBoard.contains($0.name) ?? false } ?? false
        facts.grace = newsroom.desk?.grace ?? facts.grace
        facts.preparingLead = Preparing.lead
        return facts
    }

    private func configured(_ name: String, _ newsroom: Newsroom) -> BlockageFacts.Configured {
        guard let account = newsroom.accounts[name] else { return newsroom.disabledAccounts.contains(name) ? .disabled : .missing }
        return .here(account.settings, fingerprint: account.inspector.fingerprint)
    }
}
