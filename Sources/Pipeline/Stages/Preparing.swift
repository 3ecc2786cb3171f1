import Editorial
import FoundationEssentials
import Support

/// Makes the exact request some minutes before the slot: body rendered and verified, picture uploaded and usable.
package struct Preparing: Stage {
    static let lease = Duration.seconds(600)
    /// How long before the slot: enough for a slow upload, well within the platform's hold on unused uploads.
    package static let lead = Duration.seconds(300)
    static let mostTries = 8

    package let name = "prepare"
    package let takes = [Intake(.slotted, "scheduled")]
    package let width = 2
    private let workshop: Workshop
    private let shelf: any DraftShelf
    private let missedSlots: MissedSlots
    private let gate: AccountGate

    package init(_ workshop: Workshop, _ shelf: any DraftShelf, board: any BoardShelf, parking: any ParkingShelf) {
        self.workshop = workshop
        self.shelf = shelf
        missedSlots = MissedSlots(workshop, drafts: shelf, board: board)
        gate = AccountGate(workshop, parking)
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextDue(.preparing(lead: Self.lead), now: now) }

    package func workOnce() async throws -> Bool {
        guard let taken = try await shelf.take(.preparing(lead: Self.lead), now: workshop.clock.now(), lease: workshop.lease(Self.lease))
        else {
            return false
        }
        do {
            if try await isPastWindow(taken) { return true }
            if try await missedSlots.giveBack(taken) { return true }
            try await prepare(taken)
        } catch  where !Task.isCancelled {
            try await postpone(taken, error)
        }
        return true
    }

    /// What cannot be published any more goes back to the scheduler, which ends it.
    private func isPastWindow(_ taken: LeasedDraft) async throws -> Bool {
        let now = workshop.clock.now()
        guard taken.draft.windowEnds < now else { return false }
        return try await shelf.amend(taken.draft.id, lease: taken.lease, now: now) { row in
            guard row.state == .slotted else { return nil }
            row.state = .approved
            row.retryAt = nil
            return DraftFiling()
        }
    }

    private func prepare(_ taken: LeasedDraft) async throws {
        let draft = taken.draft
        guard let account = workshop.newsroom.current.accounts[draft.account] else { throw MissingAccount(name: draft.account) }
        if let parking = try await gate.parking(of: account) { return try await wait(taken, for: parking) }
        guard let hash = draft.approval.liveHash, hash == ApprovalHash.of(draft.content, account: draft.account) else {
            throw StaleApproval()
        }
        var picture: Picture?
        if let pictureHash = draft.content.pictureHash {
            guard let kept = try await shelf.picture(pictureHash) else { throw StaleApproval() }
            picture = kept
        }
        let post = ApprovedPost(
            draftID: draft.id, account: draft.account, text: draft.content.sentText, altText: draft.content.altText, picture: picture,
            card: draft.content.sentCard, mentions: draft.content.mentions, approvalHash: hash)
        let prepared = try await account.publisher.prepare(post)
        try await workshop.faults.clear(fault: "account \(draft.account)")
        let isFiled = try await shelf.amend(draft.id, lease: taken.lease, now: workshop.clock.now()) { row in
            guard row.state == .slotted, row.approval.liveHash == prepared.approvalHash else { return nil }
            row.state = .prepared
            row.retryAt = nil
            var filing = DraftFiling()
            filing.prepared = prepared
            return filing
        }
        workshop.log.info("post prepared", ["draft": draft.id, "account": draft.account, "filed": isFiled])
    }

    private func wait(_ taken: LeasedDraft, for parking: Parking) async throws {
        let now = workshop.clock.now()
        try await shelf.amend(taken.draft.id, lease: taken.lease, now: now) { row in Outcomes.parked(&row, parking, now: now) }
    }

    private func postpone(_ taken: LeasedDraft, _ error: any Error) async throws {
        let (sentence, disposition) = workshop.judge(error)
        let now = workshop.clock.now()
        workshop.log.warning("preparing failed", ["draft": taken.draft.id, "why": sentence.description])
        if let stop = (error as? any AccountProblem)?.stop, let account = workshop.newsroom.current.accounts[taken.draft.account] {
            let until = min(try await gate.park(account, stop, because: sentence), now + AccountGate.rest)
            try await shelf.amend(taken.draft.id, lease: taken.lease, now: now) { row in
                row.state == .slotted ? Outcomes.postponed(&row, reason: sentence, until: until, counts: false) : nil
            }
            return
        }
        let until = workshop.nextTry(after: error, failures: taken.draft.failures, most: Self.mostTries, backoff: rowBackoff)
        if disposition == .needsOperator {
            try await workshop.report(Fault(key: "account \(taken.draft.account)", sentence: sentence))
        }
        try await shelf.amend(taken.draft.id, lease: taken.lease, now: now) { row in
            guard row.state == .slotted else { return nil }
            if let until { return Outcomes.postponed(&row, reason: sentence, until: until, counts: disposition != .needsOperator) }
            return Outcomes.failed(&row, reason: sentence, by: Outcomes.copydesk, now: now)
        }
    }
}

/// A draft names an account that the configuration does not have any more.
struct MissingAccount: DeskError {
    let name: String
    var message: Message { "The account \"\(name)\" is not in the configuration: add an [[account]] with that name." }
    var description: String { message.description }
    var disposition: Disposition { .needsOperator }
}

/// What is approved is not what is there: never sent.
struct StaleApproval: DeskError {
    var description: String { "The approved content is not what the store holds: approve the draft again." }
    var disposition: Disposition { .permanent }
}
