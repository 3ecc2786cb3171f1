import Feeds
import FoundationEssentials
import Markup
import TestKit
import Testing

struct FeedParserTests {
    @Test func wordpressIsReadWithEverythingItSays() throws {
        let feed = try Fixture.feed("wordpress-with-full-text.xml")
        #expect(feed.version == "rss20")
        #expect(feed.title?.value == "Harbour Notes – Engineering")
        #expect(feed.language == "en-GB")
        #expect(feed.hints.selfLink == "https://notes.example/feed/")
        #expect(feed.hints.period == "hourly" && feed.hints.frequency == 1)
        #expect(feed.flaw == nil && !feed.isCut)
        let entry = feed.entries[0]
        #expect(entry.id == "https://notes.example/?p=42" && !entry.idIsLink)
        #expect(entry.title?.value == "Cranes & Containers: what we learned")
        #expect(entry.authors.map(\.name) == ["Ann Marlow"])
        #expect(entry.categories.map(\.term) == ["Ports"])
        #expect(entry.published?.text == "Fri, 03 Jul 2026 09:00:00 +0200")
        #expect(entry.contents.first?.form == .html)
        #expect(entry.enclosures.first?.url == "https://feeds.example/files/cranes.pdf")
        #expect(feed.entries[1].idIsLink)
    }

    @Test func atomResolvesItsLinksThroughEveryBase() throws {
        let feed = try Fixture.feed("atom-with-relative-links.xml")
        #expect(feed.version == "atom10" && feed.language == "de")
        #expect(feed.title?.value == "Notizen <aus> dem Hafen" && feed.title?.form == .plain)
        #expect(feed.links.map(\.href) == ["https://blog.example/notizen/atom.xml", "https://blog.example/notizen/"])
        #expect(feed.authors.first?.email == "post@blog.example")
        let entry = feed.entries[0]
        #expect(entry.links.first?.href == "https://blog.example/notizen/2026/kraene.html")
        #expect(entry.enclosures.first?.url == "https://blog.example/ton/1.mp3")
        #expect(entry.contents.first?.value == "<p>Zwei <b>Kräne</b> &amp; ein Plan.</p><p>1 &lt; 2</p>")
        #expect(entry.contents.first?.form == .xhtml)
        #expect(entry.contents.first?.base == "https://blog.example/notizen/2026/")
        #expect(feed.entries[1].language == "en")
    }

    @Test func rdfKnowsItsNamespacesByAddressAndItsCharset() throws {
        let feed = try Fixture.feed("rdf-with-dublin-core.xml")
        #expect(feed.version == "rss10" && feed.title?.value == "Listen")
        #expect(feed.image?.url == "http://lists.example/i.png")
        let entry = feed.entries[0]
        #expect(entry.id == "http://lists.example/1")
        #expect(entry.title?.value == "Grüße" && entry.summary?.value == "Straße" && entry.authors.first?.name == "Jörg")
        #expect(entry.updated?.instant?.timeIntervalSince1970 == 1_783_062_480)
    }

    @Test func oldRSSWithUndeclaredEntitiesIsReadWhole() throws {
        let feed = try Fixture.feed("netscape-091-with-html-entities.xml")
        #expect(feed.title?.value == "Café News")
        #expect(feed.entries[0].title?.value == "L’été…")
        #expect(feed.entries[0].links.first?.href == "http://cafe.example/1?a=1&b=2")
        #expect(feed.entries[0].summary?.value == "Fish & chips \u{A0}€5")
        #expect(feed.hints.skippedHours == [0, 1, 2] && feed.hints.skippedDays == [7])
    }

    @Test func whatPeopleForgotToEscapeIsKept() throws {
        let feed = try Fixture.feed("people-forgot-to-escape.xml")
        #expect(feed.title?.value == "Q&A at AT&T")
        #expect(feed.entries[0].title?.value == "Is 1 < 2 & 3 > 2?")
        #expect(feed.entries[0].links.first?.href == "https://qa.example/1?x=1&y=2")
        #expect(feed.entries[0].summary?.value == "<p>Some <b>bold</b> text &amp; more</p><br>end")
        #expect(feed.entries[0].authors.first?.name == "Nobody Declared")
        #expect(feed.entries[1].title?.value == "Controlcharactershere")
        #expect(feed.flaw != nil)
    }

    @Test func aFeedInAnotherCharsetThanItSaysIsReadable() throws {
        let text =
            Array("<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Gr".utf8) + [0xFC, 0xDF]
            + Array("e</title></channel></rss>".utf8)
        let feed = try FeedParser.parse(FeedDocument(text, contentType: "text/xml; charset=\"utf-8\""))
        #expect(feed.title?.value == "Grüße")
        #expect(feed.charset == "windows-1252" && feed.flaw == "its charset is not the one it declares")
    }

    @Test func aCutFeedYieldsItsWholeEntries() throws {
        let feed = try Fixture.feed("cut-in-the-third-item.xml")
        #expect(feed.entries.map { $0.title?.value } == ["One", "Two"])
        #expect(feed.isCut)
    }

    @Test func podcastsAndVideosAreRead() throws {
        let feed = try Fixture.feed("podcast-with-media.xml")
        #expect(feed.hints.minutes == 120 && feed.hints.hubs == ["https://hub.example/"])
        #expect(feed.image?.url == "https://talk.example/cover.jpg")
        #expect(feed.entries[0].title?.value == "Episode 1")
        #expect(feed.entries[0].summary?.value == "All about & around it.")
        #expect(feed.entries[0].published?.instant?.timeIntervalSince1970 == 1_783_084_080)
        #expect(feed.entries[1].title?.value == "Video")
        #expect(feed.entries[1].summary?.form == .plain)
        #expect(feed.entries[1].image?.url == "https://v.example/1.jpg")
    }

    @Test func oldAtomKnowsItsModes() throws {
        let feed = try Fixture.feed("old-atom.xml")
        #expect(feed.version == "atom03")
        #expect(feed.entries[0].title?.value == "A &amp; B" && feed.entries[0].title?.form == .html)
        #expect(feed.entries[0].contents.first?.value == "<p>Escaped</p>")
        #expect(feed.entries[1].contents.first?.value == "<div>In <i>line</i></div>")
    }

    @Test func jsonFeedsAreRead() throws {
        let feed = try Fixture.feed("feed.json", url: "https://json.example/feed.json")
        #expect(feed.version == "json11" && feed.language == "en-US" && feed.hints.hubs == ["https://hub.example/"])
        #expect(feed.entries[0].id == "7" && feed.entries[0].links.first?.href == "https://json.example/seven")
        #expect(feed.entries[0].title?.form == .plain && feed.entries[0].categories.map(\.term) == ["a", "b"])
        #expect(feed.entries[0].enclosures.first?.url == "https://json.example/a.mp3" && feed.entries[0].enclosures.first?.length == "5")
        #expect(feed.entries[1].published?.instant == nil && feed.entries[1].published?.text == "someday")
    }

    @Test func aPageIsRefusedWithTheFeedsItNames() throws {
        let refusal = #expect(throws: FeedRefusal.self) { try Fixture.feed("blog-page.html", url: "https://blog.example/about/") }
        guard case .page(let feeds) = refusal else { throw WrongRefusal() }
        #expect(feeds.map(\.address) == ["https://blog.example/feed.xml", "https://blog.example/about/comments.atom"])
    }

    @Test(arguments: [
        ("", FeedRefusal.empty), (" \n\t ", .empty), ("\u{FEFF}", .empty), ("{\"a\": 1}", .other("JSON that is no JSON Feed")),
        ("[1, 2]", .other("JSON that is no JSON Feed")), ("{\"items\": [", .unreadable("it is JSON that breaks off or is not well formed")),
        ("<opml version='2.0'><body/></opml>", .other("an outline (OPML), which lists feeds and is none")),
        ("<urlset/>", .other("a sitemap")), ("<svg xmlns='http://www.w3.org/2000/svg'/>", .other("XML whose root is <svg>")),
        ("just text", .other("text/plain, which has no elements of a feed in it")),
        ("<rss version='2.0'><channel><item><title>x", .unreadable("it breaks off before the end of its first entry")),
    ])
    func whatIsNoFeedIsNamed(text: String, expected: FeedRefusal) {
        #expect(throws: expected) { try FeedParser.parse(FeedDocument(Array(text.utf8), contentType: "text/plain; charset=utf-8")) }
    }

    @Test(
        arguments: [
            "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title></item></channel></rss>",
            "<rss>" + String(repeating: "<channel>", count: 100_000),
            "<feed>" + String(repeating: "<entry>", count: 5000),
            "{\"items\":" + String(repeating: "[", count: 100_000),
            String(repeating: "{\"a\":", count: 100_000),
        ].map(LongText.init))
    func documentsMadeToHarmAreRefused(document: LongText) {
        #expect(throws: FeedRefusal.self) { try FeedParser.parse(FeedDocument(Array(document.text.utf8))) }
    }

    @Test func anEmptyFeedIsAFeed() throws {
        #expect(
            try FeedParser.parse(FeedDocument(Array("<rss version='2.0'><channel><title>T</title></channel></rss>".utf8))).entries.isEmpty)
        #expect(try FeedParser.parse(FeedDocument(Array("<feed xmlns='http://www.w3.org/2005/Atom'/>".utf8))).entries.isEmpty)
    }

    @Test func tenMegabytesOfEntriesAreRead() throws {
        let item =
            "<item><title>T &amp; t</title><guid>g</guid><description>&lt;p&gt;" + String(repeating: "word ", count: 400)
            + "&lt;/p&gt;</description></item>"
        let text = "<rss version='2.0'><channel>" + String(repeating: item, count: 4900) + "</channel></rss>"
        #expect(try FeedParser.parse(FeedDocument(Array(text.utf8))).entries.count == 4900)
    }

    @Test(arguments: [
        ("<channel><title>", "<b>a</b>", "</title></channel>"), ("<channel><item>", "<category>a</category>", "</item></channel>"),
        ("<channel><item><description><![CDATA[", "<b></i>", "]]></description></item></channel>"),
        ("<channel><item>", "<author>a</author><link>/</link>", "</item></channel>"), ("<channel>", "<x:y/>", "</channel>"),
    ])
    func lengthCostsNoMoreThanItself(head: String, piece: String, tail: String) {
        let text = "<rss version='2.0'>" + head + String(repeating: piece, count: 60_000) + tail + "</rss>"
        let time = ContinuousClock().measure { _ = FeedPrint(FeedDocument(Array(text.utf8), url: "https://n.test/")).json() }
        #expect(time < .seconds(40))
    }

    @Test func damagedFeedsNeverCrash() throws {
        var seed: UInt64 = 7
        for name in ["wordpress-with-full-text.xml", "atom-with-relative-links.xml", "podcast-with-media.xml", "old-atom.xml", "feed.json"]
        {
            let whole = try Fixture.bytes(name)
            for _ in 0..<150 {
                var bytes = whole
                for _ in 0..<4 {
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    bytes[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 24)
                }
                _ = try? FeedParser.parse(FeedDocument(Array(bytes.prefix(Int(seed >> 40) % bytes.count)), url: "https://x.example/"))
                _ = try? FeedParser.parse(FeedDocument(bytes, url: "https://x.example/"))
            }
        }
    }
}

private struct WrongRefusal: Error {}
