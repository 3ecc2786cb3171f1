import Editorial
import FoundationEssentials
import Support

/// Writes onto the rows of feeds, at most hourly for each, and of briefs how they do, and only what differs from what stands there.
struct OrderNotes: Sendable {
    static let interval = Duration.seconds(3600)
    /// Between two looks at the store.
    static let pause = Duration.seconds(60)
    /// Most rows written in one round, so that rulings are never kept waiting.
    static let rowsARound = 10

    private let workshop: Workshop
    private let shelf: any OrderShelf
    /// What each row was told last and when.
    private let told = Locked<[String: (note: OrderNote, at: Date)]>([:])
    private let lookedAt = Locked<Date?>(nil)

    init(_ workshop: Workshop, _ shelf: any OrderShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// Writes what is due; a note that cannot be written stops nothing.
    func write(to commissions: any Commissions) async throws {
        let now = workshop.clock.now()
        if let last = lookedAt.withLock({ $0 }), now < last + Self.pause { return }
        let briefs = try await shelf.briefHistories().map { ($0.brief.id, OrderNote.brief($0.progress(at: now))) }
        let feeds = try await shelf.feedHistories(now: now).map { ($0.feedID, OrderNote.feed($0.health(at: now))) }
        let due = (briefs + feeds).filter { isDue($0.0, $0.1, now) }
        for (row, note) in due.prefix(Self.rowsARound) { try await tell(note, row, commissions, now) }
        // What did not fit is told in the next round.
        if due.count <= Self.rowsARound { lookedAt.withLock { $0 = now } }
    }

    private func isDue(_ row: String, _ note: OrderNote, _ now: Date) -> Bool {
        guard let last = told.withLock({ $0[row] }) else { return true }
        if case .brief = note, last.note != .nothing { return last.note != note }
        return last.note != note && now >= last.at + Self.interval
    }

    private func tell(_ note: OrderNote, _ row: String, _ commissions: any Commissions, _ now: Date) async throws {
        do {
            try await commissions.tell(note, on: row)
            told.withLock { $0[row] = (note, now) }
        } catch  where !Task.isCancelled {
            workshop.log.debug("order's row not told", ["row": row, "why": workshop.judge(error).sentence])
            // What failed is tried again in an hour.
            told.withLock { $0[row] = (.nothing, now) }
        }
    }
}
