import Editorial
import FoundationEssentials
import Support

/// Mentions people on the pages of what waits for them: nobody waits unknowingly.
package struct Reminding: Stage {
    package let name = "remind"
    private let workshop: Workshop
    private let shelf: any ReminderShelf
    private let board: any BoardShelf

    package init(_ workshop: Workshop, _ shelf: any ReminderShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.board = board
    }

    package func nextDue(now: Date) async throws -> Date? {
        guard workshop.newsroom.current.desk != nil else { return nil }
        return try await shelf.waitingDrafts().compactMap { Reminders.next(for: $0, now: now)?.at }.min()
    }

    package func workOnce() async throws -> Bool {
        guard workshop.newsroom.current.desk != nil else { return false }
        let now = workshop.clock.now()
        var reminded = 0
        for draft in try await shelf.waitingDrafts() {
            guard let next = Reminders.next(for: draft, now: now), next.at <= now else { continue }
            try await remind(draft, next.reminder, now)
            reminded += 1
        }
        return reminded > 0
    }

    private func remind(_ draft: WaitingDraft, _ reminder: Reminder, _ now: Date) async throws {
        let brand = try await board.brand(draft.brandID)
        let calendar = try? await workshop.calendar(account: draft.account, brand: brand).get()
        let words = draft.slot.flatMap { slot in calendar?.moment(slot) }
        let comment = BoardUpdate(
            key: "\(draft.id)#\(reminder.rawValue)-\(now.milliseconds)", draftID: draft.id,
            change: .comment(
                text: reminder.words(draft, slot: words, now: now), mentions: [draft.state == .submitted ? .reviewers : .editors],
                discussionID: nil))
        try await shelf.file(reminder, of: draft, Reminders.told(reminder, for: draft, now: now), comment: comment, now: now)
        workshop.log.info("people reminded", ["draft": draft.id, "of": reminder.rawValue])
    }
}
