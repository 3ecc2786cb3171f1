import FoundationEssentials

/// What `Reminding` shares with the rest: what waits for people, and what they were told of it.
package protocol ReminderShelf: Sendable {
    /// Drafts on the board that wait for people.
    func waitingDrafts() async throws -> [WaitingDraft]
    /// Notes that people are reminded and queues the comment, in one transaction; nothing when the draft has moved on meanwhile.
    func file(_ reminder: Reminder, of draft: WaitingDraft, _ told: Told, comment: BoardUpdate, now: Date) async throws
}
