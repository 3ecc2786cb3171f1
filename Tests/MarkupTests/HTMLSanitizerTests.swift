import Markup
import Testing

struct HTMLSanitizerTests {
    @Test(arguments: [
        ("<p>Hi &amp; <b>bold<i>it</b></i> &nbsp;…<br>x", "<p>Hi &amp; <b>bold<i>it</i></b>  …<br>x</p>"),
        ("plain & <b>simple</b>", "plain &amp; <b>simple</b>"),
        ("a<table><tr><td>cell</table>b<iframe></iframe>c<svg></svg>d", "a<table><tr><td>cell</td></tr></table>bcd"),
        ("a<script>x</script>b", "ab"),
        ("<a href=\"javascript:alert(1)\">bad</a>", "<a>bad</a>"),
        ("<a href=\"java\nscript:alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=' vbscript:x' onclick=y>x</a>", "<a>x</a>"),
        (
            "<a HREF='/a?b=1&amp;c=2' title='\"t'>x</a>",
            "<a href=\"https://x.test/a?b=1&amp;c=2\" rel=\"nofollow noopener\" title=\"&quot;t\">x</a>"
        ),
        ("<a href='mailto:a@x.test'>m</a>", "<a href=\"mailto:a@x.test\" rel=\"nofollow noopener\">m</a>"),
        ("<p><img src=x onerror=alert(1) alt='A'></p>", "<p><img src=\"https://x.test/x\" alt=\"A\"></p>"),
        ("<p>a<img src=/pixel.gif width=1 height=1></p>", "<p>a</p>"),
        ("<p>a<img src='data:image/png;base64,xx'></p>", "<p>a</p>"),
        ("<div><svg><script>1</script></svg><style>p{}</style>after</div>", "<div>after</div>"),
        ("<p title=\"</p><script>x</script>\">t</p>", "<p>t</p>"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<!--[if IE]><script>x</script><![endif]--><p>c</p>", "<p>c</p>"),
        ("<div><iframe src=x><p>in</p></iframe>out</div>", "<div>out</div>"),
        ("<div><form action=x><input value=y>f</form></div>", "<div>f</div>"),
        ("<p>unclosed <ul><li>one<li>two</ul>", "<p>unclosed </p><ul><li>one</li><li>two</li></ul>"),
        ("<div style=\"color:red\" class=x id=y>s</div>", "<div>s</div>"),
    ])
    func onlyWhatIsSafeIsKept(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test(arguments: [
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">", "<<p>>x",
        "<p/onclick=alert(1)>x", "<a href=\"https://x\" onmouseover=\"x\">y</a>", "<b <script>alert(1)</script>0",
        "<style><img src=x></style>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<img src=\"x`><script>alert(1)</script>\"`>",
        "<base href=//evil.test>",
        "<meta http-equiv=refresh content='0;url=//evil.test'>", "<svg/onload=alert(1)>", "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<object data=x></object><embed src=x>", "<link rel=stylesheet href=//evil.test>", "<p style='background:url(javascript:x)'>p</p>",
    ])
    func nothingRunsOrLoads(html: String) {
        let result = clean(html).lowercased()
        for sign in [
            "<script", "onerror=\"", "onclick=\"", "onload=\"", "javascript:", "<style", "<iframe", "<object", "<meta", "<base", "<link",
            "<svg", "style=",
        ] {
            #expect(!result.contains(sign), "\(result)")
        }
    }

    @Test func whatTheCallerDoesNotResolveIsDropped() {
        #expect(HTMLSanitizer.clean("<a href='/x'>x</a>") { _ in nil } == "<a>x</a>")
        #expect(HTMLSanitizer.clean("<a href='/x'>x</a>") { _ in "javascript:alert(1)" } == "<a>x</a>")
    }

    @Test func cleaningTwiceChangesNothing() {
        let once = clean("<p>a & b <i>c<p>d &lt;e&gt; \"f\"<ul><li>g</ul><a href='?q=1&r=2'>h</a>")
        #expect(clean(once) == once)
    }

    private func clean(_ html: String) -> String {
        HTMLSanitizer.clean(html) { $0.contains(":") ? $0 : "https://x.test/" + $0.drop { $0 == "/" } }
    }
}

struct HTMLLinksTests {
    @Test func aPageNamesItsFeeds() {
        let page = """
            <!doctype html><html><head><title>T</title><base href="/blog/">
            <link rel="alternate" type="application/rss+xml" title="Posts &amp; more" href="feed.xml">
            <LINK REL='home ALTERNATE' TYPE='application/atom+xml; charset=utf-8' HREF='/atom'>
            <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="x.css">
            <link rel="alternate" type="application/feed+json" href="feed.json"><link rel="alternate" type="application/rss+xml" href="feed.xml">
            """
        let links = HTMLLinks.feeds(Array(page.utf8))
        #expect(links.base == "/blog/")
        #expect(links.feeds.map(\.address) == ["feed.xml", "/atom", "feed.json"])
        #expect(links.feeds.map(\.type) == ["application/rss+xml", "application/atom+xml", "application/feed+json"])
        #expect(links.feeds.first?.title == "Posts & more")
    }

    @Test(arguments: ["", "no page", "<html><body>nothing</body></html>", "<link rel=alternate type=application/rss+xml>"])
    func aPageWithoutFeedsHasNone(page: String) {
        #expect(HTMLLinks.feeds(Array(page.utf8)).feeds.isEmpty)
    }
}

struct EntitiesTests {
    @Test(arguments: [
        ("a &amp; b", "a & b"), ("&eacute;&#8217;&#x2019;&#146;", "é’’’"), ("&unknown; & &;", "&unknown; & &;"),
        ("no references", "no references"),
        ("&amp;amp;", "&amp;"), ("&#0;x", "x"), ("&apos;", "'"),
    ])
    func referencesAreReplacedOnce(text: String, expected: String) {
        #expect(Entities.decode(text) == expected)
    }

    @Test func escapedTextComesBack() {
        let text = "<a href=\"x\">&amp;'é"
        #expect(Entities.decode(Entities.escape(text)) == text)
    }
}
