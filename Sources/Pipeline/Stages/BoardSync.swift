import Editorial
import FoundationEssentials
import Support

/// Reads the board at its poll interval: briefs, brands and feeds, then the drafts' pages and comments, and files rulings.
package struct BoardSync: Stage {
    /// All pages are listed this often: what the board's index showed too late was never within the window.
    static let sweepInterval = Duration.seconds(6 * 3600)
    /// Real time between two rounds at least.
    static let leastPause = Duration.seconds(1)

    /// From the beginning of a round to that of the next. An act takes effect within one poll: what was done just after its page was asked
    /// for is asked for in the next round, and the answer takes its time too.
    private static func rhythm(_ desk: Newsroom.Desk) -> Duration { desk.poll * 2 / 5 }
    /// Briefs, brands and feeds are three requests, and read when they are due, within a round too.
    private static func ordersPause(_ desk: Newsroom.Desk) -> Duration { desk.poll * 3 / 5 }
    /// Pages that may fail in one round before the board itself counts as away.
    static let mostFailures = 3

    package let name = "board"
    let workshop: Workshop
    let shelf: any BoardShelf
    let judging: Judging
    private let sending: any SendingShelf
    private let collecting: any CollectingShelf
    private let notes: AccountNotes
    private let orderNotes: OrderNotes
    private let columnNotes: ColumnNotes
    let explainer: Explainer
    let mail: BoardMail
    let round = Locked(Round())

    struct Round: Sendable {
        var failures = 0
        /// The last round that went well.
        var last: (began: Date, ended: Date)?
        /// After one that failed.
        var heldUntil: Date?
        var sweptAt: Date?
        /// When the comments on the blocks of some page were last read.
        var blocksReadAt: Date?
        var mailReadAt: Date?
        var ordersReadAt: Date?
        var pagesBudget = CommentBudget.pages
        var blocksBudget = CommentBudget.blocks

        /// From the beginning of the last round, for editors count from their click; the pause keeps an overlong round from hogging.
        func due(poll: Duration, pause: Duration) -> Date? {
            heldUntil ?? last.map { max($0.began + poll, $0.ended + pause) }
        }
    }

    package var lastRound: Date? { round.withLock { $0.last?.began } }

    package init(
        _ workshop: Workshop, _ shelf: any BoardShelf, drafts: any DraftShelf, sending: any SendingShelf,
        collecting: any CollectingShelf, access: any AccessShelf, causes: any CauseShelf, parking: any ParkingShelf,
        orders: any OrderShelf, mail: BoardMail = BoardMail()
    ) {
        self.mail = mail
        self.workshop = workshop
        self.shelf = shelf
        self.sending = sending
        self.collecting = collecting
        judging = Judging(workshop, drafts: drafts, board: shelf)
        explainer = Explainer(workshop, causes)
        orderNotes = OrderNotes(workshop, orders)
        columnNotes = ColumnNotes(workshop, board: shelf)
        notes = AccountNotes(workshop, board: shelf, access: access, parking: parking)
    }

    package func nextDue(now: Date) async throws -> Date? {
        guard let desk = workshop.newsroom.current.desk else { return nil }
        guard let due = roundDue(desk) else { return now }
        return [due, ordersDue(desk), mailDue].compactMap { $0 }.min()
    }

    /// When briefs, brands and feeds are to be read again; nil while the board fails: then a whole round comes first.
    private func ordersDue(_ desk: Newsroom.Desk) -> Date? {
        round.withLock { round in
            guard round.heldUntil == nil, round.last != nil else { return nil }
            return round.ordersReadAt.map { $0 + Self.ordersPause(desk) }
        }
    }

    /// When a round is to begin; nil before the first time.
    private func roundDue(_ desk: Newsroom.Desk) -> Date? {
        let pause = workshop.clock.stretched(Self.leastPause)
        return round.withLock { $0.due(poll: Self.rhythm(desk), pause: pause) }
    }

    package func workOnce() async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk else { return false }
        let now = workshop.clock.now()
        if let due = roundDue(desk), now < due {
            try await readBetweenRounds(desk)
            return false
        }
        do {
            if round.withLock({ $0.ordersReadAt == nil || $0.heldUntil != nil }) { try await readOrders(desk) }
            try await takeUrgent(desk)
            try await readDrafts(desk, until: now + Self.rhythm(desk))
            try await notes.write(to: desk.commissions)
            try await orderNotes.write(to: desk.commissions)
            try await workshop.faults.clear(fault: "board")
            let ended = workshop.clock.now()
            round.withLock { round in
                round.failures = 0
                round.heldUntil = nil
                round.last = (began: now, ended: ended)
            }
        } catch  where !Task.isCancelled {
            try await fail(error, desk)
        }
        return false
    }

    /// What must not wait for the next request of a long round.
    func takeUrgent(_ desk: Newsroom.Desk) async throws {
        try await takeMail(desk)
        if let due = ordersDue(desk), due <= workshop.clock.now() { try await readOrders(desk) }
    }

    private func readBetweenRounds(_ desk: Newsroom.Desk) async throws {
        let now = workshop.clock.now()
        do {
            if let due = mailDue, due <= now { try await takeMail(desk) }
            if let due = ordersDue(desk), due <= now { try await readOrders(desk) }
        } catch  where !Task.isCancelled {
            try await fail(error, desk)
        }
    }

    func fail(_ error: any Error, _ desk: Newsroom.Desk) async throws {
        let disposition = workshop.judge(error).disposition
        try await workshop.report(error, as: "board")
        let failures = round.withLock { round in
            round.failures += 1
            return round.failures
        }
        var pause = Backoff(base: desk.poll, ceiling: .seconds(300), jitter: 0.2).delay(attempt: failures, random: workshop.random())
        if case .retryAfter(let wait) = disposition { pause = max(pause, wait) }
        let next = workshop.clock.now() + max(pause, workshop.clock.stretched(Self.leastPause))
        round.withLock { $0.heldUntil = next }
    }

    // MARK: orders

    func readOrders(_ desk: Newsroom.Desk) async throws {
        let begun = workshop.clock.now()
        let known = try await shelf.commissionStamps()
        let reading = try await desk.commissions.commissions(known: known)
        let now = workshop.clock.now()
        var changed: [Brand] = []
        for brand in reading.brands {
            let before = try await shelf.brand(brand.id)
            if before?.guidelines.contentHash == brand.guidelines.contentHash { continue }
            workshop.log.info("brand read", ["brand": brand.name, "hash": brand.guidelines.contentHash])
            if let before, GuidelinesReview.concerns(before, brand) { changed.append(brand) }
        }
        for brief in reading.briefs { workshop.log.debug("brief read", ["brief": brief.name, "hash": brief.page.contentHash]) }
        try await shelf.file(reading, now: now)
        try await collecting.reconcile(feeds: reading.feeds, origin: .board, now: now)
        for brand in changed { try await review(draftsOf: brand, now: now) }
        for problem in reading.problems { try await workshop.report(problem) }
        // A reading names all that is wrong now; what it does not name any more has been mended.
        try await workshop.faults.clear(faultsUnder: "board ", except: Set(reading.problems.map(\.key)))
        try await columnNotes.write(reading.losses, to: desk)
        round.withLock { $0.ordersReadAt = begun }
    }

    /// What is in review is checked again by what the brand says now.
    private func review(draftsOf brand: Brand, now: Date) async throws {
        var count = 0
        for draft in try await shelf.openDrafts() where draft.brandID == brand.id && draft.state == .submitted {
            guard let assignment = try await judging.drafts.assignment(ofDraft: draft.id) else { continue }
            let versions = try await judging.drafts.versions(ofDraft: draft.id)
            let isChanged = try await judging.drafts.amend(draft.id, lease: nil, now: now) { row in
                GuidelinesReview.review(&row, versions: versions, assignment: assignment, now: now)
            }
            count += isChanged ? 1 : 0
        }
        workshop.log.info("drafts checked again", ["brand": brand.name, "drafts": count])
    }

    // MARK: drafts

    private func readDrafts(_ desk: Newsroom.Desk, until end: Date) async throws {
        let open = try await shelf.openDrafts()
        var known: [String: PageStamp] = [:]
        for draft in open { if let page = draft.page, let stamp = draft.board.stamp { known[page.pageID] = stamp } }
        let now = workshop.clock.now()
        let isSweep = round.withLock { round in now >= (round.sweptAt ?? now) + Self.sweepInterval }
        let changes = try await desk.board.changes(since: isSweep ? nil : try await shelf.boardCursor(), known: known)
        round.withLock { round in if isSweep || round.sweptAt == nil { round.sweptAt = now } }
        var earliestUnjudged: Date?
        for page in changes.pages {
            if try await !isJudged(page, desk) { earliestUnjudged = min(earliestUnjudged, page.stamp.editedAt) }
        }
        // A page that could not be judged yet stays within the window.
        if let cursor = min(changes.cursor, earliestUnjudged) { try await shelf.moveBoardCursor(to: cursor) }
        try await endApprovals(open)
        try await confirmApprovals(open, desk)
        try await readComments(open, desk, until: end)
    }

    /// Judges one page; what goes wrong with it keeps nobody else waiting.
    private func isJudged(_ page: BoardPage, _ desk: Newsroom.Desk) async throws -> Bool {
        do {
            return try await judge(page, desk)
        } catch  where !Task.isCancelled {
            try await workshop.report(error, as: "draft \(page.draftID)")
            return false
        }
    }

    func judge(_ page: BoardPage, _ desk: Newsroom.Desk) async throws -> Bool {
        guard let draft = try await judging.drafts.draft(page.draftID), let reference = draft.page else { return true }
        guard reference.pageID == page.reference.pageID else { return try await disown(page, draft, desk) }
        // A listing that knows the section by its name alone: the page that is asked for knows it by its id.
        if page.post != nil, page.reference.postBlockID != reference.postBlockID {
            return try await judge(known: try await desk.reading.page(reference, known: nil), draft, desk)
        }
        return try await judge(known: page, draft, desk)
    }

    private func judge(known page: BoardPage, _ draft: Draft, _ desk: Newsroom.Desk) async throws -> Bool {
        // A listing that has not caught up with Copydesk's last write shows what stood there before it.
        if let written = draft.board.writtenStamp, page.stamp.editedAt < written { return false }
        if Self.isAsked(draft, by: page), !page.answer.isEmpty { try await takeAnswer(on: draft, desk) }
        let needs = OrderNeeds(page, of: draft)
        let page = try await whole(page, of: draft, needs, desk)
        let facts = needs.facts ? try await explainer.facts(ofDraft: draft.id) : nil
        return try await judging.judge(page, ofDraft: draft.id, desk, facts: facts)
    }

    /// The page with what a listing leaves out: the text of a published one, and an answer that is no earlier one.
    private func whole(_ page: BoardPage, of draft: Draft, _ needs: OrderNeeds, _ desk: Newsroom.Desk) async throws -> BoardPage {
        let isAnswered = draft.amendment?.state == .needsCheck && page.isPublishedByAnswer != nil
        guard needs.text && page.post == nil || isAnswered else { return page }
        return try await desk.reading.page(page.reference, known: needs.text ? nil : .propertiesOnly)
    }

    /// A page that a person copied carries the same Draft ID: nothing on it is ever obeyed or published, and it says so itself, once.
    private func disown(_ page: BoardPage, _ draft: Draft, _ desk: Newsroom.Desk) async throws -> Bool {
        guard let original = draft.page, !page.isInTrash else { return true }
        let update = BoardUpdate(key: "copy \(page.reference.pageID)", draftID: draft.id, change: .copy(of: original.url))
        do {
            _ = try await desk.board.apply(update, to: page.reference, picture: nil)
            workshop.log.notice("a copy of a draft's page was told so", ["draft": draft.id, "page": page.reference.pageID])
        } catch let error as BoardWithholds {
            workshop.log.debug("copy untold", ["draft": draft.id, "why": error.description])
        }
        return true
    }

    /// Approvals older than their brand allows go back to review, also long before a slot.
    private func endApprovals(_ open: [Draft]) async throws {
        let now = workshop.clock.now()
        let brands = Dictionary(try await shelf.brands().map { ($0.id, $0) }) { $1 }
        for draft in open {
            guard let brand = brands[draft.brandID], let end = draft.approvalEnds(brand), end <= now else { continue }
            try await judging.drafts.amend(draft.id, lease: nil, now: now) { $0.lapse(brand, now: now) }
        }
    }

    /// A page that stands unchanged is not among the changes any more: approvals that have come of age are read again.
    private func confirmApprovals(_ open: [Draft], _ desk: Newsroom.Desk) async throws {
        var failures = 0
        for draft in open {
            guard case .pending(_, _, let askedAt) = draft.approval, workshop.clock.now() >= askedAt + Ruling.approvalWait,
                let reference = draft.page
            else { continue }
            let fresh = try await judging.drafts.draft(draft.id) ?? draft
            guard case .pending = fresh.approval else { continue }
            do {
                _ = try await judge(try await desk.reading.page(reference, known: nil), desk)
                try await workshop.faults.clear(fault: Self.fault(of: draft))
            } catch  where !Task.isCancelled {
                try await excuse(error, draft, &failures)
            }
        }
    }

    /// One page's trouble is no other page's: the round goes on, unless it holds for the whole board.
    func excuse(_ error: any Error, _ draft: Draft, _ failures: inout Int) async throws {
        failures += 1
        if error is PageMissing, try await isOver(draft) { return }
        switch workshop.judge(error).disposition {
        case .retryAfter: throw error
        case .retry where failures > Self.mostFailures: throw error
        default: try await workshop.report(error, as: Self.fault(of: draft)) { "The page of \"\(draft.title)\": \($0)" }
        }
    }

    /// Notes that the page is not found; whether that ended the draft. Until then it is kept as it is: the page may come back.
    private func isOver(_ draft: Draft) async throws -> Bool {
        let now = workshop.clock.now()
        let isGone = Locked(false)
        let isChanged = try await judging.drafts.amend(draft.id, lease: nil, now: now) { row in
            if row.board.missingSince == nil {
                row.board.missingSince = now
                return DraftFiling()
            }
            guard row.isPageGone(at: now) else { return nil }
            isGone.withLock { $0 = true }
            return row.close(becausePageIsGone: now)
        }
        guard isGone.withLock({ $0 }) else { return false }
        if isChanged { workshop.log.notice("a draft is closed, for its page is gone", ["draft": draft.id, "title": draft.title]) }
        try await workshop.faults.clear(fault: Self.fault(of: draft))
        return true
    }

    static func fault(of draft: Draft) -> String { "draft \(draft.id)" }

    /// The post's URN as its address for people carries it, else the address itself; nil when the person gave none.
    private static func urn(in address: String) -> String? {
        let part = address.split { "/?#".contains($0) }.last { $0.hasPrefix("urn:") }
        return part.map(String.init) ?? (address.trimmed.isEmpty ? nil : address.trimmed)
    }

    /// Whether the page asked when it was read: the face that shows "Needs check" clears what was answered to an earlier question.
    private static func isAsked(_ draft: Draft, by page: BoardPage) -> Bool {
        draft.state == .needsCheck && draft.board.shownStatus == .needsCheck && draft.board.isJudgeable(readAt: page.stamp.readAt)
    }

    /// A person has looked: the only way out of "Needs check". The page itself is asked, for a listing may show an earlier answer.
    private func takeAnswer(on draft: Draft, _ desk: Newsroom.Desk) async throws {
        guard let reference = draft.page, var attempt = try await sending.lastAttempt(ofDraft: draft.id), attempt.state == .needsCheck
        else { return }
        let page = try await desk.reading.page(reference, known: .propertiesOnly)
        guard Self.isAsked(draft, by: page), let isPublished = page.isPublishedByAnswer else { return }
        let by = page.editedBy
        attempt.state = isPublished ? .published : .notSent
        attempt.detail = "\(by.shown) answered \"\(page.answer)\" on the page."
        attempt.urn = isPublished ? Self.urn(in: page.publishedURL) : nil
        let now = workshop.clock.now()
        let detail = attempt.detail
        try await sending.file(attempt, from: .needsCheck, now: now) { row in
            Outcomes.settle(&row, isPublished: isPublished, permalink: page.publishedURL, by: by, detail: detail, now: now)
        }
    }

    private func min(_ left: Date?, _ right: Date?) -> Date? {
        guard let left, let right else { return left ?? right }
        return left < right ? left : right
    }
}
