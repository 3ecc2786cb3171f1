import Editorial
import FoundationEssentials
import Support

/// Reads what editors order: briefs, brands and feeds.
struct OrderReading: Sendable {
    private let workshop: Workshop
    private let shelf: any BoardShelf
    private let drafts: any DraftShelf
    private let collecting: any CollectingShelf
    private let columnNotes: ColumnNotes
    private let turn = Turnstile()
    private let readAt = Locked<Date?>(nil)

    init(_ workshop: Workshop, _ shelf: any BoardShelf, drafts: any DraftShelf, collecting: any CollectingShelf, notices: PageNotices) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        self.collecting = collecting
        columnNotes = ColumnNotes(board: shelf, notices: notices)
    }

    /// They take effect within one poll: three requests, and the time that their answers take, are within it.
    private static func pause(_ desk: Newsroom.Desk) -> Duration { desk.poll * 4 / 5 }

    /// When they are to be read again; nil before the first time.
    func due(_ desk: Newsroom.Desk) -> Date? { readAt.withLock { $0.map { $0 + Self.pause(desk) } } }

    /// Reads and files them; one reading at a time.
    func read(_ desk: Newsroom.Desk) async throws { try await turn.pass { try await readNow(desk) } }

    private func readNow(_ desk: Newsroom.Desk) async throws {
        let begun = workshop.clock.now()
        let known = try await shelf.knownOrders()
        let read = try await desk.commissions.commissions(known: known)
        let now = workshop.clock.now()
        let reading = read.keepingMissing(known, now: now)
        var changed: [(before: Brand, after: Brand)] = []
        for brand in reading.brands {
            let before = try await shelf.brand(brand.id)
            if before?.guidelines.contentHash == brand.guidelines.contentHash { continue }
            workshop.log.info("brand read", ["brand": brand.name, "hash": brand.guidelines.contentHash])
            if let before, GuidelinesReview.concerns(before, brand) { changed.append((before, brand)) }
        }
        for brief in reading.briefs { workshop.log.debug("brief read", ["brief": brief.name, "hash": brief.page.contentHash]) }
        try await shelf.file(reading, now: now)
        try await collecting.reconcile(feeds: reading.feeds, origin: .board, now: now)
        for (before, after) in changed { try await review(draftsOf: after, before, now: now) }
        for problem in reading.problems { try await workshop.report(problem) }
        // A reading names all that is wrong now; what it does not name any more has been mended.
        try await workshop.faults.clear(faultsUnder: "board ", except: Set(reading.problems.map(\.key)))
        try await checkBudgets()
        try await columnNotes.write(reading.losses, to: desk)
        readAt.withLock { $0 = begun }
    }

    /// Budgets go by the brands' names, which editors may change.
    private func checkBudgets() async throws {
        let faults = workshop.newsroom.current.budgets.faults(brands: try await shelf.brands().map(\.name))
        for fault in faults { try await workshop.report(fault) }
        try await workshop.faults.clear(faultsUnder: Budgets.fault, except: Set(faults.map(\.key)))
    }

    /// What is in review is checked again by what the brand says now.
    private func review(draftsOf brand: Brand, _ before: Brand, now: Date) async throws {
        var count = 0
        let questions = GuidelinesReview.questions(before, brand)
        let newsroom = workshop.newsroom.current
        for draft in try await shelf.openDrafts() where draft.brandID == brand.id && draft.state == .submitted {
            guard let assignment = try await drafts.assignment(ofDraft: draft.id) else { continue }
            let versions = try await drafts.versions(ofDraft: draft.id)
            let turn = count
            let isChanged = try await drafts.amend(draft.id, lease: nil, now: now) { row in
                GuidelinesReview.review(
                    &row, versions: versions, assignment: assignment, questions: questions,
                    blocking: newsroom.blocksUnsupported(on: row.account), turn: turn, now: now)
            }
            count += isChanged ? 1 : 0
        }
        workshop.log.info("drafts checked again", ["brand": brand.name, "drafts": count])
    }
}
