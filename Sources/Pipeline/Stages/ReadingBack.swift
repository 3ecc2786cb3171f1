import Editorial
import FoundationEssentials
import Support

/// Reads what was published and compares it with what was approved: a difference is an incident.
package struct ReadingBack: Stage {
    /// Pauses after each look that saw no whole post; the first look is half a minute after the publication.
    static let pauses: [Duration] = [.seconds(60), .seconds(300), .seconds(1800), .seconds(7200)]
    /// A post that differs is read again daily, for somebody may mend it on the platform.
    static let daily = Duration.seconds(86_400)
    static let mostDays = 7

    package let name = "readback"
    private let workshop: Workshop
    private let shelf: any ProofreadingShelf
    private let access: any AccessShelf
    private let board: any BoardShelf
    private let drafts: any DraftShelf
    private let gate: AccountGate

    package init(
        _ workshop: Workshop, _ shelf: any ProofreadingShelf, drafts: any DraftShelf, board: any BoardShelf, access: any AccessShelf,
        parking: any ParkingShelf
    ) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        self.board = board
        self.access = access
        gate = AccountGate(workshop, parking)
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextProofreading() }

    package func workOnce() async throws -> Bool {
        guard let reading = try await shelf.dueProofreading(now: workshop.clock.now()) else { return false }
        guard let account = workshop.newsroom.current.accounts[reading.account], let evidence = account.evidence else {
            try await leave(reading, "The account's posts cannot be read.")
            return true
        }
        if let reason = try await whyNot(account) {
            try await leave(reading, reason)
        } else if let parking = try await gate.parking(of: account) {
            try await rest(reading, until: parking.until)
        } else {
            try await look(reading, evidence)
        }
        return true
    }

    /// Why the account's token may not read its posts, as far as the last look at it told; nil when it may, or nobody knows.
    private func whyNot(_ account: Newsroom.Account) async throws -> Message? {
        guard let known = try await access.knownAccess()[account.settings.name], known.fingerprint == account.inspector.fingerprint,
            let answer = known.access?[.readBack], answer.verdict == .cannot, known.access?.token.isDead == false
        else { return nil }
        return "The account's token may not read posts: \(answer.reason)."
    }

    private func look(_ reading: Proofreading, _ evidence: any Evidence) async throws {
        do {
            switch try await evidence.readBack(reading.urn, of: reading.prepared) {
            case .same(let notShown): try await settle(reading, notShown)
            case .differs(let differences): try await incident(reading, differences.joined(separator: " "))
            case .notYet(let words): try await again(reading, words, isSeen: true)
            case .unreadable(let words): try await leave(reading, words)
            }
        } catch  where !Task.isCancelled {
            try await again(reading, "Reading failed: \(workshop.judge(error).sentence)", isSeen: false)
        }
    }

    // MARK: what follows

    private func settle(_ reading: Proofreading, _ notShown: [String]) async throws {
        var reading = reading
        reading.note = (["It says what was approved."] + notShown.map { "not shown: \($0)" }).joined(separator: " ")
        (reading.state, reading.nextLookAt) = (.same, nil)
        try await shelf.file(reading, now: workshop.clock.now()) { Outcomes.incidentOver(&$0) }
        try await workshop.faults.clear(fault: Self.fault(of: reading))
        note(reading)
    }

    /// A post that a platform accepted and does not show is no better than one that says something else.
    private func again(_ reading: Proofreading, _ words: Message, isSeen: Bool) async throws {
        if reading.state == .differs { return try await nextDay(reading) }
        guard reading.looks < Self.pauses.count else {
            return isSeen ? try await incident(reading, words) : try await leave(reading, words)
        }
        var reading = reading
        reading.nextLookAt = workshop.clock.now() + Self.pauses[reading.looks]
        reading.looks += 1
        reading.note = words.description
        try await shelf.file(reading, now: workshop.clock.now()) { _ in nil }
    }

    private func rest(_ reading: Proofreading, until end: Date) async throws {
        var reading = reading
        reading.nextLookAt = end
        try await shelf.file(reading, now: workshop.clock.now()) { _ in nil }
    }

    private func incident(_ reading: Proofreading, _ words: Message) async throws {
        guard let draft = try await drafts.draft(reading.draftID) else { return try await leave(reading, words) }
        let editors = try await board.brand(draft.brandID)?.editors ?? []
        let link: Message = draft.permalink.map { " Look at \($0) and correct or delete the post there." } ?? ""
        let sentence: Message = "What is live on \(reading.account) is not what was approved. \(words)\(link)"
        if reading.state == .differs { return try await nextDay(reading) }
        var reading = reading
        (reading.state, reading.looks, reading.note) = (.differs, 0, words.description)
        let now = workshop.clock.now()
        reading.nextLookAt = now + Self.daily
        try await shelf.file(reading, now: now) { Outcomes.incident(&$0, sentence, editors: editors, now: now) }
        try await workshop.report(Fault(key: Self.fault(of: reading), sentence: "\"\(draft.title)\": \(sentence)"))
        note(reading)
    }

    /// It still differs. After a week everybody knows, and the fault is one of the past.
    private func nextDay(_ reading: Proofreading) async throws {
        var reading = reading
        reading.looks += 1
        let isOver = reading.looks >= Self.mostDays
        reading.nextLookAt = isOver ? nil : workshop.clock.now() + Self.daily
        try await shelf.file(reading, now: workshop.clock.now()) { _ in nil }
        if isOver { try await workshop.faults.clear(fault: Self.fault(of: reading)) }
    }

    private func leave(_ reading: Proofreading, _ words: Message) async throws {
        if reading.state == .differs { return try await nextDay(reading) }
        var reading = reading
        (reading.state, reading.nextLookAt, reading.note) = (.unread, nil, words.description)
        try await shelf.file(reading, now: workshop.clock.now()) { _ in nil }
        note(reading)
    }

    private func note(_ reading: Proofreading) {
        workshop.log.info(
            "read back", ["draft": reading.draftID, "urn": reading.urn, "result": reading.state.rawValue, "why": reading.note])
        workshop.metrics.counter(
            "copydesk_readbacks_total", help: "Published posts that were compared with what was approved, by result",
            labels: ["result": reading.state.rawValue]
        ).increment()
    }

    private static func fault(of reading: Proofreading) -> String { "incident \(reading.draftID)" }
}
