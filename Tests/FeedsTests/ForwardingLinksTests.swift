import Feeds
import HTTPClient
import Support
import Testing

/// Where links of services lead that forward readers.
struct ForwardingLinksTests {
    /// Answers from a table of addresses, and remembers what it was asked.
    private final class Table: HTTPTransport {
        private let places: [String: String]
        private let asked = Locked<[HTTPRequest]>([])
        var requests: [HTTPRequest] { asked.withLock { $0 } }

        init(_ places: [String: String]) { self.places = places }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            asked.withLock { $0.append(request) }
            guard let place = places[request.url] else { return HTTPResponse(status: 404, url: request.url) }
            return HTTPResponse(status: 301, headers: [HTTPHeader("Location", place)], url: request.url)
        }
    }

    private static let table = [
        "https://t.co/a": "https://bit.ly/b", "https://bit.ly/b": "https://news.example/story?utm_source=x&id=1",
        "https://t.co/loop": "/loop",
        "https://t.co/inside": "file:///etc/passwd",
    ]

    @Test(arguments: [
        ("https://t.co/a", "https://news.example/story?id=1"), ("https://t.co/loop", nil), ("https://t.co/inside", nil),
        ("https://t.co/x", nil),
    ])
    func `the address behind a link is found, and the page there is not asked`(link: String, target: String?) async throws {
        let table = Table(Self.table)
        #expect(try await ForwardingLinks(http: table).target(of: link) == target)
        #expect(table.requests.count <= 3 && table.requests.allSatisfy { !$0.url.contains("news.example") && $0.method == "HEAD" })
        for request in table.requests {
            guard case .publicOnly = request.reach else { return #expect(Bool(false), "may reach anything") }
            #expect(request.limits.redirects == 0)
        }
    }

    @Test func `only links of known services are followed`() {
        let links = ForwardingLinks(http: Table([:]))
        #expect(links.isForwarding("https://t.co/a") && !links.isForwarding("https://news.example/t.co") && !links.isForwarding("nonsense"))
    }
}
