import FoundationEssentials
import Support

/// Statuses, remarks and dates that an editor sets.
extension Ruling {
    mutating func takeStatus(_ page: BoardPage) {
        guard page.status != draft.board.shownStatus else { return }
        draft.board.shownStatus = page.status
        switch page.status {
        case .approved: askApproval(by: page.editedBy)
        case .changesRequested: requestChanges(page.remarks, by: page.editedBy)
        case .rejected: reject(by: page.editedBy, because: page.remarks)
        case .inReview: returnToReview(by: page.editedBy)
        default: takeForeignStatus(page)
        }
    }

    /// A status that is Copydesk's own, or none at all: never an approval, and the end of one that stood.
    private mutating func takeForeignStatus(_ page: BoardPage) {
        let name = page.status.map { "\"\($0.rawValue)\"" } ?? "an unknown status"
        guard page.status != .scheduled, isChangeable, draft.approval != .none else {
            return restore("\(name) is set by Copydesk alone.")
        }
        void(by: page.editedBy, because: "the status was changed to \(name).")
    }

    /// The two answers to "Needs check" are settled with the attempt they are about; here any other is answered.
    mutating func takeAnswer(_ page: BoardPage) {
        guard page.answer != draft.board.shownAnswer ?? "" else { return }
        draft.board.shownAnswer = page.answer
        if draft.state == .needsCheck, !page.answer.isEmpty, page.isPublishedByAnswer == nil {
            comment("\"\(page.answer.limited(utf16: 80))\" is no answer: choose \"published\" or \"not published\" under Answer.")
        }
    }

    mutating func takeRemarks(_ page: BoardPage) {
        let remark = page.remarks.trimmed
        guard remark != draft.board.shownRemarks else { return }
        draft.board.shownRemarks = remark
        // A remark next to "Rejected" is the reason, not an order.
        if !remark.isEmpty, draft.state != .rejected { requestChanges(remark, by: page.editedBy) }
    }

    mutating func requestChanges(_ remark: String, by person: Person) {
        guard isChangeable else { return restore("The post can no longer be changed.") }
        void(by: person, because: "changes were requested.")
        draft.state = .changesRequested
        draft.remark = remark.trimmed
        draft.board.shownRemarks = remark.trimmed
        draft.retryAt = nil
        draft.failures = 0
        refreshFace()
    }

    private mutating func reject(by person: Person, because reason: String) {
        guard isChangeable else { return restore("The post can no longer be rejected.") }
        draft.approval = .none
        draft.state = .rejected
        decide(.rejected, by: person, hash: ApprovalHash.of(draft.content, account: draft.account), note: reason.trimmed)
    }

    private mutating func returnToReview(by person: Person) {
        guard isChangeable else { return restore("The post is past review.") }
        void(by: person, because: "the status was set back to \"In review\".")
        draft.state = .submitted
        draft.remark = nil
        refreshFace()
    }

    /// Accepts the status as seen; the next face writes the true one.
    mutating func restore(_ reason: String) {
        comment("\(reason) The status is \"\(draft.state.boardStatus.rawValue)\".")
        refreshFace()
    }

    mutating func takeSlot(_ page: BoardPage) {
        guard page.publishAt?.minute != draft.board.shownSlot?.minute else { return }
        draft.board.shownSlot = page.publishAt
        refreshFace()
        guard isChangeable, let wish = page.publishAt, let calendar = context.calendar else { return }
        let date = page.publishAtIsDateOnly ? calendar.firstSlot(onDayOf: wish) ?? wish : wish
        let objection = calendar.objection(
            to: date, now: context.now, windowEnds: draft.windowEnds, taken: context.taken, for: draft.id)
        if let objection {
            comment("Publish at stays as it was: \(objection)")
        } else {
            draft.slot = date
            draft.board.asksForSlot = nil
            // The scheduler looks at the new minute as at every other: a text that comes too near another asks there too.
            if [.slotted, .prepared].contains(draft.state) { draft.state = .approved }
            // It may have waited for a slot to come free.
            if [.submitted, .approved].contains(draft.state) { draft.retryAt = nil }
        }
    }

    /// A page in the trash is not published; one that comes back is approved anew.
    mutating func takeHold(_ page: BoardPage) {
        if page.isOnHold != draft.board.shownHold {
            draft.board.shownHold = page.isOnHold
            draft.isOnHold = page.isOnHold
        }
        if page.isInTrash != draft.board.isInTrash ?? false { draft.board.isInTrash = page.isInTrash ? true : nil }
        if page.isInTrash, isChangeable { void(by: page.editedBy, because: "the page was put into the trash.") }
    }

    /// Whether an editor's act can still change what happens.
    var isChangeable: Bool { ![.armed, .unknown, .needsCheck, .published, .expired, .drafted].contains(draft.state) }
}

extension Date {
    fileprivate var minute: Int64 { milliseconds / 60000 }
}
