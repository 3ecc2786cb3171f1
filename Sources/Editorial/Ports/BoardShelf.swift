import FoundationEssentials
import Support

/// What `BoardSync` shares with the rest.
package protocol BoardShelf: Sendable {
    /// The draft may be out, though the store does not know of it: it is looked for before anything else.
    func doubt(_ draftID: String, because: Message, now: Date) async throws
    /// Drafts whose pages are polled.
    func openDrafts() async throws -> [Draft]
    /// Drafts that came to their end and whose comments are due: the latest and those that are overdue longest, so many of each.
    ///
    /// With `touchedSince` only those whose page somebody touched since then.
    func closedDrafts(commentsDue now: Date, touchedSince: Date?, most: Int) async throws -> [Draft]
    /// Drafts with these pages that are published, rejected or expired.
    func closedDrafts(onPages pages: Set<String>) async throws -> [Draft]
    /// The drafts' cursor, nil before the first poll.
    func boardCursor() async throws -> Date?
    /// Moves the drafts' cursor on.
    func moveBoardCursor(to cursor: Date) async throws
    /// When all pages were last listed, nil before the first time.
    func boardSweptAt() async throws -> Date?
    /// Notes that all pages were listed.
    func noteBoardSweep(at now: Date) async throws
    /// Briefs, brands and feed rows as last read.
    func knownOrders() async throws -> KnownOrders
    /// Files a reading of briefs, brands and feeds: rows whose pages are gone are closed.
    func file(_ reading: CommissionReading, now: Date) async throws
    /// The brand with this page id.
    func brand(_ id: String) async throws -> Brand?
    /// Every brand, paused ones too.
    func brands() async throws -> [Brand]
    /// Keeps a brand that was re-read on its own.
    func keep(_ brand: Brand) async throws
}

/// What `Announcing` shares with the rest: changes that the board does not have yet.
package protocol AnnouncingShelf: Sendable {
    /// The oldest update that is due and whose draft has no older one waiting, leased.
    func takeUpdate(now: Date, lease: Duration) async throws -> LeasedUpdate?
    /// When the next update will be due.
    func nextUpdateDue(now: Date) async throws -> Date?
    /// Closes the update and amends the draft's board view, in one transaction.
    func fileUpdate(_ update: LeasedUpdate, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws
    /// Gives the update back until then; nil parks it for good. The sentence is kept.
    func postponeUpdate(_ update: LeasedUpdate, until: Date?, because sentence: String) async throws
}

/// An update taken by a worker.
package struct LeasedUpdate: Sendable {
    package let update: BoardUpdate
    package let draft: Draft
    package let lease: Lease
    package let failures: Int
    package init(update: BoardUpdate, draft: Draft, lease: Lease, failures: Int) {
        self.update = update
        self.draft = draft
        self.lease = lease
        self.failures = failures
    }
}
