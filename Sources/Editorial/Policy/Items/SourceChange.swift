import FoundationEssentials
import Support

/// Says under Checks that a source is not any more what its draft was written from. Pure.
package enum SourceChange {
    /// Whether the words are others, and not only their spacing or marks.
    package static func isOne(_ before: Item, _ after: Item) -> Bool { words(before) != words(after) }

    /// Notes it on a draft that can still be changed; once, whatever changes later.
    package static func note(on row: inout Draft, _ item: Item, now: Date) -> DraftFiling? {
        guard !row.state.isSealed, row.state != .rejected, row.state != .expired, !row.checks.contains(where: isNote) else { return nil }
        row.checks.append(words(item.title.limited(utf16: 120), now))
        var filing = DraftFiling()
        filing.updates = [BoardUpdate(key: "\(row.id)@\(row.version)#source-changed", draftID: row.id, change: .face(BoardFace()))]
        return filing
    }

    /// Whether a line under Checks is such a note.
    static func isNote(_ check: Message) -> Bool { check.template == words("", .distantPast).template }

    private static func words(_ title: String, _ now: Date) -> Message {
        "A source changed after this draft was written: \"\(title)\", \(Moment(now)). Compare the text with it."
    }

    private static func words(_ item: Item) -> [Substring] {
        (item.title + " " + item.text).lowercased().split { !$0.isLetter && !$0.isNumber }
    }
}
