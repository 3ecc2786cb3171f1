import Editorial
import FoundationEssentials
import Support

/// What the board has told by itself and nobody has looked at. It is a hint and no more: polling finds whatever is missing here.
package final class BoardMail: Sendable {
    /// More than these are left to polling.
    package static let most = 200

    /// After it was last told of a comment the board is believed to tell of each for so long.
    static let trust = Duration.seconds(3600)

    private let news = Locked<[BoardNews]>([])
    private let toldOfComment = Locked<Date?>(nil)

    package init() {}

    package var isEmpty: Bool { news.withLock { $0.isEmpty } }

    /// Puts something in; what is there already, or too much, is left out.
    package func put(_ new: BoardNews, at now: Date) {
        if case .comment = new { toldOfComment.withLock { $0 = now } }
        news.withLock { news in
            if news.count < Self.most, !news.contains(new) { news.append(new) }
        }
    }

    /// Whether comments are told of, so that looking for them is a precaution.
    func tellsOfComments(at now: Date) -> Bool { toldOfComment.withLock { $0.map { now < $0 + Self.trust } ?? false } }

    /// Polling found a comment of which nobody had told: it is looked for as often as ever again, until the next one is told of.
    func noteUntold() { toldOfComment.withLock { $0 = nil } }

    /// Takes everything out, the oldest first.
    func take() -> [BoardNews] {
        news.withLock { news in
            defer { news = [] }
            return news
        }
    }
}
