import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Support
import TestKit
import Testing

/// Calendars of holidays from files and over HTTP.
struct HolidayFetcherTests {
    private static let now = Timestamp.parse("2026-11-20T10:00:00Z")!
    private static let body =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

    private func serving<Result: Sendable>(
        networks: [String] = ["127.0.0.1"], _ handler: @escaping @Sendable (ServerRequest) async -> ServerResponse,
        _ body: @Sendable (HolidayFetcher, String) async throws -> Result
    ) async throws -> Result {
        let server = try HTTPServer(port: 0, limits: ServerLimits(stopGrace: .seconds(1)), handler: handler)
        let http = HTTPClient(userAgent: "Copydesk/test")
        defer { http.close() }
        let fetcher = HolidayFetcher(http: http, privateNetworks: networks)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            return try await body(fetcher, "http://127.0.0.1:\(server.port)/de.ics")
        }
    }

    private func known(_ address: String, _ reading: HolidayReading) -> KnownHolidays {
        var known = KnownHolidays(address: address, nextLookAt: Self.now)
        known.calendar = reading.calendar
        known.entityTag = reading.entityTag
        known.lastModified = reading.lastModified
        return known
    }

    @Test func anUnchangedCalendarIsNotFetchedAgain() async throws {
        try await serving { request in
            request.header("if-none-match") == "\"v1\""
                ? .empty(304) : .bytes(Array(Self.body.utf8), type: "text/calendar").with("ETag", "\"v1\"")
        } _: { fetcher, address in
            let first = try await fetcher.read(address, known: nil, now: Self.now)
            #expect(first.calendar?.entries.map(\.name) == ["Christmas"])
            let second = try await fetcher.read(address, known: known(address, first), now: Self.now)
            #expect(second.calendar == nil && second.entityTag == "\"v1\"")
        }
    }

    @Test(arguments: [(404, "answers 404"), (200, "no iCalendar")])
    func whatIsNoCalendarIsRefused(_ status: Int, _ words: String) async throws {
        try await serving { _ in
            .bytes(Array("Hello: there".utf8), type: "text/html", status: status)
        } _: { fetcher, address in
            let error = await #expect(throws: (any Error).self) { try await fetcher.read(address, known: nil, now: Self.now) }
            #expect("\(error!)".contains(words), "\(error!)")
        }
    }

    @Test func addressesOfThePrivateNetworkAreNotAsked() async throws {
        let asked = Locked(0)
        try await serving(networks: []) { _ in
            asked.withLock { $0 += 1 }
            return .empty(200)
        } _: { fetcher, address in
            _ = await #expect(throws: HTTPFailure.self) { try await fetcher.read(address, known: nil, now: Self.now) }
        }
        #expect(asked.withLock { $0 } == 0)
    }

    @Test func filesAreReadAndMissingOnesNamed() async throws {
        let folder = try ScratchFolder()
        let client = HTTPClient(userAgent: "Copydesk/test")
        defer { client.close() }
        let fetcher = HolidayFetcher(http: client)
        try Files.write(folder.path + "/de.ics", Array(Self.body.utf8))
        #expect(try await fetcher.read(folder.path + "/de.ics", known: nil, now: Self.now).calendar?.entries.count == 1)
        let error = await #expect(throws: (any Error).self) { try await fetcher.read(folder.path + "/at.ics", known: nil, now: Self.now) }
        #expect("\(error!)".contains("at.ics"))
    }
}
