import FoundationEssentials
import Support

extension FeedState {
    /// When a feed is polled that is polled no more.
    package static let never = Date(milliseconds: 253_402_300_799_000)

    /// So far apart two answers are of two days.
    private static let twoDays: TimeInterval = 20 * 3600
    /// So many failures at its new address send a feed back to the ordered one.
    private static let patienceElsewhere = 3

    /// Counts a failed poll; answers what the trouble means for the feed that was ordered.
    package mutating func failed(by trouble: PollTrouble, at now: Date) -> PollTrouble {
        failures += 1
        if address != nil, trouble == .missing || trouble == .gone || failures >= Self.patienceElsewhere {
            (address, movedAt, entityTag, lastModified) = (nil, nil, nil, nil)
            return trouble == .gone ? .missing : trouble
        }
        if trouble == .gone {
            if let goneSince, now.timeIntervalSince(goneSince) >= Self.twoDays { isStopped = true }
            goneSince = goneSince ?? now
        }
        return trouble
    }

    /// A poll was answered as it should be.
    package mutating func succeeded() {
        (failures, goneSince, isStopped, notBefore) = (0, nil, nil, nil)
    }
}
