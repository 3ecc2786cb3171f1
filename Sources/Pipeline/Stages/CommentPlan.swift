import Editorial
import FoundationEssentials
import Support

/// When comments are to be read again: they do not move a page's stamp, and are listed per page and per block. Pure.
enum CommentPlan {
    /// How long somebody who edited a page is likely to comment on it.
    static let lively = Duration.seconds(600)

    /// Drafts whose comments there are due; who is latest comes first.
    static func due(_ place: CommentPlace, _ drafts: [Draft], now: Date, isTold: Bool = false) -> [Draft] {
        let late = drafts.filter { $0.page != nil }.map { (draft: $0, by: lateness(place, $0, now: now, isTold: isTold)) }
        return late.filter { $0.by >= 0 }.sorted { ($1.by, $0.draft.id) < ($0.by, $1.draft.id) }.map(\.draft)
    }

    /// Of pages the seconds, so that where there are too many all are late by the same few of them and the short promises are kept; of
    /// blocks the pauses, for seconds of those that rest would come to hours, and leave nothing to the others.
    private static func lateness(_ place: CommentPlace, _ draft: Draft, now: Date, isTold: Bool) -> Double {
        if draft.state == .published, !draft.isBeingAmended {
            return PublishedComments.due(place, draft).map { now.timeIntervalSince($0) / (place == .page ? 1 : 60) } ?? -1
        }
        let age = draft.board.stamp.map { max(0, now.timeIntervalSince($0.editedAt)) } ?? .infinity
        // A page that nobody has touched yet has no comments on its blocks.
        guard let last = draft.board.readAt(place) ?? (place == .page ? nil : draft.createdAt) else { return .infinity }
        let (waited, pause) = (now.timeIntervalSince(last), pause(place, age: age, isTold: isTold) / .seconds(1))
        return place == .page ? waited - pause : waited / pause - 1
    }

    /// Somewhat less than the minute, the quarter of one and the six hours that are promised. Where the board tells of comments by itself,
    /// looking for them costs more than what is missing of its mail. Who has just edited a page comments on its blocks sooner than later.
    private static func pause(_ place: CommentPlace, age: Double, isTold: Bool) -> Duration {
        let isLively = age <= lively / .seconds(1)
        return switch place {
        case .page: .seconds(isTold ? 290 : isLively ? 10 : 52)
        case .blocks, .block: !isLively ? BoardSync.sweepInterval : .seconds(isTold ? 290 : max(50, age / 3))
        }
    }
}
