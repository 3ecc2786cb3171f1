import Support

/// What has to be fetched before the new orders of comments or Remarks can be obeyed.
package struct OrderNeeds: Sendable, Hashable {
    /// Brand, brief and items.
    package private(set) var assignment = false
    /// What may block the draft.
    package private(set) var facts = false
    /// The last order for a picture.
    package private(set) var picture = false

    /// The text under "Post".
    package private(set) var text = false

    /// For comments that the draft has not seen.
    package init(_ comments: [BoardComment], of draft: Draft) {
        for comment in comments where !draft.board.hasSeen(comment) {
            if let order = CommentOrder(comment: comment.text) { add(order) }
        }
    }

    /// For what is new under Remarks.
    package init(_ page: BoardPage, of draft: Draft) {
        if page.hasNewRemarks(beyond: draft.board) { add(CommentOrder(remark: page.remarks)) }
    }

    private mutating func add(_ order: CommentOrder) {
        switch order {
        case .command(.why, _): facts = true
        case .command(.picture, _): (assignment, picture) = (true, true)
        case .command(.link, _), .command(.nolink, _), .command(.alt, _): assignment = true
        case .command(.correct, _): (assignment, text) = (true, true)
        case .command, .free, .unknown: break
        }
    }
}
