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
    /// Compares what stood on the page just when a text or a picture came there with what it showed as last read or written.
    package mutating func noteApproval(crossing standing: BoardEcho.Standing) {
        let isNewStatus = standing.status == .approved && shownStatus != .approved
        let isNewRemark = standing.remarks.trimmed != shownRemarks && CommentOrder(remark: standing.remarks) == .command(.approve, "")
        if isNewStatus || isNewRemark { hasCrossedApproval = true }
    }
}
