import Editorial
import FoundationEssentials
import Support

/// Sends what is prepared and due: re-reads the desk, arms, sends once, files the outcome.
///
/// Taking is arming: once the attempt is durable the row is never taken again, whatever happens to this process.
package struct Sending: Stage {
    /// How old the reading of page and brand may be at arming, and the attempt when the request is written.
    package static let limit = Duration.seconds(10)
    static let lease = Duration.seconds(120)
    static let mostTries = 5

    package let name = "send"
    package let width = 2
    private let workshop: Workshop
    private let shelf: any SendingShelf
    private let drafts: any DraftShelf
    private let board: any BoardShelf
    private let judging: Judging

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
        guard let taken = try await drafts.take(.sending, now: workshop.clock.now(), lease: Self.lease) else { return false }
        guard let account = newsroom.accounts[taken.draft.account] else {
            try await hold(taken, until: .seconds(300), because: MissingAccount(name: taken.draft.account).description)
            return true
        }
        if newsroom.isPaused || account.settings.isPaused {
            try await hold(
                taken, until: .seconds(30),
                because: newsroom.isPaused ? "Everything is paused in the configuration." : "The account is paused in the configuration.")
            return true
        }
        if try await isTooLate(taken, account) { return true }
        if let readAt = try await readDesk(for: taken, newsroom) {
            try await armAndSend(taken, account, boardReadAt: readAt.date)
        }
        return true
    }

    /// After downtime a slot is used only within the account's catch-up time; later the draft gets another slot.
    private func isTooLate(_ taken: LeasedDraft, _ account: Newsroom.Account) async throws -> Bool {
        guard let slot = taken.draft.slot, workshop.clock.now() > slot + .seconds(account.settings.catchUpSeconds) else { return false }
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

    private func readDesk(for taken: LeasedDraft, _ newsroom: Newsroom) async throws -> DeskReading? {
        guard let brand = try await board.brand(taken.draft.brandID) else { return DeskReading(date: nil) }
        guard let desk = newsroom.desk, let reference = taken.draft.page else {
            try await hold(taken, until: .seconds(300), because: "The board is not set up: run copydesk setup notion.")
            return nil
        }
        let readAt = workshop.clock.now()
        do {
            let page = try await desk.reading.page(reference, known: taken.draft.board.stamp)
            let fresh = try await desk.commissions.brand(taken.draft.brandID, known: brand)
            try await board.keep(fresh)
            guard try await judging.judge(page, of: taken.draft, desk) else {
                try await hold(taken, until: .seconds(5), because: "The page is being written.")
                return nil
            }
            return DeskReading(date: readAt)
        } catch  where !Task.isCancelled {
            if desk.publishesWithoutBoard.contains(brand.name) {
                workshop.log.notice(
                    "sending without the board", ["draft": taken.draft.id, "brand": brand.name, "why": workshop.judge(error).sentence])
                return DeskReading(date: nil)
            }
            try await waitForBoard(taken, brand, desk, error)
            return nil
        }
    }

    private func waitForBoard(_ taken: LeasedDraft, _ brand: Brand, _ desk: Newsroom.Desk, _ error: any Error) async throws {
        let grace = brand.boardGraceSeconds.map { Duration.seconds($0) } ?? desk.grace
        let now = workshop.clock.now()
        let sentence = "The page could not be read before sending: \(workshop.judge(error).sentence)"
        guard let slot = taken.draft.slot, now > slot + grace else { return try await hold(taken, until: .seconds(20), because: sentence) }
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

    private func armAndSend(_ taken: LeasedDraft, _ account: Newsroom.Account, boardReadAt: Date?) async throws {
        let current = workshop.newsroom.current
        let conditions = ArmingConditions(
            boardReadAt: boardReadAt, boardReadFor: Self.limit,
            isPaused: current.isPaused || (current.accounts[taken.draft.account]?.settings.isPaused ?? true),
            catchUp: .seconds(account.settings.catchUpSeconds))
        guard let attempt = try await shelf.arm(taken.draft.id, lease: taken.lease, now: workshop.clock.now(), conditions: conditions)
        else {
            return try await hold(taken, until: .seconds(15), because: "Not armed: the page, the brand or the schedule has changed.")
        }
        workshop.log.notice("armed", ["draft": attempt.draftID, "account": attempt.account, "attempt": attempt.number])
        let clock = workshop.clock
        let outcome = await account.publisher.send(attempt.prepared) { clock.now() <= attempt.armedAt + Self.limit }
        try await file(outcome, of: attempt, failures: taken.draft.failures)
    }

    private func file(_ outcome: SendOutcome, of armed: Attempt, failures: Int) async throws {
        var attempt = armed
        let now = workshop.clock.now()
        var retry: Date?
        switch outcome {
        case .published(let urn, let permalink):
            attempt.state = .published
            attempt.detail = urn
            attempt.urn = urn
            try await shelf.file(attempt, from: .armed, now: now) {
                Outcomes.published(&$0, permalink: permalink, by: Outcomes.copydesk, detail: urn, now: now)
            }
        case .notSent(let refusal):
            attempt.state = .notSent
            attempt.detail = refusal.reason
            retry = self.retry(after: refusal, failures: failures, now: now)
            if refusal.cause == .credentials { try await workshop.report(Fault(key: "account \(armed.account)", sentence: refusal.reason)) }
            try await shelf.file(attempt, from: .armed, now: now) { [retry] row in
                retry.map { Outcomes.postponed(&row, reason: refusal.reason, until: $0) }
                    ?? Outcomes.failed(&row, reason: refusal.reason, by: Outcomes.copydesk, now: now)
            }
        case .unknown(let why):
            attempt.state = .unknown
            attempt.detail = why
            attempt.nextLookAt = now + Reconciling.looks[0]
            try await shelf.file(attempt, from: .armed, now: now) { row in
                row.state = .unknown
                row.lastError = why
                return DraftFiling()
            }
        case .duplicate(let urn):
            attempt.state = .needsCheck
            attempt.detail = "LinkedIn says that equal content was accepted recently\(urn.map { " as \($0)" } ?? "")."
            try await shelf.file(attempt, from: .armed, now: now) { [detail = attempt.detail] in Outcomes.needsCheck(&$0, facts: detail) }
        }
        workshop.log.notice(
            "sent", ["draft": attempt.draftID, "attempt": attempt.number, "outcome": attempt.state.rawValue, "detail": attempt.detail])
        workshop.metrics.counter("copydesk_sends_total", help: "Attempts by outcome", labels: ["outcome": attempt.state.rawValue])
            .increment()
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
