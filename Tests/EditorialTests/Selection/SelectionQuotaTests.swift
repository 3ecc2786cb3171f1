import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// What a brand's stories are ranked by, and how many of them it gets at once.
struct SelectionQuotaTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)
    private let news = [
        "Alpha bridge opens", "Beta tunnel closes", "Gamma tower falls", "Delta ferry sinks", "Epsilon road ends", "Zeta canal floods",
        "Theta station burns", "Kappa airport grows",
    ]

    private func brand(_ most: Int? = nil) -> Brand {
        var brand = Brand(id: "b", name: "B")
        brand.accounts = ["Page"]
        brand.maximumADay = most
        return brand
    }

    private func item(_ title: String, feed: String = "f", age: Int = 3600, text: String = "") -> Item {
        let date = now - .seconds(age)
        return Item(
            id: "\(feed) \(title)", feedID: feed, identity: title, url: "https://\(feed).org/\(title)", title: title, publishedAt: date,
            text: text, firstSeenAt: date, contentHash: "h")
    }

    private func choose(
        _ items: [Item], history: [Candidate] = [], for brand: Brand? = nil, _ change: (inout Choice) -> Void = { _ in }
    ) -> (candidates: [Candidate], refusals: [Refused]) {
        var choice = Choice(briefs: [], items: items, history: history, openDrafts: 0, postsMade: [:])
        change(&choice)
        return SelectionPolicy.choose(choice, for: brand ?? self.brand(), now: now)
    }

    private func feeds(_ candidates: [Candidate]) -> [String] { candidates.map { String($0.itemIDs[0].prefix { $0 != " " }) } }

    @Test("with others on offer one source gets at most half of a day, rounded up")
    func sources() {
        let items = news.prefix(4).map { item($0, feed: "loud", age: 60) } + [item(news[4], feed: "quiet", age: 7200)]
        #expect(feeds(choose(items).candidates) == ["loud", "loud", "quiet"])
        #expect(feeds(choose(Array(items.prefix(4))).candidates) == ["loud", "loud", "loud"])
        #expect(feeds(choose(items, for: brand(4)).candidates) == ["loud", "loud", "quiet"])
    }

    @Test("with others on offer one topic gets at most two thirds of a day, rounded up")
    func topics() {
        let items = news.prefix(6).enumerated().map { item($1, feed: "a\($0)", age: 60) } + [item(news[6], feed: "z", age: 90_000)]
        let topics = Dictionary(uniqueKeysWithValues: (0..<6).map { ("a\($0)", ["wind"]) } + [("z", ["sea"])])
        let chosen = choose(items, for: brand(6)) { $0.topics = topics }.candidates
        #expect(feeds(chosen) == ["a0", "a1", "a2", "a3", "z"])
        #expect(choose(Array(items.prefix(6)), for: brand(6)) { $0.topics = topics }.candidates.count == 6)
    }

    @Test("a burst of one feed trickles: one item at a time over the day, and says so")
    func burst() {
        let items = news.map { item($0) }
        let first = choose(items).candidates
        #expect(first.count == 1 && first[0].reasons.contains("One of 8 new items of its feed, which come one at a time."))
        func again(after seconds: Int) -> Int {
            let old = Candidate(
                id: "old", brandID: "b", briefID: nil, account: "Page", itemIDs: [items[0].id], reasons: [],
                createdAt: now - .seconds(seconds))
            let told = PastStory(id: items[0].id, feedID: "f", title: items[0].title, text: "", url: items[0].url)
            return choose(Array(items.dropFirst()), history: [old]) { $0.told = [told] }.candidates.count
        }
        #expect(again(after: 8 * 3600 - 1) == 0 && again(after: 8 * 3600) == 1)
    }

    @Test("an item on a story that was chosen or posted is refused, with the story's title")
    func retold() {
        let text = "Kiel opened its Harbour Bridge on Tuesday for 12 million euros. Mayor Ulf Kaempfer cut the ribbon."
        let late = item("Ribbon cut in Kiel", feed: "b", text: text + " Thousands came.")
        let posts = [
            PastStory(id: "x", feedID: "a", title: "Kiel opens its bridge", text: text, url: nil),
            PastStory(id: "d", feedID: nil, title: "Kiel opens its bridge", text: "A bridge for Kiel! \(text)", url: nil),
        ]
        for told in posts {
            let chosen = choose([late, item(news[1])]) { $0.told = [told] }
            #expect(chosen.candidates.map(\.itemIDs) == [["f \(news[1])"]])
            #expect(
                chosen.refusals == [Refused(itemID: late.id, brandID: "b", reason: "Tells the story of \"Kiel opens its bridge\" again.")])
        }
    }

    @Test("a story that many sources tell is one candidate of ten; the others are refused")
    func many() {
        let text = "Kiel opened its Harbour Bridge on Tuesday for 12 million euros. Mayor Ulf Kaempfer cut the ribbon."
        let chosen = choose((0..<12).map { item("Bridge \($0)", feed: "f\($0)", text: text) })
        #expect(chosen.candidates.map(\.itemIDs.count) == [10] && chosen.refusals.count == 2)
        #expect(chosen.refusals.allSatisfy { $0.reason.description.contains("Tells the same story as \"Bridge 0\"") })
    }

    @Test("a source whose drafts were rejected comes later, and says why")
    func records() {
        let items = [item(news[0], feed: "poor", age: 3000), item(news[1], feed: "good", age: 3600)]
        #expect(feeds(choose(items).candidates) == ["poor", "good"])
        let records = ["poor": SourceRecord(kept: 1, rejected: 3), "good": SourceRecord(kept: 3, rejected: 1)]
        let chosen = choose(items) { $0.records = records }
        #expect(feeds(chosen.candidates) == ["good", "poor"])
        #expect(chosen.candidates[1].reasons.contains("Of 4 drafts from this source 3 were rejected."))
        #expect(!chosen.candidates[0].reasons.contains { $0.description.contains("rejected") })
    }

    @Test("what the brand's hashtags name comes first, with the words")
    func hashtags() {
        var brand = self.brand()
        brand.hashtags = ["CanalFloods"]
        let chosen = choose([item(news[0], age: 60), item(news[5], age: 7200)], for: brand).candidates
        #expect(chosen.map { $0.itemIDs[0] } == ["f \(news[5])", "f \(news[0])"])
        let next: Message = "Of \(1) other stories on offer the next best is \"\(news[0])\"."
        #expect(chosen[0].reasons == ["Matches the brand: canal floods; 2 h old.", next])
        #expect(chosen[1].reasons == ["New in the brand's feeds, 0 h old."])
    }

    @Test("what competitors have on a chosen story is shown, and never drafted from")
    func rivals() {
        let text = "Kiel opened its Harbour Bridge on Tuesday for 12 million euros. Mayor Ulf Kaempfer cut the ribbon."
        let rival = Rival(item: item("Harbour Bridge in Kiel", feed: "rival", text: text), name: "Acme")
        let chosen = choose([item("Ribbon cut", text: text), item(news[1])]) { $0.rivals = [rival] }.candidates
        #expect(chosen.count == 2 && !chosen.flatMap(\.itemIDs).contains(rival.item.id))
        let words = "Competitor Acme has it too: \"Harbour Bridge in Kiel\" (https://rival.org/Harbour Bridge in Kiel)."
        #expect(chosen.map { $0.reasons.map(\.description).contains(words) } == [true, false])
    }

    // MARK: rising terms

    /// 28 days with ten headlines each, one of which is on ferries, and a last day.
    private func headlines(_ today: [(String, String)], before: Int = 280) -> [Headline] {
        let old = (0..<before).map { number in
            Headline(
                title: number % 10 == 0 ? "Ferry news" : "News of matter\(number)", feedID: "f\(number % 3)",
                at: now - .seconds(90_000 + number * 8000))
        }
        return old + today.map { Headline(title: $0.0, feedID: $0.1, at: now - .seconds(3600)) }
    }

    @Test("a term that bursts against its four weeks raises a story and says so")
    func rising() {
        let many = (0..<6).map { ("Hydrogen plant \($0) planned", "f\($0 % 3)") }
        let term = Rising(headlines(many), now: now).term(in: "Why hydrogen is back")
        #expect(term?.shown == "hydrogen" && term?.count == 6 && term?.expected == 0)
        let chosen = choose([item(news[0], age: 60), item("Why hydrogen is back", age: 7200)]) { $0.headlines = headlines(many) }.candidates
        #expect(chosen.map { $0.itemIDs[0] } == ["f Why hydrogen is back", "f \(news[0])"])
        let words: Message = "Rising: \"hydrogen\" is in 6 headlines of the last day; the days before (26) let expect 0."
        #expect(chosen[0].reasons.map(\.description).contains(words.description))
    }

    @Test("of a brand with more news than are read at once, it is told how many days they go back")
    func span() {
        let few =
            headlines([]).prefix(100) + (0..<6).map { Headline(title: "Hydrogen \($0)", feedID: "f\($0 % 3)", at: now - .seconds(60)) }
        #expect(Rising(Array(few), now: now).term(in: "Hydrogen")?.days == 10)
        #expect(Rising(headlines((0..<6).map { ("Hydrogen \($0)", "f\($0 % 3)") }), now: now).term(in: "Hydrogen")?.days == 26)
    }

    @Test("what is as frequent as ever, comes of one feed alone or has no weeks before does not rise")
    func steady() {
        let ferries = (0..<4).map { ("Ferry \($0)", "f\($0 % 3)") } + (0..<30).map { ("Other thing\($0)", "f0") }
        #expect(Rising(headlines(ferries), now: now).term(in: "Ferry") == nil)
        let alone = (0..<9).map { ("Hydrogen plant \($0)", "f1") }
        #expect(Rising(headlines(alone), now: now).term(in: "Hydrogen") == nil)
        let many = (0..<6).map { ("Hydrogen plant \($0) planned", "f\($0 % 3)") }
        #expect(Rising(headlines(many, before: 40), now: now).term(in: "Hydrogen") == nil)
    }
}
