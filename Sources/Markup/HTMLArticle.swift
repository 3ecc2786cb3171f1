/// A web page as its reader takes it: its title and its text, without what stands around it.
package struct HTMLArticle: Sendable, Equatable {
    /// On one line; empty when the page has none.
    package let title: String
    /// Paragraphs apart by an empty line.
    package let text: String
    /// What the page says its language is, as written.
    package let language: String?

    /// Reads a page of any charset.
    package init(page: [UInt8], charset: String? = nil) {
        let bytes = Charset.decode(page, declared: charset).bytes
        let finder = ArticleFinder()
        HTMLParse.run(bytes, into: finder)
        title = HTMLText.line(VisibleText.clean(finder.title))
        // Where a page says what its article is, the rest is not read: teasers of other articles are no source.
        let article = finder.hasArticle ? Self.text(bytes, in: "article") : finder.hasMain ? Self.text(bytes, in: "main") : ""
        text = article.utf8.count < Self.leastArticle ? Self.longer(article, Self.text(bytes, in: "body")) : article
        // The parser takes the page's beginning for one that came too late, and drops it.
        language = String(decoding: bytes.prefix(4096), as: UTF8.self)
            .firstMatch(of: #/<html[^>]*\slang\s*=\s*["']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)/#.ignoresCase())
            .map { String($0.1) }
    }

    /// What is shorter is a teaser.
    private static let leastArticle = 200

    private static func longer(_ one: String, _ other: String) -> String { one.utf8.count >= other.utf8.count ? one : other }

    private static func text(_ bytes: [UInt8], in element: String) -> String {
        let builder = PlainText(leavingOut: around)
        HTMLParse.run(bytes, into: ArticleOnly(element, into: builder))
        return VisibleText.clean(HTMLText.trimmed(builder.out))
    }

    private static let around: Set<String> = ["nav", "header", "footer", "aside", "form", "figcaption", "menu"]
}

/// Looks for the title and what the page calls its article.
private final class ArticleFinder: HTMLSink {
    var title = ""
    var hasArticle = false
    var hasMain = false
    private var isInTitle = false

    func start(_ name: String, _ attributes: HTMLAttributes) {
        switch name {
        case "title": isInTitle = title.isEmpty
        case "article": hasArticle = true
        case "main": hasMain = true
        default: break
        }
    }

    func end(_ name: String) { if name == "title" { isInTitle = false } }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInTitle, title.utf8.count < 2000 { title += String(decoding: bytes, as: UTF8.self) }
    }
}

/// Lets through the first element of a name with what is in it.
private final class ArticleOnly: HTMLSink {
    private let name: String
    private let sink: any HTMLSink
    private var depth = 0
    private var isOver = false

    init(_ name: String, into sink: any HTMLSink) {
        self.name = name
        self.sink = sink
        // Everything is inside of a body.
        if name == "body" { depth = 1 }
    }

    func start(_ name: String, _ attributes: HTMLAttributes) {
        if depth > 0 { sink.start(name, attributes) }
        if name == self.name, self.name != "body", !isOver { depth += 1 }
    }

    func end(_ name: String) {
        if name == self.name, self.name != "body", depth > 0 {
            depth -= 1
            isOver = isOver || depth == 0
            if depth == 0 { return }
        }
        if depth > 0 { sink.end(name) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { if depth > 0 { sink.text(bytes) } }
}
