import Editorial
import FoundationEssentials
import Support

/// The whole line on one page.
///
///     loop         takes                              writes                         moves a draft
///     collect      feeds due                          items, validators, next poll   -
///     subscribe    subscriptions to hubs of feeds     the next request               -
///     board        pages, briefs, brands, feeds       rulings, edits, orders         submitted, changesRequested, approved,
///                                                                                    slotted, prepared, failed -> submitted,
///                                                                                    changesRequested, approved, rejected;
///                                                                                    needsCheck -> published, failed
///     comments     comments on pages                  rulings, orders                as board
///     blocks       comments on their blocks           as comments                    as board
///     mail         what the board tells of            as board and comments          as board
///     select       items and briefs of a brand        candidates, embeddings         -
///     draft        candidates; changesRequested       drafts, versions               (new) -> drafted; changesRequested -> submitted
///     review       submitted, when guidelines say     what models find               -
///                  something new
///     submit       drafted                            the page                       drafted -> submitted
///     illustrate   picture orders                     pictures                       -
///     schedule     approved; submitted past its slot  slots                          approved -> slotted; -> expired
///     prepare      slotted, 5 min before its slot     the exact request              slotted -> prepared, failed
///     send         prepared, 8 s before its slot      the attempt, then its outcome  prepared -> armed -> published, slotted,
///                                                                                    failed, unknown, needsCheck
///     reconcile    unknown                            evidence                       unknown -> published, needsCheck
///     amend        live posts, once a correction is   the change, then its outcome   -
///                  approved or a takedown confirmed
///     first        live posts, a minute later         the comment, then its outcome  -
///       comment
///     readback     published posts                    what differs: incidents        -
///     measure      published posts, 1 h, 24 h, 7      how they were received         -
///                  and 28 days old
///     learn        texts as proposed and as approved  rules for editors to take      -
///     remind       what waits for people              comments that mention them     -
///     notify       faults                             what operators were told       -
///     announce     queued board updates               the board                      -
///     holidays     calendars of holidays              their days                     -
///     inspect      accounts, daily                    what their tokens can do;      -
///                                                        opens what was parked
///     tidy         closed drafts, daily               less of the store              -
///
/// The store is the only thing two loops share. Each works under a lease and is woken by the doorbell or its next due row.
package struct ProductionLine: Service {
    package let name = "line"
    /// Loops by name, for `once` and status.
    package let stages: [any Stage]
    /// What the board has sent by itself.
    package let mail = BoardMail()
    /// Whether nobody works at this moment.
    package let inHand = InHand()
    package let stopSign: StopSign
    private let atWork = Locked(false)
    private let workshop: Workshop
    private let doorbell: Doorbell
    private let reconciling: Reconciling

    /// Everything a store has to be for the line to run on it.
    package typealias Shelves = CollectingShelf & SelectionShelf & DraftingShelf & DraftShelf & IllustratingShelf & BoardShelf
        & AnnouncingShelf & SendingShelf & AccessShelf & HolidayShelf & TidyShelf & CauseShelf & ParkingShelf & ProofreadingShelf
        & MeasuringShelf & EmbeddingShelf & LearningShelf & ReminderShelf & PageNoticeShelf & NoticeShelf & OrderShelf & AmendingShelf
        & CallShelf & HubShelf & CommentingShelf & ReviewShelf

    package init(_ workshop: Workshop, store: any Shelves, doorbell: Doorbell) {
        self.workshop = workshop
        self.doorbell = doorbell
        stopSign = StopSign(doorbell: doorbell)
        reconciling = Reconciling(workshop, store)
        let readers = DeskReaders(
            workshop, store, drafts: store, sending: store, collecting: store, access: store, causes: store, parking: store, orders: store,
            notices: store, mail: mail)
        stages =
            [Collector(workshop, store), Subscribing(workshop, store)] + readers.stages + [
                Selection(workshop, store, embeddings: store),
                Drafting(workshop, store, drafts: store, calls: store, learning: store),
                Reviewing(workshop, store, drafts: store, calls: store),
                Submitting(workshop, store),
                Illustrating(workshop, store),
                Scheduling(workshop, store, board: store),
                Preparing(workshop, store, board: store, parking: store),
                Sending(workshop, store, drafts: store, board: store, parking: store),
                reconciling,
                Amending(workshop, store, drafts: store, sending: store, board: store, parking: store),
                Commenting(workshop, store, drafts: store, sending: store, board: store, parking: store),
                ReadingBack(workshop, store, drafts: store, board: store, access: store, parking: store),
                Measuring(workshop, store, access: store, parking: store),
                Learning(workshop, store, board: store),
                Reminding(workshop, store, board: store),
                Notifying(workshop, store),
                Announcing(workshop, store, drafts: store, board: store),
                Holidays(workshop, store),
                Inspecting(workshop, store, drafts: store, board: store, parking: store),
                Tidying(workshop, store),
            ]
    }

    /// What ends with what it has on the wire, and is not cancelled.
    private static let undisturbed: Set = ["send", "amend", "first comment"]

    /// Runs all loops until the stop sign is up. Then everything is cancelled but what sends, which ends with its post.
    package func run() async throws {
        atWork.withLock { $0 = true }
        defer { atWork.withLock { $0 = false } }
        try await reconciling.recover()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runTheOthers() }
            for stage in stages where Self.undisturbed.contains(stage.name) { group.addTask { try await loop(stage).run() } }
            try await group.waitForAll()
        }
    }

    /// Whether the loops run; else a command only looks into the store.
    package var isAtWork: Bool { atWork.withLock { $0 } }

    /// When each loop will have work next, where it knows.
    package func dueTimes(now: Date) async throws -> [Date] {
        var times: [Date] = []
        for stage in stages { if let due = try await stage.nextDue(now: now) { times.append(due) } }
        return times
    }

    /// Each loop as it is now, in the order of the table.
    package var loops: [LoopState] {
        stages.map { stage in
            LoopState(
                name: stage.name, takes: stage.takes, inHand: inHand.count(of: stage.name),
                lastRunAt: stage.lastRound ?? inHand.lastDone(by: stage.name))
        }
    }

    /// Wakes every loop, for a new configuration.
    package func wake() { doorbell.ring() }

    /// Lets what the board has sent be looked at soon.
    package func take(_ news: BoardNews) {
        mail.put(news, at: workshop.clock.now())
        wake()
    }

    private func runTheOthers() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for stage in stages where !Self.undisturbed.contains(stage.name) { group.addTask { try await loop(stage).run() } }
            group.addTask { try await stopSign.wait(clock: workshop.clock) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func loop(_ stage: any Stage) -> StageLoop {
        StageLoop(stage, workshop: workshop, doorbell: doorbell, stopSign: stopSign, inHand: inHand)
    }
}
