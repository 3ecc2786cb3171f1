import Support

/// What a page's markdown says of the parts that people work on: equal as long as nothing there has changed. Pure.
///
/// It only tells whether the blocks have to be read; what they hold is never taken from it, for markdown escapes and normalises
/// (developers.notion.com/guides/data-apis/enhanced-markdown).
enum BodyMark {
    /// The mark of a draft's page: without the callout and what is folded, which Copydesk alone fills; of Versions only the ticks are
    /// anybody else's. nil when its parts cannot be told apart.
    static func ofDraft(_ markdown: String) -> String? {
        var kept: [Substring] = []
        var fold: Section?
        var isInCallout = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if isInCallout {
                isInCallout = !line.contains("</callout>")
            } else if line.hasPrefix("<callout") {
                isInCallout = !line.contains("</callout>")
            } else if line.hasPrefix("\t") {
                // Inside a fold of its own, or under "Post", where any words may stand.
                if fold == nil || fold == .versions && line.dropFirst().hasPrefix("- [x]") { kept.append(line) }
            } else {
                fold = Section(title: title(line))
                kept.append(line)
            }
        }
        return isInCallout ? nil : SHA256.hex(of: kept.map(steady).joined(separator: "\n"))
    }

    /// Whether any box on the page is ticked.
    static func hasTicks(_ markdown: String) -> Bool { markdown.contains("- [x]") }

    /// The mark of a page that is prose from its beginning to its end.
    static func ofProse(_ markdown: String) -> String {
        SHA256.hex(of: markdown.split(separator: "\n", omittingEmptySubsequences: false).map(steady).joined(separator: "\n"))
    }

    /// A fold's title, whether it is shown as a list's item, as a summary or as the bare words.
    private static func title(_ line: Substring) -> String {
        var words = String(line)
        for mark in ["- ", "<summary>"] where words.hasPrefix(mark) { words.removeFirst(mark.count) }
        if words.hasSuffix("</summary>") { words.removeLast("</summary>".count) }
        return words.trimmed
    }

    /// A line without the signature of its file, which is another at every reading.
    private static func steady(_ line: Substring) -> String {
        let text = String(line)
        let address = text.ranges(of: " src=\"").last ?? (text.trimmed.hasPrefix("![") ? text.ranges(of: "](").last : nil)
        guard let address, let query = text[address.upperBound...].firstIndex(of: "?") else { return text }
        return String(text[..<query])
    }
}
