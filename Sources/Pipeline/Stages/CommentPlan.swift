import Editorial
import FoundationEssentials
import Support

/// When comments are to be read again: they do not move a page's stamp, and are listed per page and per block. Pure.
enum CommentPlan {
    /// How long somebody who edited a page is likely to comment on it.
    static let lively = Duration.seconds(600)

    /// Open drafts whose comments there are due, the longest overdue first.
    static func due(_ place: CommentPlace, _ open: [Draft], now: Date, isTold: Bool = false) -> [Draft] {
        open.filter { $0.page != nil }.map { (draft: $0, due: due(place, $0, now: now, isTold: isTold)) }.filter { $0.due <= now }.sorted {
            ($0.due, $0.draft.id) < ($1.due, $1.draft.id)
        }.map(\.draft)
    }

    private static func due(_ place: CommentPlace, _ draft: Draft, now: Date, isTold: Bool) -> Date {
        if draft.state == .published, !draft.isBeingAmended { return PublishedComments.due(place, draft) ?? .distantFuture }
        let age = draft.board.stamp.map { max(0, now.timeIntervalSince($0.editedAt)) } ?? .infinity
        let pause = pause(place, age: age, isTold: isTold)
        // A page that nobody has touched yet has no comments on its blocks.
        let last = draft.board.readAt(place) ?? (place == .page ? .distantPast : draft.createdAt)
        return last + pause
    }

    /// A little less than the minute, the quarter of one and the six hours that are promised. Where the board tells of comments by itself,
    /// looking for them costs more than what is missing of its mail. Who has just edited a page comments on its blocks sooner than later.
    private static func pause(_ place: CommentPlace, age: Double, isTold: Bool) -> Duration {
        let isLively = age <= lively / .seconds(1)
        return switch place {
        case .page: .seconds(isTold ? 290 : isLively ? 10 : 55)
        case .blocks, .block: !isLively ? BoardSync.sweepInterval : .seconds(isTold ? 290 : max(50, age / 3))
        }
    }
}
