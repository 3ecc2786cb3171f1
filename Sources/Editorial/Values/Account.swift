/// An account's identity and calendar as the configuration gives them.
package struct AccountSettings: Sendable, Hashable, Codable {
    package let name: String
    /// "linkedin", "file"...
    package let kind: String
    /// Weekly slots in words ("Tue 09:00, Thu 14:30").
    package var slots: String
    /// IANA zone.
    package var zone: String
    /// Least time between two posts, in seconds.
    package var gapSeconds: Int
    /// How late a slot may still be used after downtime, in seconds.
    package var catchUpSeconds: Int
    /// Days from submission to the end of a draft's window.
    package var windowDays: Int
    package var isPaused: Bool

    package init(
        name: String, kind: String, slots: String, zone: String, gapSeconds: Int = 3600, catchUpSeconds: Int = 7200,
        windowDays: Int = 14, isPaused: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.slots = slots
        self.zone = zone
        self.gapSeconds = gapSeconds
        self.catchUpSeconds = catchUpSeconds
        self.windowDays = windowDays
        self.isPaused = isPaused
    }
}

/// Something an operator or editor must know, with the next step. One per key, until it is gone.
package struct Fault: Sendable, Hashable, Codable {
    /// What is wrong: "feed <id>", "board", "account <name>", "token <account>", "access <account>", "model <name>", "draft <id>".
    package let key: String
    /// One sentence: the thing, what happened, the next step.
    package let sentence: String

    package init(key: String, sentence: String) {
        self.key = key
        self.sentence = sentence
    }
}
