import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Daemon

/// What `copydesk feeds` says, finds, takes and gives.
struct FeedsCommandTests {
    private let folder: ScratchFolder
    private let configuration: String

    init() throws {
        folder = try ScratchFolder()
        configuration = folder.file("copydesk.toml")
        let text = """
            [daemon]
            state = "\(folder.file("state"))"
            [[feed]]
            url = "https://ships.example/feed"
            name = "Ships"
            topics = ["Ports"]
            weight = 2
            block = ["title ~ (?i)webinar"]
            """
        try Files.write(configuration, Array(text.utf8))
        try Files.makeFolder(folder.file("state"))
    }

    private func run(_ words: [String]) async throws -> (code: Int, out: String, err: String) {
        let result = try await Child.run(
            executable: Programs.copydesk, arguments: words + ["--config", configuration], timeout: .seconds(30))
        guard case .code(let code) = result.exit else { throw Missing(description: "copydesk \(words) ended by \(result.exit)") }
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).trimmed }
        return (code, text(result.output), text(result.errors))
    }

    private func run(_ words: String...) async throws -> (code: Int, out: String, err: String) { try await run(words) }

    private func take(_ outline: String, _ words: String...) async throws -> (code: Int, out: String, err: String) {
        try Files.write(folder.file("list.opml"), Array(outline.utf8))
        return try await run(["feeds", "import", folder.file("list.opml")] + words)
    }

    @Test func `a feed that was never polled is new`() async throws {
        let answer = try await run("feeds")
        #expect(answer.code == 0, "\(answer)")
        #expect(answer.out.hasPrefix("Ships: New\n  https://ships.example/feed\n  last poll never, next 2"), "\(answer.out)")
        #expect(answer.out.hasSuffix("1 feed: 1 New; 0 answered polls, 0 not modified, 0 B spared."), "\(answer.out)")
        let json = try JSON(parsing: Array(try await run("feeds", "--json").out.utf8))
        let feed = try #require(json["feeds"]?[0])
        #expect(feed["status"] == "New" && feed["polls"] == 0 && feed["weight"] == 2 && feed["told_apart_by"] == "guid")
    }

    @Test func `what is exported is imported as the tables that it came from, except what is there already`() async throws {
        let exported = try await run("feeds", "export")
        #expect(exported.code == 0 && exported.out.contains("<outline text=\"Ports\">"), "\(exported)")
        let known = try await take(exported.out)
        #expect(
            known.code == 0 && known.out.isEmpty && known.err.hasPrefix("0 to add, 1 that the configuration has, 0 without"), "\(known)")
        let moved = try await take(exported.out.replacing("ships.example", with: "boats.example"))
        #expect(
            moved.out == """
                [[feed]]
                url = "https://boats.example/feed"
                name = "Ships"
                topics = ["Ports"]
                weight = 2.0
                block = ["title ~ (?i)webinar"]
                """, "\(moved.out)")
        let pasted = try Configuration.reading(Array(moved.out.utf8), file: "copydesk.toml").feeds
        #expect(pasted.first?.filters?.block == ["title ~ (?i)webinar"] && pasted.first?.weight == 2)
        let json = try JSON(parsing: Array(try await take(exported.out, "--json").out.utf8))
        #expect(json["known"] == 1 && json["feeds"]?.array?.isEmpty == true)
    }

    @Test func `an export goes into a file where one is named`() async throws {
        let path = folder.file("feeds.opml")
        let answer = try await run("feeds", "export", path)
        #expect(answer.out.isEmpty && answer.err == "1 feed is in \(path).")
        #expect(String(decoding: try Files.read(path, limit: 10_000), as: UTF8.self).hasSuffix("</opml>\n"))
    }

    @Test func `a feed that the address tells is found without a request, and its table can be pasted`() async throws {
        let answer = try await run("feeds", "add", "https://github.com/swiftlang/swift")
        #expect(answer.code == 0 && answer.err.contains("(0 requests)"), "\(answer)")
        let feeds = try Configuration.reading(Array(answer.out.utf8), file: "copydesk.toml").feeds
        #expect(feeds.map(\.url) == ["https://github.com/swiftlang/swift/releases.atom"] && feeds[0].name == "Releases of swift")
        #expect(answer.out.contains("\n# or: https://github.com/swiftlang/swift/tags.atom (Tags of swift)"))
        let json = try JSON(parsing: Array(try await run("feeds", "add", "reddit.com/r/swift", "--json").out.utf8))
        #expect(json["requests"] == 0 && json["candidates"]?[0]?["url"] == "https://www.reddit.com/r/swift/.rss")
    }

    @Test func `this machine is not asked for a feed`() async throws {
        let answer = try await run("feeds", "add", "http://127.0.0.1:9/feed")
        #expect(answer.code == 1 && answer.out.isEmpty && answer.err.contains("No feed was found"), "\(answer)")
    }

    @Test func `what cannot be meant is told`() async throws {
        for (words, code, error) in [
            (["feeds", "remove"], 2, "none of add, export and import"), (["feeds", "add"], 2, "name one address"),
            (["feeds", "import"], 2, "name one file"), (["feeds", "add", "ftp://a"], 1, "no web address"),
            (["feeds", "import", configuration], 1, "no list of feeds"), (["feeds", "import", "/nowhere.opml"], 1, "/nowhere.opml"),
        ] {
            let answer = try await run(words)
            #expect(answer.code == code && answer.err.contains(error), "\(words): \(answer)")
        }
    }
}
