import Editorial
import FoundationEssentials
import Support

/// Proposes a slot and puts a new draft on the board; the picture follows.
package struct Submitting: Stage {
    static let lease = Duration.seconds(300)
    /// Editors get at least this long before the first proposed slot.
    static let reviewTime = Duration.seconds(3600)

    package let name = "submit"
    package let takes = [Intake(.drafted, "drafts")]
    private let workshop: Workshop
    private let shelf: any DraftShelf

    package init(_ workshop: Workshop, _ shelf: any DraftShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// Without a desk nothing is due: a due row that cannot be worked on would keep the loop spinning.
    package func nextDue(now: Date) async throws -> Date? {
        workshop.newsroom.current.desk == nil ? nil : try await shelf.nextDue(.submitting, now: now)
    }

    package func workOnce() async throws -> Bool {
        let newsroom = workshop.newsroom.current
        guard let desk = newsroom.desk,
            let taken = try await shelf.take(.submitting, now: workshop.clock.now(), lease: workshop.lease(Self.lease))
        else {
            return false
        }
        do {
            try await submit(taken, to: desk, newsroom)
            try await workshop.faults.clear(fault: "board")
        } catch  where !Task.isCancelled {
            try await postpone(taken, error)
        }
        return true
    }

    private func submit(_ taken: LeasedDraft, to desk: Newsroom.Desk, _ newsroom: Newsroom) async throws {
        guard let assignment = try await shelf.assignment(ofDraft: taken.draft.id),
            let version = try await shelf.versions(ofDraft: taken.draft.id).last
        else { return }
        let calendar = try await workshop.calendar(account: taken.draft.account, brand: assignment.brand).get()
        try await workshop.faults.clear(fault: Newsroom.calendarFault(account: taken.draft.account, brand: assignment.brand))
        var draft = taken.draft
        if draft.slot == nil {
            let others = try await shelf.slots(ofAccount: draft.account)
            let from = workshop.clock.now() + Self.reviewTime
            draft.slot = calendar.nextFree(after: from, until: draft.windowEnds, taken: others, for: draft.id)
        }
        let words: Message = draft.slot.map { "\(calendar.moment($0))" } ?? "no free slot before the window ends"
        var picture: Picture?
        if !draft.awaitsPicture, let hash = draft.content.pictureHash { picture = try await shelf.picture(hash) }
        draft.board.shownPictureHash = picture?.hash
        let submission = Submission(
            draft: draft, version: version, assignment: assignment, zone: calendar.zone.name,
            callout: Callout.text(for: draft.shown, slot: words), spending: try await shelf.spending(ofCandidate: draft.candidateID),
            picture: picture, isFirst: taken.draft.failures == 0)
        let entry = try await desk.board.enter(submission)
        let now = workshop.clock.now()
        let (slot, content) = (draft.slot, draft.content)
        let isFiled = try await shelf.amend(draft.id, lease: taken.lease, now: now) { row in
            Self.place(row: &row, entry: entry, slot: slot, submitted: content, now: now)
        }
        workshop.log.info(
            "draft submitted",
            ["draft": draft.id, "account": draft.account, "slot": words.description, "page": entry.reference.url, "filed": isFiled])
    }

    /// Pure: the draft on the board, in review, with what the page shows remembered.
    static func place(row: inout Draft, entry: BoardEntry, slot: Date?, submitted: PostContent, now: Date) -> DraftFiling? {
        guard row.state == .drafted else { return nil }
        row.page = entry.reference
        row.state = .submitted
        row.slot = slot
        row.failures = 0
        row.retryAt = nil
        row.lastError = nil
        row.board.shownStatus = .inReview
        row.board.shownSlot = slot
        row.board.note(shown: submitted)
        if let picture = entry.picture {
            row.board.shownPicture = picture
            row.board.shownPictureHash = submitted.pictureHash
            row.board.shownCaption = submitted.altText
        }
        row.board.writtenAt = now
        row.board.touchedAt = now
        return DraftFiling()
    }

    private func postpone(_ taken: LeasedDraft, _ error: any Error) async throws {
        let sentence = workshop.judge(error).sentence
        if let problem = error as? UnusableCalendar {
            try await workshop.report(problem.fault)
        } else {
            try await workshop.report(error, as: "board")
        }
        // A draft is never given up for the board's sake: the last pause is repeated.
        let until =
            workshop.nextTry(after: error, failures: min(taken.draft.failures, 7), most: 100, backoff: rowBackoff) ?? workshop.clock.now()
            + .seconds(3600)
        try await shelf.amend(taken.draft.id, lease: taken.lease, now: workshop.clock.now()) { row in
            row.failures += 1
            row.retryAt = until
            row.lastError = sentence
            return DraftFiling()
        }
    }
}
