import Editorial
import FoundationEssentials
import Support

/// Sends what is prepared and due: re-reads the desk, arms, sends once, files the outcome.
///
/// Taking is arming: once the attempt is durable the row is never taken again, whatever happens to this process.
package struct Sending: Stage {
    /// How old the reading of page and brand may be at arming, and the attempt when the request is written, in real time.
    package static let limit = Duration.seconds(10)
    static let lease = Duration.seconds(120)
    static let mostTries = 5
    /// Tries to file an outcome: about a minute.
    static let mostFilings = 7

    package let name = "send"
    package let takes = [Intake(.prepared, "ready"), Intake(.armed, "on the wire")]
    package let width = 2
    private let workshop: Workshop
    private let shelf: any SendingShelf
    private let drafts: any DraftShelf
    private let board: any BoardShelf
    private let judging: Judging
    /// Since when the board could not be read for a draft.
    private let unreadable = Locked<[String: Date]>([:])

    package init(_ workshop: Workshop, _ shelf: any SendingShelf, drafts: any DraftShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        self.board = board
        judging = Judging(workshop, drafts: drafts, board: board)
    }

    package func nextDue(now: Date) async throws -> Date? { try await drafts.nextDue(.sending, now: now) }

    package func workOnce() async throws -> Bool {
        let newsroom = workshop.newsroom.current
        guard let taken = try await drafts.take(.sending, now: workshop.clock.now(), lease: workshop.lease(Self.lease)) else {
            return false
        }
        // Also while something is paused or gone: a missed slot is given back, so that nothing waits at it for ever.
        if try await isTooLate(taken, newsroom.accounts[taken.draft.account]) { return true }
        guard let account = newsroom.accounts[taken.draft.account] else {
            let missing = MissingAccount(name: taken.draft.account)
            try await workshop.report(Fault(key: "account \(missing.name)", sentence: missing.description))
            try await hold(taken, until: .seconds(300), because: missing.description)
            return true
        }
        if newsroom.isPaused || account.settings.isPaused {
            try await hold(
                taken, until: .seconds(30),
                because: newsroom.isPaused ? "Everything is paused in the configuration." : "The account is paused in the configuration.")
            return true
        }
        let limit = workshop.clock.stretched(Self.limit)
        if let readAt = try await readDesk(for: taken, newsroom) {
            try await armAndSend(taken, account, boardReadAt: readAt.date, within: limit)
        }
        return true
    }

    /// After downtime a slot is used only within the account's catch-up time; later the draft gets another slot.
    private func isTooLate(_ taken: LeasedDraft, _ account: Newsroom.Account?) async throws -> Bool {
        let catchUp = Duration.seconds(account?.settings.catchUpSeconds ?? 7200)
        guard let slot = taken.draft.slot, workshop.clock.now() > slot + catchUp else { return false }
        try await drafts.amend(taken.draft.id, lease: taken.lease, now: workshop.clock.now()) { row in
            guard row.state == .prepared else { return nil }
            row.state = .approved
            return DraftFiling()
        }
        return true
    }

    // MARK: the last look at the desk

    /// When page and brand were read; `date` is nil for a brand that publishes without the board.
    private struct DeskReading { let date: Date? }

    /// nil when the post has to wait. What the page says is obeyed even when the brand's page cannot be read after it.
    private func readDesk(for taken: LeasedDraft, _ newsroom: Newsroom) async throws -> DeskReading? {
        guard let desk = newsroom.desk, let reference = taken.draft.page, let brand = try await board.brand(taken.draft.brandID) else {
            try await hold(taken, until: .seconds(300), because: "The board is not set up: run copydesk setup notion.")
            return nil
        }
        let readAt = workshop.clock.now()
        let page: BoardPage
        do {
            page = try await desk.reading.page(reference, known: taken.draft.board.stamp)
        } catch  where !Task.isCancelled {
            return try await goOnWithout(desk, taken, brand, error)
        }
        guard try await judging.judge(page, ofDraft: taken.draft.id, desk) else {
            try await hold(taken, until: .seconds(5), because: "The page is being written.")
            return nil
        }
        let fresh: Brand
        do {
            fresh = try await desk.commissions.brand(taken.draft.brandID, known: brand)
        } catch  where !Task.isCancelled {
            return try await goOnWithout(desk, taken, brand, error)
        }
        try await board.keep(fresh)
        unreadable.withLock { $0[taken.draft.id] = nil }
        // Said here as well as at arming: a listing that lags behind may overwrite the store's copy in between.
        if fresh.isPaused {
            try await hold(taken, until: .seconds(15), because: "The brand is paused on its page.")
            return nil
        }
        return DeskReading(date: readAt)
    }

    /// Only a board that is away is published without. One that answers and has no such page shows an editor's act.
    private func goOnWithout(_ desk: Newsroom.Desk, _ taken: LeasedDraft, _ brand: Brand, _ error: any Error) async throws -> DeskReading? {
        let (sentence, disposition) = workshop.judge(error)
        let isAway =
            switch disposition {
            case .retry, .retryAfter: true
            case .permanent, .needsOperator: false
            }
        guard isAway, desk.publishesWithoutBoard.contains(brand.name) else {
            try await waitForBoard(taken, brand, desk, sentence)
            return nil
        }
        workshop.log.notice("sending without the board", ["draft": taken.draft.id, "brand": brand.name, "why": sentence])
        return DeskReading(date: nil)
    }

    private func waitForBoard(_ taken: LeasedDraft, _ brand: Brand, _ desk: Newsroom.Desk, _ why: String) async throws {
        let grace = brand.boardGraceSeconds.map { Duration.seconds($0) } ?? desk.grace
        let now = workshop.clock.now()
        let sentence = "The page could not be read before sending: \(why)"
        // From the first reading that failed: a post that was late already has not waited for the board yet.
        let since = unreadable.withLock { unreadable in
            let since = unreadable[taken.draft.id] ?? now
            unreadable[taken.draft.id] = since
            return since
        }
        guard now > since + grace else { return try await hold(taken, until: .seconds(20), because: sentence) }
        unreadable.withLock { $0[taken.draft.id] = nil }
        try await drafts.amend(taken.draft.id, lease: taken.lease, now: now) { row in
            guard row.state == .prepared else { return nil }
            row.state = .expired
            row.approval = .none
            row.lastError = sentence
            var filing = DraftFiling()
            filing.decision = Decision(kind: .expired, by: Outcomes.copydesk, at: now, hash: "", note: sentence)
            let key = "\(row.id)@\(row.revision)"
            filing.updates = [
                BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(BoardFace())),
                BoardUpdate(
                    key: "\(key)#grace", draftID: row.id,
                    change: .comment(text: "Expired: \(sentence) Nothing was sent.", mentions: [], discussionID: nil)),
            ]
            return filing
        }
    }

    private func hold(_ taken: LeasedDraft, until pause: Duration, because sentence: String) async throws {
        let now = workshop.clock.now()
        workshop.log.info("sending waits", ["draft": taken.draft.id, "why": sentence])
        try await drafts.amend(taken.draft.id, lease: taken.lease, now: now) { row in
            row.retryAt = now + pause
            row.lastError = sentence
            return DraftFiling()
        }
    }

    // MARK: once

    private func armAndSend(_ taken: LeasedDraft, _ account: Newsroom.Account, boardReadAt: Date?, within before: Duration) async throws {
        // Where a rehearsal changes its pace in between, the shorter limit holds.
        let limit: @Sendable () -> Duration = { [clock = workshop.clock] in min(before, clock.stretched(Self.limit)) }
        let current = workshop.newsroom.current
        let conditions = ArmingConditions(
            boardReadAt: boardReadAt, boardReadFor: limit(),
            isPaused: current.isPaused || (current.accounts[taken.draft.account]?.settings.isPaused ?? true),
            catchUp: .seconds(account.settings.catchUpSeconds))
        guard let attempt = try await shelf.arm(taken.draft.id, lease: taken.lease, now: workshop.clock.now(), conditions: conditions)
        else {
            return try await hold(taken, until: .seconds(15), because: "Not armed: the page, the brand or the schedule has changed.")
        }
        workshop.log.notice("armed", ["draft": attempt.draftID, "account": attempt.account, "attempt": attempt.number])
        let clock = workshop.clock
        let outcome = await account.publisher.send(attempt.prepared) { clock.now() <= attempt.armedAt + limit() }
        try await file(outcome, of: attempt, failures: taken.draft.failures)
    }

    private func file(_ outcome: SendOutcome, of armed: Attempt, failures: Int) async throws {
        var attempt = armed
        let now = workshop.clock.now()
        let change: @Sendable (inout Draft) -> DraftFiling?
        switch outcome {
        case .published(let urn, let permalink):
            attempt.state = .published
            attempt.detail = urn
            attempt.urn = urn
            change = { Outcomes.published(&$0, permalink: permalink, by: Outcomes.copydesk, detail: urn, now: now) }
        case .notSent(let refusal):
            attempt.state = .notSent
            attempt.detail = refusal.reason
            let retry = self.retry(after: refusal, failures: failures, now: now)
            change = { row in
                retry.map { Outcomes.postponed(&row, reason: refusal.reason, until: $0, counts: refusal.cause != .credentials) }
                    ?? Outcomes.failed(&row, reason: refusal.reason, by: Outcomes.copydesk, now: now)
            }
        case .unknown(let why):
            attempt.state = .unknown
            attempt.detail = why
            attempt.nextLookAt = now + workshop.clock.stretched(Reconciling.looks[0])
            change = { row in
                row.state = .unknown
                row.lastError = why
                return DraftFiling()
            }
        case .duplicate(let urn):
            attempt.state = .needsCheck
            attempt.detail = "LinkedIn says that equal content was accepted recently\(urn.map { " as \($0)" } ?? "")."
            change = { [detail = attempt.detail] in Outcomes.needsCheck(&$0, facts: detail) }
        }
        // Said before it is filed: whatever becomes of the store, the journal has the post's name.
        workshop.log.notice(
            "sent", ["draft": attempt.draftID, "attempt": attempt.number, "outcome": attempt.state.rawValue, "detail": attempt.detail])
        workshop.metrics.counter("copydesk_sends_total", help: "Attempts by outcome", labels: ["outcome": attempt.state.rawValue])
            .increment()
        try await file(attempt, now: now, change)
        if case .notSent(let refusal) = outcome, refusal.cause == .credentials {
            try await workshop.report(Fault(key: "account \(armed.account)", sentence: refusal.reason))
        }
    }

    /// Nobody but this task knows how the sending ended: a store that refuses for a moment must not turn that into "unknown".
    /// An answer that came after the attempt was given up as unknown still counts.
    private func file(_ attempt: Attempt, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws {
        for failures in 1..<Self.mostFilings {
            do {
                return try await fileOnce(attempt, now: now, change)
            } catch  where !Task.isCancelled {
                workshop.log.error("outcome not filed yet", ["draft": attempt.draftID, "why": "\(error)"])
                try await workshop.clock.sleep(for: Backoff().delay(attempt: failures, random: workshop.random()))
            }
        }
        try await fileOnce(attempt, now: now, change)
    }

    private func fileOnce(_ attempt: Attempt, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws {
        if try await shelf.file(attempt, from: .armed, now: now, change) { return }
        try await shelf.file(attempt, from: .unknown, now: now, change)
    }

    /// When a definitely unsent post may be tried again; nil when it makes no sense.
    private func retry(after refusal: Refusal, failures: Int, now: Date) -> Date? {
        switch refusal.cause {
        case .lasting: nil
        case .credentials: now + .seconds(900)
        case .passing(let notBefore):
            failures + 1 < Self.mostTries
                ? max(notBefore ?? now, now + rowBackoff.delay(attempt: failures + 1, random: workshop.random())) : nil
        }
    }
}
