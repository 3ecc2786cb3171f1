import Editorial
import FoundationEssentials
import Support

/// Gives approved drafts a firm slot, and moves the proposed slot of drafts that nobody approved in time.
package struct Scheduling: Stage {
    static let lease = Duration.seconds(60)
    /// How often an approved draft without a slot looks whether one came free.
    static let slotlessPause = Duration.seconds(900)
    /// How often a draft whose slot has come looks whether its approval is in force.
    static let approvalPause = Duration.seconds(30)

    package let name = "schedule"
    package let takes = [Intake(.approved, "approved")]
    private let workshop: Workshop
    private let shelf: any DraftShelf
    private let board: any BoardShelf

    package init(_ workshop: Workshop, _ shelf: any DraftShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.board = board
    }

    package func nextDue(now: Date) async throws -> Date? {
        let dates = [try await shelf.nextDue(.scheduling, now: now), try await shelf.nextDue(.slipping, now: now)]
        return dates.compactMap { $0 }.min()
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        for work in [DraftWork.scheduling, .slipping] {
            if let taken = try await shelf.take(work, now: now, lease: workshop.lease(Self.lease)) {
                try await schedule(taken, isFirm: work == .scheduling)
                return true
            }
        }
        return false
    }

    private func schedule(_ taken: LeasedDraft, isFirm: Bool) async throws {
        let draft = taken.draft
        let now = workshop.clock.now()
        // Before the calendar is asked: an account that is gone has none, and its drafts come to an end too.
        if draft.windowEnds <= now {
            try await shelf.amend(draft.id, lease: taken.lease, now: now) { row in
                guard row.windowEnds <= now, [.submitted, .changesRequested, .approved].contains(row.state) else { return nil }
                return Self.expire(&row, now: now)
            }
            return
        }
        let brand = try await board.brand(draft.brandID)
        switch try await workshop.calendar(account: draft.account, brand: brand) {
        case .failure(let problem):
            try await workshop.report(problem.fault)
            try await shelf.amend(draft.id, lease: taken.lease, now: now) { row in
                row.retryAt = now + .seconds(300)
                row.lastError = problem.message
                return DraftFiling()
            }
        case .success(let calendar):
            try await workshop.faults.clear(fault: Newsroom.calendarFault(account: draft.account, brand: brand))
            let lateness = workshop.newsroom.current.accounts[draft.account]?.settings.maxLatenessSeconds ?? 0
            let around = Surroundings(
                calendar: calendar, others: try await shelf.slots(ofAccount: draft.account),
                recent: isFirm ? try await recentPosts(ofAccount: draft.account, now: now) : nil, editors: brand?.editors ?? [],
                maxLateness: .seconds(lateness))
            try await shelf.amend(draft.id, lease: taken.lease, now: now) { row in
                Self.place(&row, isFirm: isFirm, around, approvalEnds: row.approvalEnds(brand), now: now)
            }
            if let placed = try await shelf.draft(draft.id), let slot = placed.slot, slot != draft.slot || placed.state == .slotted {
                workshop.log.info("slot set", ["draft": draft.id, "firm": isFirm])
            }
        }
    }

    /// Nil where the account lets texts come again.
    private func recentPosts(ofAccount name: String, now: Date) async throws -> RecentPosts? {
        let within = Duration.seconds(workshop.newsroom.current.accounts[name]?.settings.repetitionSeconds ?? 0)
        guard within > .zero else { return nil }
        return RecentPosts(try await shelf.recentPosts(onAccount: name, since: now - within), within: within)
    }

    /// What a slot depends on besides the draft.
    struct Surroundings: Sendable {
        let calendar: PostingCalendar
        let others: [TakenSlot]
        let recent: RecentPosts?
        let editors: [Person]
        let maxLateness: Duration
    }

    /// Pure: the slot that a draft gets, or its end when the window holds none.
    static func place(_ row: inout Draft, isFirm: Bool, _ around: Surroundings, approvalEnds: Date? = nil, now: Date) -> DraftFiling? {
        guard isFirm ? row.state == .approved : [.submitted, .changesRequested].contains(row.state) else { return nil }
        if row.windowEnds <= now { return expire(&row, now: now) }
        row.retryAt = nil
        if !isFirm, awaitsApproval(row, around, now: now) {
            row.retryAt = now + Self.approvalPause
            return DraftFiling()
        }
        // The page asks a person for a date: until the answer, none is given.
        if isFirm, row.slot == nil, row.board.asksForSlot == true {
            row.retryAt = row.windowEnds
            return DraftFiling()
        }
        guard let slot = slot(for: row, isFirm: isFirm, around, now: now) else { return lacksSlot(&row, around.calendar, now: now) }
        let isNew = row.slot != slot
        row.slot = slot
        if isFirm, let filing = asksAboutRepetition(&row, isNew: isNew, around, now: now) { return filing }
        row.lastError = nil
        if isFirm { row.state = .slotted }
        let words: [Message?] = [
            isNew ? "Scheduled for \(around.calendar.moment(slot))." : nil, warning(slot, approvalEnds, around.calendar),
        ]
        return filing(row, isFirm ? words.compactMap { $0 }.joined(separator: " ") : "")
    }

    /// Whether somebody approved it in time for its slot: as soon as that is in force it goes out, somewhat late.
    private static func awaitsApproval(_ row: Draft, _ around: Surroundings, now: Date) -> Bool {
        guard case .pending(_, _, let askedAt) = row.approval, let slot = row.slot else { return false }
        return askedAt < slot && now <= slot + around.maxLateness
    }

    private static func warning(_ slot: Date, _ approvalEnds: Date?, _ calendar: PostingCalendar) -> Message? {
        guard let approvalEnds, approvalEnds < slot else { return nil }
        return "The approval ends before that, \(calendar.moment(approvalEnds)): set an earlier Publish at, or approve once more then."
    }

    /// The one it has if that is still good, else the next free one.
    private static func slot(for row: Draft, isFirm: Bool, _ around: Surroundings, now: Date) -> Date? {
        let mayBeLate = row.slot != nil && row.slot == row.board.overtakenSlot
        if isFirm, let slot = row.slot,
            around.calendar.objection(
                to: slot, now: mayBeLate ? now - around.maxLateness : now, windowEnds: row.windowEnds, taken: around.others, for: row.id)
                == nil
        {
            return slot
        }
        let taken = isFirm ? around.others.filter(\.isFirm) : around.others
        return around.calendar.nextFree(after: now, until: row.windowEnds, taken: taken, for: row.id)
    }

    private static func lacksSlot(_ row: inout Draft, _ calendar: PostingCalendar, now: Date) -> DraftFiling {
        row.slot = nil
        row.retryAt = min(row.windowEnds, now + Self.slotlessPause)
        let words: Message = "No free slot is left before \(calendar.moment(row.windowEnds)): give the brand more slots, or set Publish at."
        defer { row.lastError = words }
        return row.lastError == words ? DraftFiling() : filing(row, words)
    }

    /// A post that nearly repeats another keeps its minute but is not due at it, until a person says so. It is looked at again
    /// at times: the other post may be taken back.
    private static func asksAboutRepetition(_ row: inout Draft, isNew: Bool, _ around: Surroundings, now: Date) -> DraftFiling? {
        guard let slot = row.slot, let hash = row.approval.liveHash else { return nil }
        if let question = row.board.repetition, question.isConfirmed, question.hash == hash { return nil }
        let known = row.board.repetition
        guard let other = around.recent?.resembling(row.content.text, at: slot, except: row.id) else {
            row.board.repetition = nil
            return nil
        }
        let words = around.calendar.question(about: other)
        row.retryAt = min(row.windowEnds, now + Self.slotlessPause)
        row.lastError = words
        row.board.repetition = RepetitionQuestion(hash: hash, draftID: other.draftID)
        if row.board.repetition != known { return filing(row, words, mentions: around.editors) }
        return isNew ? filing(row) : DraftFiling()
    }

    private static func expire(_ row: inout Draft, now: Date) -> DraftFiling {
        let why: Message = row.state == .approved ? "it got no slot within its window" : "it was not approved within its window"
        row.state = .expired
        row.approval = .none
        var filing = filing(row, "Expired: \(why). It will not be published.", mentions: [.editors])
        filing.decision = Decision(kind: .expired, by: Outcomes.copydesk, at: now, hash: "")
        return filing
    }

    private static func filing(_ row: Draft, _ comment: Message = "", mentions: [Person] = []) -> DraftFiling {
        var filing = DraftFiling()
        let key = "\(row.id)@\(row.revision)"
        filing.updates.append(BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(BoardFace())))
        if !comment.isEmpty {
            filing.updates.append(
                BoardUpdate(key: "\(key)#slot", draftID: row.id, change: .comment(text: comment, mentions: mentions, discussionID: nil)))
        }
        return filing
    }
}
