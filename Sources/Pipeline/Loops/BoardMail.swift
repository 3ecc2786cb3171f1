import Editorial
import FoundationEssentials
import Support

/// What the board has told by itself and nobody has looked at. It is a hint and no more: polling finds whatever is missing here.
package final class BoardMail: Sendable {
    /// More than these are left to polling.
    package static let most = 200

    /// After it was last told of a comment the board is believed to tell of each for so long.
    static let trust = Duration.seconds(3600)

    private let letters = Locked<[BoardLetter]>([])
    private let toldOfComment = Locked<Date?>(nil)

    package init() {}

    /// When the next one is to be looked at; nil where there is none.
    var nextDue: Date? { letters.withLock { $0.map(\.due).min() } }

    /// Puts something in; what is there already is looked at now, and too much is left out.
    package func put(_ new: BoardNews, at now: Date) {
        if case .comment = new { toldOfComment.withLock { $0 = now } }
        letters.withLock { letters in
            if let index = letters.firstIndex(where: { $0.news == new }) {
                letters[index].due = min(letters[index].due, now)
            } else if letters.count < Self.most {
                letters.append(BoardLetter(news: new, due: now))
            }
        }
    }

    /// Puts in again what could not be looked at, unless it was told of anew.
    func putBack(_ letter: BoardLetter) {
        letters.withLock { letters in
            if letters.count < Self.most, !letters.contains(where: { $0.news == letter.news }) { letters.append(letter) }
        }
    }

    /// Whether comments are told of, so that looking for them is a precaution.
    func tellsOfComments(at now: Date) -> Bool { toldOfComment.withLock { $0.map { now < $0 + Self.trust } ?? false } }

    /// Polling found a comment of which nobody had told: it is looked for as often as ever again, until the next one is told of.
    func noteUntold() { toldOfComment.withLock { $0 = nil } }

    /// Takes out what is due, the oldest first.
    func take(at now: Date) -> [BoardLetter] {
        letters.withLock { letters in
            let due = letters.filter { $0.due <= now }
            letters.removeAll { $0.due <= now }
            return due
        }
    }
}

/// Something that the board has told, until it is looked at.
struct BoardLetter: Sendable {
    var news: BoardNews
    /// It is looked at no sooner.
    var due: Date
    /// Since when it met own writes that were on their way.
    var metWriteAt: Date?
    /// How often it could not be read.
    var failures = 0
}
