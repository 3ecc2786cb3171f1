/// Tells hosts that are away from a network of ours that is down.
package struct NetworkWatch: Sendable {
    /// Hosts that could not be reached since the last answer of any, with how often.
    private var silent: [String: Int] = [:]
    /// Those among them that were reached before.
    private var known: Set<String> = []
    /// Hosts that could not be reached while others could.
    private var away: Set<String> = []
    /// Whether the last round says that our own network is down.
    package private(set) var isDown = false

    /// So many hosts must be missing, and beside answers so many times as many: a host in the house answers when the world is away.
    private static let fewest = 3
    private static let majority = 3
    /// So many are enough where one of them was reached before.
    private static let fewestKnown = 2

    package init() {}

    /// Judges a round of polls: the hosts among the unreachable for which that counts against no feed.
    ///
    /// - Parameter known: hosts of feeds that were read before. Of others a wrong address is more likely.
    package mutating func excused(answered: Set<String>, unreachable: Set<String>, known: Set<String>) -> Set<String> {
        let missing = unreachable.subtracting(answered)
        away.subtract(answered)
        guard answered.isEmpty else { return excused(missing, beside: answered) }
        let doubtful = missing.subtracting(away)
        for host in doubtful { silent[host, default: 0] += 1 }
        self.known.formUnion(doubtful.intersection(known))
        isDown = silent.count >= (self.known.isEmpty ? Self.fewest : Self.fewestKnown)
        // A host alone that was reached before is doubted once: until its next poll another may have shown which of the two it is.
        return isDown ? doubtful : doubtful.intersection(known).filter { silent[$0] == 1 }
    }

    private mutating func excused(_ missing: Set<String>, beside answered: Set<String>) -> Set<String> {
        isDown = missing.count >= Self.fewest && missing.count >= Self.majority * answered.count
        if isDown { return missing.subtracting(away) }
        away.formUnion(missing.union(silent.keys).subtracting(answered))
        (silent, known) = ([:], [])
        return []
    }
}
