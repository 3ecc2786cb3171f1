import Editorial
import FoundationEssentials
import Support

/// Brings queued changes to the board, in order for each draft, until it has them.
package struct Announcing: Stage {
    static let lease = Duration.seconds(300)
    static let mostTries = 40

    package let name = "announce"
    private let workshop: Workshop
    private let shelf: any AnnouncingShelf
    private let drafts: any DraftShelf
    private let board: any BoardShelf

    package init(_ workshop: Workshop, _ shelf: any AnnouncingShelf, drafts: any DraftShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        self.board = board
    }

    package func nextDue(now: Date) async throws -> Date? {
        workshop.newsroom.current.desk == nil ? nil : try await shelf.nextUpdateDue(now: now)
    }

    package func workOnce() async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk,
            let task = try await shelf.takeUpdate(now: workshop.clock.now(), lease: Self.lease)
        else { return false }
        do {
            try await announce(task, desk)
        } catch  where !Task.isCancelled {
            try await postpone(task, error)
        }
        return true
    }

    private func announce(_ task: LeasedUpdate, _ desk: Newsroom.Desk) async throws {
        guard let reference = task.draft.page else { return }
        guard let update = try await current(task, desk, reference) else {
            return try await shelf.postponeUpdate(
                task, until: workshop.clock.now() + desk.poll, because: "An editor's act on the page comes first.")
        }
        let start = workshop.clock.now()
        try await drafts.amend(task.draft.id, lease: nil, now: start) { row in
            row.board.writingSince = start
            return DraftFiling()
        }
        let picture = try await self.picture(for: update)
        let echo = try await desk.board.apply(update, to: reference, picture: picture)
        let now = workshop.clock.now()
        try await shelf.fileUpdate(task, now: now) { row in
            Self.remember(update, echo, on: &row, now: now)
            return DraftFiling()
        }
        workshop.log.debug("board updated", ["draft": task.draft.id, "update": update.key])
    }

    /// The update as it has to be made now; nil while an editor's unread act stands where it would write.
    private func current(_ task: LeasedUpdate, _ desk: Newsroom.Desk, _ reference: BoardReference) async throws -> BoardUpdate? {
        guard case .face(let queued) = task.update.change else { return task.update }
        let brand = try await board.brand(task.draft.brandID)
        let calendar = try? workshop.newsroom.current.calendar(account: task.draft.account, brand: brand).get()
        let words = task.draft.slot.flatMap { slot in calendar?.words(slot) } ?? "no slot"
        let face = BoardFaces.fill(queued, from: task.draft, zone: calendar?.zone.name ?? "UTC", slotWords: words)
        if face.status != nil || face.publishAt != nil {
            let page = try await desk.reading.page(reference, known: .propertiesOnly)
            let isOwn = task.draft.board.writingSince != nil
            if !isOwn, page.status != task.draft.board.shownStatus { return nil }
        }
        return BoardUpdate(key: task.update.key, draftID: task.update.draftID, change: .face(face))
    }

    private func picture(for update: BoardUpdate) async throws -> Picture? {
        guard case .picture(let hash, _, _) = update.change else { return nil }
        return try await drafts.picture(hash)
    }

    /// Pure: what the page shows now, so that the next reading does not take it for an editor's act.
    static func remember(_ update: BoardUpdate, _ echo: BoardEcho, on row: inout Draft, now: Date) {
        row.board.writingSince = nil
        row.board.writtenAt = now
        switch update.change {
        case .face(let face):
            if let status = face.status { row.board.shownStatus = status }
            if let date = face.publishAt { row.board.shownSlot = date }
            if let altText = face.altText { row.board.shownAltText = altText }
            if let isOnHold = face.isOnHold { row.board.shownHold = isOnHold }
            if face.clearsRemarks { row.board.shownRemarks = "" }
        case .picture(let hash, let altText, _):
            row.board.shownPicture = echo.picture
            row.board.shownPictureHash = hash
            row.board.shownAltText = altText
        case .text(let text, _, _):
            if echo.textWritten { row.board.shownTextHash = ApprovalHash.ofText(text) }
        case .comment, .version: break
        }
    }

    private func postpone(_ task: LeasedUpdate, _ error: any Error) async throws {
        let (sentence, _) = workshop.judge(error)
        try await workshop.report(Fault(key: "board update \(task.draft.id)", sentence: sentence))
        let until = workshop.nextTry(
            after: error, failures: task.failures, most: Self.mostTries,
            backoff: Backoff(base: .seconds(5), ceiling: .seconds(900), jitter: 0.3))
        if until == nil {
            try await drafts.amend(task.draft.id, lease: nil, now: workshop.clock.now()) { row in
                row.board.writingSince = nil
                row.lastError = sentence
                return DraftFiling()
            }
        }
        try await shelf.postponeUpdate(task, until: until, because: sentence)
    }
}
