import FoundationEssentials
import Support

/// Turns what stands on a draft's page into the draft's next state: every row of the desk's table of editor's acts.
///
/// Pure, and run on the row as it is inside a transaction. What differs from the `BoardView` is an editor's act; what an
/// editor may not set is accepted as seen, so that the next face of the page restores it.
package struct Ruling {
    /// A page stands unchanged this long before an approval counts: the board's stamps are minutes.
    package static let approvalWait = Duration.seconds(60)

    var draft: Draft
    let context: RulingContext
    var filing = DraftFiling()
    /// Why an approval in the reading that is judged may be about something else than what the page shows.
    var crossing: Message?
    private var face: BoardFace?

    init(_ draft: Draft, _ context: RulingContext) {
        self.draft = draft
        self.context = context
    }

    /// Judges a reading; nil when it cannot be told from Copydesk's own writes, or changes nothing.
    package static func judge(_ draft: inout Draft, _ sight: Sight, _ context: RulingContext) -> DraftFiling? {
        guard draft.board.isJudgeable(readAt: sight.page.stamp.readAt) else { return nil }
        var ruling = Ruling(draft, context)
        ruling.take(sight)
        return ruling.finish(&draft)
    }

    private mutating func take(_ sight: Sight) {
        let isSealed = draft.isSealed
        takeReturn(sight.page)
        // Neither the content nor the stamp of a sealed draft is accepted as seen: should it turn out unsent, the edit is noticed then.
        if !isSealed { takeContent(sight) }
        takeWish(sight)
        takeAnswer(sight.page)
        takeStatus(sight.page)
        takeRemarks(sight.page)
        takeSlot(sight.page)
        takeAccount(sight.page)
        takeHold(sight.page)
        matureApproval(sight)
        noteTouch(sight.page)
        if !isSealed, !isKnown(sight.page.stamp) { draft.board.stamp = sight.page.stamp }
    }

    /// A person was at the page, and may comment there next. Own writes move its stamp too, and hide who was there before them: what was
    /// done tells then.
    private mutating func noteTouch(_ page: BoardPage) {
        guard draft.state == .published || !draft.isSealed, page.editedBy != .unknown || !filing.updates.isEmpty,
            page.stamp.editedAt > draft.board.touchedAt ?? .distantPast
        else { return }
        draft.board.touchedAt = page.stamp.editedAt
    }

    /// A later reading of the same stamp is no news, and not worth a write: listings overlap, and show unchanged pages again.
    private func isKnown(_ stamp: PageStamp) -> Bool {
        draft.board.stamp.map { $0.editedAt == stamp.editedAt && $0.isConclusive } ?? false
    }

    mutating func finish(_ original: inout Draft) -> DraftFiling? {
        guard draft != original else { return nil }
        // What blocks an approval stands in the callout.
        if draft.isOpenToApproval, draft.approvalObstacles != original.approvalObstacles { refreshFace() }
        if let face {
            let update = update(.face(face))
            // The copy of a picture in the body is long in the making, and nobody waits for it.
            let place = filing.updates.firstIndex { if case .pictureCopy(_, _, _, .body) = $0.change { true } else { false } }
            filing.updates.insert(update, at: place ?? filing.updates.endIndex)
        }
        original = draft
        return filing
    }

    // MARK: what rulings write

    mutating func refreshFace(_ change: (inout BoardFace) -> Void = { _ in }) {
        var face = face ?? BoardFace()
        change(&face)
        self.face = face
    }

    mutating func comment(_ text: Message, discussionID: String? = nil, mentions: [Person] = []) {
        // What stands under Remarks has no thread.
        write(.comment(text: text, mentions: mentions, discussionID: discussionID.flatMap { $0.isEmpty ? nil : $0 }))
    }

    /// Says it in each thread that waits for it; where none does, on the page.
    mutating func comment(_ text: Message, in threads: [String]) {
        if threads.isEmpty { comment(text) }
        for thread in threads { comment(text, discussionID: thread) }
    }

    mutating func write(_ change: BoardUpdate.Change) { filing.updates.append(update(change)) }

    private func update(_ change: BoardUpdate.Change) -> BoardUpdate {
        BoardUpdate(key: "\(draft.id)@\(draft.revision)#\(filing.updates.count)", draftID: draft.id, change: change)
    }

    mutating func decide(_ kind: Decision.Kind, by person: Person, hash: String, note: Message = "") {
        filing.decisions.append(Decision(kind: kind, by: person, at: context.now, hash: hash, note: note))
    }

    /// Takes back an approval that was asked for or is in force.
    mutating func void(by person: Person, because reason: Message) {
        let wasApproved = isApproved
        guard draft.approval != .none || wasApproved else { return }
        decide(.voided, by: person, hash: draft.approval.liveHash ?? "", note: reason)
        draft.approval = .none
        draft.board.firstApprover = nil
        draft.board.asksForSlot = nil
        // Asked anew when it is approved again; what was confirmed for this content stays.
        if draft.board.repetition?.isConfirmed == false { draft.board.repetition = nil }
        if wasApproved { draft.returnToReview() }
        let threads = draft.board.approvalThreads ?? []
        draft.board.approvalThreads = nil
        comment("The approval is void: \(reason) Nothing is published until it is approved again.", in: threads)
        refreshFace()
    }
}
