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

    /// The checks of the text as it stands, by the guidelines as they are; nil where nobody reviews it, or nothing new is to be said.
    ///
    /// Each draft says under Checks that it was checked; a comment comes only where they find something else than before. What was found
    /// counts at once; the page says so when it is `turn`'s turn, for what fifty pages are told at once keeps a board from everybody else.
    package static func review(
        _ row: inout Draft, versions: [DraftVersion], assignment: Assignment, blocking: Bool, turn: Int = 0, now: Date
    ) -> DraftFiling? {
        guard row.state == .submitted else { return nil }
        let record = versions.last { $0.number <= row.version && $0.record != nil }?.record
        let note = Self.note(now)
        let before = Self.blocking(row) + row.checks.filter { !$0.description.hasPrefix(mark) }
        var checked = row
        DraftChecks.note(on: &checked, record: record, assignment: assignment, blocking: blocking)
        checked.checks += row.checks.filter(SourceChange.isNote)
        let found = Self.blocking(checked) + checked.checks
        // Guidelines are written in many small edits: within the hour, nothing else found is nothing new.
        if found == before, row.checks.contains(where: { isOfThisHour($0, now) }) { return nil }
        row = checked
        row.checks.append(note)
        let key = "\(row.id)@\(row.revision)"
        let turnsAt = now + min(gap * turn, longest)
        var filing = DraftFiling()
        filing.updates = [
            BoardUpdate(key: "\(key)#guidelines", draftID: row.id, change: .face(BoardFace()), deferredUntil: turnsAt)
        ]
        if let words = words(found: found.filter { !before.contains($0) }, gone: before.filter { !found.contains($0) }) {
            filing.updates.append(
                BoardUpdate(
                    key: "\(key)#guidelines-found", draftID: row.id, change: .comment(text: words, mentions: [], discussionID: nil),
                    deferredUntil: turnsAt))
        }
        return filing
    }

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
