import Markup
import Support

/// Texts of a feed as plain text.
enum PlainFeedText {
    /// Paragraphs apart by an empty line.
    static func paragraphs(_ text: FeedText) -> String {
        if text.form == .plain { return tidy(VisibleText.clean(text.value)) }
        // Without a single tag it is plain text that was escaped, whose line breaks mean something.
        if text.form == .html, !text.value.utf8.contains(UInt8(ascii: "<")) { return tidy(VisibleText.clean(Entities.decode(text.value))) }
        return HTMLText.plain(text.value)
    }

    /// All on one line.
    static func line(_ text: FeedText) -> String {
        text.form == .plain ? VisibleText.clean(text.value).collapsed : HTMLText.line(text.value)
    }

    /// Without spaces around lines and with at most one empty line between them.
    private static func tidy(_ text: String) -> String {
        var result: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed) {
            if !line.isEmpty || result.last?.isEmpty == false { result.append(line) }
        }
        if result.last?.isEmpty == true { result.removeLast() }
        return result.joined(separator: "\n")
    }
}
