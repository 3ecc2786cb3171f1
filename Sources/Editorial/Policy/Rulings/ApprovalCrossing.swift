import FoundationEssentials
import Support

/// Approvals that cross a write of Copydesk's own: who gave one had not seen yet what the page shows when it is read.
extension Ruling {
    /// An approval that stood on the page, unread, when Copydesk had put other content there does not count; nor does one that is read first
    /// after a text that was asked for came onto a page that said "Changes requested": it may have meant the text before that.
    mutating func noteCrossing(_ page: BoardPage, shown: BoardStatus?) {
        var isCrossed = draft.board.hasCrossedApproval == true
        draft.board.hasCrossedApproval = nil
        if shown == .changesRequested, let change = draft.board.contentChangedAt, let last = draft.board.stamp?.readAt {
            isCrossed = isCrossed || change > last && change < page.stamp.readAt
        }
        if isCrossed { crossing = Self.changedMeanwhile }
    }
}

extension BoardView {
    /// Compares the page, as it is just after a text or a picture was put there, with what it showed as last read or written.
    package mutating func noteApproval(crossing page: BoardPage) {
        let isNewStatus = page.status == .approved && shownStatus != .approved
        let isNewRemark = page.remarks.trimmed != shownRemarks && CommentOrder(remark: page.remarks) == .command(.approve, "")
        if isNewStatus || isNewRemark { hasCrossedApproval = true }
    }
}
