import FoundationEssentials

/// What `Sending` and `Reconciling` share with the rest: attempts. Everything here is durable before it returns.
package protocol SendingShelf: Sendable {
    /// The request that was prepared for this draft.
    func prepared(ofDraft id: String) async throws -> PreparedPost?
    /// Taking is arming: one conditional statement makes the attempt durable and the draft `armed`, or returns nil.
    ///
    /// It holds only while the draft is `prepared` under this lease, its live approval, the prepared request and the
    /// content still carry one hash, slot and window allow it, neither draft, brand nor (by `conditions`) account or
    /// daemon is paused, the account is not parked, the board was read recently enough, and no attempt of this draft is open
    /// or has succeeded. On an account whose parking is over it is the one that tries.
    func arm(_ draftID: String, lease: Lease, now: Date, conditions: ArmingConditions) async throws -> Attempt?
    /// Files an outcome: the attempt moves from `from` to `attempt.state`, and the draft changes, in one transaction.
    /// False when the attempt was not in `from` any more.
    @discardableResult
    func file(
        _ attempt: Attempt, from: Attempt.State, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?
    ) async throws -> Bool
    /// Every attempt armed before then whose outcome was never filed becomes unknown, with a look due at once. Returns them.
    func recoverArmed(before: Date, now: Date) async throws -> [Attempt]
    /// An unknown attempt whose next look is due.
    func dueForLook(now: Date) async throws -> Attempt?
    /// When the next look is due.
    func nextLook() async throws -> Date?
    /// All attempts of a draft, in their order.
    func attempts(ofDraft id: String) async throws -> [Attempt]
    /// The open or last attempt of a draft.
    func lastAttempt(ofDraft id: String) async throws -> Attempt?
    /// When a post of another draft was last armed on the account and not refused; nil when none was.
    func lastArmed(onAccount account: String, exceptFor draftID: String) async throws -> Date?
    /// Whether this URN belongs to another draft.
    func isBound(urn: String, except draftID: String) async throws -> Bool
}

extension SendingShelf {
    /// After a start: no attempt of an earlier process can still end.
    package func recoverArmed(now: Date) async throws -> [Attempt] { try await recoverArmed(before: .distantFuture, now: now) }
}

/// What must hold at the moment of arming besides what the store knows.
package struct ArmingConditions: Sendable, Hashable {
    /// When page and brand were last read; nil when the brand publishes without the board.
    package let boardReadAt: Date?
    /// How old that reading may be.
    package let boardReadFor: Duration
    /// Global or account pause of the configuration in force.
    package let isPaused: Bool
    /// A slot is still used this long after it came.
    package let maxLateness: Duration
    /// Least time since the minute of the account's last post.
    package let gap: Duration

    package init(boardReadAt: Date?, boardReadFor: Duration, isPaused: Bool, maxLateness: Duration, gap: Duration = .zero) {
        self.boardReadAt = boardReadAt
        self.boardReadFor = boardReadFor
        self.isPaused = isPaused
        self.maxLateness = maxLateness
        self.gap = gap
    }
}
