import FoundationEssentials

/// Reads a page of the web politely, for what it says.
package protocol PageReader: Sendable {
    /// Reads it once; throws a `DeskError` that names the page and the next step.
    func read(_ address: String, now: Date) async throws -> SourcePage
}

/// A page as it was read; all of it is untrusted.
package struct SourcePage: Sendable, Hashable {
    /// Where it was found in the end.
    package let url: String
    /// On one line.
    package let title: String
    /// Plain text with paragraphs separated by an empty line.
    package let text: String
    /// BCP 47 tag as the page declares it.
    package let language: String?

    package init(url: String, title: String, text: String, language: String? = nil) {
        self.url = url
        self.title = title
        self.text = text
        self.language = language
    }
}
