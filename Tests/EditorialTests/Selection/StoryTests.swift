import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// Which items tell one story.
struct StoryTests {
    @Test("of pairs of every kind at least nine tenths are told right, in the half that the bounds were set on and in the one held out")
    func pairs() throws {
        let pairs = try StoryPair.all()
        #expect(pairs.count >= 300 && pairs.contains { $0.isHeldOut } && pairs.contains { !$0.isHeldOut })
        for isHeldOut in [false, true] {
            let score = Self.score(pairs.filter { $0.isHeldOut == isHeldOut }, isHeldOut ? "held out" : "set on")
            #expect(score.precision >= 0.9 && score.recall >= 0.9)
        }
    }

    @Test("so are the pairs that another author wrote, with the addresses of their pages")
    func blind() throws {
        let file = Files.folder(of: Files.folder(of: #filePath)) + "/Fixtures/pairs.jsonl"
        let score = Self.score(try StoryPair.all(in: file), "written by another")
        #expect(score.precision >= 0.9 && score.recall >= 0.9)
    }

    /// `make grounding PAIRS=file`.
    @Test("the pairs of another file are told as well", .enabled(if: !(Environment.value("COPYDESK_PAIRS") ?? "").isEmpty))
    func given() throws {
        let pairs = try StoryPair.all(in: try #require(Environment.value("COPYDESK_PAIRS")))
        #expect(!pairs.isEmpty)
        _ = Self.score(pairs, "given")
    }

    private static func score(_ pairs: [StoryPair], _ name: String) -> (precision: Double, recall: Double) {
        let judged = pairs.map { ($0, $0.left.isSame($0.right)) }
        let found = Double(judged.filter { $0.1 }.count)
        let right = Double(judged.filter { $0.0.isSame && $0.1 }.count)
        let wanted = Double(judged.filter { $0.0.isSame }.count)
        print("stories, \(name): \(judged.count) pairs, precision \(right / found), recall \(right / wanted)")
        if Environment.value("COPYDESK_LIST") != nil || name != "given" {
            for (pair, verdict) in judged where verdict != pair.isSame { print("  told wrong: \(pair.name)") }
        }
        return (right / found, right / wanted)
    }

    @Test("it does not matter which of two is asked")
    func symmetric() throws {
        for pair in try StoryPair.all() { #expect(pair.left.isSame(pair.right) == pair.right.isSame(pair.left), "\(pair.name)") }
    }

    @Test(
        "one page has one address, however it is linked",
        arguments: [
            ("https://www.example.org/a/b/?utm_source=rss&utm_medium=feed#top", "http://example.org/a/b"),
            ("https://m.example.org/a?fbclid=x1", "https://example.org/a/"),
            ("https://amp.example.org/a/amp", "https://example.org/a"),
            ("https://Example.ORG:443/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
            ("https://example.org/index.html?id=7", "https://example.org/?id=7&gclid=q"),
        ])
    func addresses(_ left: String, _ right: String) {
        #expect(CanonicalAddress.of(left) != nil && CanonicalAddress.of(left) == CanonicalAddress.of(right))
    }

    @Test("another page has another address, and a site alone has none")
    func otherAddresses() {
        #expect(CanonicalAddress.of("https://example.org/?id=7") != CanonicalAddress.of("https://example.org/?id=8"))
        #expect(CanonicalAddress.of("https://example.org/A") != CanonicalAddress.of("https://example.org/a"))
        let none = ["https://example.org", "https://www.example.org/?utm_source=x", "https://", "mailto:a@example.org", "", "https:///a"]
        for address in none { #expect(CanonicalAddress.of(address) == nil, "\(address)") }
    }

    @Test("figures are known however they are set; years and single digits are none")
    func figures() {
        func isSame(_ left: String, _ right: String) -> Bool {
            StoryPrint(title: "", text: "Wolves and lynxes returned: \(left) Farmers counted sheep.")
                .isSame(StoryPrint(title: "", text: "Wolves and lynxes returned: \(right) Farmers counted sheep."))
        }
        #expect(isSame("1,200 of them.", "1.200 of them.") && isSame("1,200 of them.", "1\u{A0}200 of them."))
        #expect(!isSame("1,200 of them.", "1,300 of them."))
        #expect(isSame("in 2025.", "in 2026."))
    }

    @Test("texts in scripts without capitals or spaces are compared by their signs")
    func scripts() {
        let left = StoryPrint(title: "", text: "我们今天发布了新的产品，欢迎大家试用。")
        #expect(left.isSame(StoryPrint(title: "", text: "我们昨天发布了新的产品，欢迎大家试用！")))
        #expect(!left.isSame(StoryPrint(title: "", text: "公司的年度报告显示，收入增长了百分之十。")))
    }

    @Test("entries of one feed are stories of their own, unless one is the other again")
    func oneFeed() {
        func stories(_ entries: (title: String, url: String)...) -> Int {
            let text = "In this episode we talk to guests about what keeps their bridges standing in every weather."
            return Stories.merge(
                entries.enumerated().map { number, entry in
                    Item(
                        id: "\(number)", feedID: "f", identity: "\(number)", url: entry.url, title: entry.title, publishedAt: nil,
                        text: text,
                        firstSeenAt: Date(timeIntervalSince1970: 0), contentHash: "")
                }
            ).stories.count
        }
        #expect(stories(("Episode 8", "https://p.org/8"), ("Episode 9", "https://p.org/9")) == 2)
        #expect(stories(("Episode 8", "https://p.org/8"), ("Episode 8", "https://p.org/8-again")) == 1)
        #expect(stories(("Version 8", "https://p.org/log#8"), ("Version 9", "https://p.org/log#9")) == 2)
        #expect(stories(("Version 8", "https://p.org/log#8"), ("Version 8, corrected", "https://p.org/log#8")) == 1)
    }

    @Test("what two feeds write under all their entries makes no story of them")
    func refrain() {
        let refrain = """
            The people behind it shared their figures in detail. What began as a small trial has become part of everyday work, and visitors \
            from other towns come to see it. The next step is a handbook for everybody who wants to do the same.
            """
        let stories = [
            ("Glass recyclers sort by sound", "A microphone tells green shards from brown. The line at Tessel handles nine tonnes."),
            ("Library lends tools to a whole district", "Drills joined the books in Ambry. Members borrowed 3,400 tools in a year."),
            ("Orchard keepers count blossoms from the air", "Drones photograph every row in April. The estimate was within six percent."),
            ("A hospital laundry reuses its rinse water", "Filters in the basement clean 70 percent. The clinic saves a pool a week."),
            ("Ferries publish their delays as open data", "Anyone can read when the Quillon ferry left. Three apps were built on it."),
            ("Cement maker tries clay instead of limestone", "Clay replaces a third of the clinker. The kiln runs 600 degrees cooler."),
            ("School kitchens plan menus with their pupils", "Twelve schools in Brandel vote on lunch. Leftovers shrank by a quarter."),
            ("Paper mill heats the public baths", "Waste heat flows to the pool in Hollen. The town expects to save 400,000 euros."),
        ]
        let items = stories.enumerated().map { number, story in
            Item(
                id: "\(number)", feedID: "f\(number % 2)", identity: "\(number)", url: "https://news.example/\(number)", title: story.0,
                publishedAt: nil, text: "\(story.1) \(refrain)", firstSeenAt: Date(timeIntervalSince1970: 0), contentHash: "")
        }
        #expect(Stories.merge(items).stories.count == 8)
    }

    @Test("a burst of equal or hostile items costs no more than their number")
    func bounded() {
        func item(_ number: Int, _ text: String) -> Item {
            Item(
                id: "\(number)", feedID: "f\(number)", identity: "\(number)", url: nil, title: "Harbour bridge opens", publishedAt: nil,
                text: text, firstSeenAt: Date(timeIntervalSince1970: 0), contentHash: "")
        }
        let equal = (0..<2000).map { item($0, "Kiel opens its harbour bridge for 12 million euros.") }
        #expect(Stories.merge(equal).stories.count == 1)
        let alike = (0..<300).map { number in
            item(number, (0..<60).map { "word\(($0 &* 7 &+ number) % 90) Name\((number &* 31 &+ $0) % 997)" }.joined(separator: " "))
        }
        let clock = ContinuousClock()
        #expect(clock.measure { _ = Stories.merge(alike) } < .seconds(20))
        #expect(Stories.merge((0..<2500).map { item($0, "") }).stories.count <= 501)
    }
}
