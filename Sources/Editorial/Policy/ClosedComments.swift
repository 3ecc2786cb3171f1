import FoundationEssentials
import Support

/// When comments on the pages of drafts that came to their end are read: people comment soon after a post went out or its page was edited,
/// and there are thousands of pages. Pure.
package enum ClosedComments {
    /// Less than the minute that is promised, so that the rest is left for standing in line behind the open drafts and for the answer, for which
    /// the page and the post are read once more.
    private static let shortest = Duration.seconds(38)
    private static let longest = Duration.seconds(6 * 3600)
    /// Comments on blocks are a dozen requests: of a page that has rested so long they are not looked for.
    private static let blocksTerm = Duration.seconds(2 * 86_400)
    /// Nobody asks for anything on the page of a draft that was not published so long ago.
    private static let unpublishedTerm = Duration.seconds(28 * 86_400)

    /// When those there are due; nil where they are read with the open drafts' or not at all.
    package static func due(_ place: CommentPlace, _ draft: Draft) -> Date? {
        guard draft.state.isClosed, draft.page != nil, draft.board.isInTrash != true, !draft.isBeingAmended else { return nil }
        let touched = draft.board.touchedAt ?? .distantPast
        switch place {
        case .page:
            guard let last = draft.board.readAt(.page) else { return draft.createdAt }
            if draft.state != .published, last > max(touched, draft.createdAt) + unpublishedTerm { return nil }
            return last + pause(since: touched, until: last, share: 30)
        case .blocks, .block:
            guard let last = draft.board.readAt(.page), last < touched + blocksTerm else { return nil }
            let read = draft.board.readAt(.blocks) ?? touched
            return read + pause(since: touched, until: read, share: 3)
        }
    }

    /// A share of the time that had passed since the page was touched, within the two bounds.
    private static func pause(since touched: Date, until read: Date, share: Double) -> Duration {
        let age = max(0, min(read.timeIntervalSince(touched), 365 * 86_400))
        return min(longest, max(shortest, .seconds(age / share)))
    }
}
