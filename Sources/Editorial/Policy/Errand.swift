import FoundationEssentials

/// What a draft waits for that only people can do, and who they are.
package struct Errand: Sendable, Hashable, Codable {
    /// What has to be done.
    package enum Task: String, Sendable, Codable {
        /// Approve, ask for changes or reject.
        case approve
        /// Approve as the second of two.
        case approveAsWell
        /// Nothing: it is approved once its page stood unchanged for a minute.
        case leaveAlone
        /// Look whether the post is live, and answer.
        case check
        /// Decide about a post that could not be published.
        case retry
        /// Take the hold away.
        case release
        /// Say when a post that missed its slot is to go out.
        case date
        /// Say whether a post that nearly repeats another is to go out.
        case confirm
    }

    package let task: Task
    /// Names of those who may do it; empty means every editor.
    package let people: [String]
    /// Who has approved already.
    package let approved: String?
    package let since: Date

    package init(_ task: Task, of people: [Person], approved: Person? = nil, since: Date) {
        self.task = task
        self.people = people.map(\.shown)
        self.approved = approved?.shown
        self.since = since
    }
}

extension Draft {
    /// Whom the draft waits for, given its brand and since when it is in its state; nil while Copydesk is at it.
    package func errand(brand: Brand?, since: Date) -> Errand? {
        let editors = brand?.editors ?? []
        switch state {
        case .submitted: return approvalErrand(brand, since)
        case .needsCheck: return Errand(.check, of: editors, since: since)
        case .published where hasCorrectionInReview: return approvalErrand(brand, amendment?.orderedAt ?? since)
        case .published where amendment?.state == .needsCheck: return Errand(.check, of: editors, since: amendment?.orderedAt ?? since)
        case .failed: return Errand(.retry, of: editors, since: since)
        case .approved where board.asksForSlot == true: return Errand(.date, of: editors, since: since)
        case .approved where asksAboutRepetition: return Errand(.confirm, of: editors, since: since)
        case .approved, .slotted, .prepared: return isOnHold ? Errand(.release, of: editors, since: since) : nil
        default: return nil
        }
    }

    private func approvalErrand(_ brand: Brand?, _ since: Date) -> Errand {
        let approvers = brand?.approvers ?? []
        let people = approvers.isEmpty ? brand?.editors ?? [] : approvers
        switch approval {
        // Only for the content as it is does a first approval count.
        case .half(ApprovalHash.of(content, account: account), let first, let at):
            return Errand(.approveAsWell, of: people.filter { $0.id != first.id }, approved: first, since: at)
        case .pending(_, let person, let askedAt): return Errand(.leaveAlone, of: [], approved: person, since: askedAt)
        default: return Errand(.approve, of: people, since: since)
        }
    }
}
