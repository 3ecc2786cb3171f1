import Editorial
import FoundationEssentials
import Support

/// Gives approved drafts a firm slot, and moves the proposed slot of drafts that nobody approved in time.
package struct Scheduling: Stage {
    static let lease = Duration.seconds(60)
    /// How often an approved draft without a slot looks whether one came free.
    static let slotlessPause = Duration.seconds(900)

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
        case .failure(let fault):
            try await workshop.report(fault)
            try await shelf.amend(draft.id, lease: taken.lease, now: now) { row in
                row.retryAt = now + .seconds(300)
                row.lastError = fault.sentence
                return DraftFiling()
            }
        case .success(let calendar):
            try await workshop.faults.clear(fault: Newsroom.calendarFault(account: draft.account, brand: brand))
            let others = try await shelf.slots(ofAccount: draft.account)
            try await shelf.amend(draft.id, lease: taken.lease, now: now) { row in
                Self.place(&row, isFirm: isFirm, calendar, others, approvalEnds: row.approvalEnds(brand), now: now)
            }
            workshop.log.info("slot set", ["draft": draft.id, "firm": isFirm])
        }
    }

    /// Pure: the slot that a draft gets, or its end when the window holds none.
    static func place(
        _ row: inout Draft, isFirm: Bool, _ calendar: PostingCalendar, _ others: [TakenSlot], approvalEnds: Date? = nil, now: Date
    ) -> DraftFiling? {
        guard isFirm ? row.state == .approved : [.submitted, .changesRequested].contains(row.state) else { return nil }
        if row.windowEnds <= now { return expire(&row, now: now) }
        row.retryAt = nil
        // The page asks a person for a date: until the answer, none is given.
        if isFirm, row.slot == nil, row.board.asksForSlot == true {
            row.retryAt = row.windowEnds
            return DraftFiling()
        }
        if isFirm, let slot = row.slot,
            calendar.objection(to: slot, now: now, windowEnds: row.windowEnds, taken: others, for: row.id) == nil
        {
            row.state = .slotted
            return filing(row, warning(slot, approvalEnds, calendar))
        }
        let taken = isFirm ? others.filter(\.isFirm) : others
        guard let slot = calendar.nextFree(after: now, until: row.windowEnds, taken: taken, for: row.id) else {
            row.slot = nil
            row.retryAt = min(row.windowEnds, now + Self.slotlessPause)
            let words = "No free slot is left before \(calendar.words(row.windowEnds)): give the brand more slots, or set Publish at."
            defer { row.lastError = words }
            return row.lastError == words ? DraftFiling() : filing(row, words)
        }
        row.slot = slot
        row.lastError = nil
        if isFirm { row.state = .slotted }
        let words = ["Scheduled for \(calendar.words(slot)).", warning(slot, approvalEnds, calendar)].compactMap { $0 }
        return filing(row, isFirm ? words.joined(separator: " ") : nil)
    }

    private static func warning(_ slot: Date, _ approvalEnds: Date?, _ calendar: PostingCalendar) -> String? {
        guard let approvalEnds, approvalEnds < slot else { return nil }
        return "The approval ends before that, \(calendar.words(approvalEnds)): set an earlier Publish at, or approve once more then."
    }

    private static func expire(_ row: inout Draft, now: Date) -> DraftFiling {
        row.state = .expired
        row.approval = .none
        var filing = filing(row, "Expired: it was not approved within its window. It will not be published.")
        filing.decision = Decision(kind: .expired, by: Outcomes.copydesk, at: now, hash: "")
        return filing
    }

    private static func filing(_ row: Draft, _ comment: String?) -> DraftFiling {
        var filing = DraftFiling()
        let key = "\(row.id)@\(row.revision)"
        filing.updates.append(BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(BoardFace())))
        if let comment {
            filing.updates.append(
                BoardUpdate(key: "\(key)#slot", draftID: row.id, change: .comment(text: comment, mentions: [], discussionID: nil)))
        }
        return filing
    }
}
