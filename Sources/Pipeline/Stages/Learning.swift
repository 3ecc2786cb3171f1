import Editorial
import FoundationEssentials
import Support

/// Compares, once per brand, what was proposed with what editors approved, and proposes as rules what they change again and again.
///
/// A proposal stands on the brand's page until an editor ticks it, which puts it into the guidelines, or deletes it; nobody is asked twice.
package struct Learning: Stage {
    static let interval = Duration.seconds(3600)
    /// Drafts that are compared.
    static let drafts = 40
    /// Proposals that stand on a page at one time.
    static let mostOpen = 5

    package let name = "learn"
    private let workshop: Workshop
    private let shelf: any LearningShelf
    private let board: any BoardShelf
    private let last = Locked<Date?>(nil)

    package init(_ workshop: Workshop, _ shelf: any LearningShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.board = board
    }

    package var lastRound: Date? { last.withLock { $0 } }

    /// Without a desk there is nobody to propose to.
    package func nextDue(now: Date) async throws -> Date? {
        workshop.newsroom.current.desk == nil ? nil : last.withLock { $0.map { $0 + Self.interval } ?? now }
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard let desk = workshop.newsroom.current.desk, try await nextDue(now: now) ?? now <= now else { return false }
        last.withLock { $0 = now }
        for brand in try await board.brands() where !brand.isPaused {
            try await learn(from: brand, now)
            try await propose(to: brand, on: desk, now)
        }
        return false
    }

    private func learn(from brand: Brand, _ now: Date) async throws {
        let known = Set(try await shelf.preferences(ofBrand: brand.id).map(\.key))
        let drafts = try await shelf.editedDrafts(ofBrand: brand.id, most: Self.drafts)
        let found = Preference.learned(from: drafts, for: brand).filter { !known.contains($0.key) }.prefix(Self.mostOpen)
        if found.isEmpty { return }
        try await shelf.keep(Array(found), ofBrand: brand.id, now: now)
        workshop.log.info("preferences found", ["brand": brand.name, "rules": found.count, "drafts": drafts.count])
    }

    private func propose(to brand: Brand, on desk: Newsroom.Desk, _ now: Date) async throws {
        let room = Self.mostOpen - (brand.proposedRules ?? []).count
        let waiting = try await shelf.preferences(ofBrand: brand.id).filter { !$0.isProposed }.prefix(max(0, room))
        if waiting.isEmpty { return }
        do {
            try await desk.commissions.tell(.rules(waiting.map(\.rule)), on: brand.id, in: brand.voice)
            try await shelf.noteProposed(waiting.map(\.key), ofBrand: brand.id, now: now)
        } catch  where !Task.isCancelled {
            // It waits for the next round.
            workshop.log.debug("rules not proposed", ["brand": brand.name, "why": workshop.judge(error).sentence.description])
        }
    }
}
