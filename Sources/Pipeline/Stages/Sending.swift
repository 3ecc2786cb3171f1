import Editorial
import FoundationEssentials
import Support

/// Sends what is prepared and due: re-reads the desk shortly before the slot, arms at it, sends once, files the outcome.
///
/// Taking is arming: once the attempt is durable the row is never taken again, whatever happens to this process.
package struct Sending: DispatchingStage {
    /// How old the reading of page and brand may be at arming, and the attempt when the request is written, in real time.
    package static let limit = Duration.seconds(10)
    static let lease = Duration.seconds(120)
    static let mostTries = 5
    /// Tries to file an outcome: about a minute.
    static let mostFilings = 7

    package let name = "send"
    package let takes = [Intake(.prepared, "ready"), Intake(.armed, "on the wire")]
    /// Posts on the wire at once: a platform that keeps one waiting must not keep those of other accounts, and a full minute goes out in it.
    package let width = 1024
    private let workshop: Workshop
    private let shelf: any SendingShelf
    private let drafts: any DraftShelf
    private let missedSlots: MissedSlots
    private let lastLook: LastLook
    private let gate: AccountGate
    private let looks = Looks()

    package init(
        _ workshop: Workshop, _ shelf: any SendingShelf, drafts: any DraftShelf, board: any BoardShelf, parking: any ParkingShelf
    ) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        missedSlots = MissedSlots(workshop, drafts: drafts, board: board)
        lastLook = LastLook(workshop, drafts: drafts, board: board)
        gate = AccountGate(workshop, parking)
    }

    // What was looked at already rests until its slot, so that this is the next slot too.
    package func nextDue(now: Date) async throws -> Date? {
        let lead = try await lead(now: now) ?? LookAhead.longest
        return try await drafts.nextDue(.looking(lead: workshop.clock.stretched(lead)), now: now)
    }

    package func take(most: Int) async throws -> [Piece] {
        let (now, lease) = (workshop.clock.now(), workshop.lease(Self.lease))
        // All of a full minute at once: each would wait for the disk behind those before it.
        let due = try await drafts.take(.sending, most: most, now: now, lease: lease)
        if !due.isEmpty { return due.map { taken in { try await send(taken) } } }
        guard looks.begin() else { return [] }
        do {
            if let lead = try await lead(now: now),
                let taken = try await drafts.take(.looking(lead: workshop.clock.stretched(lead)), now: now, lease: lease)
            {
                return [
                    {
                        defer { looks.end() }
                        try await lookAhead(at: taken)
                    }
                ]
            }
        } catch {
            looks.end()
            throw error
        }
        looks.end()
        return []
    }

    // MARK: before the slot

    /// How long before their slots the posts that are due next are looked at; nil when none is due soon.
    private func lead(now: Date) async throws -> Duration? {
        let crowd = try await drafts.preparedCount(after: now, until: now + workshop.clock.stretched(LookAhead.longest))
        return crowd == 0 ? nil : LookAhead.lead(crowd: crowd)
    }

    /// Reads the desk for a post whose slot comes in a moment: at the slot itself all of a full hour would stand in line for the board.
    private func lookAhead(at taken: LeasedDraft) async throws {
        let newsroom = workshop.newsroom.current
        // Whatever else keeps it is said at the slot, if it still holds then.
        if let account = newsroom.accounts[taken.draft.account], !account.settings.isPaused, !newsroom.isPaused,
            try await gate.parking(of: account) == nil
        {
            guard let reading = try await look(at: taken, newsroom) else { return }
            looks.keep(reading, of: taken.draft.id, until: reading.madeAt + workshop.clock.stretched(Self.limit - LookAhead.margin))
        }
        try await drafts.amend(taken.draft.id, lease: taken.lease, now: workshop.clock.now()) { row in
            guard row.state == .prepared else { return nil }
            row.retryAt = row.slot
            return DraftFiling()
        }
    }

    /// nil when the post has to wait.
    private func look(at taken: LeasedDraft, _ newsroom: Newsroom) async throws -> DeskReading? {
        switch try await lastLook.look(at: taken, newsroom) {
        case .clear(let reading): return reading
        case .wait(let pause, let sentence):
            try await hold(taken, until: pause, because: sentence)
            return nil
        case .over: return nil
        }
    }

    // MARK: at the slot

    private func send(_ taken: LeasedDraft) async throws {
        let newsroom = workshop.newsroom.current
        let limit = workshop.clock.stretched(Self.limit)
        var reading = looks.take(of: taken.draft.id, now: workshop.clock.now())
        // It holds for the board's whole grace, however late the account posts; what was missed is judged when the board is back.
        if reading == nil, taken.draft.boardAwaySince != nil {
            reading = try await look(at: taken, newsroom)
            if reading == nil { return }
        }
        // Also while something is paused or gone: a missed slot is given back, so that nothing waits at it for ever.
        if try await missedSlots.giveBack(taken) { return }
        guard let account = newsroom.accounts[taken.draft.account] else {
            let missing = MissingAccount(name: taken.draft.account)
            try await workshop.report(Fault(key: "account \(missing.name)", sentence: missing.message))
            return try await hold(taken, until: .seconds(300), because: missing.message)
        }
        if newsroom.isPaused || account.settings.isPaused {
            return try await hold(
                taken, until: .seconds(30),
                because: newsroom.isPaused ? "Everything is paused in the configuration." : "The account is paused in the configuration.")
        }
        if let parking = try await gate.parking(of: account) { return try await wait(taken, for: parking) }
        if try await waitsForGap(taken, account.settings) { return }
        if reading == nil { reading = try await look(at: taken, newsroom) }
        if let reading { try await armAndSend(taken, account, boardReadAt: reading.date, within: limit) }
    }

    /// After downtime several posts of an account may be due at once: each waits until the gap after the one before it is over.
    private func waitsForGap(_ taken: LeasedDraft, _ settings: AccountSettings) async throws -> Bool {
        let gap = settings.gap(slot: taken.draft.slot, at: workshop.clock.now())
        guard gap > 0, let last = try await shelf.lastArmed(onAccount: settings.name, exceptFor: taken.draft.id) else { return false }
        // Slots are minutes: a post that went out seconds after its slot does not delay the next one.
        let end = Date(milliseconds: last.milliseconds - last.milliseconds % 60_000) + .seconds(gap)
        let wait = end.timeIntervalSince(workshop.clock.now())
        if wait <= 0 { return false }
        let zone = (try? Zone(named: settings.zone)) ?? .utc
        try await hold(
            taken, until: .milliseconds(Int64((wait * 1000).rounded(.up))),
            because: "It waits until \(Moment(end, in: zone)), for the account's gap of \((gap + 59) / 60) min after its last post.")
        return true
    }

    private func wait(_ taken: LeasedDraft, for parking: Parking) async throws {
        let now = workshop.clock.now()
        try await drafts.amend(taken.draft.id, lease: taken.lease, now: now) { row in Outcomes.parked(&row, parking, now: now) }
    }

    private func hold(_ taken: LeasedDraft, until pause: Duration, because sentence: Message) async throws {
        let now = workshop.clock.now()
        workshop.log.info("sending waits", ["draft": taken.draft.id, "why": sentence.description])
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
            maxLateness: .seconds(account.settings.maxLatenessSeconds),
            gap: .seconds(account.settings.gap(slot: taken.draft.slot, at: workshop.clock.now())))
        guard let attempt = try await shelf.arm(taken.draft.id, lease: taken.lease, now: workshop.clock.now(), conditions: conditions)
        else {
            return try await hold(taken, until: .seconds(15), because: "Not armed: the page, the brand or the schedule has changed.")
        }
        workshop.log.notice("armed", ["draft": attempt.draftID, "account": attempt.account, "attempt": attempt.number])
        let clock = workshop.clock
        let outcome = await account.publisher.send(attempt.prepared) { clock.now() <= attempt.armedAt + limit() }
        try await file(outcome, of: attempt, failures: taken.draft.failures)
        switch outcome {
        case .published: try await gate.open(attempt.account)
        case .notSent(let refusal): try await gate.note(refusal, on: account)
        case .unknown, .duplicate: break
        }
    }

    private func file(_ outcome: SendOutcome, of armed: Attempt, failures: Int) async throws {
        var attempt = armed
        let now = workshop.clock.now()
        let change: @Sendable (inout Draft) -> DraftFiling?
        switch outcome {
        case .published(let urn, let permalink):
            attempt.state = .published
            attempt.detail = Message(urn)
            attempt.urn = urn
            change = { Outcomes.published(&$0, permalink: permalink, by: Outcomes.copydesk, detail: Message(urn), now: now) }
        case .notSent(let refusal):
            attempt.state = .notSent
            attempt.detail = refusal.reason
            let retry = workshop.nextTry(after: refusal, failures: failures, most: Self.mostTries)
            change = { row in
                retry.map { Outcomes.postponed(&row, reason: refusal.reason, until: $0, counts: !refusal.isOfAccount) }
                    ?? Outcomes.failed(&row, reason: refusal.reason, by: Outcomes.copydesk, now: now)
            }
        case .unknown(let why):
            attempt.state = .unknown
            attempt.detail = Message(why)
            attempt.nextLookAt = workshop.nextLook(after: 0)
            change = { Outcomes.inDoubt(&$0, why: Message(why)) }
        case .duplicate(let urn):
            // This request made nothing. What it is said to repeat may be the post of an attempt that nobody could find: or a ghost.
            attempt.state = .unknown
            attempt.cited = urn
            attempt.isLast = true
            attempt.detail =
                urn.map { "The platform says that equal content was accepted recently as \($0)." }
                ?? "The platform says that equal content was accepted recently."
            attempt.nextLookAt = workshop.nextLook(after: 0)
            change = { [detail = attempt.detail] in Outcomes.inDoubt(&$0, why: detail) }
        }
        // Said before it is filed: whatever becomes of the store, the journal has the post's name.
        workshop.log.notice(
            "sent",
            ["draft": attempt.draftID, "attempt": attempt.number, "outcome": attempt.state.rawValue, "detail": attempt.detail.description])
        workshop.metrics.counter("copydesk_sends_total", help: "Attempts by outcome", labels: ["outcome": attempt.state.rawValue])
            .increment()
        try await file(attempt, now: now, change)
    }

    /// Nobody but this task knows how the sending ended: a store that refuses for a moment must not turn that into "unknown".
    /// An answer that came after the attempt was given up as unknown still counts.
    private func file(_ attempt: Attempt, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws {
        for failures in 1... {
            do {
                return try await fileOnce(attempt, now: now, change)
            } catch  where !Task.isCancelled {
                // A full disk is waited for, until the daemon is told to stop: the answer is nowhere but here.
                if failures >= Self.mostFilings, (error as? any DeskError)?.isTold != true { throw error }
                workshop.log.error("outcome not filed yet", ["draft": attempt.draftID, "why": "\(error)"])
                try await workshop.clock.sleep(for: Backoff().delay(attempt: failures, random: workshop.random()))
            }
        }
    }

    private func fileOnce(_ attempt: Attempt, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws {
        if try await shelf.file(attempt, from: .armed, now: now, change) { return }
        try await shelf.file(attempt, from: .unknown, now: now, change)
    }
}
