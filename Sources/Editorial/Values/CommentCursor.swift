import FoundationEssentials
import Support

/// Where comments stand; the board lists them apart.
package enum CommentPlace: Sendable, Hashable {
    /// On the page itself.
    case page
    /// On its text, its pictures and its callout.
    case blocks
    /// On the block of this id alone.
    case block(String)
}

/// How far the comments on a page's blocks were read.
package struct CommentCursor: Sendable, Hashable, Codable {
    package var readAt: Date
    /// All that the board stamps with an earlier minute was read.
    package var readTo: Date?
    /// Ids of comments of that minute that an earlier release has read.
    package var seen: [String] = []
    /// Comments that were read and may be brought or told of again, with their stamps.
    package var told: [String: Date]?
}

extension BoardView {
    /// Whether the comment was judged already, in the words that it has.
    package func hasSeen(_ comment: BoardComment) -> Bool {
        if let words = talk?.last(where: { $0.id == comment.id }) { return words.says(comment.text) }
        // One of an earlier minute is brought for its edit alone, or by a reading that others have overtaken.
        if let readTo = readTo(comment.block == nil ? .page : .blocks), comment.createdAt < readTo.minute { return true }
        return commentsSeen.contains(comment.id)
            || blockComments.map { $0.seen.contains(comment.id) || $0.told?[comment.id] != nil } == true
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

    /// Everything since the last reading of that place was judged; all that is there was asked since `begunAt`.
    mutating func note(_ comments: [BoardComment], _ place: CommentPlace, begunAt: Date, now: Date) {
        switch place {
        case .page: notePage(comments, begunAt: begunAt)
        case .blocks: noteBlocks(comments, begunAt: begunAt)
        case .block: noteTold(comments)
        }
        postpone(place, now: now)
    }

    /// It may have been overtaken by another reading: how far all were read never goes back.
    private mutating func notePage(_ comments: [BoardComment], begunAt: Date) {
        if begunAt > commentsHeardAt ?? .distantPast { commentsHeardAt = begunAt }
        guard let newest = comments.map(\.createdAt).max() else { return }
        let readTo = max(newest, commentsReadTo ?? .distantPast)
        let again = comments.filter { $0.createdAt > readTo.addingTimeInterval(-60) }.map(\.id)
        let before = readTo == commentsReadTo ? Set(commentsSeen).subtracting(again).sorted() : []
        (commentsReadTo, commentsSeen) = (readTo, before + again)
    }

    private mutating func noteBlocks(_ comments: [BoardComment], begunAt: Date) {
        noteTold(comments)
        guard var cursor = blockComments, let newest = cursor.told?.values.max() else { return }
        // Blocks are asked one by one: one that was asked before may have got a comment since.
        let readTo = min(newest, begunAt.addingTimeInterval(-60))
        guard readTo > cursor.readTo ?? .distantPast else { return }
        // Older ones are not brought again, whoever tells of them.
        (cursor.readTo, cursor.seen, cursor.told) = (readTo, [], cursor.told?.filter { $0.value >= readTo.minute })
        blockComments = cursor
    }

    /// These were judged, and may come again: how far all were read stays as it is.
    private mutating func noteTold(_ comments: [BoardComment]) {
        var cursor = blockComments ?? CommentCursor(readAt: .distantPast)
        let told = Dictionary(comments.map { ($0.id, $0.createdAt) }) { $1 }
        if !told.isEmpty { cursor.told = (cursor.told ?? [:]).merging(told) { $1 } }
        blockComments = cursor
    }
}
