import Editorial
import FoundationEssentials
import Support

/// The last look at the desk before a post is armed: page and brand are read again, and what they say is obeyed.
struct LastLook: Sendable {
    /// What the look brought.
    enum Sight: Sendable {
        /// Nothing stands against the post.
        case clear(DeskReading)
        /// It has to wait that long.
        case wait(Duration, because: Message)
        /// The draft's time on the line is over; that is filed already.
        case over
    }

    private let workshop: Workshop
    private let drafts: any DraftShelf
    private let board: any BoardShelf
    private let judging: Judging

    init(_ workshop: Workshop, drafts: any DraftShelf, board: any BoardShelf) {
        self.workshop = workshop
        self.drafts = drafts
        self.board = board
        judging = Judging(workshop, drafts: drafts, board: board)
    }

    /// What the page says is obeyed even when the brand's page cannot be read after it.
    func look(at taken: LeasedDraft, _ newsroom: Newsroom) async throws -> Sight {
        guard let desk = newsroom.desk, let reference = taken.draft.page, let brand = try await board.brand(taken.draft.brandID) else {
            return .wait(.seconds(300), because: "The board is not set up: run copydesk setup notion.")
        }
        let readAt = workshop.clock.now()
        let page: BoardPage
        do {
            page = try await desk.reading.page(reference, known: taken.draft.board.stamp)
        } catch  where !Task.isCancelled {
            return try await goOnWithout(desk, taken, brand, error)
        }
        guard try await judging.judge(page, ofDraft: taken.draft.id, desk) else {
            return .wait(.seconds(5), because: "The page is being written.")
        }
        let fresh: Brand
        do {
            fresh = try await desk.commissions.brand(taken.draft.brandID, known: brand)
        } catch  where !Task.isCancelled {
            return try await goOnWithout(desk, taken, brand, error)
        }
        try await board.keep(fresh)
        if taken.draft.board.unreadableSince != nil { try await note(unreadableSince: nil, taken) }
        if try await hasLapsed(taken, fresh) { return .over }
        // Said here as well as at arming: a listing that lags behind may overwrite the store's copy in between.
        return fresh.isPaused
            ? .wait(.seconds(15), because: "The brand is paused on its page.") : .clear(DeskReading(date: readAt, madeAt: readAt))
    }

    /// Only a board that is away is published without. One that answers and has no such page shows an editor's act.
    private func goOnWithout(_ desk: Newsroom.Desk, _ taken: LeasedDraft, _ brand: Brand, _ error: any Error) async throws -> Sight {
        let (sentence, disposition) = workshop.judge(error)
        let isAway =
            switch disposition {
            case .retry, .retryAfter: true
            case .permanent, .needsOperator: false
            }
        guard isAway, desk.publishesWithoutBoard.contains(brand.name) else {
            return try await waitForBoard(taken, brand, desk, sentence)
        }
        if try await hasLapsed(taken, brand) { return .over }
        workshop.log.notice("sending without the board", ["draft": taken.draft.id, "brand": brand.name, "why": sentence.description])
        return .clear(DeskReading(date: nil, madeAt: workshop.clock.now()))
    }

    /// Whether the approval is older than its brand allows; it has ended then.
    private func hasLapsed(_ taken: LeasedDraft, _ brand: Brand) async throws -> Bool {
        let now = workshop.clock.now()
        guard let end = taken.draft.approvalEnds(brand), end <= now else { return false }
        return try await drafts.amend(taken.draft.id, lease: taken.lease, now: now) { $0.lapse(brand, now: now) }
    }

    /// Kept with the draft, so that a restart does not begin the grace anew.
    private func note(unreadableSince since: Date?, _ taken: LeasedDraft) async throws {
        try await drafts.amend(taken.draft.id, lease: nil, now: workshop.clock.now()) { row in
            row.board.unreadableSince = since
            return DraftFiling()
        }
    }

    private func waitForBoard(_ taken: LeasedDraft, _ brand: Brand, _ desk: Newsroom.Desk, _ why: Message) async throws -> Sight {
        let grace = brand.boardGraceSeconds.map { Duration.seconds($0) } ?? desk.grace
        let now = workshop.clock.now()
        let sentence: Message = "The page could not be read before sending: \(why)"
        // From the first reading that failed: a post that was late already has not waited for the board yet.
        let since = taken.draft.boardAwaySince ?? now
        if taken.draft.boardAwaySince == nil { try await note(unreadableSince: now, taken) }
        guard now > since + grace else { return .wait(.seconds(20), because: sentence) }
        try await drafts.amend(taken.draft.id, lease: taken.lease, now: now) { row in
            guard row.state == .prepared else { return nil }
            row.state = .expired
            row.approval = .none
            row.board.unreadableSince = nil
            row.lastError = sentence
            var filing = DraftFiling()
            filing.decision = Decision(kind: .expired, by: Outcomes.copydesk, at: now, hash: "", note: sentence)
            let key = "\(row.id)@\(row.revision)"
            filing.updates = [
                BoardUpdate(key: "\(key)#face", draftID: row.id, change: .face(BoardFace())),
                BoardUpdate(
                    key: "\(key)#grace", draftID: row.id,
                    change: .comment(text: "Expired: \(sentence) Nothing was sent.", mentions: [.editors], discussionID: nil)),
            ]
            return filing
        }
        return .over
    }
}

/// When page and brand were read.
struct DeskReading: Sendable {
    /// nil for a brand that publishes without the board.
    let date: Date?
    /// When the board was asked, whatever it answered.
    let madeAt: Date
}

/// How long before its slot a post is looked at: as late as the crowd at the board allows, for what an editor does after the
/// look comes too late.
enum LookAhead {
    static let longest = Duration.seconds(8)
    /// What of a reading's ten seconds is left for arming; an older one is made again.
    static let margin = Duration.seconds(1)

    /// Page and brand are two requests at the 2.5 a second that the board grants, besides a second for their way.
    static func lead(crowd: Int) -> Duration { min(longest, .seconds(1) + .milliseconds(800) * crowd) }
}

/// The looks that were made ahead of their slots. A restart forgets them, and the desk is read again.
struct Looks: Sendable {
    /// Looks at one time: enough to use all of the board's rate, and few enough to leave workers for what is due.
    static let most = 3

    private struct Kept: Sendable {
        let reading: DeskReading
        let end: Date
    }

    private let kept = Locked<[String: Kept]>([:])
    private let running = Locked(0)

    /// Whether one more may look now; whoever was let in says when it ends.
    func begin() -> Bool {
        running.withLock { running in
            guard running < Self.most else { return false }
            running += 1
            return true
        }
    }

    func end() { running.withLock { $0 -= 1 } }

    /// Keeps a reading until its slot; those that nobody came for are forgotten.
    func keep(_ reading: DeskReading, of draftID: String, until end: Date) {
        kept.withLock { kept in
            kept = kept.filter { $0.value.end > end - .seconds(3600) }
            kept[draftID] = Kept(reading: reading, end: end)
        }
    }

    /// The reading, once.
    func take(of draftID: String, now: Date) -> DeskReading? {
        kept.withLock { $0.removeValue(forKey: draftID) }.flatMap { $0.end > now ? $0.reading : nil }
    }
}
