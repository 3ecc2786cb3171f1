import FoundationEssentials
import HTTPClient
import Notion
import Support
import Testing

@Suite struct RetryTests {
    static let me: JSON = ["id": "bot", "bot": ["workspace_limits": ["max_file_upload_size_in_bytes": 5_242_880]]]
    static let lost = Script.Step.failure(HTTPFailure(.closed, host: "notion.test", requestWritten: true))
    static let unsent = Script.Step.failure(HTTPFailure(.connect, host: "notion.test", requestWritten: false))
    static func answer(_ status: Int, _ code: String = "x") -> Script.Step {
        .answer(status, ["object": "error", "code": .string(code), "message": "Words.", "request_id": "req-1"])
    }

    @Test("A read survives whatever passes", arguments: [500, 502, 503, 504, 409, 429, 529])
    func readIsRepeated(status: Int) async throws {
        let script = Script([Self.answer(status), Self.lost, Self.unsent, .raw(200, "{\"cut"), .answer(200, Self.me)])
        #expect(try await client(script).me().uploadLimit == 5_242_880)
        #expect(script.requests.count == 5)
    }

    @Test("A query by POST is a read")
    func queryIsRepeated() async throws {
        let script = Script([Self.lost, .answer(200, list([page("p")]))])
        #expect(try await client(script).query("ds", NotionQuery()).elements.count == 1)
    }

    @Test("A create is sent again only when Notion certainly did not take it")
    func createIsRepeatedWhenSafe() async throws {
        let script = Script([
            Self.unsent, Self.answer(429), Self.answer(529), Self.answer(409, "conflict_error"), .answer(200, page("p")),
        ])
        #expect(try await client(script).createPage(in: .dataSource("ds"), properties: [:]).id == "p")
        #expect(script.requests.count == 5)
    }

    @Test(
        "A create whose fate is unknown is never sent again and says so",
        arguments: [lost, answer(500), answer(502), answer(503), answer(504), .raw(200, "{\"object\":\"pa"), .raw(200, "")])
    func createIsNotRepeated(step: Script.Step) async throws {
        let script = Script([step, .answer(200, page("second"))])
        let error = await #expect(throws: NotionError.self) {
            try await client(script).createPage(in: .dataSource("ds"), properties: [:])
        }
        #expect(error?.mayHaveTakenEffect == true)
        #expect(script.requests.count == 1)
    }

    @Test("A refused create has certainly not taken effect", arguments: [400, 401, 403, 404, 413])
    func refusalIsCertain(status: Int) async throws {
        let script = Script([Self.answer(status)])
        let error = await #expect(throws: NotionError.self) {
            try await client(script).createPage(in: .dataSource("ds"), properties: [:])
        }
        #expect(error?.mayHaveTakenEffect == false)
        #expect(script.requests.count == 1)
    }

    @Test("Tries are bounded")
    func triesAreBounded() async throws {
        for step in [Self.answer(503), Self.answer(429), Self.lost] {
            let script = Script(Array(repeating: step, count: 50))
            await #expect(throws: NotionError.self) { try await client(script).me() }
            #expect(script.requests.count == 5)
        }
    }

    @Test("Retry-After holds every other request as long as it says")
    func retryAfterHoldsAll() async throws {
        let clock = HastyClock()
        let start = clock.now()
        let rate = NotionRate(perSecond: 100, burst: 100, clock: clock)
        let script = Script([
            .answer(429, ["code": "rate_limited"], headers: [HTTPHeader("Retry-After", "75")]), .answer(200, Self.me),
        ])
        _ = try await client(script, clock: clock, rate: rate).me()
        #expect(clock.now().timeIntervalSince(start) >= 75)
    }

    @Test("Each refusal is one sentence with the next step")
    func refusalsAreClear() async throws {
        let cases: [(Int, String, Disposition)] = [
            (401, "put a new token", .needsOperator), (403, "\"Insert comments\"", .needsOperator),
            (404, "share the page with the connection (... > Connections)", .needsOperator), (400, "400 x: Words.", .permanent),
        ]
        for (status, words, disposition) in cases {
            let error = await #expect(throws: NotionError.self) {
                try await client(Script([Self.answer(status)])).comment(on: .page("p"), RichText("hello"))
            }
            #expect(error?.description.contains(words) == true)
            #expect(error?.description.contains("req-1") == true)
            #expect(error?.disposition == disposition)
        }
    }

    @Test("The token goes only into the bearer, and the version into its header")
    func headersAreRight() async throws {
        let script = Script([.answer(200, Self.me)])
        _ = try await client(script).me()
        let request = try #require(script.requests.first)
        #expect(request.bearer?.reveal() == "ntn_x")
        #expect(request.headers == [HTTPHeader("Notion-Version", "2026-03-11")])
        #expect(request.url == "https://notion.test/v1/users/me")
    }
}
