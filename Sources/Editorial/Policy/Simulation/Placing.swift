import FoundationEssentials
import Support

/// Gives each draft the minute at which it would go out, one after the other, as the scheduler does.
struct Placing {
    /// A draft at its minute.
    struct Post {
        let draft: Draft
        let desk: SimulatedAccount.Desk
        let at: Date
        let isFirm: Bool
        let notes: [String]
        let conflicts: [String]
    }

    private let account: SimulatedAccount
    private let now: Date
    private(set) var posts: [Post] = []
    private(set) var unplaced: [UnplacedDraft] = []
    /// Slots in use, as they are once the drafts before have theirs.
    private(set) var taken: [TakenSlot]
    /// What a text would repeat, as it is once the drafts before have their minutes; nil where texts may come again.
    private var recent: RecentPosts?

    init(account: SimulatedAccount, now: Date) {
        self.account = account
        self.now = now
        taken = account.taken
        let within = Duration.seconds(account.settings.repetitionSeconds)
        recent = within > .zero ? RecentPosts(account.recent, within: within) : nil
    }

    mutating func place(_ draft: Draft) {
        guard let desk = account.desk(of: draft) else { return }
        switch draft.state {
        case .needsCheck, .failed: leave(draft, desk, because: "\(draft.state.boardStatus.rawValue): it waits for a person")
        case .approved where draft.slot == nil && draft.board.asksForSlot == true:
            leave(draft, desk, because: "it missed its slot, and its page asks for another date")
        case .submitted where draft.slot == nil, .changesRequested where draft.slot == nil:
            leave(draft, desk, because: "in review without a slot: it gets the next free one when it is approved")
        default: put(draft, desk)
        }
    }

    private mutating func put(_ draft: Draft, _ desk: SimulatedAccount.Desk) {
        let others = taken.filter { $0.draftID != draft.id }
        if let slot = draft.slot, slot > now || draft.state == .armed || draft.state == .unknown {
            return add(draft, desk, at: slot, others: others, notes: desk.calendar.clockNotes(at: slot))
        }
        if let slot = draft.slot, [.slotted, .prepared].contains(draft.state),
            account.settings.missed(slot: slot, at: now, desk.calendar, taken: others, for: draft.id) == nil
        {
            return add(draft, desk, at: now, others: [], notes: ["due since \(desk.calendar.words(slot))"])
        }
        let rivals = draft.isFirm ? others.filter(\.isFirm) : others
        guard let slot = desk.calendar.nextFree(after: now, until: draft.windowEnds, taken: rivals, for: draft.id) else {
            return leave(draft, desk, because: "no slot is free before its window ends on \(desk.calendar.words(draft.windowEnds))")
        }
        let notes = draft.slot.map { ["its slot \(desk.calendar.words($0)) has passed"] } ?? []
        add(draft, desk, at: slot, others: rivals, notes: notes + desk.calendar.clockNotes(at: slot))
    }

    private mutating func add(_ draft: Draft, _ desk: SimulatedAccount.Desk, at: Date, others: [TakenSlot], notes: [String]) {
        // A proposed slot gives way to a firm one; only firm ones are in each other's way.
        let rivals = draft.isFirm ? others.filter(\.isFirm) : others
        let conflicts =
            (desk.calendar.conflict(at: at, with: rivals).map { [desk.calendar.words($0).description] } ?? [])
            + repetition(draft, desk, at: at)
        posts.append(Post(draft: draft, desk: desk, at: at, isFirm: draft.isFirm, notes: notes, conflicts: conflicts))
        taken =
            taken.filter { $0.draftID != draft.id } + [
                TakenSlot(draftID: draft.id, at: at, isFirm: draft.isFirm, brandID: draft.brandID)
            ]
    }

    /// What the scheduler will ask about, of drafts that it has not passed yet.
    private mutating func repetition(_ draft: Draft, _ desk: SimulatedAccount.Desk, at: Date) -> [String] {
        guard [.drafted, .submitted, .changesRequested, .approved].contains(draft.state) else { return [] }
        let other = recent?.resembling(draft.content.text, at: at, except: draft.id)
        recent?.add(
            RecentPost(draftID: draft.id, title: draft.title, text: draft.content.text, at: at, isPublished: false, url: draft.page?.url))
        let isConfirmed = draft.board.repetition.map { $0.isConfirmed && $0.hash == draft.approval.liveHash } ?? false
        return isConfirmed ? [] : other.map { [desk.calendar.words($0).description] } ?? []
    }

    private mutating func leave(_ draft: Draft, _ desk: SimulatedAccount.Desk, because reason: String) {
        unplaced.append(UnplacedDraft(draftID: draft.id, title: draft.title, brand: desk.brand.name, reason: reason))
        taken.removeAll { $0.draftID == draft.id }
    }
}
