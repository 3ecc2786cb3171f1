import FoundationEssentials
import Support

/// Where comments stand; the board lists them apart.
package enum CommentPlace: Sendable, Hashable {
    /// On the page itself.
    case page
    /// On its text, its picture and its callout.
    case blocks
    /// On the block of this id alone.
    case block(String)
}

/// How far the comments on a page's blocks were read.
package struct CommentCursor: Sendable, Hashable, Codable {
    package var readAt: Date
    /// The newest comment that was read, as the board stamps it.
    package var readTo: Date?
    /// Ids of comments that the next reading brings again.
    package var seen: [String] = []
    /// Comments that were told of, with their stamps: their block may not be among those that are listed, or be told of again.
    package var told: [String: Date]?
}

extension BoardView {
    /// Whether the comment was judged already.
    package func hasSeen(_ comment: BoardComment) -> Bool {
        commentsSeen.contains(comment.id) || blockComments.map { $0.seen.contains(comment.id) || $0.told?[comment.id] != nil } == true
    }

    /// The newest comment that was read there.
    package func readTo(_ place: CommentPlace) -> Date? { place == .page ? commentsReadTo : blockComments?.readTo }

    /// When the comments there were last read.
    package func readAt(_ place: CommentPlace) -> Date? { place == .page ? commentsReadAt : blockComments?.readAt }

    /// The comments there were looked for in vain; they are not asked for again at once.
    package mutating func postpone(_ place: CommentPlace, now: Date) {
        switch place {
        case .page: commentsReadAt = now
        // The others were not asked.
        case .block: break
        case .blocks:
            var cursor = blockComments ?? CommentCursor(readAt: now)
            cursor.readAt = now
            blockComments = cursor
        }
    }

    /// Everything since the last reading of that place was judged; the reading began then.
    mutating func note(_ comments: [BoardComment], _ place: CommentPlace, begunAt: Date, now: Date) {
        if case .block = place { return noteOneBlock(comments) }
        if place == .page { commentsHeardAt = begunAt }
        postpone(place, now: now)
        guard var newest = comments.map(\.createdAt).max() else { return }
        // Blocks are asked one by one: one that was asked before may have got a comment since.
        if place == .blocks { newest = max(min(newest, begunAt.addingTimeInterval(-60)), blockComments?.readTo ?? .distantPast) }
        let again = comments.filter { $0.createdAt > newest.addingTimeInterval(-60) }.map(\.id)
        switch place {
        case .page: (commentsReadTo, commentsSeen) = (newest, again)
        case .blocks, .block:
            // Older ones are not brought again, whoever tells of them.
            let told = blockComments?.told?.filter { $0.value >= newest.minute }
            blockComments = CommentCursor(readAt: now, readTo: newest, seen: again, told: told)
        }
    }

    /// The comments of one block were judged: how far all were read stays as it is, and these may come again with the others.
    private mutating func noteOneBlock(_ comments: [BoardComment]) {
        var cursor = blockComments ?? CommentCursor(readAt: .distantPast)
        for comment in comments { cursor.told = (cursor.told ?? [:]).merging([comment.id: comment.createdAt]) { $1 } }
        blockComments = cursor
    }
}
