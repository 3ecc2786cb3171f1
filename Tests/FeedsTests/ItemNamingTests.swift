import Editorial
import FoundationEssentials
import Support
import Testing

@testable import Feeds

/// By what the entries of feeds are told apart, and which dates of theirs count.
struct ItemNamingTests {
    private let now = Date(milliseconds: 1_783_156_080_000)

    private struct Entry {
        var guid: String?
        var link: String?
        var title = "Title"
        var date = ""
        var category = ""
    }

    private func made(_ entries: [Entry], after naming: ItemNaming = .guid) throws -> ItemMaker.Made {
        let items = entries.map { entry in
            "<item><title>\(entry.title)</title>" + (entry.guid.map { "<guid isPermaLink='false'>\($0)</guid>" } ?? "")
                + (entry.link.map { "<link>\($0)</link>" } ?? "") + (entry.date.isEmpty ? "" : "<pubDate>\(entry.date)</pubDate>")
                + (entry.category.isEmpty ? "" : "<category>\(entry.category)</category>") + "</item>"
        }
        let text = "<rss version='2.0'><channel><title>t</title>\(items.joined())</channel></rss>"
        let feed = try FeedParser.parse(FeedDocument(Array(text.utf8), contentType: "text/xml", url: "https://a.example/feed"))
        return ItemMaker(feedID: "feed", now: now, naming: naming).items(of: feed)
    }

    private func links(_ count: Int, guid: (Int) -> String?) -> [Entry] {
        (0..<count).map { Entry(guid: guid($0), link: "https://a.example/\($0)", title: "Title \($0)") }
    }

    @Test func `good guids tell entries apart`() throws {
        let made = try made(links(10) { "g\($0)" })
        #expect(made.naming == .guid && made.items.first?.identity == "guid:g0" && made.formerNames.isEmpty)
    }

    @Test func `guids that entries share, or that many lack, make the links count, for good`() throws {
        for guids in [{ $0 < 2 ? "same" : "g\($0)" }, { $0 < 2 ? nil : "g\($0)" }] as [(Int) -> String?] {
            let made = try made(links(10, guid: guids))
            #expect(made.naming == .link && made.items.map(\.identity).last == "link:https://a.example/9")
            // Only a name that was an entry's own leads back to it.
            #expect(made.formerNames["link:https://a.example/9"] == ["guid:g9"])
        }
        let later = try made(links(10) { "g\($0)" }, after: .link)
        #expect(later.naming == .link && later.formerNames.isEmpty)
    }

    @Test func `of very many entries the newest become items, wherever they stand`() throws {
        func day(_ number: Int) -> String {
            "\(2000 + number / 336)-\(10 + number / 112 % 3)-\(10 + number / 8 % 14)T1\(number % 8):00:00Z"
        }
        let rising = (0..<2600).map { Entry(guid: "g\($0)", date: day($0)) }
        for (entries, first, last) in [(rising, "g1600", "g2599"), (rising.reversed(), "g2599", "g1600")] {
            let made = try made(entries)
            #expect(made.items.count == 1000)
            #expect(made.items.first?.identity == "guid:" + first && made.items.last?.identity == "guid:" + last)
            #expect(made.warnings == ["The feed has 2600 entries; the newest 1000 were read."])
        }
        let undated = try made((0..<1100).map { Entry(guid: "g\($0)") })
        #expect(undated.items.last?.identity == "guid:g999")
    }

    @Test func `one bad guid in twenty is the entry's own affair`() throws {
        let made = try made(links(40) { $0 < 2 ? "same" : "g\($0)" })
        #expect(made.naming == .guid && made.items[0].identity == "guid:same|https://a.example/0")
        #expect(made.items[2].identity == "guid:g2")
    }

    @Test func `entries that share guid and link are told apart by date, and those without by their words`() throws {
        let days = (1...5).map { Entry(guid: "same", link: "https://a.example/", date: "Wed, 0\($0) Jul 2026 08:00:00 GMT") }
        let dated = try made(days)
        #expect(dated.naming == .linkAndDate && dated.items.count == 5 && Set(dated.items.map(\.identity)).count == 5)
        let words = try made((1...5).map { Entry(guid: "same", link: "https://a.example/", title: "Title \($0)") })
        #expect(words.items.count == 5)
    }

    @Test func `an entry that stands there twice is one`() throws {
        let twice = try made(links(4) { "g\($0 / 2)" }.map { Entry(guid: $0.guid, link: "https://a.example/\($0.guid ?? "")", title: "T") })
        #expect(twice.naming == .guid && twice.items.count == 2)
    }

    @Test func `campaigns are no part of an address, and so of no name`() throws {
        let made = try made([Entry(link: "https://a.example/x?utm_source=rss&amp;id=1")])
        #expect(made.items[0].url == "https://a.example/x?id=1" && made.items[0].identity == "link:https://a.example/x?id=1")
    }

    @Test func `one date in the future is wrong, many are those of events`() throws {
        func dates(_ days: [String]) throws -> ItemMaker.Made {
            try made(days.enumerated().map { Entry(guid: "g\($0)", title: "T\($0)", date: "\($1) 08:00:00 GMT") })
        }
        let outlier = try dates(["Thu, 02 Jul 2026", "Fri, 03 Jul 2026", "Mon, 04 Jan 2027", "Sun, 05 Jul 2026"])
        #expect(outlier.items.map { $0.publishedAt != nil } == [true, true, false, true] && !outlier.isCalendar)
        let events = try dates(["Mon, 10 Aug 2026", "Tue, 11 Aug 2026", "Wed, 01 Jul 2026"])
        #expect(events.isCalendar && events.items.allSatisfy { $0.publishedAt != nil })
        #expect(try !dates(["Mon, 10 Aug 2026"]).isCalendar)
    }

    @Test func `what a feed files an entry under is known`() throws {
        let made = try made([Entry(guid: "1", category: "Ads &amp; more")])
        #expect(made.categories == ["guid:1": ["Ads & more"]])
    }
}
