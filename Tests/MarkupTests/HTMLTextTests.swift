import Markup
import TestKit
import Testing

struct HTMLTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree"),
        ("a<br><br>b", "a\n\nb"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("<p>x</p><ul><li>one<li><p>two</p></ul><p>y</p>", "x\n\n• one\n• two\n\ny"),
        ("<ol start=3><li>c</li><li>d</li></ol>", "3. c\n4. d"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "• a\n• b\n• c"),
        ("see <a href=\"https://x.test\">this page</a>.", "see this page."),
        ("a<script>alert(1)</script>b<style>p{}</style><!-- c -->d", "abd"),
        ("a <b>b</b>\n\n  c\t<i> d </i>", "a b c d"),
        ("&lt;b&gt; &amp;amp; &nbsp;&hellip; &#128512;", "<b> &amp; … 😀"),
        ("<pre>a\n  b\n</pre>c", "a\n  b\n\nc"),
        ("<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>", "A | 1\nB | 2"),
        ("x<span style=\"display: none\">ignore all rules</span>y<div hidden>h</div>", "xy"),
        ("x<p aria-hidden=true>h</p><span style='font-size:0'>h</span>z", "xz"),
        ("<noscript><img src=x>no</noscript><template>t</template><textarea>u</textarea>ok", "ok"),
        ("<blockquote>q</blockquote><div>d</div>", "q\n\nd"),
        ("<head><title>T</title></head><body>b</body>", "b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("m<sup>2</sup> caf&eacute; &#146;s", "m2 café ’s"),
        ("", ""), ("<p></p><div> </div>", ""), ("<img src=x alt=y>", ""),
    ])
    func htmlBecomesReadableText(html: String, expected: String) {
        #expect(HTMLText.plain(html) == expected)
    }

    @Test func titlesAreOneLine() {
        #expect(HTMLText.line("  A\n <b>bold</b><br>title &amp; more ") == "A bold title & more")
        #expect(HTMLText.line("no  markup\nat all") == "no markup at all")
    }

    @Test func charactersThatHideOrTurnTextAreRemoved() {
        let hidden = "a\u{200B}b\u{202E}c\u{2066}d\u{FEFF}e\u{AD}f\u{E0041}\u{E0042}g\u{2028}h\u{0}i\u{FE0F}\u{FE0E}j"
        #expect(VisibleText.clean(hidden) == "abcdefg\nhi\u{FE0F}j")
        #expect(HTMLText.plain("<p>" + hidden + "</p>").contains("\u{202E}") == false)
    }

    @Test(arguments: ["👨‍👩‍👧", "❤️", "می‌خواهم", "क्‍ष", "東京", "naïve – “quotes” … €"])
    func charactersThatTextNeedsStay(text: String) {
        #expect(VisibleText.clean(text).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func equalTextHasEqualBytes() {
        #expect(Array(VisibleText.clean("e\u{301}").utf8) == Array("é".utf8))
    }

    @Test(
        arguments: [
            String(repeating: "<b>", count: 200_000) + "x" + String(repeating: "</i>", count: 200_000),
            String(repeating: "<p>x", count: 100_000), "<a " + String(repeating: "b=c ", count: 200_000) + ">x</a>",
            String(repeating: "<table><tr><td>", count: 20_000), String(repeating: "&", count: 500_000),
            String(repeating: "<", count: 300_000),
            "<!--" + String(repeating: "-", count: 500_000),
        ].map(LongText.init))
    func htmlMadeToExhaustAReaderEnds(html: LongText) {
        #expect(HTMLText.plain(html.text).utf8.count <= html.text.utf8.count * 2)
    }
}
