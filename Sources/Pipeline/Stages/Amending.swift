import Editorial
import FoundationEssentials
import Support

/// Changes live posts: gives them a corrected text that was approved, or takes them down once that was confirmed.
///
/// As careful as `Sending`: what is sent is durable before it is written, it is sent once, and an outcome in doubt is looked for. One
/// amendment is worked on at a time, so that one found armed was left by a process that ended.
package struct Amending: Stage {
    static let mostTries = 5

    package let name = "amend"
    private let workshop: Workshop
    private let shelf: any AmendingShelf
    private let posts: LivePosts
    private let judging: Judging

    package init(
        _ workshop: Workshop, _ shelf: any AmendingShelf, drafts: any DraftShelf, sending: any SendingShelf, board: any BoardShelf,
        parking: any ParkingShelf
    ) {
        self.workshop = workshop
        self.shelf = shelf
        posts = LivePosts(workshop, drafts: drafts, sending: sending, board: board, parking: parking)
        judging = Judging(workshop, drafts: drafts, board: board)
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextAmendment() }

    package func workOnce() async throws -> Bool {
        guard let draft = try await shelf.dueAmendment(now: workshop.clock.now()), let amendment = draft.amendment else { return false }
        do {
            switch amendment.state {
            case .due: try await make(amendment, of: draft)
            case .armed: try await doubt(draft)
            default: try await look(for: amendment, of: draft)
            }
        } catch  where !Task.isCancelled {
            try await postpone(draft, error)
        }
        return true
    }

    // MARK: making it

    private func make(_ amendment: Amendment, of draft: Draft) async throws {
        let account = try posts.account(draft.account)
        if let rest = try await posts.rest(of: account) { return try await wait(draft, until: rest.until, rest.because) }
        guard let editor = account.editor else { return try await leave(draft, Self.byHand(amendment)) }
        guard let attempt = try await posts.attempt(ofDraft: draft.id), attempt.state == .published, let urn = attempt.urn else {
            return try await leave(draft, "Copydesk does not know the platform's name of the post. \(Self.byHand(amendment))")
        }
        var change = PostChange.takeDown
        if amendment.kind == .correction {
            guard try await isClear(draft, account) else { return }
            change = .correct(try editor.correction(of: attempt.prepared, by: try Self.approved(draft)))
        }
        try await armAndMake(change, on: urn, of: draft, editor, account)
    }

    /// What was approved and nothing else.
    private static func approved(_ draft: Draft) throws -> ApprovedPost {
        guard let hash = draft.approval.liveHash, hash == ApprovalHash.of(draft.content, account: draft.account) else {
            throw StaleApproval()
        }
        return ApprovedPost(
            draftID: draft.id, account: draft.account, text: draft.content.sentText, altText: draft.content.altText, picture: nil,
            card: draft.content.sentCard, mentions: draft.content.mentions, approvalHash: hash)
    }

    /// The last look at the desk before another text goes out: page and brand are read again, and what they say is obeyed.
    private func isClear(_ draft: Draft, _ account: Newsroom.Account) async throws -> Bool {
        let newsroom = workshop.newsroom.current
        let pause = workshop.clock.now() + .seconds(30)
        if newsroom.isPaused || account.settings.isPaused {
            try await wait(draft, until: pause, newsroom.isPaused ? "everything is paused." : "the account is paused.")
            return false
        }
        if draft.isOnHold {
            try await wait(draft, until: pause, "Hold is ticked.")
            return false
        }
        guard let desk = newsroom.desk, let reference = draft.page, let brand = try await posts.board.brand(draft.brandID) else {
            try await wait(draft, until: pause, "the board is not set up.")
            return false
        }
        let page = try await desk.reading.page(reference, known: draft.board.stamp)
        guard try await judging.judge(page, ofDraft: draft.id, desk) else {
            try await wait(draft, until: workshop.clock.now() + .seconds(5), nil)
            return false
        }
        let fresh = try await desk.commissions.brand(draft.brandID, known: brand)
        try await posts.board.keep(fresh)
        if fresh.isPaused { try await wait(draft, until: workshop.clock.now() + .seconds(15), "the brand is paused on its page.") }
        return !fresh.isPaused
    }

    private func armAndMake(
        _ change: PostChange, on urn: String, of draft: Draft, _ editor: any PostEditor, _ account: Newsroom.Account
    ) async throws {
        let armedAt = workshop.clock.now()
        let isArmed = try await posts.drafts.amend(draft.id, lease: nil, now: armedAt) { row in
            guard row.amendment == draft.amendment, row.content == draft.content, row.approval == draft.approval, row.state == .published,
                change == .takeDown || !row.isOnHold
            else { return nil }
            row.amendment?.state = .armed
            // Should this process end now, whoever comes next looks for it at once.
            row.amendment?.nextAt = armedAt
            if case .correct(let post) = change { row.amendment?.request = post }
            return DraftFiling()
        }
        guard isArmed else { return }
        workshop.log.notice(
            "live post to be changed", ["draft": draft.id, "urn": urn, "change": draft.amendment?.kind.rawValue ?? ""])
        let outcome = await editor.make(change, on: urn, gate: posts.gate(armedAt: armedAt))
        try await file(outcome, of: draft, account)
    }

    private func file(_ outcome: PostChangeOutcome, of draft: Draft, _ account: Newsroom.Account) async throws {
        workshop.log.notice("live post changed", ["draft": draft.id, "outcome": "\(outcome)"])
        switch outcome {
        case .made:
            try await end(draft, with: .made)
            try await posts.gate.open(draft.account)
        case .byHand(let words): try await leave(draft, words)
        case .unknown(let why):
            try await end(draft, with: .inDoubt(why, lookAt: workshop.nextLook(after: 0) ?? workshop.clock.now()))
        case .notMade(let refusal):
            try await posts.gate.note(refusal, on: account)
            let again = workshop.nextTry(after: refusal, failures: draft.amendment?.failures ?? 0, most: Self.mostTries)
            try await end(
                draft, with: again.map { .postponed(refusal.reason, until: $0, counts: !refusal.isOfAccount) } ?? .refused(refusal.reason))
        }
    }

    // MARK: looking for it

    private func doubt(_ draft: Draft) async throws {
        workshop.log.warning("a change of a live post was open when the last process ended", ["draft": draft.id])
        try await end(
            draft, with: .inDoubt("Copydesk stopped between sending it and the answer.", lookAt: workshop.clock.now()))
    }

    private func look(for amendment: Amendment, of draft: Draft) async throws {
        let attempt = try await posts.attempt(ofDraft: draft.id)
        guard let editor = workshop.newsroom.current.accounts[draft.account]?.editor, let urn = attempt?.urn,
            let change = amendment.kind == .takedown ? .takeDown : amendment.request.map({ PostChange.correct($0) })
        else { return try await leave(draft, Self.inDoubt(amendment, "The post cannot be read.")) }
        do {
            switch try await editor.look(for: change, on: urn) {
            case .made: try await end(draft, with: .made)
            case .notSeen(let words): try await lookAgain(amendment, draft, words)
            case .unreadable(let words): try await leave(draft, Self.inDoubt(amendment, words))
            }
        } catch  where !Task.isCancelled {
            try await lookAgain(amendment, draft, "Looking failed: \(workshop.judge(error).sentence)")
        }
    }

    /// What is not seen in five minutes is for a person: the answer may still come.
    private func lookAgain(_ amendment: Amendment, _ draft: Draft, _ facts: Message) async throws {
        let looks = amendment.looks + 1
        guard let next = workshop.nextLook(after: looks) else { return try await leave(draft, Self.inDoubt(amendment, facts)) }
        try await posts.drafts.amend(draft.id, lease: nil, now: workshop.clock.now()) { row in
            guard row.amendment == amendment else { return nil }
            row.amendment?.looks = looks
            row.amendment?.nextAt = next
            return DraftFiling()
        }
    }

    private static func inDoubt(_ amendment: Amendment, _ facts: Message) -> Message {
        let what: Message =
            amendment.kind == .correction
            ? "It is not known whether the live post has the new text." : "It is not known whether the post is gone."
        return "\(what) \(amendment.detail) \(facts)"
    }

    private static func byHand(_ amendment: Amendment) -> Message {
        amendment.kind == .correction
            ? "Copydesk cannot change posts of this account: put the text under \"Post\" in the place of the live post's by hand."
            : "Copydesk cannot delete posts of this account: delete the live post by hand."
    }

    // MARK: what follows

    private func leave(_ draft: Draft, _ facts: Message) async throws { try await end(draft, with: .needsCheck(facts)) }

    /// For the same amendment alone: an editor may have dropped it meanwhile.
    private func end(_ draft: Draft, with outcome: AmendmentOutcome) async throws {
        let now = workshop.clock.now()
        let ordered = draft.amendment?.orderedAt
        try await posts.drafts.amend(draft.id, lease: nil, now: now) { row in
            guard let open = row.amendment, open.orderedAt == ordered, open.kind == draft.amendment?.kind,
                open.state != .proposed, open.state != .made
            else { return nil }
            return row.end(with: outcome, by: Outcomes.copydesk, now: now)
        }
        if outcome == .made { try await workshop.faults.clear(fault: "incident \(draft.id)") }
    }

    /// Nothing is said where it is a matter of seconds.
    private func wait(_ draft: Draft, until date: Date, _ reason: Message?) async throws {
        if let reason { return try await end(draft, with: .postponed(reason, until: date, counts: false)) }
        try await posts.drafts.amend(draft.id, lease: nil, now: workshop.clock.now()) { row in
            guard row.amendment?.state == .due else { return nil }
            row.amendment?.nextAt = date
            return DraftFiling()
        }
    }

    /// Nothing was sent: what stands in the way is told, and tried again unless that makes no sense.
    private func postpone(_ draft: Draft, _ error: any Error) async throws {
        let sentence = workshop.judge(error).sentence
        let failures = draft.amendment?.failures ?? 0
        let until = workshop.nextTry(after: error, failures: failures, most: Self.mostTries, backoff: rowBackoff)
        if case .armed? = try await posts.drafts.draft(draft.id)?.amendment?.state { throw error }
        try await end(draft, with: until.map { .postponed(sentence, until: $0, counts: true) } ?? .refused(sentence))
    }
}
