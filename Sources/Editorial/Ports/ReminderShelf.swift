import FoundationEssentials

/// What `Reminding` shares with the rest: what waits for people, and what they were told of it.
package protocol ReminderShelf: Sendable {
    /// Drafts on the board that wait for people.
    func waitingDrafts() async throws -> [WaitingDraft]
    /// Notes that people are reminded and queues the comment, in one transaction; nothing when the draft has moved on meanwhile.
    func file(_ reminder: Reminder, of draft: WaitingDraft, _ told: Told, comment: BoardUpdate, now: Date) async throws
}

/// What people were told on pages that are no draft's.
package protocol PageNoticeShelf: Sendable {
    /// When people were last told of that kind, by subject.
    func told(_ kind: PageNotice.Kind) async throws -> [String: Date]
    /// Notes that people were told.
    func note(_ kind: PageNotice.Kind, of subject: String, now: Date) async throws
    /// It is over: people are told of it anew when it begins again.
    func forget(_ kind: PageNotice.Kind, of subjects: Set<String>) async throws
}
