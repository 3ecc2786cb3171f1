/// Tells hosts that are away from a network of ours that is down.
package struct NetworkWatch: Sendable {
    /// Hosts that could not be reached since the last answer of any, with how often.
    private var silent: [String: Int] = [:]
    /// Hosts that could not be reached while others could.
    private var away: Set<String> = []
    /// Whether the last round says that our own network is down.
    package private(set) var isDown = false

    /// Beside answers, so many hosts must be missing, and so many times as many: a host in the house answers when the world is away.
    private static let fewest = 3
    private static let majority = 3

    package init() {}

    /// Judges a round of polls: the hosts among the unreachable for which that counts against no feed.
    package mutating func excused(answered: Set<String>, unreachable: Set<String>) -> Set<String> {
        let missing = unreachable.subtracting(answered)
        away.subtract(answered)
        guard answered.isEmpty else { return excused(missing, beside: answered) }
        let doubtful = missing.subtracting(away)
        for host in doubtful { silent[host, default: 0] += 1 }
        isDown = silent.count > 1
        // One host alone is doubted once: until its next poll another may have shown which of the two it is.
        return isDown || silent.values.allSatisfy { $0 == 1 } ? doubtful : []
    }

    private mutating func excused(_ missing: Set<String>, beside answered: Set<String>) -> Set<String> {
        isDown = missing.count >= Self.fewest && missing.count >= Self.majority * answered.count
        if isDown { return missing.subtracting(away) }
        away.formUnion(missing.union(silent.keys).subtracting(answered))
        silent = [:]
        return []
    }
}
