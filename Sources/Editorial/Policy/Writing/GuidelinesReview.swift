import FoundationEssentials
import Support

/// Checks drafts in review again when their brand's guidelines have changed. Pure.
package enum GuidelinesReview {
    private static let mark = "Checked again after the guidelines changed, "

    /// Whether what changed can change what the checks say.
    package static func concerns(_ before: Brand, _ after: Brand) -> Bool {
        before.guidelines.text != after.guidelines.text || BannedWords.all(of: before) != BannedWords.all(of: after)
    }

    /// The checks of the text as it stands, by the guidelines as they are; nil where nobody reviews it, or nothing new is to be said.
    ///
    /// Each draft says under Checks that it was checked; a comment comes only where they find something else than before.
    package static func review(_ row: inout Draft, versions: [DraftVersion], assignment: Assignment, now: Date) -> DraftFiling? {
        guard row.state == .submitted else { return nil }
        let record = versions.last { $0.number <= row.version && $0.record != nil }?.record
        let before = row.checks.filter { !$0.hasPrefix(mark) }
        let found = DraftChecks.remarks(
            text: row.content.text, altText: row.content.altText, record: record, assignment: assignment)
        let time = Timestamp.text(now).prefix(16).replacing("T", with: " ")
        // Guidelines are written in many small edits: within the hour, nothing else found is nothing new.
        if found == before, row.checks.contains(where: { $0.hasPrefix(mark + time.prefix(13)) }) { return nil }
        row.checks = found + ["\(mark)\(time) UTC."]
        let key = "\(row.id)@\(row.revision)"
        var filing = DraftFiling()
        filing.updates = [BoardUpdate(key: "\(key)#guidelines", draftID: row.id, change: .face(BoardFace()))]
        if let words = words(found: found.filter { !before.contains($0) }, gone: before.filter { !found.contains($0) }) {
            filing.updates.append(
                BoardUpdate(key: "\(key)#rechecked", draftID: row.id, change: .comment(text: words, mentions: [], discussionID: nil)))
        }
        return filing
    }

    private static func words(found: [String], gone: [String]) -> String? {
        if found.isEmpty, gone.isEmpty { return nil }
        let new = found.isEmpty ? "" : " Found now: \(found.joined(separator: " "))"
        let old = gone.isEmpty ? "" : " No longer found: \(gone.joined(separator: " "))"
        return ("The brand's guidelines have changed, and the text was checked again." + new + old).limited(utf16: 1500)
    }
}
