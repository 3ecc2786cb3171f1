import FoundationEssentials
import Support

/// What stands behind a draft: its sources, with what the text that stands has from each, and why it was made.
package struct Grounds: Sendable, Hashable, Codable {
    /// What the text may rest on.
    package struct Source: Sendable, Hashable, Codable {
        package let title: Message
        package let url: String?
        package let publishedAt: Date?
        /// Words of it that the writer named.
        package var quotes: [String] = []
        /// Words of it that support something in the text.
        package var passages: [Passage] = []
    }

    /// Words of a source, and what the text says by them.
    package struct Passage: Sendable, Hashable, Codable {
        package let words: String
        package var claims: [String]
    }

    package let sources: [Source]
    /// Sentences, among them what the draft took so far.
    package let reasons: [Message]
}
