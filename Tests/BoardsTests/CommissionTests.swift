import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct CommissionTests {
    @Test func `a deadline's day ends in the zone of the brand's account where the brand names none`() async throws {
        try await onStage { stage in
            try stage.workspace.seed(
                .brand("Far", ["Time zone": "", "Accounts": ["west"]], guidelines: "Plain."))
            try stage.workspace.seed(.brief("Launch", brand: "Far", ["Deadline": "2026-08-01"], text: "Say it."))
            let board = stage.another(zones: ["west": "America/Los_Angeles", "east": "Europe/Berlin"])
            let deadline = try await board.commissions(known: [:]).briefs.first?.deadline
            #expect(deadline == Timestamp.parse("2026-08-02T06:59:00Z"))
        }
    }

    @Test("Brands, feeds and briefs come with everything their editors wrote")
    func readsOrders() async throws {
        try await onStage { stage in
            let brand = try stage.workspace.seed(
                .brand(
                    "Acme",
                    [
                        "Language": "German", "Time zone": "Europe/Berlin", "Slots": "Tue 09:00", "Maximum a day": 2,
                        "Blackouts": "2026-12-24..2026-12-26", "Picture style": "flat, no people", "Editors": ["Ada Editor"],
                        "Hashtags": "#Swift, #Notion",
                        "Banned words": "synergy, leverage", "Colours": "#0A1433, fff", "Accounts": ["acme"], "Approvers": ["Ben Approver"],
                        "Two approvers": true, "Not own text": true, "Approval days": 7, "Board grace": "2h",
                    ], guidelines: "## Voice\nWe write plainly.\n- Do this\n- Not that"))
            let feed = try stage.workspace.seed(
                .feed("News", url: "https://example.com/feed", brand: "Acme", ["Topics": ["tech"], "Competitor": true, "Paused": true]))
            let brief = try stage.workspace.seed(
                .brief(
                    "Launch", brand: "Acme",
                    [
                        "Post type": "announcement", "Tone": "warm", "Key messages": "It is out.", "Keywords": "swift, server",
                        "Status": "Paused", "Audience": "People who run servers", "Goal": "They try it", "Call to action": "Try it today.",
                        "Links": "see https://a.b/c",
                        "Feeds": ["News"], "Cadence": "weekly", "Posts wanted": 3, "Deadline": "2026-08-01",
                    ], text: "Say it like it is."))
            let reading = try await stage.board.commissions(known: [:])
            #expect(reading.problems.isEmpty)
            #expect(reading.present == [brand, feed, brief])
            let acme = try #require(reading.brands.first)
            #expect(acme.id == brand && acme.name == "Acme" && !acme.isPaused)
            #expect(acme.slots == "Tue 09:00")
            #expect(acme.blackouts == "2026-12-24..2026-12-26")
            #expect(acme.pictureStyle == "flat, no people")
            #expect(acme.editors == [Editorial.Person(id: NotionPerson.ada.id, name: "Ada Editor")])
            #expect(acme.language == "de")
            #expect(acme.zone == "Europe/Berlin")
            #expect(acme.hashtags == ["Swift", "Notion"])
            #expect(acme.bannedWords == ["synergy", "leverage"])
            #expect(acme.colours == ["#0a1433", "#ffffff"])
            #expect(acme.accounts == ["acme"])
            #expect(acme.approvers == [Editorial.Person(id: NotionPerson.ben.id, name: "Ben Approver")])
            #expect(acme.needsTwoApprovers)
            #expect(acme.forbidsOwnText == true)
            #expect(acme.approvalDays == 7)
            #expect(acme.maximumADay == 2)
            #expect(acme.boardGraceSeconds == 7200)
            #expect(acme.guidelines.text == "## Voice\n\nWe write plainly.\n\n- Do this\n- Not that")
            let news = try #require(reading.feeds.first)
            #expect(news.url == "https://example.com/feed")
            #expect(news.brand == "Acme")
            #expect(news.topics == ["tech"])
            #expect(news.name == "News" && news.isCompetitor && news.isPaused)
            #expect(news.origin == .board)
            let launch = try #require(reading.briefs.first)
            #expect(launch.name == "Launch" && launch.brandID == brand && launch.status == .paused)
            #expect(launch.postType == "announcement" && launch.tone == "warm")
            #expect(launch.audience == "People who run servers" && launch.goal == "They try it")
            #expect(launch.keyMessages == "It is out." && launch.callToAction == "Try it today.")
            #expect(launch.feeds == [news.id])
            #expect(launch.keywords == ["swift", "server"])
            #expect(launch.links == ["https://a.b/c"])
            #expect(launch.cadence == .weekly)
            #expect(launch.postsWanted == 3)
            #expect(launch.deadline == Timestamp.parse("2026-08-01T21:59:00Z"))
            #expect(launch.page.text == "Say it like it is.")
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("What cannot be read leaves what counted before, whatever it is", arguments: ["-", "--", " - ", "Klingon (Qo'noS)"])
    func oddWords(_ words: String) async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", ["Language": "German", "Time zone": "Europe/Berlin"]))
            let known = try #require(try await stage.board.commissions(known: [:]).brands.first)
            stage.clock.advance(by: .seconds(120))
            try stage.workspace.perform(.setProperty(page: id, name: "Language", value: .string(words)))
            try stage.workspace.perform(.setProperty(page: id, name: "Time zone", value: "Berlin"))
            try stage.workspace.perform(.setProperty(page: id, name: "Approval days", value: 999_999_999_999_999))
            try stage.workspace.perform(.setProperty(page: id, name: "Name", value: ""))
            let brand = try await stage.board.brand(id, known: known)
            #expect(brand.language == "de" && brand.zone == "Europe/Berlin" && brand.name == "Acme" && brand.approvalDays == nil)
        }
    }

    @Test("The approvers beyond the twenty-five that a page shows count too")
    func manyApprovers() async throws {
        try await onStage { stage in
            let names = [JSON](repeating: "Ben Approver", count: 25) + ["Ada Editor"]
            try stage.workspace.seed(.brand("Acme", ["Approvers": .array(names)]))
            let reading = try await stage.board.commissions(known: [:])
            #expect(reading.brands.first?.approvers.last == Editorial.Person(id: NotionPerson.ada.id, name: "Ada Editor"))
        }
    }

    @Test("Pages are read again when they moved, and gone pages are not present")
    func rereadsChanges() async throws {
        try await onStage { stage in
            let one = try stage.workspace.seed(.brand("One", guidelines: "Old."))
            let two = try stage.workspace.seed(.brand("Two"))
            stage.clock.advance(by: .seconds(120))
            let first = try await stage.board.commissions(known: [:])
            // Its own note on the rows moved their stamps once.
            stage.clock.advance(by: .seconds(120))
            let settled = try await stage.board.commissions(known: first.stamps)
            #expect(settled.brands.map(\.guidelines.contentHash).sorted() == first.brands.map(\.guidelines.contentHash).sorted())
            let before = stage.workspace.requests.count
            let quiet = try await stage.board.commissions(known: settled.stamps)
            #expect(quiet.brands.isEmpty)
            #expect(quiet.present == [one, two])
            #expect(stage.workspace.requests.count - before == 3)
            try stage.workspace.perform(.append(page: one, text: "New."))
            try stage.workspace.perform(.trash(two))
            let changed = try await stage.board.commissions(known: quiet.stamps)
            #expect(changed.brands.map(\.guidelines.text) == ["Old.\n\nNew."])
            #expect(changed.brands.first?.guidelines.contentHash != first.brands.first { $0.id == one }?.guidelines.contentHash)
            #expect(changed.present == [one])
        }
    }

    @Test("What cannot be understood is named, with the row and the next step, and the rest is used")
    func namesProblems() async throws {
        try await onStage { stage in
            try stage.workspace.seed(
                .brand(
                    "Acme",
                    ["Time zone": "Berlin", "Colours": "blue #123456", "Board grace": "soon", "Slots": "Tue 25:00", "Blackouts": "Xmas"]))
            try stage.workspace.seed(NotionSeed(table: "Feeds", properties: ["Name": "Bad", "URL": "ftp://x"]))
            let reading = try await stage.board.commissions(known: [:])
            #expect(reading.problems.count == 6)
            #expect(reading.problems.contains { $0.sentence.contains("at \"25:00\"") })
            #expect(reading.problems.contains { $0.sentence.contains("at \"Xmas\"") })
            #expect(reading.problems.allSatisfy { $0.sentence.hasPrefix("Brands \"Acme\": ") || $0.sentence.hasPrefix("Feeds \"Bad\": ") })
            #expect(reading.brands.first?.colours == ["#123456"])
            #expect(reading.brands.first?.zone == nil)
            let row = try #require(stage.workspace.rows(of: "Brands").first)
            #expect(row.properties["Problems"]?.string?.contains("the time zone \"Berlin\" is not known") == true)
            #expect(row.properties["Last read"]?.string?.hasPrefix("Sat 2026-07-04 10:") == true)
            stage.clock.advance(by: .seconds(120))
            let settled = try await stage.board.commissions(known: reading.stamps)
            let quiet = try await stage.board.commissions(known: settled.stamps)
            #expect(quiet.brands.isEmpty)
            #expect(quiet.problems.count == 6)
        }
    }

    @Test("What a brand's accounts can do is written where something else stands, and is no change of the brand")
    func tellsAccounts() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", guidelines: "Be short."))
            stage.clock.advance(by: .seconds(120))
            let first = try await stage.board.commissions(known: [:])
            let words = "Company page: publish; not refresh.\nDry run: publish."
            try await stage.board.tell(.accounts(Message(words)), on: id, in: .plain)
            let row = try #require(stage.workspace.rows(of: "Brands").first)
            #expect(row.properties["Accounts can"]?.string == words)
            let before = stage.workspace.requests.count
            try await stage.board.tell(.accounts(Message(words)), on: id, in: .plain)
            #expect(stage.workspace.requests.count - before == 1)
            stage.clock.advance(by: .seconds(120))
            let again = try await stage.board.commissions(known: [:])
            #expect(again.brands.map(\.guidelines.contentHash) == first.brands.map(\.guidelines.contentHash))
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("A row whose address the configuration orders too is handled as it says there, and is called and paused as the row says")
    func rowsOfTheConfiguration() async throws {
        try await onStage { stage in
            _ = try stage.workspace.seed(.brand("Acme"))
            _ = try stage.workspace.seed(.feed("News", url: "https://Example.com:443/feed", brand: "Acme", ["Competitor": true]))
            _ = try stage.workspace.seed(.feed("Other", url: "https://example.com/other", brand: "Acme"))
            var known = FeedSource(id: "feed-1", url: "https://example.com/feed", name: "Known")
            known.intervalSeconds = 7200
            known.readsPages = true
            known.isPaused = true
            known.filters = FeedFilters()
            known.filters?.keep = ["title ~ ship"]
            let feeds = try await stage.another(feeds: [known.url: known]).commissions(known: [:]).feeds
            let row = try #require(feeds.first { $0.name == "News" })
            #expect(row.intervalSeconds == 7200 && row.readsPages == true && row.filters?.keep == ["title ~ ship"])
            #expect(row.isCompetitor && !row.isPaused && row.origin == .board && row.id != known.id)
            #expect(feeds.first { $0.name == "Other" }?.intervalSeconds == nil)
        }
    }

    @Test("A database that is no longer shared closes nothing and stops no other")
    func unsharedDatabase() async throws {
        try await onStage { stage in
            let brand = try stage.workspace.seed(.brand("Acme"))
            let feed = try stage.workspace.seed(.feed("News", url: "https://example.com/feed", brand: "Acme"))
            let first = try await stage.board.commissions(known: [:])
            let database = try #require(stage.workspace.tables.first { $0.title == "Feeds" })
            try stage.workspace.perform(.share(database.database, false))
            let reading = try await stage.another().commissions(known: KnownOrders().after(first))
            #expect(reading.present == [brand, feed])
            #expect(reading.feeds == first.feeds)
            #expect(reading.problems.count == 1)
            #expect(reading.problems.first?.sentence.contains("share") == true)
        }
    }

    @Test("The Paused tick is read at once, ahead of everything, and the guidelines stay")
    func readsPaused() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme", guidelines: "Plain."))
            let known = try #require(try await stage.board.commissions(known: [:]).brands.first)
            try stage.workspace.perform(.setProperty(page: id, name: "Paused", value: true))
            let before = stage.workspace.requests.count
            let now = try await stage.board.brand(id, known: known)
            #expect(now.isPaused)
            #expect(now.guidelines == known.guidelines)
            #expect(stage.workspace.requests.count - before == 1)
        }
    }

    @Test("Headings, lists, tables, toggles and callouts become text in their order")
    func flattensProse() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme"))
            _ = try await stage.client.append(
                [
                    Block(.heading(1, RichText("Voice"), toggles: true), children: [.paragraph("Plain.")]),
                    Block(
                        .toggle(RichText("Do")), children: [Block(.bulleted(RichText("a")), children: [Block(.bulleted(RichText("b")))])]),
                    Block(.callout(RichText("Mind this"), emoji: "⚠️")), Block(.divider), Block(.numbered(RichText("x"))),
                    Block(.numbered(RichText("y"))),
                    Block(
                        .table(width: 2, columnHeader: true),
                        children: [
                            Block(.tableRow([RichText("Term"), RichText("Use")])),
                            Block(.tableRow([RichText("app"), RichText("product")])),
                        ]),
                    Block(.paragraph(RichText([.init("See "), .init("us", link: "https://a.b/")]))),
                ], to: id)
            let brand = try #require(try await stage.board.commissions(known: [:]).brands.first)
            #expect(
                brand.guidelines.text == """
                    # Voice

                    Plain.

                    ### Do

                    - a
                      - b

                    Mind this

                    1. x
                    2. y

                    Term | Use
                    app | product

                    See us (https://a.b/)
                    """)
        }
    }

    @Test("Guidelines are read whole however deep they are nested, and their length is told where writers get less")
    func readsNested() async throws {
        try await onStage { stage in
            let id = try stage.workspace.seed(.brand("Acme"))
            let deep = Block(
                .callout(RichText("Legal"), emoji: "⚖️"),
                children: [
                    Block(
                        .toggle(RichText("Claims")),
                        children: [
                            Block(
                                .bulleted(RichText("Banned")),
                                children: [
                                    Block(.bulleted(RichText("inner")), children: [Block(.numbered(RichText("innermost")))]),
                                    Block(.quote(RichText("As counsel said"))),
                                ])
                        ])
                ])
            _ = try await stage.client.append([deep, .paragraph(String(repeating: "word ", count: 390))], to: id)
            let first = try #require(try await stage.board.commissions(known: [:]).brands.first)
            for word in ["Legal", "### Claims", "- Banned", "- inner", "1. innermost", "> As counsel said"] {
                #expect(first.guidelines.text.contains(word), "\(first.guidelines.text)")
            }
            for _ in 1...4 { _ = try await stage.client.append([.paragraph(String(repeating: "word ", count: 390))], to: id) }
            stage.clock.advance(by: .seconds(120))
            let reading = try await stage.board.commissions(known: [:])
            #expect(reading.brands.first?.guidelines.text.utf16.count ?? 0 > 9000)
            #expect(reading.problems.count == 1 && reading.problems[0].sentence.contains("of which writers are given the first 8000"))
            #expect(stage.workspace.row(id)?.properties["Problems"]?.string?.contains("put what matters most first") == true)
        }
    }
}
