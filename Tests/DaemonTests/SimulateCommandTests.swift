import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// What `copydesk simulate` says of a running desk, and what it refuses.
@Suite(.serialized) struct SimulateCommandTests {
    private static func json(_ house: Playhouse, _ words: String...) async throws -> JSON {
        let arguments = ["simulate", "--json"] + words + ["--config", house.path]
        let result = try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30))
        try #require(result.isSuccess, "\(String(decoding: result.errors, as: UTF8.self))")
        return try JSON(parsing: result.output)
    }

    private static func days(_ plan: JSON) -> Double {
        func date(_ name: String) -> Date { plan[name]?.string.flatMap(Timestamp.parse) ?? .distantPast }
        return date("until").timeIntervalSince(date("from")) / 86_400
    }

    @Test func `the command shows the coming weeks as text and as JSON, also while no daemon runs`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let slot = try await house.approved(draft)

            let text = try await house.command("simulate")
            let title = try #require(house.notion.row(draft.id)?.title)
            let day = Timestamp.text(house.clock.now()).prefix(10)
            #expect(text.hasPrefix("From \(day) to ") && text.contains("if every draft in review were approved now"), "\(text)")
            #expect(text.contains("\nCompany page\n") && text.contains("  Week of Mon "), "\(text)")
            #expect(text.contains("scheduled") && text.contains(title.collapsed), "\(text)")
            #expect(text.contains(" 1 scheduled, ") && text.contains(" free, "), "\(text)")

            let plan = try await Self.json(house)
            let page = try #require(plan["accounts"]?.array?.first { $0["account"] == "Company page" })
            let lines = page["lines"]?.array ?? []
            let scheduled = try #require(lines.first { $0["kind"] == "scheduled" })
            #expect(scheduled["draftID"]?.string == house.draftID(draft), "\(scheduled)")
            #expect(scheduled["at"]?.string.flatMap(Timestamp.parse) == slot, "\(scheduled)")
            // Three slots a day.
            #expect(Self.days(plan) == 28 && (82...84).contains(lines.count), "\(lines.count) lines")
            #expect(try await Self.json(house, "--weeks", "4")["accounts"] == plan["accounts"])
            #expect(Self.days(try await Self.json(house, "--weeks", "1")) == 7)
            let one = try await Self.json(house, "--account", "Editor in person", "--weeks", "52")
            #expect(one["accounts"]?.array?.compactMap { $0["account"]?.string } == ["Editor in person"] && Self.days(one) == 364)
            #expect(house.state(of: draft) == "Scheduled" && house.linkedIn.allPosts.isEmpty)

            for (option, words) in [("--account", "there are: Company page, Editor in person"), ("--brand", "there are: ")] {
                let unknown = try await Programs.copydesk("simulate", option, "Nobody's", "--config", house.path)
                #expect(unknown.code == 1 && unknown.output.isEmpty, "\(unknown)")
                #expect(unknown.errors.contains("\"Nobody's\"; \(words)"), "\(unknown)")
            }
            try await daemon.stop()
            let stopped = try await house.command("simulate", "--weeks", "2")
            #expect(stopped.contains("Company page"), "\(stopped)")
        }
    }

    /// The route behind the command is open to whoever may speak to the socket: it checks for itself.
    @Test func `the control route has its own bounds, and four weeks where nobody says how many`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let control = ControlClient(state: house.folder.path)
            #expect(Self.days(try await control.ask("GET", "/simulate")) == 28)
            for target in ["/simulate?weeks=53", "/simulate?weeks=0", "/simulate?weeks=-1", "/simulate?weeks=1&account=Nobody%27s"] {
                await #expect(throws: (any Error).self, "\(target)") { try await control.ask("GET", target) }
            }
            try await daemon.stop()
        }
    }

    @Test(arguments: [
        (["--weeks", "0"], "--weeks is a number from 1 to 52"), (["--weeks", "53"], "--weeks is a number from 1 to 52"),
        (["--weeks", "four"], "--weeks is a number from 1 to 52"), (["--weeks", "4.5"], "--weeks is a number from 1 to 52"),
        (["--weeks"], "--weeks"), (["--months", "1"], "--months"),
    ]) func `a value that cannot be is refused with exit code 2, before anybody is asked`(options: [String], words: String) async throws {
        let arguments = ["simulate"] + options + ["--config", "/nowhere/copydesk.toml"]
        let result = try await Child.run(executable: Programs.copydesk, arguments: arguments, timeout: .seconds(30))
        #expect(result.exit == .code(2) && result.output.isEmpty, "\(result.exit)")
        #expect(String(decoding: result.errors, as: UTF8.self).contains(words))
    }

    @Test func `without a daemon and a store there is nothing to show: exit code 4`() async throws {
        let folder = try ScratchFolder()
        try Files.write(folder.file("copydesk.toml"), Array("[daemon]\nstate = \"\(folder.file("none"))\"\n".utf8))
        let result = try await Programs.copydesk("simulate", "--config", folder.file("copydesk.toml"))
        #expect(result.code == 4 && result.output.isEmpty, "\(result)")
        let lost = try await Programs.copydesk("simulate", "--config", folder.file("missing.toml"))
        #expect(lost.code == 3 && lost.output.isEmpty, "\(lost)")
    }
}
