import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Support
import TestKit
import Testing

/// Searching by SearXNG's JSON API, as it answers and as it refuses.
struct SearXNGTests {
    private let now = Date(milliseconds: 1_783_156_080_000)

    private func search(_ answer: ServerResponse, path: String = "") async throws -> (Result<[SearchHit], any Error>, ServerRequest) {
        try await Loopback.serve({ _ in answer }) { server in
            let engine = SearXNG(http: HTTPClient(userAgent: "copydesk-tests"), url: server.url + path)
            let result: Result<[SearchHit], any Error>
            do { result = .success(try await engine.search("pump & well", language: "de-CH", now: now)) } catch { result = .failure(error) }
            return (result, try #require(server.requests.first))
        }
    }

    @Test("it is asked for JSON in the brand's language, and hits come in its order", arguments: ["", "/", "/search", "/searx"])
    func asks(_ path: String) async throws {
        let (result, request) = try await search(
            .json([
                "query": "pump & well", "number_of_results": 0,
                "results": [
                    [
                        "url": "https://a.example/1", "title": " A\u{200B} <b>pump</b>\n runs ", "content": "x", "engine": "brave",
                        "score": 2.5,
                    ],
                    ["url": "http://B.example", "title": .null],
                ], "unresponsive_engines": [["google", "timeout"]],
            ]), path: path)
        #expect(
            try result.get() == [
                SearchHit(url: "https://a.example/1", title: "A <b>pump</b> runs"), SearchHit(url: "http://b.example/", title: ""),
            ])
        #expect(request.rawPath == (path == "/searx" ? "/searx" : "") + "/search")
        #expect(request.rawQuery == "q=pump%20%26%20well&format=json&language=de&safesearch=1")
        #expect(request.header("accept") == "application/json")
    }

    @Test("hits that are no address of the web are none, however many there are")
    func hostile() async throws {
        let bad: [JSON] = [
            ["url": "javascript:alert(1)"], ["url": "file:///etc/passwd"], ["url": "https://me:secret@a.example/"], ["url": 7], "text",
            .null,
            ["title": "no address"], ["url": "ftp://a.example/x"],
            ["url": .string("https://a.example/" + String(repeating: "a", count: 3000))],
        ]
        let many = (0..<500).map {
            JSON.object(["url": .string("https://a.example/\($0)"), "title": .string(String(repeating: "t", count: 2000))])
        }
        let hits = try await search(.json(["results": .array(bad + many)])).0.get()
        #expect(hits.count == 50 - bad.count && hits.allSatisfy { $0.title.utf16.count <= 300 && $0.url.hasPrefix("https://a.example/") })
        #expect(try await search(.json(["results": []])).0.get().isEmpty)
    }

    @Test(
        "a refusal is one sentence with the next step",
        arguments: [
            (ServerResponse.html("<h1>Forbidden</h1>", status: 403), "add json to search.formats", Disposition.needsOperator),
            (ServerResponse.text("Too Many Requests", status: 429), "come later", .retryAfter(.seconds(600))),
            (
                ServerResponse(status: 503, headers: [("Retry-After", "7")], body: .bytes([])), "come later", .retryAfter(.seconds(7))
            ),
            (ServerResponse.text("oops", status: 500), "in trouble", .retry), (ServerResponse.empty(404), "correct url", .needsOperator),
            (ServerResponse.html("<html>results</html>"), "no JSON of SearXNG", .needsOperator),
            (ServerResponse.json(["answers": []]), "no JSON of SearXNG", .needsOperator),
            (ServerResponse.json(["results": "none"]), "no JSON of SearXNG", .needsOperator),
        ]) func refusals(_ answer: ServerResponse, _ words: String, _ disposition: Disposition) async throws
    {
        let result = try await search(answer).0
        let error = try #require(throws: (any Error).self) { _ = try result.get() }
        #expect("\(error)".contains(words) && "\(error)".contains("127.0.0.1"), "\(error)")
        #expect((error as? any DeskError)?.disposition == disposition)
    }

    @Test("an answer larger than two megabytes is not read to its end")
    func tooLarge() async throws {
        let large = ServerResponse.bytes([UInt8](repeating: 32, count: 3 << 20), type: "application/json")
        let result = try await search(large).0
        #expect(throws: (any Error).self) { _ = try result.get() }
    }
}
