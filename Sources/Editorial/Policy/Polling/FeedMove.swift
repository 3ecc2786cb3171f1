import FoundationEssentials

/// A permanent redirect that a feed's server repeats.
package struct FeedMove: Sendable, Hashable, Codable {
    package let address: String
    package let firstAt: Date
    package var lastAt: Date
    /// Polls that were answered so.
    package var answers = 1

    package init(to address: String, at now: Date) {
        self.address = address
        firstAt = now
        lastAt = now
    }

    /// So many identical answers over so long make a move.
    package static let answersNeeded = 5
    package static let timeNeeded: TimeInterval = 3 * 86_400

    var isSettled: Bool { answers >= Self.answersNeeded && lastAt.timeIntervalSince(firstAt) >= Self.timeNeeded }

    /// What begins the mark of a title; all others are of entries.
    package static let titleMark = "title:"

    static func isOfEntry(_ mark: String) -> Bool { !mark.hasPrefix(titleMark) }

    /// Words of pages that stand in for everything for a while: networks that want a login, hosts under repair, accounts without pay.
    static let passingWords = ["captive", "login", "signin", "hotspot", "maintenance", "suspended", "parking", "unavailable", "blocked"]

    /// Whether one is a label of its host or a step of its path by itself: "sparking.example" is nobody's parking.
    static func isPassing(_ address: String) -> Bool {
        let place = address.lowercased().split(separator: "://", maxSplits: 1).last ?? ""
        let steps = place.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        let host = (steps.first ?? "").prefix { $0 != ":" }.split(separator: ".")
        // "login.php" is a login too.
        let words = host + steps.dropFirst().map { $0.prefix { $0 != "." } }
        return words.contains { passingWords.contains(String($0)) }
    }
}

extension FeedState {
    /// Notes where permanent redirects led a poll that found the feed there, nil for nowhere; the new address once it is settled.
    package mutating func note(movedTo target: String?, at now: Date) -> String? {
        guard let target, !FeedMove.isPassing(target) else {
            move = nil
            return nil
        }
        if move?.address == target {
            move?.lastAt = now
            move?.answers += 1
        } else {
            move = FeedMove(to: target, at: now)
        }
        guard let settled = move, settled.isSettled else { return nil }
        (address, movedAt) = (target, now)
        move = nil
        return target
    }

    /// Whether a document with these marks can be the feed that was read before.
    package func isKnown(by marks: [String]) -> Bool {
        guard let known = self.marks, !known.isEmpty else { return true }
        let (before, after) = (known.filter(FeedMove.isOfEntry), marks.filter(FeedMove.isOfEntry))
        // Many feeds are called "Blog".
        return before.isEmpty || after.isEmpty ? !Set(known).isDisjoint(with: marks) : !Set(before).isDisjoint(with: after)
    }
}
