import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Support
import TestKit
import Testing

/// Pages that briefs link are read once, politely and within bounds.
struct PageFetcherTests {
    private let now = Date(milliseconds: 1_783_156_080_000)
    private static let page = ServerResponse.bytes(
        Array("<html lang=en><title>Bridges &amp; loads</title><body><nav>Menu</nav><p>The bridge opens on Monday.</p></html>".utf8),
        type: "text/html; charset=utf-8")

    @Test func `a page is its title, text and language, and its site is asked first, once a day`() async throws {
        let asked = Locked<[String]>([])
        try await serving { request in
            asked.withLock { $0.append(request.rawPath) }
            return request.rawPath == "/robots.txt" ? .text("User-agent: *\nDisallow: /private") : Self.page
        } _: { fetcher, base in
            let page = try await fetcher.read(base + "/bridges?id=3#top", now: now)
            #expect(page.title == "Bridges & loads" && page.text == "The bridge opens on Monday." && page.language == "en")
            _ = try await fetcher.read(base + "/other", now: now + .seconds(80_000))
            #expect(asked.withLock { $0 } == ["/robots.txt", "/bridges", "/other"])
            let refused = await #expect(throws: (any Error).self) { try await fetcher.read(base + "/private/x", now: now) }
            #expect("\(String(describing: refused))".contains("robots.txt") && (refused as? any DeskError)?.disposition == .permanent)
            #expect(asked.withLock { $0.count } == 3)
            _ = try await fetcher.read(base + "/other", now: now + .seconds(90_000))
            #expect(asked.withLock { $0.filter { $0 == "/robots.txt" }.count } == 2)
        }
    }

    @Test(arguments: [
        (404, "there is nothing at its address", Disposition.permanent), (403, "refuses to show it", .permanent),
        (500, "in trouble", .retry),
        (503, "asks to come later", .retryAfter(.seconds(600))),
    ]) func `an answer without a page is one sentence with the next step`(status: Int, words: String, disposition: Disposition) async throws
    {
        try await serving { request in
            request.rawPath == "/robots.txt" ? .empty(404) : .empty(status)
        } _: { fetcher, base in
            let error = await #expect(throws: (any Error).self) { try await fetcher.read(base + "/a", now: now) }
            #expect("\(String(describing: error))".contains(words), "\(String(describing: error))")
            #expect((error as? any DeskError)?.disposition == disposition)
        }
    }

    @Test func `what is no text, too large, without words or no address is refused for good`() async throws {
        try await serving { request in
            switch request.rawPath {
            case "/robots.txt": .empty(404)
            case "/pdf": .bytes([1, 2, 3], type: "application/pdf")
            case "/large": .bytes([UInt8](repeating: 65, count: PageFetcher.largestBody + 1), type: "text/html")
            case "/app": .bytes(Array("<div id=root></div><script>run()</script>".utf8), type: "text/html")
            default: .bytes(Array("Plain words.".utf8), type: "text/plain")
            }
        } _: { fetcher, base in
            for (path, words) in [("/pdf", "application/pdf"), ("/large", "larger than 4 MB"), ("/app", "shows no text")] {
                let error = await #expect(throws: (any Error).self) { try await fetcher.read(base + path, now: now) }
                #expect("\(String(describing: error))".contains(words) && (error as? any DeskError)?.disposition == .permanent)
            }
            await #expect(throws: (any Error).self) { try await fetcher.read("ftp://example.org/a", now: now) }
            let plain = try await fetcher.read(base + "/plain", now: now)
            #expect(plain.text == "Plain words." && plain.title == "127.0.0.1")
        }
    }

    @Test func `a site whose robots.txt is in trouble is left alone for now`() async throws {
        let asked = Locked<[String]>([])
        try await serving { request in
            asked.withLock { $0.append(request.rawPath) }
            return .empty(500)
        } _: { fetcher, base in
            let error = await #expect(throws: (any Error).self) { try await fetcher.read(base + "/a", now: now) }
            #expect((error as? any DeskError)?.disposition == .retry)
            #expect(asked.withLock { $0 } == ["/robots.txt"])
            let again = await #expect(throws: (any Error).self) { try await fetcher.read(base + "/b", now: now + .seconds(590)) }
            #expect("\(String(describing: again))".contains("left alone for now"))
            #expect((again as? any DeskError)?.disposition == .retryAfter(.seconds(10)))
            #expect(asked.withLock { $0 } == ["/robots.txt"])
            await #expect(throws: (any Error).self) { try await fetcher.read(base + "/b", now: now + .seconds(610)) }
            #expect(asked.withLock { $0 } == ["/robots.txt", "/robots.txt"])
        }
    }

    @Test(arguments: [429, 503]) func `a site that asks to come later is asked nothing until then`(status: Int) async throws {
        let asked = Locked<[String]>([])
        try await serving { request in
            asked.withLock { $0.append(request.rawPath) }
            if request.rawPath == "/robots.txt" { return .empty(404) }
            return request.rawPath == "/busy" ? ServerResponse.empty(status).with("Retry-After", "3600") : Self.page
        } _: { fetcher, base in
            for path in ["/a", "/busy", "/b", "/c"] { _ = try? await fetcher.read(base + path, now: now) }
            #expect(asked.withLock { $0 } == ["/robots.txt", "/a", "/busy"])
            _ = try await fetcher.read(base + "/b", now: now + .seconds(3601))
            #expect(asked.withLock { $0.last } == "/b")
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a host is asked one thing after the other, with a gap`() async throws {
        let clock = ManualClock(now)
        let asked = Locked<[Date]>([])
        try await serving(as: "page.example", gap: .seconds(2), clock: clock) { request in
            asked.withLock { $0.append(clock.now()) }
            return request.rawPath == "/robots.txt" ? .empty(404) : Self.page
        } _: { fetcher, base in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for path in ["/a", "/b", "/c"] { _ = try await fetcher.read(base + path, now: now) } }
                for _ in 1...3 {
                    await clock.waitForSleepers(1)
                    clock.advance(by: .seconds(2))
                }
                try await group.waitForAll()
            }
            let gaps = asked.withLock { zip($0, $0.dropFirst()).map { $1.timeIntervalSince($0) } }
            #expect(gaps == [2, 2, 2])
        }
    }

    @Test func `addresses inside the network are out of reach unless they are named`() async throws {
        let asked = Locked(0)
        try await serving(allowing: []) { _ in
            asked.withLock { $0 += 1 }
            return Self.page
        } _: { fetcher, base in
            await #expect(throws: (any Error).self) { try await fetcher.read(base + "/a", now: now) }
            #expect(asked.withLock { $0 } == 0)
        }
    }

    private func serving(
        as host: String? = nil, allowing networks: [String] = ["127.0.0.0/8"], gap: Duration = .zero, clock: any DeskClock = SystemClock(),
        _ handler: @escaping @Sendable (ServerRequest) async -> ServerResponse,
        _ body: @Sendable (PageFetcher, String) async throws -> Void
    ) async throws {
        let server = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .seconds(1)), handler: handler)
        let http = HTTPClient(
            userAgent: "Copydesk/test (+https://copydesk.example)", detour: host == nil ? nil : "127.0.0.1:\(server.port)")
        defer { http.close() }
        let fetcher = PageFetcher(http: http, privateNetworks: networks, gap: gap, clock: clock)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            try await body(fetcher, host.map { "http://\($0)" } ?? "http://127.0.0.1:\(server.port)")
        }
    }
}
