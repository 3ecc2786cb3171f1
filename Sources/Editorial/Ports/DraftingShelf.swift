import FoundationEssentials
import Support

/// What `Drafting` shares with the rest: candidates that wait for a text. Rewrites come through `DraftShelf`.
package protocol DraftingShelf: Sendable {
    /// The next candidate without a draft, leased.
    func takeCandidate(now: Date, lease: Duration) async throws -> LeasedAssignment?
    /// When the next candidate will be due.
    func nextCandidateDue(now: Date) async throws -> Date?
    /// Files the draft with its first version; false when the lease is gone.
    func file(_ draft: Draft, filing: DraftFiling, lease: Lease, now: Date) async throws -> Bool
    /// Adds pages that were read for the candidate to its items, behind those it has; returns the assignment with them.
    func attach(_ pages: [Item], toCandidate id: String, lease: Lease, now: Date) async throws -> Assignment?
    /// Gives the candidate back until then; nil parks it for good. The sentence is kept for `why`.
    func postpone(candidate id: String, lease: Lease, until: Date?, because sentence: Message) async throws
    /// Gives the candidate back until then without counting a failure. The sentence is kept for `why`.
    func wait(candidate id: String, lease: Lease, until: Date, because sentence: Message) async throws
}

/// A candidate taken by a worker, with everything drafting needs.
package struct LeasedAssignment: Sendable {
    package let assignment: Assignment
    package let lease: Lease
    /// Failed tries so far.
    package let failures: Int
    package init(assignment: Assignment, lease: Lease, failures: Int) {
        self.assignment = assignment
        self.lease = lease
        self.failures = failures
    }
}
