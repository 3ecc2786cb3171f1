import Markup
import Testing

struct HTMLSanitizerTests {
    @Test(arguments: [
        ("<p>Hi &amp; <b>bold<i>it</b></i> &nbsp;…<br>x", "<p>Hi &amp; <b>bold<i>it</i></b> &nbsp;…<br />x</p>"),
        ("plain & <b>simple</b> 1 < 2", "plain &amp; <b>simple</b> 1 &lt; 2"),
        ("a<table><tr><td>cell</table>b<iframe>in</iframe>c", "a<table><tr><td>cell</td></tr></table>binc"),
        ("a<script>x</script>b<style>p{}</style>c<applet>d</applet>e", "abce"), ("a<script>x", "a"), ("a<script/>b", "ab"),
        ("<a href=\"javascript:alert(1)\">bad</a>", "<a href=\"\">bad</a>"),
        ("<a HREF='/a?b=1&amp;c=2' title='\"t'>x</a>", "<a href=\"https://x.test/a?b=1&amp;c=2\" title=\"&quot;t\">x</a>"),
        ("<a href='mailto:a@x.test'>m</a>", "<a href=\"mailto:a@x.test\">m</a>"),
        ("<p><img src=x onerror=alert(1) alt='A'></p>", "<p><img alt=\"A\" src=\"https://x.test/x\" /></p>"),
        ("<p>a<img src='data:image/png;base64,xx'></p>", "<p>a<img /></p>"),
        ("<p title=\"</p><script>x</script>\">t</p>", "<p title=\"&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;\">t</p>"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<!--[if IE]><script>x</script><![endif]--><p>c</p><!doctype html><?php x ?>d", "<p>c</p>d"),
        ("<p>one<p>two<ul><li>a<li>b</ul>", "<p>one</p><p>two</p><ul><li>a</li><li>b</li></ul>"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"), ("</p>a</b>", "a"), ("<b>a", "<b>a</b>"),
        ("<input checked type=TEXT>", "<input checked=\"checked\" type=\"text\" />"), ("<a name=x name=y></a>", "<a name=\"x\"></a>"),
        ("&unknown; &copy; &#8217; &#146; &#39;", "&amp;unknown; &copy; ’ ’ '"), ("<b><i/>c</b>", "<b><i></i>c</b>"),
        (
            "<svg viewBox='0 0 1 1'><linearGradient/><circle r=1 onclick=x /><script>x</script></svg>",
            "<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\"><linearGradient></linearGradient><circle r=\"1\"></circle></svg>"
        ),
        (
            "<math><mi mathvariant=bold onclick=x>a</mi></math>",
            "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi mathvariant=\"bold\">a</mi></math>"
        ),
        ("<p unknown=1 class=a data-x=1 lang=en>x</p>", "<p class=\"a\" lang=\"en\">x</p>"), ("<mi>a</mi><path>b</path>", "ab"),
    ])
    func onlyWhatIsSafeIsKept(html: String, expected: String) {
        #expect(clean(html) == expected)
    }

    @Test(arguments: [
        ("color: red", "color: red;"), ("COLOR:Red;Width:5px", "COLOR: Red; Width: 5px;"), ("position:fixed;color:red", "color: red;"),
        ("background:url(https://x.test/a.gif);color:red", "color: red;"), ("background: #fff", "background: #fff;"),
        ("background: expression", ""), ("margin: 0 auto 10px", "margin: 0 auto 10px;"), ("margin: 1000px", ""),
        ("color:expression(alert(1))", ""),
        ("behavior:url(x.htc)", ""), ("-moz-binding:url(x.xml)", ""), ("color", ""), ("a:b:c", ""), ("width:5\\70x", ""),
        ("color:red/**/", ""),
        ("font-family: 'Comic Sans'", "font-family: 'Comic Sans';"), ("@import 'x'", ""), ("fill: red", ""),
        ("border: 1px solid rgb(1,2,3)", "border: 1px solid rgb(1,2,3);"),
        ("padding: calc(1px)", ""), ("color: \u{202E}red", ""),
    ])
    func onlyHarmlessStyleIsKept(style: String, expected: String) {
        let result = clean("<b style=\"\(style)\">x</b>")
        #expect(result == (expected.isEmpty ? "<b>x</b>" : "<b style=\"\(expected)\">x</b>"))
    }

    @Test func styleOfThousandsOfDeclarationsIsDropped() {
        #expect(clean("<b style=\"\(String(repeating: "color:red;", count: 1000))\">x</b>") == "<b>x</b>")
    }

    @Test(arguments: Attacks.all)
    func nothingRunsOrLoads(attack: String) {
        let result = clean(attack)
        #expect(Attacks.signs(in: result).isEmpty, "\(result)")
        // What comes out means the same when it is read once more.
        #expect(clean(result) == result)
    }

    @Test(arguments: [
        "<b>", "<a ", "<!--", "<!doctype ", "<a href=\"", "</b", "<svg><", "<script>", "&", "<p ", "<![CDATA[", "<a a=a ", "<i/><",
    ])
    func lengthCostsNoMoreThanItself(piece: String) {
        let html = String(repeating: piece, count: 200_000)
        #expect(ContinuousClock().measure { _ = clean(html) } < .seconds(20))
    }

    @Test func depthIsBounded() {
        let html = String(repeating: "<div>", count: 50_000) + "x"
        let result = clean(html)
        #expect(result.hasSuffix("x" + String(repeating: "</div>", count: 256)) && result.count < 4000)
    }

    @Test(arguments: [
        ("a < b", false), ("AT&T", false), ("<b>x</b>", true), ("a &amp; b", true), ("a &#8217; b", true), ("a &nope; b", false),
        ("<b>x", false),
        ("<blink>x</blink>", false), ("a<br>b &amp; c", true), ("1 < 2 </p>", true),
    ])
    func markupIsToldFromText(text: String, expected: Bool) {
        #expect(HTMLSanitizer.isMarkup(text) == expected)
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
