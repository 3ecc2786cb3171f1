import Feeds
import FoundationEssentials
import HTTPClient
import Markup
import Support
import Testing

/// What fuzzers found, and what attackers would send, is read like anything else.
struct HostileTests {
    @Test func whatFuzzersFoundIsRead() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/Hostile").path
        for name in try Files.names(in: folder) where name != "README" {
            let bytes = try Files.read("\(folder)/\(name)", limit: 1 << 20)
            let text = String(decoding: bytes, as: UTF8.self)
            for type in [nil, "text/xml", "application/rss+xml; charset=utf-8", "text/html; charset=windows-1251"] {
                _ = FeedPrint(FeedDocument(Array(bytes.dropFirst()), contentType: type, url: "https://n.test/a/feed.xml")).json()
            }
            #expect(!HTMLSanitizer.clean(text).contains("<script"), "\(name)")
            _ = HTMLText.paragraphs(text)
            _ = FeedDate.parse(text)
            #expect(WebAddress.normalized(text) == WebAddress(text)?.text, "\(name)")
            if let value = try? JSON(parsing: bytes) { #expect(try JSON(parsing: value.serialized()) == value, "\(name)") }
        }
    }

    /// Four times as much takes four times as long, however busy the machine is; a square would take sixteen.
    @Test(arguments: ["&", "<", "&#", "&amp", "<a ", "<!--", "<![CDATA[", "]]>", "<a href='", "\u{0}", "<b>", "</b>", "&lt;b&gt;"])
    func whatIsRepeatedIsReadInLinearTime(piece: String) {
        func time(_ count: Int) -> Duration {
            let text = String(repeating: piece, count: count)
            let document = FeedDocument(Array("<rss version='2.0'><channel><title>\(text)</title></channel></rss>".utf8))
            return ContinuousClock().measure { _ = FeedPrint(document).json() }
        }
        _ = time(1000)
        #expect(time(80_000) < time(20_000) * 10 + .milliseconds(500))
    }

    @Test(arguments: ["xml", "json"])
    func entriesThatSayNothingFillNoMemory(format: String) throws {
        let count = 30_000
        let text =
            format == "xml"
            ? "<rss version='2.0'><channel>\(String(repeating: "<item/>", count: count))<item><guid>last</guid></item></channel></rss>"
            : "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[\(String(repeating: "{},", count: count)){\"id\":\"last\"}]}"
        let feed = try FeedParser.parse(FeedDocument(Array(text.utf8)))
        #expect(feed.entries.count == 5000 && feed.leftOut == count + 1 - 5000 && feed.entries.last?.id == "last")
        let (print, printed) = FeedPrint(FeedDocument(Array(text.utf8))).json()
        #expect(printed == count + 1 && print["items"]?.array?.count == 20_000 && print["bozo"] == true)
    }

    @Test func jsonOfMillionsOfObjectsIsRefused() {
        let text = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[\(String(repeating: "{\"a\":1},", count: 500_001)){}]}"
        let refusal = #expect(throws: FeedRefusal.self) { try FeedParser.parse(FeedDocument(Array(text.utf8))) }
        #expect("\(String(describing: refusal))".contains("too many objects"))
    }

    @Test(arguments: [
        "https://n.test/", "http://n.test/a/b.html?c=d&e=f#g", "https://a-b.n.test/~x/y,z;1=2/*!:@+", "https://N.test/", "https://n.test",
        "https://n.test/a/../b", "https://n.test/./a", "https://n.test/a/.hidden", "https://n.test/%7ex", "https://n.test/a b",
        "https://n.test:443/", "http://n.test:80/a", "https://n.test:8443/", "https://2130706433/", "https://0x7f.1/", "https://1.2.3.4/a",
        "https://a.1/", "https://u:p@n.test/", "https://münchen.test/", "https://xn--mnchen-3ya.test/", "https://n.test/é", "https:///a",
        "https://n.test/a\\b", "https://n.test/a|b", "https://n.test/a\u{1}b", "https://n.test/[a]", "https://n..test/", "https://.test/",
        "https://n.test./", "https://n.test/a'b(c)$", "https://n.test?x", "ftp://n.test/", "HTTPS://n.test/", " https://n.test/ ",
        "https://-/",
        "https://n_m.test/", "//n.test/", "https://n.test/a%2Fb", "https://[::1]/", "https://localhost/", "https://n.test/?a[]=1", "",
        "https://n.test/?", "https://n.test/a?b?c", "http://1.2.3.4:8080/x?y=1", "https://01.2.3.4/", "https://1.2.3.256/",
        "https://1.2.3/", "https://n.test:08443/", "https://n.test:0/", "https://n.test:+81/", "https://n.test:/", "https://n.test:99999/",
    ])
    func theShortWayToANormalAddressLeadsToTheSame(text: String) throws {
        #expect(WebAddress.normalized(text) == WebAddress(text)?.text)
        let elsewhere = try #require(WebAddress("https://elsewhere.test/"))
        if let address = WebAddress(text) { #expect(address == elsewhere.resolve(text)) }
    }
}
