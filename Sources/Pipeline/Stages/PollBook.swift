import Editorial
import Support

/// Counts what polls took and spared since the start.
final class PollBook: Sendable {
    /// Hosts with numbers of their own: whoever collects them keeps each for good.
    static let mostHosts = 100
    /// The name that the others share.
    static let others = "other"

    private let kept = Locked<(all: PollTally, hosts: [String: PollTally])>((PollTally(), [:]))

    /// - Parameter reading: nil for a poll that failed.
    func note(_ reading: FeedReading?, of turn: HostTurn) {
        let lastSize = turn.feed.state.memory?.lastSize ?? 0
        kept.withLock { kept in
            kept.all.note(reading, lastSize: lastSize)
            let isNamed = kept.hosts.count < Self.mostHosts || kept.hosts[turn.host.name] != nil
            kept.hosts[isNamed ? turn.host.name : Self.others, default: PollTally()].note(reading, lastSize: lastSize)
        }
    }

    var summary: PollSummary { kept.withLock { PollSummary(all: $0.all, hosts: $0.hosts) } }
}
