import HTTPServer

/// A whole page of a look-alike: the head, the strip of the rehearsal, and what the look-alike puts under it.
///
/// It needs /style.css, /live.js and /page.js beside it; the body has `#main` and elements with `data-part`, as the live script
/// wants them.
package struct RehearsalDocument: Sendable {
    /// What the browser shows in its tab.
    package let title: String
    package let bar: RehearsalBar
    /// The way through the look-alike's pages; it stands beside or above the content.
    package let navigation: HTML
    /// What stands in `<main>`.
    package let content: HTML

    package init(title: String, bar: RehearsalBar, navigation: HTML, content: HTML) {
        self.title = title
        self.bar = bar
        self.navigation = navigation
        self.content = content
    }

    /// The document.
    package var text: String {
        let page: HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(title)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/style.css">
            <script src="/live.js" defer></script>
            <script src="/page.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the page’s content</a>
            \(bar.html)\
            <p id="lost" role="status"></p>
            <p id="trouble" role="alert"></p>
            \(navigation)
            <main id="main" tabindex="-1">
            \(content)
            </main>
            </body>
            </html>

            """
        return page.text
    }
}
