import Console
import Editorial
import FoundationEssentials
import HTTPClient
import Testing

@Suite struct PageTests {
    @Test func `an empty desk says what to do next`() async throws {
        let page = try await answer("/", Samples.empty).text
        #expect(page.contains("<h1 id=\"headline\">The desk is not ready</h1>"))
        #expect(page.contains("run copydesk setup notion"))
        #expect(page.contains("No feed is ordered yet: add a <code>[[feed]]</code>"))
        #expect(page.contains("No account is configured"))
        #expect(page.contains("Nothing has been published yet"))
        #expect(!page.contains("<table"))
    }

    @Test func `a busy desk shows what is due, who is waited for, what is stuck and what to do`() async throws {
        let page = try await answer("/", Samples.busy).text
        #expect(page.contains("The desk is running, with one fault"))
        #expect(page.contains("Three posts are due in the next 24 hours, the first in 3 min."))
        let slot =
            "<time datetime=\"2026-11-20T14:30:00.000Z\">Fri 20 Nov 15:30</time> <span class=\"ago\">in 3 h</span><span class=\"place\">Europe/Berlin</span>"
        #expect(page.contains(slot))
        #expect(page.contains("Approve it, ask for changes or reject it, in Notion."))
        #expect(page.contains("MEDIA_ASSET_PROCESSING_FAILED"))
        #expect(page.contains("set Status to Approved in Notion to try again"))
        #expect(page.contains("<code>copydesk why <span class=\"id\">0198c2f4-7a1e-7d0a-b5c3-2f6f5d1e9a10</span></code>"))
        #expect(
            page.contains(
                "<a href=\"https://www.linkedin.com/feed/update/urn:li:share:7261\" rel=\"noopener noreferrer\">How we test clocks</a>"))
        #expect(page.contains("The token of Company page runs out in 6 days"))
        #expect(
            page.contains(
                "<span class=\"number\">5</span> <span class=\"words\">4 in review, 1 to check</span><span class=\"oldest\">oldest 30 h</span>"
            )
        )
    }

    @Test func `every loop is on the page, with what it has in hand`() async throws {
        let loop = DeskReport.Loop(name: "brew", takes: [Intake("pots", "pots")], inHand: 2, lastRunAt: nil)
        let queues = [DeskStatus.Queue(name: "pots", count: 7, oldest: Samples.minutes(-12))]
        let page = try await answer("/", Samples.report(desk: Samples.desk(queues: queues), loops: Samples.loops + [loop])).text
        for name in Samples.loops.map(\.name) + ["brew"] {
            #expect(page.contains("<span class=\"loop\">\(name.prefix(1).uppercased())\(name.dropFirst())<"))
        }
        #expect(page.contains("<span class=\"oldest\">oldest 12 min</span><span class=\"hand\">2 in hand</span>"))
    }

    @Test func `who is waited for is named, with what to do and since when`() async throws {
        let page = try await answer("/", Samples.busy).text
        #expect(page.contains("Mia Berg or Tom Hale</td>"))
        #expect(page.contains("Mia Berg has approved; approve it too with a comment: /approve."))
        #expect(page.contains("<span>50 min</span><span class=\"place\">since <time"))
        #expect(page.contains("Any editor</td>"))
        #expect(page.contains("An operator</td>"))
        #expect(page.contains("The account is paused: set <code>paused = false</code>"))
    }

    @Test func `past errors, the models' states and the configuration in force are shown`() async throws {
        let page = try await answer("/", Samples.busy).text
        #expect(page.contains("start it (ollama serve)."))
        #expect(page.contains("<span class=\"badge bad\">Failing</span><p class=\"note\">sd_xl_base_1.0 at 127.0.0.1 cannot be reached"))
        #expect(page.contains("<code>/etc/copydesk/copydesk.toml</code>, read"))
        #expect(page.contains("token = &quot;&lt;secret&gt;&quot;"))
        #expect(page.contains("url = &quot;journal.example.org/feed&quot;"))
    }

    @Test func `what models took today, budgets that are used up and providers that rest are shown`() async throws {
        let taken = Spending(
            brandID: "b", brand: "Aqua <b>", model: "openai/gpt-4o", calls: 3, usage: TokenUsage(prompt: 4200, cached: 3000, answer: 900),
            billedTokens: 5100, cost: 0.0123, unpriced: 0)
        let unpriced = Spending(
            brandID: "c", brand: "Terra", model: "gemini/g", calls: 1, usage: TokenUsage(prompt: 1, answer: 1), billedTokens: 2, cost: 0,
            unpriced: 1)
        let model = DeskReport.Model(
            name: "openai/gpt-4o", use: .text, lastFailedAt: Samples.minutes(-1), failure: "It fell over.",
            restsUntil: Samples.minutes(2))
        let report = Samples.report(
            desk: Samples.desk(spending: [taken, unpriced]), models: [model], budgets: ["The day's budget of Aqua is used up."])
        let text = try await answer("/", report).text
        for words in [
            "Aqua &lt;b&gt;", "4200", "3000 kept from before", "900", "0.0123", "not known", "A budget is used up",
            "The day&#39;s budget of Aqua is used up.", "Rests", "Asked again in 2 min",
        ] { #expect(text.contains(words), "\(words)") }
        let metrics = try await answer("/metrics", report).text
        for line in [
            "copydesk_model_today_read_tokens{brand=\"Aqua <b>\",model=\"openai/gpt-4o\"} 4200",
            "copydesk_model_today_cost{brand=\"Aqua <b>\",model=\"openai/gpt-4o\"} 0.0123",
            "copydesk_model_resting{model=\"openai/gpt-4o\",use=\"text\"} 1", "copydesk_budgets_reached 1",
        ] { #expect(metrics.contains(line), "\(line)") }
        #expect(!metrics.contains("copydesk_model_today_cost{brand=\"Terra\""))
    }

    @Test func `a rehearsal says so and how fast its time goes`() async throws {
        let page = try await answer("/", Samples.report(desk: Samples.desk(), speed: 60, isRehearsal: true)).text
        #expect(page.contains("data-speed=\"60\">Fri 20 Nov 10:52:00</time> UTC, 60 times as fast"))
        #expect(try await !answer("/", Samples.busy).text.contains("id=\"rehearsal\""))
    }

    @Test func `a year is written when it is another one`() async throws {
        #expect(try await answer("/", Samples.busy).text.contains("Wed 5 Nov 2025 10:52</time> <span class=\"ago\">380 days ago</span>"))
    }

    @Test func `a rejected configuration shows all its problems, the pause and the restart`() async throws {
        let page = try await answer("/", Samples.broken).text
        #expect(page.contains("The desk is paused"))
        #expect(page.contains("The configuration file was rejected"))
        #expect(page.contains("<code>copydesk.toml:12:5</code>  unknown key &quot;intervall&quot;"))
        #expect(page.contains("<code>copydesk.toml:31:12</code>"))
        #expect(page.contains("<code>copydesk.toml:44:1</code>"))
        #expect(page.contains("in force after a restart: daemon.listen, store.url."))
    }

    @Test func `text from outside never becomes markup`() async throws {
        let evil = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>\u{0}\u{1B}[31m"
        let entry = DeskStatus.Entry(
            draftID: evil, title: evil, account: evil, state: evil, at: Samples.now, note: evil, url: "https://x/\"><script>")
        let report = Samples.report(
            desk: Samples.desk(
                queues: [DeskStatus.Queue(name: evil, count: 3, oldest: Samples.now)], due: [entry], waiting: [entry], stuck: [entry],
                published: [entry],
                feeds: [DeskStatus.Feed(name: evil, url: evil, lastPollAt: nil, nextPollAt: nil, items: 1, error: evil)],
                faults: [DeskStatus.OpenFault(key: evil, sentence: evil, since: Samples.now, last: Samples.now, count: 1)]),
            accounts: [DeskReport.Account(name: evil, kind: evil, isPaused: false, calendar: evil)],
            models: [DeskReport.Model(name: evil, use: .text, lastFailedAt: Samples.now, failure: evil)],
            configuration: DeskReport.Configuration(path: evil, readAt: Samples.now, text: evil),
            configurationError: evil, restartNeeded: evil)
        let page = try await answer("/", report).text
        #expect(!page.contains("<script>"))
        #expect(!page.contains("<img"))
        #expect(!page.contains("\u{0}"))
        #expect(!page.contains("\u{1B}"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example",
        "https:evil", "http://", "java\nscript:alert(1)", "https://a b", "vbscript:x",
    ])
    func `an address that is not a web page is no link`(_ address: String) async throws {
        let published = [Samples.entry("Title", state: .published, at: Samples.now, url: address)]
        let feeds = [DeskStatus.Feed(name: "Name", url: address, lastPollAt: nil, nextPollAt: nil, items: 0, error: nil)]
        let page = try await answer("/", Samples.report(desk: Samples.desk(published: published, feeds: feeds))).text
        let targets = page.split(separator: "href=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(targets.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("/") && !$0.hasPrefix("//") }, "\(targets)")
    }

    @Test(arguments: ["/", "/status.json", "/metrics"])
    func `passwords and keys in a feed's address are not shown`(_ path: String) async throws {
        let feed = "https://reader:s3cret@journal.example.org/feed?key=abc"
        let faults = [
            DeskStatus.OpenFault(
                key: "feed \(feed)", sentence: "\(feed) answered 503; it is asked again.", since: Samples.now, last: Samples.now, count: 1)
        ]
        let report = Samples.report(desk: Samples.desk(feeds: Samples.feeds, faults: faults))
        let page = try await answer(path, report).text
        #expect(page.contains("journal.example.org/feed"))
        #expect(!page.contains("s3cret"))
        #expect(!page.contains("key=abc"))
    }

    @Test func `a thousand feeds make a page of 200 and say so`() async throws {
        let feeds = (0..<1000).map { number in
            DeskStatus.Feed(
                name: "Feed \(number)", url: "https://f.example/\(number)", lastPollAt: nil, nextPollAt: nil, items: 0, error: nil)
        }
        let page = try await answer("/", Samples.report(desk: Samples.desk(feeds: feeds))).text
        #expect(page.contains("800 more are in <a href=\"/status.json\">status.json</a>"))
        #expect(page.split(separator: "<tr role=\"row\">").count < 220)
    }

    @Test func `the page asks for nothing from elsewhere`() async throws {
        let page = try await answer("/", Samples.empty).text
        #expect(!page.contains("http://"))
        #expect(!page.contains("https://"))
        #expect(!page.contains(" style="))
        #expect(!page.contains("onclick"))
    }
}
