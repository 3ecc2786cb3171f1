import FoundationEssentials

/// Finds pages of the web by words.
package protocol WebSearch: Sendable {
    /// Asks once; throws a `DeskError` that says what to do. Whatever it answers is untrusted.
    func search(_ query: String, language: String, now: Date) async throws -> [SearchHit]
}

/// A page that a search found.
package struct SearchHit: Sendable, Hashable {
    /// http or https, in normal form.
    package let url: String
    /// On one line.
    package let title: String

    package init(url: String, title: String) {
        self.url = url
        self.title = title
    }
}
