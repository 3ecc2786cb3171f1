import FoundationEssentials
import Support

/// Pages that the board does not find: unreachable first, gone after a day.
extension Ruling {
    /// The page is there again. Where that came too late for its draft, it says so.
    mutating func takeReturn(_ page: BoardPage) {
        let now = page.stamp.readAt
        let wasGone = draft.state == .expired && draft.isPageGone(at: now)
        draft.board.missingSince = nil
        guard wasGone else { return }
        comment("This page was not to be found for a day, and its draft was closed. It is never published; its text stays here.")
        refreshFace()
    }
}

extension Draft {
    /// Why a draft was closed whose page is gone.
    static let pageGone: Message = "The page was not to be found in Notion for a day."

    /// Ends a draft whose page is gone; nil where it is past that, or its outcome is still open.
    package mutating func close(becausePageIsGone now: Date) -> DraftFiling? {
        guard state.isOpen, !state.isSealed else { return nil }
        let sentence = Self.pageGone
        var filing = DraftFiling()
        filing.decision = Decision(
            kind: .expired, by: Person(id: "copydesk", name: "Copydesk"), at: now, hash: approval.liveHash ?? "", note: sentence)
        state = .expired
        approval = .none
        order([])
        retryAt = nil
        lastError = sentence
        return filing
    }
}
