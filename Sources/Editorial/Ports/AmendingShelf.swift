import FoundationEssentials

/// What `Amending` shares with the rest: live posts that are to be changed, or of which it is not known whether they were.
package protocol AmendingShelf: Sendable {
    /// The draft whose amendment is due longest.
    func dueAmendment(now: Date) async throws -> Draft?
    /// When the next one is due.
    func nextAmendment() async throws -> Date?
}
