import FoundationEssentials
import Support

/// The section "Post": pasted over, deleted, doubled or made anew.
extension Ruling {
    /// The text of a section that is gone stays the draft's; nothing is approved until it is told again which part of the page is the post.
    mutating func takeSection(_ page: BoardPage) {
        if page.postTrouble != .missing, let known = draft.page, page.reference.postBlockID != known.postBlockID {
            draft.page = BoardReference(pageID: known.pageID, postBlockID: page.reference.postBlockID, url: known.url)
        }
        guard page.postTrouble != draft.board.postTrouble else { return }
        draft.board.postTrouble = page.postTrouble
        refreshFace()
        guard let trouble = page.postTrouble else { return }
        if draft.approval == .none { return comment(trouble.words) }
        void(by: page.editedBy, because: "nobody can tell the post's text any more. \(trouble.words)")
    }
}

extension PostTrouble {
    /// What is wrong and what helps.
    var words: Message {
        switch self {
        case .missing:
            "The section \"Post\" is gone: undo that, or make a toggle heading called Post with the text inside it. Tick Restore and Copydesk puts the last text into a new one."
        case .doubled: "Two sections are called \"Post\", and nobody can tell which one is meant: delete or rename the other."
        }
    }
}
