import FoundationEssentials
import Support

/// A published post of a brand with how it was received, as far as that is known.
package struct MeasuredPost: Sendable, Hashable {
    package let draftID: String
    package let account: String
    package let title: String
    package let text: String
    package let publishedAt: Date
    /// Read a day after it went out or later; nil before that.
    package let numbers: PostNumbers?

    package init(draftID: String, account: String, title: String, text: String, publishedAt: Date, numbers: PostNumbers?) {
        self.draftID = draftID
        self.account = account
        self.title = title
        self.text = text
        self.publishedAt = publishedAt
        self.numbers = numbers
    }
}
