import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Daemon

/// `copydesk draft` on a running desk and without one.
@Suite(.serialized) struct DraftCommandTests {
    private static let notes = """
        A pump for dry fields

        The new pump of Holm & Sons saves 47% of the water on a farm, says Ada Holm. It was tested for two years in Spain, near Seville, and \
        it runs on sunlight alone. Farmers pay 1,200 euros for it, and they have it repaired in their own village.
        """

    private func run(_ words: [String], _ house: Playhouse) async throws -> (code: Int32, out: String, err: String) {
        let (out, err) = (Locked(""), Locked(""))
        let terminal = Terminal(
            out: { line in out.withLock { $0 += line + "\n" } }, err: { line in err.withLock { $0 += line + "\n" } })
        let code = await CommandLineProgram.run(["draft"] + words + ["--config", house.path], terminal)
        return (code, out.withLock { $0 }, err.withLock { $0 })
    }

    @Test func `a text is drafted in the brand's voice and nothing is kept, with a daemon and without`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            _ = try await house.reviewed()
            let file = house.folder.file("notes.txt")
            try Files.write(file, Array(Self.notes.utf8))
            let before = house.drafts.count
            let written = try await run(["--text", file], house)
            #expect(written.code == 0 && written.out.contains("47%") && !written.out.contains("Alt text"), "\(written)")
            #expect(written.err.contains("Alt text: ") && written.err.contains("written by builtin"), "\(written.err)")
            #expect(written.err.hasSuffix("Nothing was kept.\n"))
            let json = try JSON(parsing: Array(try await run(["--text", file, "--json"], house).out.utf8))
            #expect(json["text"]?.string.map { written.out == $0 + "\n" } == true && json["draft"] == .null)
            #expect(json["sources"]?[0]?["title"] == "A pump for dry fields" && json["model"] == "builtin")
            for (words, told) in [
                (["--text", file, "--brand", "Nobody"], "there is no brand \"Nobody\"; there are: "),
                (["--brief", "nothing"], "there is no brief"),
                (["--text", house.folder.file("missing.txt")], "missing.txt"), (["--url", "ftp://x.example/"], "could not be read"),
                (["--text", file, "--account", "None"], "there is no account \"None\""),
            ] {
                let failed = try await run(words, house)
                #expect(failed.code == 1 && failed.err.contains(told) && failed.out.isEmpty, "\(words): \(failed)")
            }
            for words in [[], ["--text", file, "--url", "https://x.example"], ["stray", "--text", file]] {
                let refused = try await run(words, house)
                #expect(refused.code == 2 && refused.err.contains("give one of --brief ID, --text FILE and --url URL"))
            }
            try await daemon.stop()
            #expect(try await run(["--text", file], house).out == written.out)
            #expect(house.drafts.count == before)
        }
    }

    @Test func `a brief is drafted by its name, and laid before the editors when that is asked`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            _ = try await house.reviewed()
            let brief = try #require(house.notion.rows(of: "Briefs").first)
            let shown = try await run(["--brief", brief.title, "--json"], house)
            let json = try JSON(parsing: Array(shown.out.utf8))
            #expect(shown.code == 0 && json["text"]?.string?.isEmpty == false && json["draft"] == .null, "\(shown)")
            let before = house.drafts.count
            let ordered = try await run(["--brief", brief.id, "--submit", "--json"], house)
            let draft = try #require(try JSON(parsing: Array(ordered.out.utf8))["draft"]?.string, "\(ordered)")
            try await house.pass("the draft on the board") { house.drafts.contains { $0.properties["Draft ID"]?.string == draft } }
            #expect(house.drafts.count > before)
            try await daemon.stop()
        }
    }
}
