import Daemon
import FoundationEssentials
import Glibc
import Rehearsal
import Support
import TestKit
import Testing

/// The configuration file is edited under the running daemon.
@Suite(.serialized) struct LiveReloadTests {
    static let feed = "\n[[feed]]\nurl = \"FEED\"\nname = \"One more\"\n"

    @Test(arguments: [false, true]) func `a feed that is added is polled and one that is removed is not`(inPlace: Bool) async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let url = house.feeds.baseURL + "/control.json?added=1"
            var seen = daemon.lines.count
            try house.edit(inPlace: inPlace) { $0 + Self.feed.replacing("FEED", with: url) }
            let start = ContinuousClock.now
            try await daemon.line("configuration in force", "feeds=1", from: seen, within: .seconds(5))
            print("measured: a reload is in the log after \(start.duration(to: .now))")
            try await house.pass("the poll of the added feed") {
                house.feeds.log.requests.contains { $0.query == "added=1" }
            }
            #expect(try await house.status().contains("One more"))

            seen = daemon.lines.count
            try house.edit(inPlace: inPlace) { $0.replacing(Self.feed.replacing("FEED", with: url), with: "") }
            try await daemon.line("configuration in force", "feeds=0", from: seen, within: .seconds(5))
            #expect(try await !house.status().contains("One more"))
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test func `the fault of a feed goes with the feed`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let url = house.feeds.baseURL + "/missing.xml"
            try house.edit { $0 + Self.feed.replacing("FEED", with: url) }
            try await daemon.line("fault", "missing.xml")
            #expect(try await house.status().contains("Feed \"One more\""))
            let seen = daemon.lines.count
            try house.edit { $0.replacing(Self.feed.replacing("FEED", with: url), with: "") }
            try await daemon.line("configuration in force", "feeds=0", from: seen)
            #expect(try await !house.status().contains("Feed \"One more\""))
            try await daemon.stop()
        }
    }

    @Test(arguments: [false, true]) func `a slot that is moved is in force at once`(inPlace: Bool) async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let seen = daemon.lines.count
            try house.edit(inPlace: inPlace) { $0.replacing("Tue 10:00, Thu 16:00", with: "Fri 11:30") }
            try await daemon.line("configuration in force", from: seen, within: .seconds(5))
            let status = try await house.status()
            #expect(status.contains("Fri 11:30") && !status.contains("Thu 16:00"))
            try await daemon.stop()
        }
    }

    @Test(arguments: [false, true]) func `a broken file changes nothing, is placed to the column, and a mended one is taken`(
        inPlace: Bool
    ) async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            var seen = daemon.lines.count
            let good = "zone = \"Europe/Berlin\""
            try house.edit(inPlace: inPlace) { $0.replacing("slots = \"Tue 10:00", with: "slots = \"Tue 25:00") }
            let line = try await daemon.line("configuration rejected", from: seen, within: .seconds(5))
            #expect(line.firstMatch(of: #/copydesk\.toml:\d+:\d+: /#) != nil, "\(line)")
            let status = try await house.status()
            #expect(status.contains("rejected") && status.firstMatch(of: #/copydesk\.toml:\d+:\d+: /#) != nil, "\(status)")
            #expect(status.contains("Tue 10:00, Thu 16:00"))
            #expect(try await SetupTests.get("/", of: daemon).text.contains("copydesk.toml:"))
            #expect(try await SetupTests.get("/metrics", of: daemon).text.contains("copydesk_configuration_rejected 1"))

            seen = daemon.lines.count
            try house.edit(inPlace: inPlace) { $0.replacing(good, with: "zone = Europe/Berlin\"") }
            let syntax = try await daemon.line("configuration rejected", from: seen, within: .seconds(5))
            #expect(syntax.firstMatch(of: #/copydesk\.toml:\d+:\d+: /#) != nil, "\(syntax)")

            seen = daemon.lines.count
            try house.edit(inPlace: inPlace) { $0.replacing("Tue 25:00", with: "Tue 11:00").replacing("= Europe", with: "= \"Europe") }
            try await daemon.line("configuration in force", from: seen, within: .seconds(5))
            let mended = try await house.status()
            #expect(!mended.contains("rejected") && mended.contains("Tue 11:00"))
            #expect(try await daemon.stop() == 0)
        }
    }

    @Test func `a file that is written in place and that nobody closes is read when it is quiet`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let seen = daemon.lines.count
            let file = open(house.theatre.path, O_WRONLY | O_APPEND | O_CLOEXEC)
            for word in ["\n# a ", "remark ", "in pieces\n"] {
                #expect(write(file, word, word.utf8.count) == word.utf8.count)
                try await Task.sleep(for: .milliseconds(300))
            }
            try await daemon.line("configuration in force", "the file was written", from: seen, within: .seconds(10))
            close(file)
            try await daemon.line("configuration in force", "the file changed", from: seen, within: .seconds(10))
            try await daemon.stop()
        }
    }

    @Test func `SIGHUP reads the file again, and what needs a restart is said until it happens`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            var seen = daemon.lines.count
            daemon.send(SIGHUP)
            try await daemon.line("configuration in force", "why=SIGHUP", from: seen, within: .seconds(5))

            seen = daemon.lines.count
            try house.edit { $0.replacing("listen = \"127.0.0.1:0\"", with: "listen = \"127.0.0.1:18420\"") }
            try await daemon.line("restart needed", "daemon.listen", from: seen, within: .seconds(5))
            seen = daemon.lines.count
            try house.edit { $0 + "\n# a remark\n" }
            try await daemon.line("configuration in force", from: seen, within: .seconds(5))
            #expect(try await house.status().contains("daemon.listen"))
            try await daemon.stop()
        }
    }

    @Test func `the log's level is changed live`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            var seen = daemon.lines.count
            try house.edit { $0.replacing("log = \"info\"", with: "log = \"error\"") }
            try await daemon.line("configuration in force", from: seen, within: .seconds(5))
            _ = try await house.reviewed()
            seen = daemon.lines.count
            try house.edit { $0.replacing("log = \"error\"", with: "log = \"chatty\"") }
            try await daemon.line("<3>configuration rejected", from: seen, within: .seconds(5))
            #expect(!daemon.lines.contains { $0.contains("draft submitted") })
            try await daemon.stop()
        }
    }

    @Test func `a model's answer that is on its way over a reload is filed`() async throws {
        try await Playhouse.open(writer: "model") { house in
            house.models.faults.add(Fault(.slow(.seconds(2)), path: "/api/chat"))
            let daemon = try await house.start()
            try await house.pass("the question to the model") {
                house.models.log.requests.contains { $0.path == "/api/chat" }
            }
            let seen = daemon.lines.count
            try house.edit { $0.replacing("kind = \"ollama\"", with: "kind = \"ollama\"\nenabled = false") }
            try await daemon.line("configuration in force", from: seen, within: .seconds(5))
            let line = try await daemon.line("draft written", from: seen)
            #expect(line.contains("filed=true") && line.contains("ollama"), "\(line)")
            try await daemon.stop()
        }
    }
}
