import FoundationEssentials
import HTTPServer
import Support
import TestKit
import Testing

@testable import Daemon

/// `copydesk rehearse` as a stranger runs it.
@Suite(.serialized) struct OpenRehearsalTests {
    @Test func `it prints addresses that answer, brings a draft, and leaves nothing behind`() async throws {
        let rehearsal = try await RehearsalChild()
        let first = try await rehearsal.process.line("first draft on the board after")
        print("measured: \(first)")
        #expect(try await rehearsal.drafts().isEmpty == false)
        for page in [rehearsal.status, rehearsal.board, rehearsal.linkedIn] { #expect(try await rehearsal.answer(page) == 200, "\(page)") }
        #expect(try await rehearsal.get(rehearsal.status + "status.json")["speed"] == 60)
        #expect(try await rehearsal.process.stop() == 0)
        #expect(!Files.exists(rehearsal.configuration))
        #expect(!rehearsal.process.lines.contains { $0.hasPrefix("<") }, "no log where nothing is wrong")
    }

    @Test func `ten minutes a second: an approved draft is published as approved, exactly once`() async throws {
        let rehearsal = try await RehearsalChild("--speed", "600")
        let draft = try await rehearsal.wait("a draft in review with its picture") {
            try await rehearsal.drafts().first { row in
                row["properties"]?["Status"] == "In review" && row["properties"]?["Picture"]?.array?.isEmpty == false
            }
        }
        let approved = try await rehearsal.text(of: draft)
        try await rehearsal.set("Approved", on: draft)
        let start = ContinuousClock.now
        _ = try await rehearsal.wait("the publication") {
            try await rehearsal.drafts().first { $0["id"] == draft["id"] && $0["properties"]?["Status"] == "Published" }
        }
        print("measured: published \(start.duration(to: .now)) after the approval, at speed 600")
        let ledger = try await rehearsal.get(rehearsal.linkedIn + "ledger")
        #expect(ledger["posts"]?.array?.map { $0["text"]?.string } == [approved] && !approved.isEmpty)
        #expect(ledger["violations"] == [])
        #expect(try await rehearsal.get(rehearsal.board + "rehearsal/state")["violations"] == [])
        #expect(try await rehearsal.process.stop() == 0)
    }

    @Test func `a feed of one's own is on the board instead of the sample`() async throws {
        let item =
            "<item><title>Our harbour crane runs on hydrogen</title><link>https://example.org/crane</link>"
            + "<description>The crane in the old harbour has run on hydrogen since Monday. It lifts forty tonnes.</description></item>"
        let feed = "<rss version=\"2.0\"><channel><title>Harbour</title><link>https://example.org</link>\(item)</channel></rss>"
        let server = WireServer(
            answer:
                "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: \(feed.utf8.count)\r\nConnection: close\r\n\r\n\(feed)"
        )
        let rehearsal = try await RehearsalChild("--feed", server.url)
        try await rehearsal.process.line("first draft on the board after")
        let titles = try await rehearsal.drafts().compactMap { $0["title"]?.string }
        #expect(!titles.isEmpty && titles.allSatisfy { $0.contains("harbour crane") }, "\(titles)")
        #expect(try await rehearsal.process.stop() == 0)
        server.stop()
    }

    @Test func `a port that somebody else has is named, with what to do`() async throws {
        let other = try HTTPServer(port: 0) { _ in .text("mine") }
        let first = other.port - 1
        guard first >= 1024 else { return }
        let result = try await Programs.copydesk("rehearse", "--port", "\(first)")
        #expect(result.code == 1 && result.output.isEmpty)
        #expect(result.errors.contains("port \(other.port) of 127.0.0.1") && result.errors.contains("--port 0"), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ["--speed", "0"], ["--speed", "fast"], ["--speed", "nan"], ["--speed", "3601"], ["--feed", "ftp://example.org/feed"],
        ["--feed", "example.org"], ["--port", "80"], ["--port", "65532"], ["--hands-off", "--speed", "60"],
    ])
    func `what makes no sense is refused in one sentence`(_ words: [String]) async throws {
        let said = Locked<[String]>([])
        let terminal = Terminal(out: { _ in }, err: { line in said.withLock { $0.append(line) } })
        #expect(await CommandLineProgram.run(["rehearse"] + words, terminal) == 2)
        #expect(said.withLock { $0 }.count == 1 && said.withLock { $0 }[0].contains("--"), "\(said.withLock { $0 })")
    }

    @Test(arguments: [
        // A Wednesday, in the evening.
        ("2026-07-08T20:30:00Z", "2026-07-08T06:20:00Z"),
        // Saturday and Sunday, over the end of summer time.
        ("2026-10-24T10:00:00Z", "2026-10-26T07:20:00Z"), ("2026-10-25T10:00:00Z", "2026-10-26T07:20:00Z"),
    ])
    func `it begins in the morning of a working day`(_ day: String, _ morning: String) throws {
        let zone = try Zone(named: Theatre.zone)
        #expect(OpenRehearsal.morning(of: try #require(Timestamp.parse(day)), in: zone) == Timestamp.parse(morning))
    }
}
