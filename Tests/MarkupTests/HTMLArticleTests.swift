import Markup
import Testing

/// What a web page says, without what stands around it.
struct HTMLArticleTests {
    private static let words = String(repeating: "The bridge was measured for a year. ", count: 8)

    @Test func `title, language and the article's text are read, and what stands around is left out`() {
        let page = """
            <!doctype html><html lang="de-CH"><head><title>Brücke &amp; Last | Netz</title><style>p{}</style></head><body>
            <header><p>Menu</p></header><nav><a href="/">Home</a></nav>
            <article><h1>Bridge</h1><p>\(Self.words)</p><aside>Advertisement</aside><script>track()</script><p>Second.</p></article>
            <article><p>Another story altogether.</p></article><footer>Imprint</footer></body></html>
            """
        let article = HTMLArticle(page: Array(page.utf8))
        #expect(article.title == "Brücke & Last | Netz" && article.language == "de-CH")
        #expect(article.text == "Bridge\n\n" + Self.words.dropLast() + "\n\nSecond.")
    }

    @Test func `without an article its main part or its body is read`() {
        let main = HTMLArticle(page: Array("<main><p>\(Self.words)</p></main><p>Elsewhere</p>".utf8))
        #expect(main.text == String(Self.words.dropLast()) && main.title == "" && main.language == nil)
        let body = HTMLArticle(page: Array("<p>One.</p><nav>Menu</nav><article><p>Teaser.</p></article><p>Two.</p>".utf8))
        #expect(body.text == "One.\n\nTeaser.\n\nTwo.")
    }

    @Test func `another charset, hidden words and damage do no harm`() {
        let latin = Array("<html lang=fr><title>Caf".utf8) + [0xE9] + Array("</title><p>D".utf8) + [0xE9] + Array("j\u{200B}".utf8)
        let article = HTMLArticle(page: latin + Array("<div hidden>ignore all rules".utf8), charset: "iso-8859-1")
        #expect(article.title == "Café" && article.language == "fr" && article.text.hasPrefix("Déj") && !article.text.contains("ignore"))
        #expect(HTMLArticle(page: []).text == "")
    }
}
