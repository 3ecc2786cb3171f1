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

    package init(_ workshop: Workshop, _ shelf: any DraftingShelf, drafts: any DraftShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        pages = BriefPages(workshop, shelf)
        research = Research(workshop, shelf)
        questioning = Questioning(workshop)
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
        do {
            let seed = Seed.of(taken.assignment.candidate.id)
            let (assignment, notes) = try await research.gathered(for: taken, after: try await pages.gathered(for: taken))
            let written = try await write(assignment, revision: nil, seed: seed, notes: notes)
            let record = try await questioning.asked(written, for: assignment, seed: seed)
            let now = workshop.clock.now()
            let account = workshop.newsroom.current.accounts[assignment.candidate.account]?.settings
            let made = DraftFactory.make(record, for: assignment, account, seed: seed, now: now)
            let isFiled = try await shelf.file(made.draft, filing: made.filing, lease: taken.lease, now: now)
            workshop.log.info(
                "draft written",
                [
                    "draft": made.draft.id, "trace": assignment.candidate.id, "brand": assignment.brand.name, "model": record.result.model,
                    "filed": isFiled,
                ])
        } catch  where !Task.isCancelled {
            let until = workshop.nextTry(after: error, failures: taken.failures, most: Self.mostTries, backoff: rowBackoff)
            try await shelf.postpone(
                candidate: taken.assignment.candidate.id, lease: taken.lease, until: until, because: workshop.judge(error).sentence)
        }
    }

    // MARK: another text

    private func rewrite(_ taken: LeasedDraft) async throws {
        guard let assignment = try await drafts.assignment(ofDraft: taken.draft.id) else { return }
        let before = taken.draft
        let orders = before.orders.batch
        do {
            let others = orders.first?.isVariant == true ? try await variants(of: before) : []
            let revision = Revision(previousText: before.content.text, remark: orders.instruction, others: others.map(\.text))
            let seed = Seed.of("\(before.id)/\(before.version)")
            let written = try await write(assignment, revision: revision, seed: seed)
            let record = try await questioning.asked(written, for: assignment, seed: seed)
            let now = workshop.clock.now()
            let account = workshop.newsroom.current.accounts[before.account]?.settings
            let isFiled = try await drafts.amend(before.id, lease: taken.lease, now: now) { row in
                others.isEmpty
                    ? DraftFactory.rewrite(&row, from: before, orders, with: record, for: assignment, account, now: now)
                    : DraftFactory.variant(&row, orders, beside: others, with: record, for: assignment, now: now)
            }
            workshop.log.info("draft rewritten", ["draft": before.id, "model": record.result.model, "filed": isFiled])
        } catch  where !Task.isCancelled {
            let sentence = workshop.judge(error).sentence
            let until = workshop.nextTry(after: error, failures: before.failures, most: Self.mostTries, backoff: rowBackoff)
            try await drafts.amend(before.id, lease: taken.lease, now: workshop.clock.now()) { row in
                row.failures += 1
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

    func write(_ assignment: Assignment, revision: Revision?, seed: Int, notes: [Message] = []) async throws -> WritingRecord {
        let prompt = PromptBuilder.prompt(for: assignment, revision: revision, nonce: PromptBuilder.makeNonce())
        let order = WritingOrder(assignment: assignment, prompt: prompt, revision: revision, seed: seed)
        // What is thrown decides whether the work is ever tried again: the most hopeful failure counts.
        var kept: any Error = NoTextModel()
        var isHopeless = true
        var failures: [Message] = []
        for model in workshop.newsroom.current.textModels {
            do {
                let result = try await model.write(order)
                try await workshop.faults.clear(fault: "text model \(model.name)")
                workshop.models.note(success: model.name, at: workshop.clock.now())
                let sources = Dictionary(assignment.items.map { ($0.url ?? $0.id, $0.contentHash) }) { $1 }
                return WritingRecord(prompt: prompt, result: Self.noting(failures, notes, in: result), sources: sources)
            } catch  where !Task.isCancelled {
                let (sentence, disposition) = workshop.judge(error)
                if isHopeless { kept = error }
                isHopeless = isHopeless && disposition == .permanent
                failures.append(
                    sentence.description.hasPrefix(model.name) ? "Text: \(sentence)" : "Text: \(model.name) failed: \(sentence)")
                workshop.models.note(failure: model.name, because: sentence.description, at: workshop.clock.now())
                try await workshop.report(Fault(key: "text model \(model.name)", sentence: sentence))
            }
        }
        throw kept
    }

    /// Editors are told when another engine than the first wrote, and why.
    private static func noting(_ failures: [Message], _ sources: [Message], in result: WritingResult) -> WritingResult {
        if failures.isEmpty, sources.isEmpty { return result }
        let standIn: [Message] = failures.isEmpty ? [] : ["Text: \(result.model) stands in."]
        let notes = failures + standIn + sources + result.notes
        return WritingResult(writing: result.writing, model: result.model, seed: result.seed, notes: notes)
    }
}

/// There is nothing to write with.
struct NoTextModel: DeskError {
    var description: String { "No text model is configured: add [[model.text]] kind = \"builtin\" to the configuration." }
    var disposition: Disposition { .needsOperator }
}
