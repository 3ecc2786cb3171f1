import FoundationEssentials
import Support

/// Statuses and remarks that an editor sets.
extension Ruling {
    mutating func takeStatus(_ page: BoardPage) {
        let shown = draft.board.shownStatus
        noteCrossing(page, shown: shown)
        guard page.status != shown else { return }
        draft.board.shownStatus = page.status
        if page.status != .approved {
            draft.board.withdrawnAt = page.stamp.editedAt
            crossing = Self.withdrawnMeanwhile
        }
        switch page.status {
        case .approved: askApproval(by: page.editedBy)
        case .changesRequested: takeChangesRequested(page)
        case .rejected: reject(by: page.editedBy, because: page.remarks)
        case .inReview: returnToReview(by: page.editedBy)
        default: takeForeignStatus(page)
        }
    }

    /// A status that is Copydesk's own, or none at all: never an approval, and the end of one that stood.
    private mutating func takeForeignStatus(_ page: BoardPage) {
        let name: Message = page.status.map { "\"\($0.rawValue)\"" } ?? "an unknown status"
        guard page.status != .scheduled, isReviewable, draft.approval != .none else {
            return restore("\(name) is set by Copydesk alone.")
        }
        void(by: page.editedBy, because: "the status was changed to \(name).")
    }

    /// The two answers to "Needs check" are settled with the attempt they are about; here any other is answered.
    mutating func takeAnswer(_ page: BoardPage) {
        guard page.answer != draft.board.shownAnswer ?? "" else { return }
        draft.board.shownAnswer = page.answer
        let asks = draft.state == .needsCheck || draft.amendment?.state == .needsCheck
        if let isLive = page.isPublishedByAnswer { settleAmendment(isLive: isLive, by: page.editedBy) }
        if asks, !page.answer.isEmpty, page.isPublishedByAnswer == nil {
            comment("\"\(page.answer.limited(utf16: 80))\" is no answer: choose \"published\" or \"not published\" under Answer.")
        }
    }

    mutating func takeRemarks(_ page: BoardPage) {
        let remark = page.remarks.trimmed
        guard remark != draft.board.shownRemarks else { return }
        draft.board.shownRemarks = remark
        if remark.isEmpty { return }
        // A remark next to "Rejected" is the reason, not an order.
        if draft.state == .rejected { return noteReason(remark, by: page.editedBy) }
        let order = CommentOrder(remark: remark)
        let comment = BoardComment(
            id: "remarks", pageID: page.reference.pageID, discussionID: "", author: page.editedBy, text: remark,
            createdAt: page.stamp.readAt)
        obey(order, comment)
        // Another text empties the column when it is there; a word that is no command stays to be mended.
        if case .unknown = order { return }
        if order.textWords == nil || draft.state != .changesRequested { refreshFace { $0.clearsRemarks = true } }
    }

    /// What to change stands under Remarks; a command there that asks for something else is obeyed as such.
    private mutating func takeChangesRequested(_ page: BoardPage) {
        let words = CommentOrder(remark: page.remarks).textWords
        if words != nil { draft.board.shownRemarks = page.remarks.trimmed }
        let order = TextOrder(words: words ?? "")
        if order.isVariant { askVariant(order, by: page.editedBy) } else { requestChanges(order, by: page.editedBy) }
    }

    /// Another text is wanted; what was asked for before and is not answered yet is wanted too.
    mutating func requestChanges(_ order: TextOrder, by person: Person) {
        guard isChangeable else {
            if draft.isCorrecting { void(by: person, because: "changes were requested.") }
            let words = closed("The post can no longer be changed.")
            return order.discussionID == nil ? restore(words) : comment(words, discussionID: order.discussionID)
        }
        void(by: person, because: "changes were requested.")
        let open = draft.state == .changesRequested ? draft.orders : []
        // The Remarks column holds one order: what is written there next takes its place.
        draft.order(open.filter { order.discussionID != nil || $0.discussionID != nil } + [order])
        draft.state = .changesRequested
        draft.retryAt = nil
        draft.failures = 0
        refreshFace()
    }

    /// No other text is written any more; whoever asked for one in a thread is told why.
    mutating func closeOrders(_ why: Message) {
        for order in draft.orders { if let thread = order.discussionID { comment(why, discussionID: thread) } }
        draft.order([])
    }

    static let rejectedWords: Message = "No other text is written: the draft was rejected."

    private mutating func reject(by person: Person, because reason: String) {
        if draft.isCorrecting { return dropCorrection(by: person) }
        guard isChangeable else { return restore(closed("The post can no longer be rejected.")) }
        void(by: person, because: "the draft was rejected.")
        draft.state = .rejected
        closeOrders(Self.rejectedWords)
        draft.board.shownRemarks = reason.trimmed
        noteReason(reason.trimmed, by: person)
        refreshFace()
    }

    /// Kept in the log, for the choice and the writing of what comes; one that comes after the status takes its place.
    private mutating func noteReason(_ reason: String, by person: Person) {
        decide(.rejected, by: person, hash: ApprovalHash.of(draft.content, account: draft.account), note: Message(reason))
    }

    private mutating func returnToReview(by person: Person) {
        guard isReviewable else { return restore(closed("The post is past review.")) }
        void(by: person, because: "the status was set back to \"In review\".")
        if draft.isCorrecting { return refreshFace() }
        draft.state = .submitted
        closeOrders("No other text is written: the status was set back to \"In review\".")
        refreshFace()
    }

    /// Accepts the status as seen; the next face writes the true one.
    mutating func restore(_ reason: Message) {
        comment("\(reason) The status is \"\(draft.boardStatus.rawValue)\".")
        refreshFace()
    }

    /// A page in the trash is not published; one that comes back is approved anew.
    mutating func takeHold(_ page: BoardPage) {
        if page.isOnHold != draft.board.shownHold {
            draft.board.shownHold = page.isOnHold
            draft.isOnHold = page.isOnHold
            refreshFace()
        }
        if page.isInTrash != draft.board.isInTrash ?? false {
            draft.board.isInTrash = page.isInTrash ? true : nil
            // What it showed when it went may be true no more.
            if !page.isInTrash { refreshFace() }
        }
        if page.isInTrash, isReviewable { void(by: page.editedBy, because: "the page was put into the trash.") }
    }

    /// Whether what stands under "Post" can still be approved, changed or dropped.
    var isReviewable: Bool { isChangeable || draft.isCorrecting }

    /// Whether an editor's act can still change what happens.
    var isChangeable: Bool { ![.armed, .unknown, .needsCheck, .published, .expired, .drafted].contains(draft.state) }
}
