import Editorial
import FoundationEssentials
import Support

/// Writes onto the rows of orders how they do: at most hourly for each row, and only what differs from what stands there.
struct OrderNotes: Sendable {
    static let interval = Duration.seconds(3600)
    /// Most rows written in one round, so that rulings are never kept waiting.
    static let rowsARound = 10

    private let workshop: Workshop
    private let shelf: any OrderShelf
    /// What each row was told last and when.
    private let told = Locked<[String: (note: OrderNote, at: Date)]>([:])

    init(_ workshop: Workshop, _ shelf: any OrderShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// Writes what is due; a note that cannot be written stops nothing.
    func write(to commissions: any Commissions) async throws {
        let now = workshop.clock.now()
        let feeds = try await shelf.feedHistories(now: now).map { ($0.feedID, OrderNote.feed($0.health(at: now))) }
        var written = 0
        for (row, note) in feeds where isDue(row, note, now) {
            if written >= Self.rowsARound { return }
            written += 1
            try await tell(note, row, commissions, now)
        }
    }

    private func isDue(_ row: String, _ note: OrderNote, _ now: Date) -> Bool {
        told.withLock { told in told[row].map { $0.note != note && now >= $0.at + Self.interval } ?? true }
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
