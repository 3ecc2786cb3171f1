/// What polls took and spared.
package struct PollTally: Sendable, Hashable, Codable {
    /// Polls whose document was new, whose document was the last one again, that were answered with "not modified", and that failed.
    package var new = 0
    package var same = 0
    package var notModified = 0
    package var failed = 0
    /// Bytes of documents that came, and those that "not modified" spared.
    package var bytesRead = 0
    package var bytesSpared = 0

    package init() {}

    package var answered: Int { new + same + notModified }

    /// The share of "not modified" among the answers; nil without any.
    package var shareNotModified: Double? { answered > 0 ? Double(notModified) / Double(answered) : nil }

    /// Counts a poll; nil for one that failed. "Not modified" spares the feed's last document.
    package mutating func note(_ reading: FeedReading?, lastSize: Int) {
        guard let reading else {
            failed += 1
            return
        }
        guard let size = reading.size else {
            (notModified, bytesSpared) = (notModified + 1, bytesSpared + lastSize)
            return
        }
        bytesRead += size
        if reading.items == nil { same += 1 } else { new += 1 }
    }
}

/// What polls took and spared since the start.
package struct PollSummary: Sendable, Hashable, Codable {
    package let all: PollTally
    /// By host; only so many have numbers of their own, the others share one name.
    package let hosts: [String: PollTally]

    package init(all: PollTally = PollTally(), hosts: [String: PollTally] = [:]) {
        self.all = all
        self.hosts = hosts
    }
}
