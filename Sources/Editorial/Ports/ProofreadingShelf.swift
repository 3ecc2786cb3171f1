import FoundationEssentials

/// What `ReadingBack` shares with the rest: published posts that are to be read. One is laid there with each publication.
package protocol ProofreadingShelf: Sendable {
    /// One whose next look is due.
    func dueProofreading(now: Date) async throws -> Proofreading?
    /// When the next look is due.
    func nextProofreading() async throws -> Date?
    /// Keeps what was seen, and changes the draft in the same transaction.
    func file(_ reading: Proofreading, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws
}
