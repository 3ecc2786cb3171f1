import Editorial
import FoundationEssentials
import Support

/// Reads the board at its poll interval: briefs, brands and feeds, and the drafts' pages; files rulings.
package struct BoardSync: Stage {
    /// All pages are listed this often: what the board's index showed too late was never within the window.
    static let sweepInterval = Duration.seconds(6 * 3600)
    /// Real time between two rounds at least.
    static let leastPause = Duration.seconds(1)

    /// From the beginning of a round to that of the next. An act takes effect within one poll: what was done just after its page was asked
    /// for is asked for in the next round, and the answer takes its time too.
    private static func rhythm(_ desk: Newsroom.Desk) -> Duration { desk.poll * 3 / 5 }

    package let name = "board"
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let rulings: PageRulings
    private let orders: OrderReading
    private let notes: AccountNotes
    private let orderNotes: OrderNotes
    private let round: Locked<Round>

    struct Round: Sendable {
        var pace = RoundPace()
        var sweptAt: Date?
    }

    package var lastRound: Date? { round.withLock { $0.pace.last?.began } }

    init(
        _ workshop: Workshop, _ shelf: any BoardShelf, rulings: PageRulings, orders: OrderReading, notes: AccountNotes,
        orderNotes: OrderNotes
    ) {
        self.workshop = workshop
        self.shelf = shelf
        self.rulings = rulings
        self.orders = orders
        round = Locked(Round())
        self.notes = notes
        self.orderNotes = orderNotes
    }

    package func nextDue(now: Date) async throws -> Date? {
        guard let desk = workshop.newsroom.current.desk else { return nil }
        guard let due = roundDue(desk) else { return now }
        return ordersDue(desk).map { min($0, due) } ?? due
    }

    /// When a round is to begin; nil before the first time.
    private func roundDue(_ desk: Newsroom.Desk) -> Date? {
        let pause = workshop.clock.stretched(Self.leastPause)
        return round.withLock { $0.pace.due(every: Self.rhythm(desk), pause: pause) }
    }

    /// When orders are due between two rounds; nil while the board fails: then they come with a whole round.
    private func ordersDue(_ desk: Newsroom.Desk) -> Date? {
        round.withLock { $0.pace.isHeld || $0.pace.last == nil } ? nil : orders.due(desk)
    }

    package func workOnce() async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk else { return false }
        let now = workshop.clock.now()
        let isRound = roundDue(desk).map { $0 <= now } ?? true
        do {
            if isRound, round.withLock({ $0.pace.isHeld }) || orders.due(desk) == nil { try await orders.read(desk) }
            if let due = ordersDue(desk), due <= now { try await orders.read(desk) }
            if isRound { try await readDrafts(desk, since: now) }
        } catch  where !Task.isCancelled {
            try await fail(error, desk)
        }
        return false
    }

    private func readDrafts(_ desk: Newsroom.Desk, since begun: Date) async throws {
        try await readPages(desk)
        try await notes.write(to: desk)
        try await orderNotes.write(to: desk)
        try await workshop.faults.clear(fault: "board")
        let ended = workshop.clock.now()
        round.withLock { $0.pace.end(began: begun, ended: ended) }
    }

    private func fail(_ error: any Error, _ desk: Newsroom.Desk) async throws {
        try await workshop.report(error, as: "board")
        round.withLock { $0.pace.hold(after: error, desk, workshop) }
    }

    private func readPages(_ desk: Newsroom.Desk) async throws {
        let open = try await shelf.openDrafts()
        var known: [String: PageStamp] = [:]
        for draft in open { if let page = draft.page, let stamp = draft.board.stamp { known[page.pageID] = stamp } }
        let now = workshop.clock.now()
        let isSweep = try await isSweepDue(at: now)
        let changes = try await desk.board.changes(since: isSweep ? nil : try await shelf.boardCursor(), known: known)
        if isSweep { try await shelf.noteBoardSweep(at: now) }
        round.withLock { if isSweep { $0.sweptAt = now } }
        var earliestUnjudged: Date?
        for page in changes.pages {
            if try await !rulings.isJudged(page, desk) { earliestUnjudged = min(earliestUnjudged, page.stamp.editedAt) }
        }
        // A page that could not be judged yet stays within the window.
        if let cursor = min(changes.cursor, earliestUnjudged) { try await shelf.moveBoardCursor(to: cursor) }
        try await endApprovals(open)
        try await confirmApprovals(open, desk)
        try await fetchPictures(open, desk)
    }

    /// Over restarts too: a process that lives for less than the interval would never list everything.
    private func isSweepDue(at now: Date) async throws -> Bool {
        var last = round.withLock(\.sweptAt)
        if last == nil { last = try await shelf.boardSweptAt() }
        round.withLock { [last] in $0.sweptAt = last }
        return last.map { now >= $0 + Self.sweepInterval } ?? true
    }

    /// Approvals older than their brand allows go back to review, also long before a slot.
    private func endApprovals(_ open: [Draft]) async throws {
        let now = workshop.clock.now()
        let brands = Dictionary(try await shelf.brands().map { ($0.id, $0) }) { $1 }
        for draft in open {
            guard let brand = brands[draft.brandID], let end = draft.approvalEnds(brand), end <= now else { continue }
            try await rulings.judging.drafts.amend(draft.id, lease: nil, now: now) { $0.lapse(brand, now: now) }
        }
    }

    /// A page that stands unchanged is not among the changes any more: approvals that have come of age are read again.
    private func confirmApprovals(_ open: [Draft], _ desk: Newsroom.Desk) async throws {
        var failures = 0
        for draft in open {
            guard case .pending(_, _, let askedAt) = draft.approval, workshop.clock.now() >= askedAt + Ruling.approvalWait,
                let reference = draft.page
            else { continue }
            let fresh = try await rulings.judging.drafts.draft(draft.id) ?? draft
            guard case .pending = fresh.approval else { continue }
            try await judge(reference, known: nil, draft, desk, &failures)
        }
    }

    /// Nor is one whose picture could not be fetched; its address works for an hour after a reading.
    private func fetchPictures(_ open: [Draft], _ desk: Newsroom.Desk) async throws {
        var failures = 0
        for draft in open {
            guard let unfetched = draft.board.unfetched, workshop.clock.now() >= unfetched.triedAt + UnfetchedPicture.pause,
                let reference = draft.page
            else { continue }
            try await judge(reference, known: draft.board.stamp, draft, desk, &failures)
        }
    }

    private func judge(
        _ reference: BoardReference, known: PageStamp?, _ draft: Draft, _ desk: Newsroom.Desk, _ failures: inout Int
    ) async throws {
        do {
            _ = try await rulings.judge(try await desk.reading.page(reference, known: known), desk)
            try await workshop.faults.clear(fault: PageRulings.fault(of: draft))
        } catch  where !Task.isCancelled {
            try await rulings.excuse(error, draft, &failures)
        }
    }

    private func min(_ left: Date?, _ right: Date?) -> Date? {
        guard let left, let right else { return left ?? right }
        return left < right ? left : right
    }
}
