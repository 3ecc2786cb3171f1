import Markup
import Support

/// Texts of a feed as plain text.
enum PlainFeedText {
    /// Paragraphs apart by an empty line.
    static func paragraphs(_ text: FeedText) -> String {
        switch text.form {
        case .plain: HTMLText.tidy(VisibleText.clean(text.value))
        case .xhtml: HTMLText.plain(text.value)
        case .html, .data: HTMLText.paragraphs(text.value)
        }
    }

    /// All on one line.
    static func line(_ text: FeedText) -> String {
        text.form == .plain ? VisibleText.clean(text.value).collapsed : HTMLText.line(text.value)
    }
}
