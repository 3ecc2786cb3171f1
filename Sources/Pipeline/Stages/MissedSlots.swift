import Editorial
import FoundationEssentials
import Support

/// Slots that cannot be used any more: after downtime, a pause or a hold, or because the calendar forbids the minute by now.
struct MissedSlots: Sendable {
    private let workshop: Workshop
    private let drafts: any DraftShelf
    private let board: any BoardShelf
    /// How late an account may post that is gone from the configuration.
    private static let lateness = 7200

    init(_ workshop: Workshop, drafts: any DraftShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.drafts = drafts
        self.board = board
    }

    /// Gives the slot back, as the account's catch-up rule says, when it cannot be used. Returns whether it was.
    func giveBack(_ taken: LeasedDraft) async throws -> Bool {
        let draft = taken.draft
        let now = workshop.clock.now()
        guard let slot = draft.slot else { return false }
        let newsroom = workshop.newsroom.current
        let settings =
            newsroom.accounts[draft.account]?.settings
            ?? AccountSettings(name: draft.account, kind: "", slots: "", zone: "UTC", maxLatenessSeconds: Self.lateness)
        let brand = try await board.brand(draft.brandID)
        let calendar = try? await workshop.calendar(account: draft.account, brand: brand).get()
        // At its slot a post is no surprise to the others, and senders are in a hurry then.
        let others = now.timeIntervalSince(slot) < 60 ? [] : try await drafts.slots(ofAccount: draft.account)
        guard let reason = settings.missed(slot: slot, at: max(now, slot), calendar, taken: others, for: draft.id) else { return false }
        workshop.log.notice("slot missed", ["draft": draft.id, "rule": settings.catchUp.rawValue, "why": reason.description])
        try await drafts.amend(draft.id, lease: taken.lease, now: now) { row in
            guard row.slot == slot else { return nil }
            return row.giveBackSlot(settings.catchUp, because: reason, editors: brand?.editors ?? [], now: now)
        }
        return true
    }
}
