import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct LinkedInPageTests {
    /// A page as a browser asks for it.
    private func page(_ path: String, _ desk: LinkedInDesk, host: String? = nil) async throws -> HTTPResponse {
        var headers: [String: String?] = ["Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Authorization": nil]
        if let host { headers["Host"] = host }
        return try await desk.call("GET", path, headers: headers)
    }

    /// What stands in the text of the first post of a page.
    private func words(_ page: HTTPResponse) throws -> String {
        let start = try #require(page.text.firstRange(of: "<div class=\"post-text\" dir=\"auto\">"))
        let rest = page.text[start.upperBound...]
        return String(rest[..<(try #require(rest.firstRange(of: "</div>"))).lowerBound])
    }

    @Test(
        "a text is drawn as it was approved",
        arguments: [
            ("Rates \\(EPRI\\) \\#1 in C\\#", "Rates (EPRI) #1 in C#"),
            ("Two\n\nparagraphs", "Two\n\nparagraphs"),
            ("About #wind", "About <a href=\"/feed/hashtag/wind/\">#wind</a>"),
            ("About {hashtag|\\#|Größe}", "About <a href=\"/feed/hashtag/gr%C3%B6%C3%9Fe/\">#Größe</a>"),
            ("With @[Elsewhere Ltd](urn:li:organization:9999999)!", "With <a href=\"/company/9999999/\">Elsewhere Ltd</a>!"),
            ("To @[](urn:li:person:Ab3dE\\_9xYz)", "To <a href=\"/in/Ab3dE_9xYz/\">Eddy Editor</a>"),
            (
                "See https://a.test/x?y=1&z=2, or \\(http://b.test/c\\_\\(d\\)\\).",
                "See <a href=\"https://a.test/x?y=1&amp;z=2\" rel=\"noopener noreferrer\">https://a.test/x?y=1&amp;z=2</a>, or "
                    + "(<a href=\"http://b.test/c_(d)\" rel=\"noopener noreferrer\">http://b.test/c_(d)</a>)."
            ),
            ("\\<script\\>alert\\(\"x\"\\)\\</script\\> & 'so'", "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;so&#39;"),
            ("javascript:alert\\(1\\) ftp://c.test https://", "javascript:alert(1) ftp://c.test https://"),
            ("@[x](urn:li:person:../\"y) z", "<a href=\"/in/..%2F%22y/\">x</a> z"),
        ])
    func text(_ commentary: String, _ expected: String) async throws {
        try await LinkedInDesk.open { desk in
            let urn = try #require(try await desk.post(commentary).header("x-restli-id"))
            let alone = try await page("/feed/update/\(urn)/", desk)
            #expect(alone.status == 200)
            #expect(alone.text.contains("data-post=\"\(urn)\""))
            #expect(try words(alone) == expected)
            #expect(try words(try await page("/", desk)) == expected)
        }
    }

    @Test(
        "the feed folds a text at 210 units, between words, or after three lines, and the post's own page does not",
        arguments: [
            (String(repeating: "word ", count: 42), nil), (String(repeating: "word ", count: 43), 209),
            (String(repeating: "w", count: 211), 210), ("one\ntwo\nthree", nil), ("one\n\nthree\nfour", 10),
            (String(repeating: "👩‍👩‍👧‍👦", count: 20), 209),
        ] as [(String, Int?)])
    func fold(_ text: String, _ units: Int?) async throws {
        try await LinkedInDesk.open { desk in
            let urn = try #require(try await desk.post(text).header("x-restli-id"))
            let shown = try words(try await page("/", desk))
            let parts = shown.split(separator: "<details class=\"rest\"", maxSplits: 1)
            #expect(parts.count == (units == nil ? 1 : 2))
            #expect(parts[0].utf16.count == units ?? text.utf16.count)
            #expect(try words(try await page("/feed/update/\(urn)", desk)) == text)
        }
    }

    @Test("a link at the fold stays whole")
    func foldedLink() async throws {
        try await LinkedInDesk.open { desk in
            _ = try await desk.post(String(repeating: "word ", count: 40) + "#windpower and more")
            let shown = try words(try await page("/", desk))
            #expect(shown.contains("<span> <a href=\"/feed/hashtag/windpower/\">#windpower</a> and more</span>"), "\(shown)")
        }
    }

    @Test("a picture comes from the look-alike itself, with its alternative text")
    func picture() async throws {
        try await LinkedInDesk.open({ $0.imageProcessing = .zero }) { desk in
            let (urn, _) = try await desk.upload(LinkedInDesk.png())
            let content: JSON = ["media": ["id": .string(urn), "altText": "A \"turbine\" <at> sea"]]
            #expect(try await desk.post("With picture", adding: ["content": content]).status == 201)
            let path = "/media/" + urn.dropFirst("urn:li:image:".count)
            let feed = try await page("/", desk).text
            #expect(
                feed.contains("<img src=\"\(path)\" alt=\"A &quot;turbine&quot; &lt;at&gt; sea\" width=\"40\" height=\"30\">"), "\(feed)")
            let picture = try await page(path, desk)
            #expect(picture.body == LinkedInDesk.png())
            #expect(picture.header("content-type") == "image/png")
            #expect(picture.header("x-content-type-options") == "nosniff")
            #expect(try await page("/media/nope", desk).status == 404)
        }
    }

    @Test("an article is a card of what was sent, and only a web address is a link")
    func article() async throws {
        try await LinkedInDesk.open { desk in
            let article: JSON = ["source": "https://news.test/a?b", "title": "A <title>", "description": "Why & how"]
            #expect(try await desk.post("Read", adding: ["content": ["article": article]]).status == 201)
            let feed = try await page("/", desk).text
            #expect(feed.contains("<a href=\"https://news.test/a?b\" rel=\"noopener noreferrer\">A &lt;title&gt;</a>"))
            #expect(feed.contains("<p>Why &amp; how</p>") && feed.contains("<p class=\"host\">news.test</p>"))
        }
    }

    @Test("the page's feed and the member's are two, and a hashtag has one of its own")
    func feeds() async throws {
        try await LinkedInDesk.open { desk in
            let ours = try #require(try await desk.post("Of the page #one").header("x-restli-id"))
            let mine = try #require(
                try await desk.post("Of the member #Two", author: LinkedInDesk.member, token: LinkedInSettings.memberToken)
                    .header("x-restli-id"))
            for (path, shown) in [
                ("/", [ours]), ("/company/5515715/posts/", [ours]), ("/in", [mine]), ("/in/me/recent-activity/all/", [mine]),
                ("/in/Ab3dE_9xYz/", [mine]), ("/feed/hashtag/two", [mine]), ("/company/9999999/", []), ("/in/nobody", []),
            ] {
                let text = try await page(path, desk).text
                for urn in [ours, mine] { #expect(text.contains("data-post=\"\(urn)\"") == shown.contains(urn), "\(path)") }
            }
        }
    }

    @Test("a feed shows what people can come across: nothing deleted, nothing dark, nothing still on its way")
    func hidden() async throws {
        try await LinkedInDesk.open({ $0.propagation = .seconds(3) }) { desk in
            let urn = try #require(try await desk.post("Soon").header("x-restli-id"))
            let dark: JSON = ["feedDistribution": "NONE", "targetEntities": [], "thirdPartyDistributionChannels": []]
            let hidden = try #require(try await desk.post("Dark", adding: ["distribution": dark]).header("x-restli-id"))
            #expect(try await page("/", desk).text.contains("Nothing has been posted as Nordlicht Energy yet"))
            desk.clock.advance(by: .seconds(3))
            let feed = try await page("/", desk).text
            #expect(feed.contains(urn) && !feed.contains(hidden))
            #expect(try await page("/feed/update/\(hidden)", desk).text.contains("Feeds do not show this post"))
            _ = try await desk.call("DELETE", "/rest/posts/" + LinkedInDesk.encoded(urn))
            #expect(try await !page("/", desk).text.contains("data-post"))
            #expect(try await page("/feed/update/\(urn)", desk).status == 410)
            #expect(try await page("/feed/update/urn:li:share:1", desk).status == 404)
        }
    }

    @Test("a post tells how long ago it came, and its time in the account's zone")
    func time() async throws {
        try await LinkedInDesk.open { desk in
            _ = try await desk.post("Then")
            desk.clock.advance(by: .seconds(7300))
            let feed = try await page("/", desk).text
            #expect(feed.contains("<span aria-hidden=\"true\">2h</span><span class=\"heard\">2 hours ago</span>"))
            #expect(feed.contains("title=\"Sat 4 Jul 2026, ") && feed.contains("(Europe/Berlin)\""))
        }
    }

    @Test("the ledger is a page for who asks for one, and JSON for all others")
    func ledger() async throws {
        try await LinkedInDesk.open { desk in
            #expect(try await page("/ledger", desk).text.contains("None: every request was one that LinkedIn takes."))
            let cut = try #require(try await desk.post("Once <b>").header("x-restli-id"))
            let again = try #require(try await desk.post("For the record").header("x-restli-id"))
            #expect(try await desk.post("For the record").status == 422)
            desk.linkedIn.faults.add(Fault(.dropAfter, path: "/rest/posts", method: "POST"))
            await #expect(throws: HTTPFailure.self) { try await desk.post("Lost answer") }
            desk.linkedIn.faults.add(Fault(.status(503), path: "/rest/posts", method: "POST"))
            _ = try await desk.post("Prevented")
            #expect(desk.linkedIn.attempts.map(\.status) == [201, 201, 422, 0, 503])
            #expect(desk.linkedIn.attempts.map(\.isAnsweredTruly) == [true, true, true, false, true])
            #expect(desk.linkedIn.attempts.last?.effect == .prevented)
            let answer = try await page("/ledger", desk)
            #expect(answer.header("content-type")?.hasPrefix("text/html") == true)
            let order = [
                "id=\"ledger-violations\" data-part class=\"alarm\"", "id=\"ledger-accounts\"", "id=\"ledger-attempts\"",
                "id=\"ledger-requests\"",
            ]
            let places = order.map { answer.text.firstRange(of: $0)?.lowerBound }
            #expect(!places.contains(nil) && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
            #expect(
                answer.text.contains("<a href=\"/feed/update/\(again)/\">For the record</a>") && answer.text.contains("Duplicate refused"))
            #expect(answer.text.contains(cut) && answer.text.contains("little-text"))
            for (path, accept) in [("/ledger", "*/*"), ("/ledger", nil), ("/ledger", "application/json"), ("/ledger.json", "text/html")] {
                let json = try JSON(parsing: try await desk.call("GET", path, headers: ["Accept": accept]).body)
                #expect(json == desk.linkedIn.ledger)
            }
        }
    }

    @Test("the ledger shows 200 requests, the newest first, and says how many more there are")
    func bounded() async throws {
        try await LinkedInDesk.open { desk in
            for number in 1...203 { _ = try await desk.call("GET", "/rest/images/urn%3Ali%3Aimage%3A\(number)") }
            let text = try await page("/ledger", desk).text
            #expect(text.contains("3 more are in <a href=\"/ledger.json\">"))
            #expect(text.contains("%3A203</code>") && !text.contains("%3A3</code>"))
        }
    }

    @Test("who asks by a foreign name gets nothing, and pages take nothing from elsewhere")
    func guarding() async throws {
        try await LinkedInDesk.open { desk in
            _ = try await desk.post("Private rehearsal")
            for path in ["/", "/in/", "/ledger", "/events", "/style.css"] {
                let refused = try await page(path, desk, host: "evil.test")
                #expect(refused.status == 421 && !refused.text.contains("Private"))
            }
            let feed = try await page("/", desk)
            #expect(feed.header("content-security-policy")?.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'") == true)
            #expect(!feed.text.contains("style=") && !feed.text.contains("<script>"))
            for path in ["/style.css", "/live.js", "/page.js", "/icon.svg"] { #expect(try await page(path, desk).status == 200) }
            #expect(try await desk.call("POST", "/feed/update/x", json: [:]).status == 405)
            #expect(!desk.linkedIn.log.requests.contains { $0.path.hasPrefix("/feed") || $0.path == "/" })
        }
    }
}
