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
    /// Adds pages that were read for the candidate, or items that are known, to its items, behind those it has; returns the assignment with them.
    func attach(_ pages: [Item], toCandidate id: String, lease: Lease, now: Date) async throws -> Assignment?
    /// The brief with this page id or name; nil when none has it.
    func brief(_ name: String) async throws -> Brief?
    /// Files a candidate with what it rests on, leased to whoever ordered it; nil when the same was chosen before.
    func order(_ candidate: Candidate, resting items: [Item], now: Date, lease: Duration) async throws -> LeasedAssignment?
    /// Items of the brand's feeds first seen since then, latest first, whatever became of them.
    func archive(ofBrand brand: Brand, since: Date) async throws -> [Item]
    /// The hosts of the brand's competitors, by the feeds.
    func rivalHosts(ofBrand brand: Brand) async throws -> Set<String>
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
