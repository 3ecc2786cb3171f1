import Editorial
import Feeds
import FoundationEssentials
import Support
import Testing

/// Lists of feeds that programs exchange.
struct FeedOutlineTests {
    private func read(_ body: String, root: String = "<opml version='2.0' xmlns:copydesk='urn:copydesk:opml'>") throws -> FeedOutline {
        try FeedOutline(reading: Array("\(root)<head><title>x</title></head><body>\(body)</body></opml>".utf8))
    }

    @Test func `folders are topics, and titles names`() throws {
        let outline = try read(
            """
            <outline text="Ships"><outline text="Ports"><outline type="rss" text="Kiel" xmlUrl="https://kiel.example/feed"/></outline>
            <outline type="rss" title="Lyon" text="l" xmlUrl="http://lyon.example/"/></outline>
            <outline XMLURL="https://bare.example/x" htmlUrl="https://bare.example"/><outline text="Empty folder"/>
            """)
        #expect(outline.feeds.map(\.name) == ["Kiel", "Lyon", "https://bare.example/x"])
        #expect(outline.feeds.map(\.topics) == [["Ships", "Ports"], ["Ships"], []] && outline.unusable == 0)
    }

    @Test func `OPML 1 with its old attributes is read too`() throws {
        let outline = try read("<outline type='rss' title='Old' url='https://old.example/rss'/>", root: "<opml version='1.0'>")
        #expect(outline.feeds.map(\.url) == ["https://old.example/rss"])
    }

    @Test func `what was written is read again as it was`() throws {
        var first = FeedSource(id: "https://a.example/feed?x=1&y=2", url: "https://a.example/feed?x=1&y=2", name: "A & \"B\" <C>")
        (first.topics, first.brand, first.weight, first.intervalSeconds) = (["Ships", "Ports, old"], "Aqua", 2.5, 600)
        (first.isCompetitor, first.isPaused, first.readsPages) = (true, true, true)
        var filters = FeedFilters()
        (filters.keep, filters.block) = (["title ~ (?i)\"ship\"|<b>"], ["url ~ /ads/", "text ~ \\d+ %"])
        first.filters = filters
        var second = FeedSource(id: "https://b.example/", url: "https://b.example/", name: "b")
        second.topics = ["Ships"]
        let third = FeedSource(id: "https://c.example/", url: "https://c.example/", name: "c")
        let text = FeedOutline.text(of: [third, second, first])
        let feeds = try FeedOutline(reading: Array(text.utf8)).feeds
        #expect(Set(feeds) == [first, second, third], "\(text)")
        #expect(FeedOutline.text(of: feeds) == text)
    }

    @Test func `unusable lines are counted, and an address counts once`() throws {
        let outline = try read(
            """
            <outline type="rss" text="a" xmlUrl="javascript:alert(1)"/><outline type="rss" text="b" xmlUrl="file:///etc/passwd"/>
            <outline type="rss" text="c" xmlUrl="https://c.example/"/><outline type="rss" text="d" xmlUrl="https://c.example/"/>
            <outline type="rss" text="e" xmlUrl="https://e.example/" copydesk:keep='["title ~ (a", "title ~ b", "nonsense"]' copydesk:weight="1e99"/>
            """)
        #expect(outline.feeds.map(\.url) == ["https://c.example/", "https://e.example/"] && outline.unusable == 2)
        #expect(outline.feeds[1].filters?.keep == ["title ~ b"] && outline.feeds[1].weight == nil)
    }

    @Test func `hostile lists are bounded or refused`() throws {
        let many = try read((0..<6000).map { "<outline xmlUrl='https://a.example/\($0)'/>" }.joined())
        #expect(many.feeds.count == FeedOutline.most && many.isCut)
        let long = try read("<outline text='\(String(repeating: "x", count: 100_000))' xmlUrl='https://a.example/'/>")
        #expect(long.feeds[0].name.utf16.count <= 200)
        let bomb =
            "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><opml><body><outline text='&b;' xmlUrl='https://a.example/'/></body></opml>"
        let bombed = try? FeedOutline(reading: Array(bomb.utf8))
        #expect((bombed?.feeds.first?.name.utf16.count ?? 0) <= 200)
        for text in ["", "no XML", "<html><body/></html>", "<rss version='2.0'/>", String(repeating: "<outline>", count: 100_000)] {
            #expect(throws: OutlineProblem.self, "\(text.prefix(20))") { try FeedOutline(reading: Array(text.utf8)) }
        }
    }
}
