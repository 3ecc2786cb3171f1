import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// What a brand writes about next.
struct SelectionPolicyTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)

    private func brand(_ change: (inout Brand) -> Void = { _ in }) -> Brand {
        var brand = Brand(id: "b", name: "B")
        brand.accounts = ["Page"]
        change(&brand)
        return brand
    }

    private func item(
        _ title: String, feed: String = "f", age: Duration = .seconds(3600), url: String? = nil, text: String = "", language: String? = nil
    ) -> Item {
        Item(
            id: title, feedID: feed, identity: title, url: url ?? "https://example.org/\(title)", title: title, publishedAt: now - age,
            text: text, language: language, firstSeenAt: now - age, contentHash: "h")
    }

    private func brief(_ name: String = "Bridges", _ change: (inout Brief) -> Void = { _ in }) -> Brief {
        var brief = Brief(id: name, name: name)
        brief.brandID = "b"
        brief.keyMessages = "Bridges last longer."
        change(&brief)
        return brief
    }

    private func candidate(brief: String? = nil, age: Duration, account: String = "Page") -> Candidate {
        Candidate(
            id: "old \(age)", brandID: "b", briefID: brief, account: account, itemIDs: ["x"], reasons: [], createdAt: now - age)
    }

    private func choose(
        briefs: [Brief] = [], items: [Item] = [], history: [Candidate] = [], givenUp: [Candidate] = [], made: [String: Int] = [:],
        for brand: Brand? = nil
    ) -> (candidates: [Candidate], refusals: [Refused]) {
        var choice = Choice(briefs: briefs, items: items, history: history, openDrafts: 0, postsMade: made)
        choice.givenUp = givenUp
        return SelectionPolicy.choose(choice, for: brand ?? self.brand(), now: now)
    }

    private let news = ["Alpha bridge opens", "Beta tunnel closes", "Gamma tower falls", "Delta ferry sinks", "Epsilon road ends"]

    @Test func aDayHasRoomForThreeUnlessTheBrandSaysOtherwise() {
        #expect(choose(items: news.map { item($0) }).candidates.count == 3)
        #expect(choose(items: news.map { item($0) }, for: brand { $0.maximumADay = 1 }).candidates.count == 1)
        #expect(choose(items: news.map { item($0) }, for: brand { $0.maximumADay = 0 }).candidates.isEmpty)
    }

    @Test func whatTheLastDayHadCountsAndWhatWasBeforeDoesNot() {
        let history = [candidate(age: .seconds(3600)), candidate(age: .seconds(86300)), candidate(age: .seconds(86401))]
        #expect(choose(items: news.map { item($0) }, history: history).candidates.count == 1)
        let others = [candidate(age: .seconds(60), account: "Other")]
        #expect(choose(items: news.map { item($0) }, history: others).candidates.count == 3)
    }

    @Test func everyAccountGetsItsOwn() {
        let chosen = choose(items: [item(news[0])], for: brand { $0.accounts = ["Page", "Person"] }).candidates
        #expect(chosen.map(\.account) == ["Page", "Person"])
        #expect(Set(chosen.map(\.id)).count == 2)
        #expect(choose(items: [item(news[0])], for: brand { $0.accounts = [] }).candidates.isEmpty)
    }

    @Test func whatIsInTheBrandsLanguageComesFirstAndWhatIsNotSaysSo() {
        let items = [item(news[0], language: "de-DE"), item(news[1], language: "en-GB"), item(news[2])]
        let chosen = choose(items: items).candidates
        #expect(chosen.map(\.itemIDs) == [[news[1]], [news[2]], [news[0]]])
        #expect(chosen.map { $0.reasons.contains("In another language (de-DE) than the brand's.") } == [false, false, true])
    }

    @Test func staleItemsAreRefusedWithTheReason() {
        let chosen = choose(items: [item("old", age: .seconds(8 * 86400)), item("new")])
        #expect(chosen.candidates.map(\.itemIDs) == [["new"]])
        #expect(chosen.refusals == [Refused(itemID: "old", brandID: "b", reason: "Older than 7 days.")])
    }

    @Test func oneStoryOfSeveralFeedsIsOneCandidate() {
        let items = [
            item("Harbour bridge opens after years", feed: "a", url: "https://one.example/bridge"),
            item("Harbour bridge opens after ten years", feed: "b", url: "https://two.example/1042"), item(news[1]),
        ]
        let chosen = choose(items: items).candidates
        #expect(chosen.map(\.itemIDs.count) == [2, 1])
        #expect(chosen[0].reasons.contains("2 sources on one story."))
    }

    @Test func aBriefTakesTheItemThatAnswersIt() {
        let chosen = choose(briefs: [brief()], items: [item(news[1]), item("New bridges for Kiel")]).candidates
        #expect(chosen[0].briefID == "Bridges" && chosen[0].itemIDs == ["New bridges for Kiel"])
        #expect(chosen[0].reasons[0].contains("bridges"))
        #expect(chosen[1].itemIDs == [news[1]])
    }

    @Test func aBriefWithoutAnItemStandsAloneUnlessItSaysNothing() {
        #expect(choose(briefs: [brief()]).candidates.map(\.itemIDs) == [[]])
        #expect(choose(briefs: [brief("Silence") { $0.keyMessages = " " }]).candidates.isEmpty)
    }

    @Test func keywordsAloneAreEnoughUnlessTheBriefWaitsForItsFeeds() {
        let bare = brief("Silence") {
            $0.keyMessages = ""; $0.keywords = ["quiet", "pumps"]
        }
        #expect(choose(briefs: [bare]).candidates.map(\.itemIDs) == [[]])
        var waiting = bare
        waiting.feeds = ["own"]
        #expect(choose(briefs: [waiting]).candidates.isEmpty)
    }

    @Test(arguments: [(Brief.Cadence.daily, 1), (.weekly, 7), (.fortnightly, 14)])
    func aBriefComesBackAtItsCadence(_ cadence: Brief.Cadence, _ days: Int) {
        let ordered = brief { $0.cadence = cadence }
        let early = candidate(brief: "Bridges", age: .seconds(days * 86400 - 60))
        let due = candidate(brief: "Bridges", age: .seconds(days * 86400))
        #expect(choose(briefs: [ordered], history: [early]).candidates.isEmpty)
        #expect(choose(briefs: [ordered], history: [due]).candidates.count == 1)
    }

    @Test func aBriefIsMetOnceOrAsOftenAsWanted() {
        #expect(choose(briefs: [brief()], history: [candidate(brief: "Bridges", age: .seconds(9 * 86400))]).candidates.isEmpty)
        #expect(choose(briefs: [brief { $0.postsWanted = 2 }]).candidates.count == 2)
        #expect(choose(briefs: [brief { $0.postsWanted = 2 }], made: ["Bridges": 1]).candidates.count == 1)
        #expect(choose(briefs: [brief { $0.postsWanted = 9 }]).candidates.count == 3)
        #expect(choose(briefs: [brief { $0.postsWanted = -1 }]).candidates.isEmpty)
    }

    @Test func whatWasGivenUpMakesRoomForOthersTheNextDayOrAtOnce() {
        func tries(_ count: Int, brief: String? = "Bridges", _ hours: Int) -> [Candidate] {
            (0..<count).map { candidate(brief: brief, age: .seconds((hours + 24 * $0) * 3600)) }
        }
        #expect(choose(briefs: [brief()], givenUp: tries(1, 23)).candidates.isEmpty)
        #expect(choose(briefs: [brief()], givenUp: tries(1, 25)).candidates.count == 1)
        // Each time it takes a day more.
        #expect(choose(briefs: [brief()], givenUp: tries(3, 71)).candidates.isEmpty)
        #expect(choose(briefs: [brief()], givenUp: tries(3, 73)).candidates.count == 1)
        // Stories at once, but not without end.
        let items = news.map { item($0) }
        func givenUpToday(_ count: Int) -> [Candidate] { (0..<count).map { candidate(age: .seconds(60 + $0)) } }
        #expect(choose(items: items, givenUp: givenUpToday(3)).candidates.count == 3)
        #expect(choose(items: items, givenUp: givenUpToday(5)).candidates.count == 1)
        #expect(choose(items: items, givenUp: givenUpToday(6)).candidates.isEmpty)
    }

    @Test func whatWasOrderedLongAgoCountsAndWhatIsWantedIsWantedInAll() {
        func count(_ brief: Brief, ordered: [String: Int], accounts: [String] = ["Page"]) -> Int {
            let choice = Choice(
                briefs: [brief], items: [], history: [], openDrafts: 0, postsMade: [:], ordered: ["Bridges": ordered])
            return SelectionPolicy.choose(choice, for: brand { $0.accounts = accounts }, now: now).candidates.count
        }
        #expect(count(brief(), ordered: ["Page": 1]) == 0)
        #expect(count(brief { $0.postsWanted = 3 }, ordered: ["Page": 2]) == 1)
        #expect(count(brief { $0.postsWanted = 3 }, ordered: ["Page": 1, "Person": 1], accounts: ["Page", "Person"]) == 1)
        #expect(count(brief(), ordered: ["Page": 1], accounts: ["Page", "Person"]) == 1)
    }

    @Test func aBriefUsesTheFeedsThatItNamesAndNoOthers() {
        let named = brief {
            $0.feeds = ["own", "foreign"]; $0.cadence = .weekly
        }
        func first(_ items: [Item], _ others: [Item] = [], _ brief: Brief) -> Candidate? {
            let choice = Choice(briefs: [brief], items: items, history: [], openDrafts: 0, postsMade: [:], others: others)
            return SelectionPolicy.choose(choice, for: brand(), now: now).candidates.first { $0.briefID != nil }
        }
        #expect(first([item("New bridges for Kiel", feed: "elsewhere")], [], named)?.itemIDs == [])
        #expect(first([item("New bridges for Kiel", feed: "own")], [], named)?.itemIDs == ["New bridges for Kiel"])
        let foreign = item("Bridges abroad", feed: "foreign")
        #expect(first([], [foreign], named)?.itemIDs == ["Bridges abroad"])
        // Without a word in common the newest of its own feeds.
        let plain = [item(news[1], feed: "own", age: .seconds(7200)), item(news[2], feed: "own")]
        #expect(first(plain, [], named)?.itemIDs == [news[2]])
        #expect(first(plain, [], named)?.reasons == ["Newest in the feeds of brief \"Bridges\", 1 h old."])
        #expect(first([], [foreign], brief { $0.keyMessages = "Other words." })?.itemIDs == [])
    }

    @Test func linksAreEnoughToWriteFrom() {
        let linked = brief("Silence") {
            $0.keyMessages = ""; $0.links = ["https://example.org/a"]
        }
        #expect(choose(briefs: [linked]).candidates.map(\.itemIDs) == [[]])
    }

    @Test func aBriefThatIsClosedOrOverIsLeft() {
        #expect(choose(briefs: [brief { $0.status = .paused }, brief { $0.status = .done }]).candidates.isEmpty)
        #expect(choose(briefs: [brief { $0.deadline = now - .seconds(1) }]).candidates.isEmpty)
        #expect(choose(briefs: [brief { $0.deadline = now + .seconds(1) }]).candidates.count == 1)
    }

    // MARK: stories and relevance

    @Test func storiesAreToldApartByTheirWords() {
        #expect(Stories.merge([item("Harbour bridge opens", feed: "a"), item("Harbour bridge closes", feed: "b")]).stories.count == 2)
        #expect(Stories.merge([item("Same old words here", feed: "a"), item("Same old words here", feed: "a")]).stories.count == 1)
        #expect(Stories.merge([item("One", url: "https://x.org/1"), item("Two", feed: "b", url: "https://x.org/1")]).stories.count == 1)
        #expect(Stories.merge([item("", feed: "a"), item("", feed: "b", url: "https://x.org/2")]).stories.count == 2)
        #expect(Stories.merge([]).stories.isEmpty)
    }

    @Test func twoItemsOfOneFeedAreTwoStories() {
        let items = [item("Quarterly report bridges Kiel"), item("Quarterly report bridges Kiel again")]
        #expect(Stories.merge(items).stories.count == 2)
    }

    @Test func agesAreWordsForEditors() {
        #expect(Relevance.age(of: item("x", age: .seconds(7300)), now: now) == "2 h old")
        #expect(Relevance.age(of: item("x", age: .seconds(3 * 86400)), now: now) == "3 days old")
        #expect(Relevance.age(of: item("x", age: .seconds(-60)), now: now) == "0 h old")
        var undated = item("x")
        undated.publishedAt = nil
        #expect(Relevance.age(of: undated, now: now) == "undated")
    }
}
