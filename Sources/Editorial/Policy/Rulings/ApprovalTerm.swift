import FoundationEssentials
import Support

/// How long an approval lasts that no post followed.
extension Brand {
    /// When an approval that was given then ends; nil when it lasts as long as the draft's window.
    package func approvalEnds(givenAt date: Date) -> Date? {
        approvalDays.flatMap { $0 > 0 ? date + .seconds($0 * 86_400) : nil }
    }
}

extension Draft {
    /// When the approval in force ends; nil when it lasts, or there is none.
    package func approvalEnds(_ brand: Brand?) -> Date? {
        guard case .live(_, _, let at) = approval else { return nil }
        return brand?.approvalEnds(givenAt: at)
    }

    /// How the note of a decision begins that ended an approval for its age.
    static let lapsed = "The approval ended"

    /// Takes back an approval that is older than its brand allows; nil while it lasts. Pure.
    package mutating func lapse(_ brand: Brand?, now: Date) -> DraftFiling? {
        guard let brand, case .live(let hash, let person, let at) = approval, let end = approvalEnds(brand), end <= now,
            [.approved, .slotted, .prepared].contains(state) || isCorrecting
        else { return nil }
        let days = brand.approvalDays ?? 0
        let term = Message.count(days, one: "\(days) day", many: "\(days) days")
        let reason: Message =
            "it was given by \(person.shown) on \(Moment(at, isDay: true)), and at \(brand.name) an approval lasts \(term)."
        return endApproval(hash: hash, because: reason, now: now)
    }

    /// Takes back an approval after a status was written so late that nobody can tell whether somebody had taken it back before; nil
    /// when none is in force or asked for. Pure.
    package mutating func doubtApproval(now: Date) -> DraftFiling? {
        guard [.submitted, .approved, .slotted, .prepared].contains(state) || isCorrecting, approval != .none else { return nil }
        let reason: Message = "Copydesk stood still while it wrote the status, and cannot tell whether somebody took it back meanwhile."
        return endApproval(hash: approval.liveHash ?? "", because: reason, now: now)
    }

    /// What waits for its approval anew: a post to come, or the corrected text of one that is live.
    mutating func returnToReview() {
        guard isCorrecting else { return state = .submitted }
        amendment?.state = .proposed
        amendment?.nextAt = nil
    }

    private mutating func endApproval(hash: String, because reason: Message, now: Date) -> DraftFiling {
        returnToReview()
        approval = .none
        board.firstApprover = nil
        board.asksForSlot = nil
        retryAt = nil
        lastError = nil
        var filing = DraftFiling()
        filing.decisions = [
            Decision(
                kind: .voided, by: Person(id: "copydesk", name: "Copydesk"), at: now, hash: hash, note: "The approval ended: \(reason)")
        ]
        let key = "\(id)@\(revision)"
        filing.updates = [
            BoardUpdate(key: "\(key)#face", draftID: id, change: .face(BoardFace())),
            BoardUpdate(
                key: "\(key)#lapsed", draftID: id,
                change: .comment(
                    text: "The approval has ended: \(reason) Nothing is published until it is approved again.", mentions: [.reviewers],
                    discussionID: nil)),
        ]
        return filing
    }
}
