import Editorial
import FoundationEssentials
import Support

/// A feed whose host may be asked now.
struct HostTurn: Sendable {
    let feed: DueFeed
    let host: FeedHost
}

/// Spaces the polls of each host: one at a time, a gap between two, and none while the host wants to be left alone.
final class HostQueue: Sendable {
    private let lines = Locked<[String: HostLine]?>(nil)
    /// Hosts of which something was learned since the last filing.
    private let changed = Locked<Set<String>>([])

    /// Remembers what an earlier process learned.
    func recall(from shelf: any CollectingShelf) async throws {
        if lines.withLock({ $0 != nil }) { return }
        let known = try await shelf.hostPaces().mapValues { HostLine(pace: $0) }
        lines.withLock { $0 = $0 ?? known }
    }

    /// Who may ask now, and who has to wait until when.
    func line(up feeds: [DueFeed], gap: TimeInterval, now: Date, host: (DueFeed) -> FeedHost) -> ([HostTurn], [PostponedPoll]) {
        var (turns, postponed): ([HostTurn], [PostponedPoll]) = ([], [])
        let named = feeds.map { HostTurn(feed: $0, host: host($0)) }
        lines.withLock { lines in
            var known = lines ?? [:]
            for turn in named {
                if let wait = known[turn.host.name, default: HostLine()].wait(for: turn, gap: gap, now: now) {
                    postponed.append(wait)
                } else {
                    turns.append(turn)
                }
            }
            // What is over and taught nothing is forgotten.
            lines = known.filter { $0.value.nextAt > now || $0.value.isAwaited(at: now) || $0.value.pace.isRemarkable(at: now) }
        }
        return (turns, postponed)
    }

    func welcomed(_ turn: HostTurn) {
        guard turn.feed.source.ignoresHost != true else { return }
        learn(turn.host.name) { $0.welcomed() }
    }

    func refused(_ turn: HostTurn, wait: TimeInterval, gap: TimeInterval, now: Date) {
        guard turn.feed.source.ignoresHost != true else { return }
        learn(turn.host.name) { $0.refused(wait: wait, at: now, least: turn.host.isOwn ? 0 : gap) }
        lines.withLock { lines in
            guard var line = lines?[turn.host.name] else { return }
            line.nextAt = max(line.nextAt, now.addingTimeInterval(line.pace.gap(at: now, least: 0)))
            lines?[turn.host.name] = line
        }
    }

    private func learn(_ host: String, _ lesson: (inout HostPace) -> Void) {
        let isNews = lines.withLock { lines in
            let before = lines?[host]?.pace ?? HostPace()
            var after = before
            lesson(&after)
            if after == before { return false }
            lines?[host, default: HostLine()].pace = after
            return true
        }
        if isNews { changed.withLock { _ = $0.insert(host) } }
    }

    /// What was learned since the last call.
    func learned(now: Date) -> [String: HostPace?] {
        let hosts = changed.withLock { hosts in
            defer { hosts = [] }
            return hosts
        }
        return lines.withLock { lines in
            Dictionary(uniqueKeysWithValues: hosts.map { host in (host, lines?[host]?.pace.worthKeeping(at: now)) })
        }
    }
}

private struct HostLine {
    var pace = HostPace()
    /// When the next request may go out.
    var nextAt = Date.distantPast
    /// Who waits, with places in the order in which they came.
    var waiting: [String: (place: Int, until: Date)] = [:]
    var lastPlace = 0

    /// Whether anybody still waits.
    func isAwaited(at now: Date) -> Bool { waiting.values.contains { $0.until > now } }

    /// Takes the turn, or answers until when the feed has to wait.
    mutating func wait(for turn: HostTurn, gap least: TimeInterval, now: Date) -> PostponedPoll? {
        let isBound = turn.feed.source.ignoresHost != true
        let least = turn.host.isOwn ? 0 : least
        let gap = isBound ? pace.gap(at: now, least: least) : least
        let open = max(nextAt, isBound ? pace.pausedUntil ?? nextAt : nextAt)
        let id = turn.feed.source.id
        if open <= now {
            waiting[id] = nil
            nextAt = gap > 0 ? now.addingTimeInterval(gap) : nextAt
            return nil
        }
        // Whoever comes a moment early, or with others after a long pause, keeps its place in the line.
        let place = waiting[id].flatMap { $0.until <= now ? $0.place : nil } ?? lastPlace + 1
        lastPlace = max(lastPlace, place)
        let before = waiting.values.lazy.filter { $0.place < place }.map(\.until).max()
        let until = max(open, before?.addingTimeInterval(gap) ?? open)
        waiting[id] = (place, until)
        var state = turn.feed.state
        let isPaused = isBound && pace.pausedUntil.map { $0 > now } ?? false
        state.nextPollReason = isPaused ? "\(turn.host.name) wants to be left alone" : "waits for its turn at \(turn.host.name)"
        return PostponedPoll(feedID: id, state: state, until: until)
    }
}

extension HostPace {
    fileprivate func worthKeeping(at now: Date) -> HostPace? { isRemarkable(at: now) ? self : nil }
}
