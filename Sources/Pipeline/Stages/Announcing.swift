import Editorial
import FoundationEssentials
import Support

/// Brings queued changes to the board, in order for each draft, until it has them.
package struct Announcing: Stage {
    static let lease = Duration.seconds(300)
    /// Ten days of quarter hours: a board that is away over a long weekend costs no update.
    static let mostTries = 1000
    /// A page in the trash is tried again so often.
    static let trashPause = Duration.seconds(60)
    /// A write that ends so much later stood still on its way, as a process does that is stopped: an act may lie under it. More than a request
    /// may take.
    static let standstill = Duration.seconds(120)

    package let name = "announce"
    package let takes = [Intake("board updates", "updates")]
    /// A text takes a dozen requests to write; what is short on another page does not stand behind it.
    package let width = 3
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
            let task = try await shelf.takeUpdate(now: workshop.clock.now(), lease: workshop.lease(Self.lease))
        else { return false }
        do {
            try await announce(task, desk)
            try await workshop.faults.clear(fault: Self.fault(task))
        } catch let stale as StaleReading {
            let until = workshop.clock.now() + workshop.clock.stretched(.seconds(1))
            try await shelf.postponeUpdate(task, until: until, because: stale.description)
        } catch  where !Task.isCancelled {
            try await postpone(task, error)
        }
        return true
    }

    private func announce(_ task: LeasedUpdate, _ desk: Newsroom.Desk) async throws {
        guard let reference = task.draft.page else { return }
        if task.draft.isPageGone(at: workshop.clock.now()) {
            return try await shelf.fileUpdate(task, now: workshop.clock.now()) { _ in DraftFiling() }
        }
        if task.draft.board.isInTrash == true { return try await waitForPage(task) }
        let update: BoardUpdate
        let deadline: Date?
        switch try await current(task, desk, reference) {
        case .make(let change, let readAt):
            update = BoardUpdate(
                key: task.update.key, draftID: task.update.draftID, change: change, voice: try await voice(for: task.draft),
                queuedAt: task.update.queuedAt, altTextBefore: task.draft.board.shownAltText, isFirst: task.failures == 0)
            deadline = readAt.map { $0 + workshop.clock.stretched(BoardUpdate.reach) }
        case .drop:
            return try await shelf.fileUpdate(task, now: workshop.clock.now()) { row in
                if case .text(_, let version, _) = task.update.change { row.board.overtakenVersion = version }
                return DraftFiling()
            }
        case .wait:
            return try await shelf.postponeUpdate(
                task, until: workshop.clock.now() + desk.poll, because: "An editor's act on the page comes first.")
        }
        if update.change.changesWhatIsRead {
            let start = workshop.clock.now()
            try await drafts.amend(task.draft.id, lease: nil, now: start) { row in
                row.board.writingSince = start
                return DraftFiling()
            }
        }
        let picture = try await self.picture(for: update)
        func isLate(_ now: Date) -> Bool { deadline.map { now > $0 + workshop.clock.stretched(Self.standstill) } ?? false }
        let echo: BoardEcho
        do {
            echo = try await desk.board.apply(update, to: reference, picture: picture, before: deadline)
        } catch let late as StaleReading {
            throw late
        } catch {
            // It may have been written all the same.
            if isLate(workshop.clock.now()) { try await doubt(task.draft) { _ in } }
            throw error
        }
        let standing = try await standing(after: update, echo, desk, reference)
        let now = workshop.clock.now()
        if isLate(now) { try await doubt(task.draft) { row in Self.remember(update, echo, on: &row, now: now) } }
        try await shelf.fileUpdate(task, now: now) { row in
            Self.remember(update, echo, on: &row, now: now)
            if let standing { row.board.noteApproval(crossing: standing) }
            row.board.missingSince = nil
            return DraftFiling()
        }
        workshop.log.debug("board updated", ["draft": task.draft.id, "update": update.key])
    }

    /// Only the page tells whether somebody approved it before all that is to be approved was there.
    private func standing(
        after update: BoardUpdate, _ echo: BoardEcho, _ desk: Newsroom.Desk, _ reference: BoardReference
    ) async throws -> BoardEcho.Standing? {
        guard update.change.bringsContent, echo.textWritten else { return nil }
        if let told = echo.standing { return told }
        let page = try await desk.reading.page(reference, known: .propertiesOnly)
        return BoardEcho.Standing(status: page.status, remarks: page.remarks)
    }

    /// Ends the approval, whoever holds the update by now: whoever stands still loses the lease too.
    private func doubt(_ draft: Draft, _ remember: @escaping @Sendable (inout Draft) -> Void) async throws {
        let now = workshop.clock.now()
        try await drafts.amend(draft.id, lease: nil, now: now) { row in
            remember(&row)
            return row.doubtApproval(now: now) ?? DraftFiling()
        }
        workshop.log.warning("a status was written late: its approval does not count", ["draft": draft.id])
    }

    private func voice(for draft: Draft) async throws -> Voice {
        let brand = try await board.brand(draft.brandID)
        let calendar = try? workshop.newsroom.current.calendar(account: draft.account, brand: brand).get()
        return Voice(DeskLanguage(tag: brand?.language ?? ""), in: calendar?.zone ?? .utc)
    }

    /// What becomes of a queued update.
    private enum Course {
        /// With the time of the reading that allows it, where it would overwrite an act.
        case make(BoardUpdate.Change, readAt: Date? = nil)
        /// It is about a state that is gone.
        case drop
        /// An editor's unread act stands where it would write.
        case wait
    }

    /// The update as it has to be made now.
    private func current(_ task: LeasedUpdate, _ desk: Newsroom.Desk, _ reference: BoardReference) async throws -> Course {
        switch task.update.change {
        case .face(let queued): return try await current(queued, task, desk, reference)
        case .text(let text, let version, _): return Self.current(text, version, task.draft)
        case .version(let version):
            let known = try await drafts.versions(ofDraft: version.draftID)
            return .make(.version(known.last(withText: version.text, upTo: version.number) ?? version))
        case .picture(let hash, _, let name): return try await current(picture: hash, name, task, desk, reference)
        case .pictureCopy(let hash, _, let name, let place):
            // Another one has followed it.
            if hash != task.draft.content.pictureHash ?? "" { return .drop }
            return .make(.pictureCopy(hash: hash, altText: task.draft.content.altText, name: name, into: place))
        case .comment(let text, let mentions, let discussion):
            let brand = mentions.contains(where: \.isRole) ? try await board.brand(task.draft.brandID) : nil
            return .make(.comment(text: text, mentions: Brand.people(mentions, of: brand), discussionID: discussion))
        case .report(let version, let text, let discussion):
            let words = task.draft.board.overtakenVersion == version ? DraftFactory.overtaken(version) : text
            return .make(.comment(text: words, mentions: [], discussionID: discussion))
        case .grounds:
            guard let assignment = try await drafts.assignment(ofDraft: task.draft.id) else { return .drop }
            let versions = try await drafts.versions(ofDraft: task.draft.id)
            let spending = try await drafts.spending(ofCandidate: task.draft.candidateID)
            return .make(.grounds(Grounds(of: task.draft, versions, assignment: assignment, spending: spending)))
        case .untick, .copy, .label: return .make(task.update.change)
        }
    }

    /// The alt text that goes with a picture is the draft's as it is now.
    private func current(
        picture hash: String, _ name: String, _ task: LeasedUpdate, _ desk: Newsroom.Desk, _ reference: BoardReference
    ) async throws -> Course {
        let shown = task.draft.board
        // The page came with it.
        if shown.writingSince == nil, shown.shownPictureHash == hash, shown.hasEditorsPicture != true { return .drop }
        if shown.writingSince == nil, !task.draft.state.isSealed {
            let page = try await desk.reading.page(reference, known: .propertiesOnly).filled(from: task.draft.board)
            if page.altText != shown.shownAltText { return .wait }
        }
        return .make(.picture(hash: hash, altText: task.draft.content.altText, name: name))
    }

    /// A text that another one has followed is not written any more, unless that was begun: a half-written page has to be whole first.
    private static func current(_ text: String, _ version: Int, _ draft: Draft) -> Course {
        if text != draft.content.text, draft.board.writingSince == nil { return .drop }
        return .make(.text(text, version: version, replacing: draft.board.shownTextHash))
    }

    private func current(
        _ queued: BoardFace, _ task: LeasedUpdate, _ desk: Newsroom.Desk, _ reference: BoardReference
    ) async throws -> Course {
        let brand = try await board.brand(task.draft.brandID)
        let calendar = try? workshop.newsroom.current.calendar(account: task.draft.account, brand: brand).get()
        let words: Message = task.draft.slot.flatMap { slot in calendar.map { "\($0.moment(slot))" } } ?? "no slot"
        func face(of draft: Draft) -> BoardFace {
            BoardFaces.fill(
                queued, from: draft, zone: calendar?.zone.name ?? "UTC", slotWords: words, language: brand?.language ?? "")
        }
        let wanted = face(of: task.draft)
        if !wanted.overwritesActs { return .make(.face(wanted)) }
        let page = try await desk.reading.page(reference, known: .propertiesOnly).filled(from: task.draft.board)
        let draft = try await landed(wanted, on: page, task)
        var missing = face(of: draft)
        if Self.isActed(on: page, before: missing, draft) { return .wait }
        if page.remarks.trimmed.isEmpty { missing.clearsRemarks = false }
        return .make(.face(missing), readAt: missing.overwritesActs ? page.stamp.readAt : nil)
    }

    /// The draft, which knows what the page shows of a write whose answer was lost: that is not written again, for an act of this moment may
    /// lie on it already.
    private func landed(_ face: BoardFace, on page: BoardPage, _ task: LeasedUpdate) async throws -> Draft {
        if task.draft.board.writingSince == nil { return task.draft }
        let now = workshop.clock.now()
        let update = BoardUpdate(key: task.update.key, draftID: task.draft.id, change: .face(Self.landed(face, on: page)))
        try await drafts.amend(task.draft.id, lease: nil, now: now) { row in
            Self.remember(update, BoardEcho(), on: &row, now: now)
            return DraftFiling()
        }
        var draft = task.draft
        Self.remember(update, BoardEcho(), on: &draft, now: now)
        return draft
    }

    /// Whether an editor's unread act stands where this face would write.
    private static func isActed(on page: BoardPage, before face: BoardFace, _ draft: Draft) -> Bool {
        let shown = draft.board
        return page.status != shown.shownStatus
            || (face.publishAt != nil || face.clearsPublishAt == true) && page.publishAt?.minute != shown.shownSlot?.minute
            || face.isOnHold != nil && page.isOnHold != shown.shownHold
            // An alt text is not taken from a sealed draft's page: nothing would ever answer the waiting.
            || face.altText != nil && !draft.state.isSealed && page.altText != shown.shownAltText
            || face.variant != nil && !page.variant.isEmpty && page.variant != shown.shownVariant
            || face.clearsRemarks && page.remarks.trimmed != shown.shownRemarks
    }

    /// What of a face the page shows already.
    private static func landed(_ face: BoardFace, on page: BoardPage) -> BoardFace {
        var landed = BoardFace()
        if face.status == page.status {
            landed.status = face.status
            // They go in one request.
            landed.answer = face.answer
        }
        if face.publishAt?.minute == page.publishAt?.minute { landed.publishAt = face.publishAt }
        if face.clearsPublishAt == true, page.publishAt == nil { landed.clearsPublishAt = true }
        if face.isOnHold == page.isOnHold { landed.isOnHold = face.isOnHold }
        if face.altText == page.altText { landed.altText = face.altText }
        if face.variant == page.variant { landed.variant = face.variant }
        landed.clearsRemarks = face.clearsRemarks && page.remarks.trimmed.isEmpty
        return landed
    }

    private func picture(for update: BoardUpdate) async throws -> Picture? {
        switch update.change {
        case .picture(let hash, _, _), .pictureCopy(let hash, _, _, _): return try await drafts.picture(hash)
        default: return nil
        }
    }

    /// Other content stands on the page, and people comment on what is new.
    private static func noteContent(on row: inout Draft, editedAt: Date, now: Date) {
        row.board.contentChangedAt = now
        row.board.contentEditedAt = editedAt
        row.board.replacedAt = editedAt
        row.board.touchedAt = now
    }

    /// Pure: what the page shows now, so that the next reading does not take it for an editor's act.
    static func remember(_ update: BoardUpdate, _ echo: BoardEcho, on row: inout Draft, now: Date) {
        guard update.change.changesWhatIsRead else { return }
        row.board.writingSince = nil
        row.board.writtenAt = now
        if let stamp = echo.editedAt { row.board.writtenStamp = stamp }
        switch update.change {
        case .face(let face):
            if let status = face.status { row.board.shownStatus = status }
            if let date = face.publishAt { row.board.shownSlot = date }
            if face.clearsPublishAt == true { row.board.shownSlot = nil }
            if let altText = face.altText { row.board.shownAltText = altText }
            if let caption = face.caption { row.board.shownCaption = caption }
            if let isOnHold = face.isOnHold { row.board.shownHold = isOnHold }
            if face.clearsRemarks { row.board.shownRemarks = "" }
            if let variant = face.variant { row.board.shownVariant = variant }
            if face.restore == false { row.board.shownRestore = false }
            if face.account != nil { row.board.shownAccount = nil }
            if face.answer == "" { row.board.shownAnswer = "" }
            if let extras = face.extras { row.board.shownExtras = extras.isEmpty ? nil : extras }
            if let numbers = face.numbers { row.board.shownNumbers = numbers }
        case .picture(let hash, let altText, _):
            // An editor's own file stood there: it is read as what it is.
            guard echo.textWritten else { break }
            row.board.shownPicture = echo.picture
            row.board.shownPictureHash = hash
            row.board.hasEditorsPicture = nil
            if echo.altTextWritten { row.board.shownAltText = altText }
            row.board.shownCaption = altText
            noteContent(on: &row, editedAt: echo.editedAt ?? now, now: now)
        case .pictureCopy(let hash, _, _, .property):
            guard echo.textWritten else { break }
            row.board.shownPicture = echo.picture
            row.board.shownPictureHash = hash
            row.board.hasEditorsPicture = true
        case .pictureCopy(let hash, let altText, _, .body): if echo.textWritten { row.board.shownCaption = hash.isEmpty ? nil : altText }
        case .text(let text, _, _) where echo.textWritten:
            row.board.shownTextHash = ApprovalHash.ofText(text)
            noteContent(on: &row, editedAt: echo.editedAt ?? now, now: now)
        // Something else stands there, which is still to be read, whatever it is.
        case .text(_, let version, let replacing):
            row.board.overtakenVersion = version
            if row.board.shownTextHash == replacing { row.board.shownTextHash = "" }
        case .untick(let numbers): row.board.shownTicks?.removeAll { numbers.contains($0) }
        case .comment, .report, .version, .grounds, .copy, .label: break
        }
    }

    private static func fault(_ task: LeasedUpdate) -> String { "update \(task.draft.id)" }

    /// A page in the trash takes nothing; what it is to show waits for it to come back.
    private func waitForPage(_ task: LeasedUpdate) async throws {
        let until = workshop.clock.now() + Self.trashPause
        try await shelf.postponeUpdate(task, until: until, because: "The page is in the trash.")
    }

    /// Whether the board refused because the page was put into the trash a moment ago, which nobody has read yet.
    private func isInTrash(_ task: LeasedUpdate) async throws -> Bool {
        guard let desk = workshop.newsroom.current.desk, let reference = task.draft.page else { return false }
        do {
            return try await desk.reading.page(reference, known: .propertiesOnly).isInTrash
        } catch  where !Task.isCancelled {
            return false
        }
    }

    private func postpone(_ task: LeasedUpdate, _ error: any Error) async throws {
        let (sentence, disposition) = workshop.judge(error)
        if disposition == .permanent, try await isInTrash(task) {
            // Nothing of it was made: the page has to be judged, so that everybody knows where it is.
            try await drafts.amend(task.draft.id, lease: nil, now: workshop.clock.now()) { row in
                row.board.writingSince = nil
                return DraftFiling()
            }
            return try await waitForPage(task)
        }
        if error is PageMissing {
            let now = workshop.clock.now()
            try await drafts.amend(task.draft.id, lease: nil, now: now) { row in
                guard row.board.missingSince == nil else { return nil }
                row.board.missingSince = now
                return DraftFiling()
            }
        }
        try await workshop.report(error, as: Self.fault(task)) { "The page of \"\(task.draft.title)\": \($0)" }
        let until = workshop.nextTry(
            after: error, failures: task.failures, most: Self.mostTries,
            backoff: Backoff(base: .seconds(5), ceiling: .seconds(900), jitter: 0.3))
        // What was not begun must not keep the page from being judged.
        let isUnbegun = error is BoardWithholds
        if until == nil || isUnbegun, task.update.change.changesWhatIsRead {
            try await drafts.amend(task.draft.id, lease: nil, now: workshop.clock.now()) { row in
                row.board.writingSince = nil
                if !isUnbegun { row.lastError = sentence }
                return DraftFiling()
            }
        }
        try await shelf.postponeUpdate(task, until: until, because: sentence.description)
    }
}
