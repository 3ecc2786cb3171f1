import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Storage
import Support
import Testing

struct FeedReaderTests {
    private let now = Date(milliseconds: 1_783_156_080_000)  // 2026-07-04 09:08 UTC, a Saturday

    @Test func aFeedBecomesItems() async throws {
        let reading = try await read(.bytes(try Fixture.bytes("wordpress-with-full-text.xml"), type: "application/rss+xml"))
        #expect(reading.title == "Harbour Notes – Engineering")
        #expect(reading.warnings.isEmpty && reading.state.wishes?.updatePeriod == 3600)
        let items = try #require(reading.items).map(\.withText)
        #expect(items.map(\.identity) == ["guid:https://notes.example/?p=42", "guid:https://notes.example/second/"])
        #expect(items[0].url == "https://notes.example/cranes/")
        #expect(items[0].title == "Cranes & Containers: what we learned")
        #expect(items[0].text == "We moved 1,200 containers in a day—here is how.\n\nWhat changed\n\n• Two cranes\n• One plan")
        #expect(items[0].author == "Ann Marlow" && items[0].language == "en-GB")
        #expect(items[0].publishedAt.map { Timestamp.text($0) } == "2026-07-03T07:00:00.000Z")
        #expect(items[0].feedID == "feed-1" && items[0].firstSeenAt == now && items[0].contentHash.utf8.count == 16)
        #expect(items[1].text == "Plain words, no markup.")
    }

    @Test func otherFormatsBecomeTheSameItems() async throws {
        let atom = try #require(try await read(.bytes(try Fixture.bytes("atom-with-relative-links.xml"), type: "text/xml")).items).map(
            \.withText)
        #expect(
            atom[0].title == "Kräne & Schiffe neu" && atom[0].text == "Zwei Kräne & ein Plan.\n\n1 < 2" && atom[0].author == "Redaktion")
        #expect(atom[0].publishedAt.map { Timestamp.text($0) } == "2026-07-01T10:00:00.000Z")
        #expect(
            atom[1].title == "Plain <b> title" && atom[1].text == "First line.\nSecond line.\n\nNew paragraph." && atom[1].language == "en")
        let json = try #require(try await read(.bytes(try Fixture.bytes("feed.json"), type: "application/feed+json")).items).map(\.withText)
        #expect(json[0].title == "Seven & <more>" && json[0].text == "Hello there.")
        #expect(json[1].url == "https://elsewhere.example/x" && json[1].publishedAt == nil)
        #expect(json[1].title == "A note without a title, which goes on and on and on until it is longer than a ti…")
        let media = try #require(try await read(.bytes(try Fixture.bytes("podcast-with-media.xml"), type: "text/xml")).items).map(
            \.withText)
        #expect(media[1].identity == "link:https://v.example/watch?v=1" && media[1].text == "Line one\n\nLine two")
    }

    @Test func aTextIsTakenFromItsHTMLAtOnceOnlyForFiltersAndPages() async throws {
        let body = try Fixture.bytes("wordpress-with-full-text.xml")
        try await serving { _ in
            .bytes(body, type: "text/xml")
        } _: { reader, source in
            let raw = try #require(try await reader.read(source, state: FeedState(), now: now).items?.first)
            #expect(raw.text.isEmpty && raw.html?.contains("<li>") == true && raw.withText.html == nil)
            var (filtered, completed) = (source, source)
            filtered.filters = FeedFilters()
            completed.readsPages = true
            for source in [filtered, completed] {
                let read = try #require(try await reader.read(source, state: FeedState(), now: now).items?.first)
                #expect(read.html == nil && read.text == raw.withText.text && read.contentHash == raw.contentHash)
            }
        }
    }

    @Test func validatorsAreSentBackByteForByte() async throws {
        let seen = Locked<[[String?]]>([])
        let body = try Fixture.bytes("old-atom.xml")
        let answers = Locked<[ServerResponse]>([
            .bytes(body, type: "text/xml").with("ETag", "W/\"odd , tag\"").with("Last-Modified", "Sat, 4 Jul 2026 9:08:00 UTC"),
            ServerResponse.empty(304).with("ETag", "\"new\""),
            .bytes(body, type: "text/xml").with("ETag", "\"newest\""),
            ServerResponse.empty(304),
        ])
        try await serving { request in
            seen.withLock { $0.append([request.header("if-none-match"), request.header("if-modified-since")]) }
            return answers.withLock { $0.removeFirst() }
        } _: { reader, source in
            let first = try await reader.read(source, state: FeedState(), now: now)
            let second = try await reader.read(source, state: first.state, now: now)
            let third = try await reader.read(source, state: second.state, now: now)
            let fourth = try await reader.read(source, state: third.state, now: now)
            #expect(first.items?.count == 2 && second.items == nil)
            // An equal body is not new, but its validators are.
            #expect(third.items == nil && third.state.entityTag == "\"newest\"" && third.state.lastModified == nil)
            #expect(fourth.state == third.state)
        }
        #expect(
            seen.withLock { $0 } == [
                [nil, nil], ["W/\"odd , tag\"", "Sat, 4 Jul 2026 9:08:00 UTC"], ["\"new\"", "Sat, 4 Jul 2026 9:08:00 UTC"],
                ["\"newest\"", nil],
            ])
    }

    @Test func entriesAreToldApartByGuidElseLinkElseHash() async throws {
        let reading = try await read(.bytes(try Fixture.bytes("one-guid-for-all.xml"), type: "text/xml"))
        let identities = try #require(reading.items).map(\.identity)
        #expect(
            identities.prefix(4) == [
                "link:https://x.example/a", "link:https://x.example/b", "link:https://x.example/c", "link:https://x.example/d",
            ])
        #expect(identities.count == 5 && identities[4].hasPrefix("hash:"))
        #expect(reading.warnings == ["1 of 7 entries have neither title, text nor link and were left out."])
    }

    @Test func hiddenTextNeverReachesAnItem() async throws {
        let item = try #require(try await read(.bytes(try Fixture.bytes("hidden-messages.xml"), type: "text/xml")).items?.first?.withText)
        #expect(item.title == "Sale now on" && item.text == "Visible.")
    }

    @Test func aCutFeedGivesWhatIsWholeAndIsAskedForAgainWhole() async throws {
        let cut = ServerResponse.bytes(try Fixture.bytes("cut-in-the-third-item.xml"), type: "text/xml").with("ETag", "\"x\"")
        let reading = try await read(cut)
        #expect(reading.items?.map(\.title) == ["One", "Two"])
        #expect(reading.state.bodyHash == nil && reading.state.isCut == true)
        #expect(reading.warnings.contains("The feed breaks off; its last entry is left out until it is whole."))
    }

    @Test func aPageIsAnsweredWithTheFeedsToOrder() async throws {
        let page = ServerResponse.bytes(try Fixture.bytes("blog-page.html"), type: "text/html")
        let problem = await #expect(throws: FeedProblem.self) { try await read(page) }
        let text = try #require(problem?.description)
        #expect(
            text.hasPrefix(
                "Feed \"Harbour\": the address answers with a web page, not a feed; order a feed that it names: http://127.0.0.1:"))
        #expect(text.contains("/feed.xml (Posts), http://127.0.0.1:") && text.hasSuffix("/comments.atom (Comments)."))
    }

    @Test(arguments: [
        (404, "there is nothing at its address (404)", Disposition.retry), (410, "gone for good (410)", .permanent),
        (401, "wants a login", .needsOperator), (403, "refuses to show it", .retry), (500, "in trouble (500)", .retry),
        (429, "asks to come later (429)", .retryAfter(.seconds(600))),
    ])
    func everyRefusalSaysWhatToDo(status: Int, words: String, disposition: Disposition) async {
        let problem = await #expect(throws: FeedProblem.self) { try await read(.empty(status)) }
        #expect(problem?.description.contains(words) == true)
        #expect(problem?.disposition == disposition)
    }

    @Test func retryAfterIsHonouredUpToADay() async {
        let seconds = await #expect(throws: FeedProblem.self) { try await read(ServerResponse.empty(503).with("Retry-After", "120")) }
        #expect(seconds?.disposition == .retryAfter(.seconds(120)))
        let date = await #expect(throws: FeedProblem.self) {
            try await read(ServerResponse.empty(429).with("Retry-After", "Sat, 04 Jul 2026 09:18:00 GMT"))
        }
        #expect(date?.disposition == .retryAfter(.seconds(600)))
        let year = await #expect(throws: FeedProblem.self) { try await read(ServerResponse.empty(429).with("Retry-After", "31536000")) }
        #expect(year?.disposition == .retryAfter(.seconds(86_400)))
    }

    @Test(
        arguments: [
            (["Cache-Control": "public, max-age=7200"], 7200), (["Cache-Control": "max-age=99999999"], 31_622_400),
            (["Cache-Control": "no-store, max-age=7200"], nil),
            (["Expires": "Sat, 04 Jul 2026 10:08:00 GMT", "Date": "Sat, 04 Jul 2026 09:08:00 GMT"], 3600), (["Expires": "0"], nil),
            ([:], nil),
        ] as [([String: String], Int?)])
    func aServerMayAskForPauses(headers: [String: String], expected: Int?) async throws {
        var answer = ServerResponse.bytes(try Fixture.bytes("old-atom.xml"), type: "text/xml")
        for (name, value) in headers { answer = answer.with(name, value) }
        let wishes = try #require(try await read(answer).state.wishes)
        #expect((wishes.maxAge ?? wishes.expires) == expected)
    }

    @Test func aFeedMayAskForPauses() async throws {
        let skipping =
            "<rss version='2.0'><channel><title>t</title><ttl>60</ttl><skipHours><hour>10</hour><hour>11</hour></skipHours></channel></rss>"
        let wishes = try #require(try await read(.bytes(Array(skipping.utf8), type: "text/xml")).state.wishes)
        #expect(wishes.ttl == 3600 && wishes.skippedHours == [10, 11] && wishes.skippedDays == nil)
        #expect(try await read(.bytes(try Fixture.bytes("podcast-with-media.xml"), type: "text/xml")).state.wishes?.ttl == 7200)
    }

    @Test func aFeedThatMovedForGoodIsReadThereOnceThatIsCertain() async throws {
        let body = try Fixture.bytes("old-atom.xml")
        try await serving { request in
            request.path == "/feed" ? ServerResponse.empty(301).with("Location", "/new/feed.xml") : .bytes(body, type: "text/xml")
        } _: { reader, source in
            var state = FeedState()
            for day in 0..<5 {
                let reading = try await reader.read(source, state: state, now: now + .seconds(day * 86_400))
                state = reading.state
                #expect(reading.warnings.contains { $0.hasPrefix("The feed has moved for good to http://127.0.0.1:") } == (day == 4))
            }
            #expect(state.address?.hasSuffix("/new/feed.xml") == true && state.address(of: source) != source.url)
        }
    }

    @Test func privateAddressesAreNotReadUnlessNamed() async throws {
        try await serving { _ in
            Issue.record("the request was sent")
            return .empty(200)
        } _: { _, source in
            let http = HTTPClient(userAgent: "test")
            defer { http.close() }
            let problem = await #expect(throws: FeedProblem.self) {
                try await FeedReader(http: http).read(source, state: FeedState(), now: now)
            }
            #expect(problem?.description.contains("private_networks") == true && problem?.disposition == .permanent)
        }
    }

    @Test func aFeedLargerThanFifteenMegabytesIsRefused() async throws {
        let body = [UInt8](repeating: 0x20, count: (15 << 20) + 1)
        let problem = await #expect(throws: FeedProblem.self) { try await read(.bytes(body, type: "text/xml")) }
        #expect(problem?.description.contains("larger than 15 MB") == true)
    }

    @Test func aBrokenConnectionIsTriedAgain() async throws {
        let answer = ServerResponse.bytes(try Fixture.bytes("old-atom.xml"), type: "text/xml").with(.truncate(after: 100))
        let problem = await #expect(throws: FeedProblem.self) { try await read(answer) }
        #expect(problem?.disposition == .retry)
    }

    /// Reads a feed that a server on this machine answers with.
    @discardableResult
    private func read(_ answer: ServerResponse) async throws -> FeedReading {
        try await serving { _ in
            answer
        } _: { reader, source in
            try await reader.read(source, state: FeedState(), now: now)
        }
    }

    private func serving<Result: Sendable>(
        _ handler: @escaping @Sendable (ServerRequest) async -> ServerResponse,
        _ body: @Sendable (FeedReader, FeedSource) async throws -> Result
    ) async throws -> Result {
        let server = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .seconds(1)), handler: handler)
        let http = HTTPClient(userAgent: "Copydesk/test (+https://copydesk.example)")
        defer { http.close() }
        let reader = FeedReader(http: http, privateNetworks: ["127.0.0.0/8"])
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            return try await body(reader, Fixture.source("http://127.0.0.1:\(server.port)/feed"))
        }
    }
}
