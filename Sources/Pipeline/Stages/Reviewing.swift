import Editorial
import FoundationEssentials
import Support

/// Asks models about drafts in review whose guidelines say something new: only that, about one draft after the other, each in its turn.
///
/// The questions are the same whenever they are asked again, so that what was answered is not paid for twice: after a crash, or when a
/// sentence is taken out and put in again.
package struct Reviewing: Stage {
    /// Rounds in which a model may leave questions about a draft unanswered.
    static let mostTries = 4

    package let name = "review"
    private let workshop: Workshop
    private let shelf: any ReviewShelf
    private let drafts: any DraftShelf
    private let calls: any CallShelf
    private let questioning: Questioning

    package init(_ workshop: Workshop, _ shelf: any ReviewShelf, drafts: any DraftShelf, calls: any CallShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        self.calls = calls
        questioning = Questioning(workshop)
    }

    package func nextDue(now: Date) async throws -> Date? { try await shelf.nextQuestions() }

    package func workOnce() async throws -> Bool {
        guard let open = try await shelf.dueQuestions(now: workshop.clock.now()) else { return false }
        // Whoever rewrites it asks everything, and what is approved stays so.
        guard let draft = try await drafts.draft(open.draftID), draft.state == .submitted,
            let assignment = try await drafts.assignment(ofDraft: draft.id),
            let record = try await drafts.versions(ofDraft: draft.id).lastRecord(upTo: draft.version)
        else {
            try await shelf.close(open)
            return true
        }
        try await ask(open, of: record.result, about: draft, assignment)
        return true
    }

    private func ask(_ open: ReviewQuestions, of writer: WritingResult, about draft: Draft, _ assignment: Assignment) async throws {
        if let provider = workshop.newsroom.current.textModels.first(where: { $0.name == writer.model })?.provider,
            let rest = workshop.models.rest(of: provider, at: workshop.clock.now())
        {
            return try await shelf.postpone(open, until: rest.until, failures: open.failures)
        }
        let text = draft.content.text
        let questions = assignment.rulebook.questions.filter { open.sentences.contains($0.sentence) }
        let book = CallBook(calls, workshop, for: assignment)
        let verdicts = try await questioning.verdicts(
            on: text, by: questions, from: writer.model, seed: Seed.of("\(draft.id)/review"), book)
        if let verdicts, let again = retry(open, verdicts, of: questions.count) {
            return try await shelf.postpone(open, until: again.at, failures: again.failures)
        }
        let (rulebook, now) = (assignment.rulebook, workshop.clock.now())
        let left = Questioning.left(questions.count - (verdicts?.answered ?? 0), of: questions.count)
        try await drafts.amend(draft.id, lease: nil, now: now) { row in
            GuidelinesReview.judged(
                &row, text: text, found: verdicts?.found ?? [], left: verdicts == nil ? nil : left, by: rulebook, now: now)
        }
        // What an editor wrote meanwhile was not read.
        if let after = try await drafts.draft(draft.id), after.state == .submitted, after.content.text != text {
            return try await shelf.postpone(open, until: now, failures: open.failures)
        }
        workshop.log.info("draft judged by changed guidelines", ["draft": draft.id, "model": writer.model, "questions": questions.count])
        try await shelf.close(open)
    }

    /// When to ask again what was not answered; nil where all was, or that makes no sense any more.
    private func retry(_ open: ReviewQuestions, _ verdicts: Questioning.Verdicts, of all: Int) -> (at: Date, failures: Int)? {
        guard let trouble = verdicts.trouble, verdicts.answered < min(all, Questioning.most) else { return nil }
        if let reached = trouble as? BudgetReached { return (reached.until, open.failures) }
        if (trouble as? any DeskError)?.isAway == true { return (workshop.clock.now() + .seconds(300), open.failures) }
        return workshop.nextTry(after: trouble, failures: open.failures, most: Self.mostTries, backoff: rowBackoff)
            .map { ($0, open.failures + 1) }
    }
}
