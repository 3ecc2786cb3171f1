import Editorial
import FoundationEssentials
import Support

/// Writes candidates into drafts, and rewrites drafts whose editor wants another text, by the first model that delivers.
package struct Drafting: Stage {
    /// Longer than the slowest model's own time-out.
    static let lease = Duration.seconds(1800)
    static let mostTries = 8

    package let name = "draft"
    package let takes = [Intake("candidates", "candidates"), Intake(.changesRequested, "to rewrite")]
    let workshop: Workshop
    let shelf: any DraftingShelf
    private let drafts: any DraftShelf
    let pages: BriefPages
    let research: Research
    let questioning: Questioning
    let calls: any CallShelf
    private let writers: WritersDesk
    let hindsight: Hindsight

    package init(
        _ workshop: Workshop, _ shelf: any DraftingShelf, drafts: any DraftShelf, calls: any CallShelf,
        learning: any LearningShelf & EmbeddingShelf
    ) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        pages = BriefPages(workshop, shelf)
        research = Research(workshop, shelf)
        questioning = Questioning(workshop)
        self.calls = calls
        writers = WritersDesk(workshop)
        hindsight = Hindsight(workshop, learning, embeddings: learning)
    }

    package func nextDue(now: Date) async throws -> Date? {
        let dates = [try await shelf.nextCandidateDue(now: now), try await drafts.nextDue(.rewriting, now: now)]
        return dates.compactMap { $0 }.min()
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        if let taken = try await drafts.take(.rewriting, now: now, lease: workshop.lease(Self.lease)) {
            try await rewrite(taken)
            return true
        }
        guard let taken = try await shelf.takeCandidate(now: now, lease: workshop.lease(Self.lease)) else { return false }
        try await draft(taken)
        return true
    }

    // MARK: a new draft

    private func draft(_ taken: LeasedAssignment) async throws {
        let id = taken.assignment.candidate.id
        do {
            let (gathered, notes) = try await research.gathered(for: taken, after: try await pages.gathered(for: taken))
            let assignment = try await hindsight.informed(gathered)
            let book = CallBook(calls, workshop, for: assignment)
            let name = try await book.name(of: id)
            let seed = Seed.of(name)
            let written = try await write(assignment, revision: nil, name: name, book, notes: notes)
            let record = try await questioning.asked(written, for: assignment, seed: seed, book)
            let now = workshop.clock.now()
            let account = workshop.newsroom.current.accounts[assignment.candidate.account]?.settings
            let made = DraftFactory.make(record, for: assignment, account, seed: seed, now: now)
            let isFiled = try await shelf.file(made.draft, filing: made.filing, lease: taken.lease, now: now)
            if isFiled { try await calls.forgetAnswers(ofCandidate: id) }
            workshop.log.info(
                "draft written",
                [
                    "draft": made.draft.id, "trace": assignment.candidate.id, "brand": assignment.brand.name, "model": record.result.model,
                    "filed": isFiled,
                ])
        } catch  where !Task.isCancelled {
            let wait = error as? WorkWaits
            if wait?.hasFailed != false { try await calls.forgetAnswers(ofCandidate: id) }
            if let wait { return try await shelf.wait(candidate: id, lease: taken.lease, until: wait.until, because: wait.message) }
            let until = workshop.nextTry(after: error, failures: taken.failures, most: Self.mostTries, backoff: rowBackoff)
            try await shelf.postpone(candidate: id, lease: taken.lease, until: until, because: workshop.judge(error).sentence)
        }
    }

    // MARK: another text

    private func rewrite(_ taken: LeasedDraft) async throws {
        guard let standing = try await drafts.assignment(ofDraft: taken.draft.id) else { return }
        let before = taken.draft
        let orders = before.orders.batch
        let candidate = standing.candidate.id
        do {
            let assignment = try await hindsight.informed(standing)
            let book = CallBook(calls, workshop, for: assignment)
            let others = orders.first?.isVariant == true ? try await variants(of: before) : []
            let revision = Revision(previousText: before.content.text, remark: orders.instruction, others: others.map(\.text))
            let name = try await book.name(of: "\(before.id)/\(before.version)")
            let written = try await write(assignment, revision: revision, name: name, book)
            let record = try await questioning.asked(written, for: assignment, seed: Seed.of(name), book)
            let now = workshop.clock.now()
            let account = workshop.newsroom.current.accounts[before.account]?.settings
            let isFiled = try await drafts.amend(before.id, lease: taken.lease, now: now) { row in
                others.isEmpty
                    ? DraftFactory.rewrite(&row, from: before, orders, with: record, for: assignment, account, now: now)
                    : DraftFactory.variant(&row, orders, beside: others, with: record, for: assignment, now: now)
            }
            if isFiled { try await calls.forgetAnswers(ofCandidate: candidate) }
            workshop.log.info("draft rewritten", ["draft": before.id, "model": record.result.model, "filed": isFiled])
        } catch  where !Task.isCancelled {
            let sentence = workshop.judge(error).sentence
            let wait = error as? WorkWaits
            if wait?.hasFailed != false { try await calls.forgetAnswers(ofCandidate: candidate) }
            let until =
                wait?.until ?? workshop.nextTry(after: error, failures: before.failures, most: Self.mostTries, backoff: rowBackoff)
            try await drafts.amend(before.id, lease: taken.lease, now: workshop.clock.now()) { row in
                if wait == nil { row.failures += 1 }
                row.retryAt = until ?? row.windowEnds
                row.lastError = sentence
                return until == nil ? DraftFactory.giveUp(&row, because: sentence) : DraftFiling()
            }
        }
    }

    /// The texts beside which another variant is wanted; that under "Post" comes first.
    private func variants(of draft: Draft) async throws -> [DraftVersion] {
        let versions = try await drafts.versions(ofDraft: draft.id)
        let standing = versions.last(withText: draft.content.text) ?? draft.standingVersion(at: workshop.clock.now())
        let numbers = draft.board.variants?.versions ?? []
        return [standing] + versions.filter { numbers.contains($0.number) && $0.text != standing.text }
    }

    // MARK: models

    /// `name` decides about seed and nonce: whoever tries the same again asks the same.
    func write(
        _ assignment: Assignment, revision: Revision?, name: String, _ book: CallBook, notes: [Message] = []
    ) async throws -> WritingRecord {
        let prompt = PromptBuilder.prompt(for: assignment, revision: revision, nonce: PromptBuilder.nonce(of: name))
        let order = WritingOrder(assignment: assignment, prompt: prompt, revision: revision, seed: Seed.of(name))
        let result = try await writers.write(order, notes: notes, book)
        return WritingRecord(prompt: prompt, result: result, sources: book.sources)
    }
}
