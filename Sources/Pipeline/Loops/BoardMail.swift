import Editorial
import Support

/// What the board has told by itself and nobody has looked at. It is a hint and no more: polling finds whatever is missing here.
package final class BoardMail: Sendable {
    /// More than these are left to polling.
    package static let most = 200

    private let news = Locked<[BoardNews]>([])

    package init() {}

    package var isEmpty: Bool { news.withLock { $0.isEmpty } }

    /// Puts something in; what is there already, or too much, is left out.
    package func put(_ new: BoardNews) {
        news.withLock { news in
            if news.count < Self.most, !news.contains(new) { news.append(new) }
        }
    }

    /// Takes everything out, the oldest first.
    func take() -> [BoardNews] {
        news.withLock { news in
            defer { news = [] }
            return news
        }
    }
}
