import FoundationEssentials

/// What `Notifying` shares with the rest: the faults that stand, and which of them operators were told of.
package protocol NoticeShelf: Sendable {
    /// Faults that operators have not been told of for that long, the oldest first; those under `except` are left out.
    func dueNotices(now: Date, pause: Duration, except: String, limit: Int) async throws -> [FaultNotice]
    /// When the next one will be due.
    func nextNotice(pause: Duration, except: String) async throws -> Date?
    /// Keeps what became of one.
    func file(_ notice: FaultNotice) async throws
}

/// A standing fault and what operators know of it.
package struct FaultNotice: Sendable, Hashable {
    package let key: String
    package let sentence: String
    package let since: Date
    /// When they were told last, of this fault or one of the same key.
    package var toldAt: Date?
    /// Tries that failed since then.
    package var failures: Int
    /// It is not tried before then.
    package var retryAt: Date?

    package init(key: String, sentence: String, since: Date, toldAt: Date? = nil, failures: Int = 0, retryAt: Date? = nil) {
        self.key = key
        self.sentence = sentence
        self.since = since
        self.toldAt = toldAt
        self.failures = failures
        self.retryAt = retryAt
    }
}
