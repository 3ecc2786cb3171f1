import Editorial
import FoundationEssentials
import Support

/// When comments are to be read again: they do not move a page's stamp, and are listed per page and per block. Pure.
enum CommentPlan {
    /// How long somebody who edited a page is likely to comment on it.
    static let lively = Duration.seconds(600)

    /// Drafts whose comments there are due, in the order of their turns.
    static func due(_ place: CommentPlace, _ drafts: [Draft], now: Date, isTold: Bool = false) -> [Draft] {
        let turns = drafts.compactMap { draft in turn(place, draft, now: now, isTold: isTold).map { (draft: draft, turn: $0) } }
        return turns.filter { $0.turn.due <= now }
            .sorted { ($1.turn.lateness, $0.draft.id) < ($0.turn.lateness, $1.draft.id) }.map(\.draft)
    }

    /// When the next page is due that is not due yet.
    static func nextPageDue(_ drafts: [Draft], now: Date, isTold: Bool) -> Date? {
        drafts.compactMap { turn(.page, $0, now: now, isTold: isTold)?.due }.filter { $0 > now }.min()
    }

    private struct Turn {
        let due: Date
        /// Of pages the seconds over what is promised: where there are too many, all are late by the same few of them, and those that fell
        /// due together are spread over the time that they have. Of blocks the pauses, for the seconds of those that rest would come to
        /// hours, and leave nothing to the others.
        let lateness: Double
    }

    /// nil for what is not read at all.
    private static func turn(_ place: CommentPlace, _ draft: Draft, now: Date, isTold: Bool) -> Turn? {
        guard draft.page != nil else { return nil }
        if draft.state.isClosed, !draft.isBeingAmended {
            return ClosedComments.due(place, draft).map { due in
                // Who works on an open draft sooner asks for something on a block.
                Turn(due: due, lateness: now.timeIntervalSince(due) / (place == .page ? 1 : 300))
            }
        }
        let age = draft.board.touchedAt.map { max(0, now.timeIntervalSince($0)) } ?? .infinity
        // A page that nobody has touched yet has no comments on its blocks.
        guard let last = draft.board.readAt(place) ?? (place == .page ? nil : draft.createdAt) else {
            return Turn(due: .distantPast, lateness: .infinity)
        }
        // What was said on a block while somebody worked on the page is looked for once more when that is over.
        let isLeft = place != .page && age > lively / .seconds(1) && now.timeIntervalSince(last) > age - lively / .seconds(1)
        var pause = isLeft ? .zero : pause(place, age: age, isTold: isTold)
        // Another correction of the live post is answered by its text, and takes as many requests more.
        if place == .page, draft.isBeingAmended { pause = min(pause, .seconds(40)) }
        let waited = now.timeIntervalSince(last)
        let limit = pause + (isTold || age > lively / .seconds(1) ? .seconds(5) : .seconds(4))
        return Turn(
            due: last + pause, lateness: place == .page ? waited - limit / .seconds(1) : waited / (pause / .seconds(1)) - 1)
    }

    /// Less than the minute, the quarter of one and the six hours that are promised, so that the rest is left for standing in line and for
    /// the answer. Where the board tells of comments by itself, looking for them costs more than what is missing of its mail. Who has just
    /// edited a page comments on its blocks sooner than later.
    private static func pause(_ place: CommentPlace, age: Double, isTold: Bool) -> Duration {
        let isLively = age <= lively / .seconds(1)
        return switch place {
        case .page: .seconds(isTold ? 290 : isLively ? 9 : 53)
        case .blocks, .block: !isLively ? BoardSync.sweepInterval : .seconds(isTold ? 290 : max(50, age / 4))
        }
    }
}
