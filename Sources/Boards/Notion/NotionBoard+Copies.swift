import Editorial
import Notion
import Support

extension NotionBoard {
    /// Tells on a page that an editor copied that it is no draft, and takes from it what would put it on the board and into the calendar.
    func disown(_ page: BoardReference, original: String, _ update: BoardUpdate) async throws {
        let words: Message =
            "This page is a copy: nothing on it is read, approved or published. The draft is \(original). For another text of it comment /variant there; for another post write a brief."
        try await comment(words, mentions: [], discussion: nil, of: update, on: page)
        _ = try await write(
            .drafts, to: page.pageID,
            [(.status, .status(nil)), (.publishAt, .date(nil)), (.draftID, .richText(RichText(Row.copyMark + update.draftID)))])
    }

    /// Writes back which draft a row is, and says that this was changed, as happens when a cell of the table is dragged over others.
    func label(_ page: BoardReference, _ update: BoardUpdate) async throws {
        let words: Message =
            "The Draft ID of this row was changed; it is written back, for by it the draft is known. Nothing else of the draft has changed."
        try await comment(words, mentions: [], discussion: nil, of: update, on: page)
        _ = try await write(.drafts, to: page.pageID, [(.draftID, .richText(RichText(update.draftID)))])
    }
}

extension Row {
    /// What stands under Draft ID on a copy.
    static let copyMark = "Copy of "

    var isCopy: Bool { text(.draftID).hasPrefix(Self.copyMark) }
}
