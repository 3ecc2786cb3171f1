import FoundationEssentials
import Support

/// Checks drafts in review again when their brand's guidelines have changed. Pure.
package enum GuidelinesReview {
    private static let mark = "Checked again after the guidelines changed"
    /// So many are named in a comment; Checks has all of them.
    private static let most = 8
    /// Between what one page and the next is told: a tenth of the requests that Notion takes.
    private static let gap = Duration.seconds(10)
    /// However many drafts are in review, each page says so by then.
    private static let longest = Duration.seconds(600)

    /// Whether what changed can change what the checks say.
    package static func concerns(_ before: Brand, _ after: Brand) -> Bool {
        before.guidelines.text != after.guidelines.text || before.bannedWords != after.bannedWords
    }

    /// What the guidelines say since that only a model can judge.
    package static func questions(_ before: Brand, _ after: Brand) -> [String] {
        let known = Set(Rulebook(before).questions.map(\.sentence))
        return Rulebook(after).questions.map(\.sentence).filter { !known.contains($0) }
    }

    /// The checks of the text as it stands, by the guidelines as they are; nil where nobody reviews it, or nothing new is to be said.
    ///
    /// Each draft says under Checks that it was checked; a comment comes only where they find something else than before. What was found
    /// counts at once; the page says so when it is `turn`'s turn, for what fifty pages are told at once keeps a board from everybody else.
    /// What a model is to be asked comes in the same turn.
    package static func review(
        _ row: inout Draft, versions: [DraftVersion], assignment: Assignment, questions: [String] = [], blocking: Bool, turn: Int = 0,
        now: Date
    ) -> DraftFiling? {
        guard row.state == .submitted else { return nil }
        let record = versions.lastRecord(upTo: row.version)
        let turnsAt = now + min(gap * turn, longest)
        var filing = DraftFiling()
        if record != nil, !questions.isEmpty {
            filing.questions = ReviewQuestions(draftID: row.id, sentences: questions, dueAt: turnsAt)
        }
        let before = Self.found(in: row)
        var checked = row
        DraftChecks.note(on: &checked, record: record, assignment: assignment, blocking: blocking)
        checked.checks += kept(row, beside: checked.checks, assignment.rulebook)
        let found = Self.found(in: checked)
        // Guidelines are written in many small edits: within the hour, nothing else found is nothing new.
        if found == before, row.checks.contains(where: { isOfThisHour($0, now) }) {
            row.rules = checked.rules
            return filing
        }
        row = checked
        row.checks.append(note(now))
        let gone = before.filter { !found.contains($0) }
        filing.updates = updates(row, "guidelines", found: found.filter { !before.contains($0) }, gone: gone, at: turnsAt)
        return filing
    }

    /// What a model says of a text that is still in review; nil where it is not, or nothing new was said.
    package static func judged(
        _ row: inout Draft, text: String, found: [Message], left: Message?, by rulebook: Rulebook, now: Date
    ) -> DraftFiling? {
        guard row.state == .submitted, row.content.text == text else { return nil }
        let new = found.filter { !row.checks.contains($0) && RuleFinding.stands($0, rulebook, in: text) }
        let notes = new + [left].compactMap { $0 }.filter { !row.checks.contains($0) }
        if notes.isEmpty { return nil }
        row.checks += notes
        var filing = DraftFiling()
        filing.updates = updates(row, "judged", found: new, gone: [], at: now)
        return filing
    }

    /// What stays under Checks though no code finds it: that a source has changed, how the text may be received, and what a model found
    /// while it holds.
    private static func kept(_ row: Draft, beside found: [Message], _ rulebook: Rulebook) -> [Message] {
        row.checks.filter { check in
            SourceChange.isNote(check) || EngagementEstimate.isOne(check)
                || !found.contains(check) && RuleFinding.stands(check, rulebook, in: row.content.text)
        }
    }

    private static func updates(_ row: Draft, _ name: String, found: [Message], gone: [Message], at date: Date) -> [BoardUpdate] {
        let key = "\(row.id)@\(row.revision)#\(name)"
        let face = BoardUpdate(key: key, draftID: row.id, change: .face(BoardFace()), deferredUntil: date)
        guard let words = words(found: found, gone: gone) else { return [face] }
        let comment = BoardUpdate(
            key: "\(key)-found", draftID: row.id, change: .comment(text: words, mentions: [], discussionID: nil), deferredUntil: date)
        return [face, comment]
    }

    /// All that stands under Checks or blocks approval, but that it was checked again.
    private static func found(in row: Draft) -> [Message] { blocking(row) + row.checks.filter { !$0.description.hasPrefix(mark) } }

    /// What the checks found that blocks approval.
    private static func blocking(_ row: Draft) -> [Message] { row.obstacles.filter(DraftChecks.isFound) }

    private static func note(_ now: Date) -> Message { "Checked again after the guidelines changed, \(Moment(now))." }

    private static func isOfThisHour(_ check: Message, _ now: Date) -> Bool {
        guard check.template == note(now).template, case .moment(let moment) = check.arguments.first else { return false }
        return moment.date.milliseconds / 3_600_000 == now.milliseconds / 3_600_000
    }

    private static func words(found: [Message], gone: [Message]) -> Message? {
        if found.isEmpty, gone.isEmpty { return nil }
        let new: Message = found.isEmpty ? "" : " Found now: \(few(found))"
        let old: Message = gone.isEmpty ? "" : " No longer found: \(few(gone))"
        return "The brand's guidelines have changed, and the text was checked again.\(new)\(old)"
    }

    private static func few(_ checks: [Message]) -> Message {
        checks.prefix(most).joined(separator: " ").limited(utf16: 1000)
    }
}
