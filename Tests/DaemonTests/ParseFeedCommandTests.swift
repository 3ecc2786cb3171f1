import FoundationEssentials
import Support
import TestKit
import Testing

/// What `copydesk parse-feed` prints for files.
struct ParseFeedCommandTests {
    private let folder: ScratchFolder
    private let feed: String

    init() throws {
        folder = try ScratchFolder()
        feed = folder.file("feed.xml")
        try Files.write(feed, Array("<rss version='2.0'><channel><link>/a</link><item><title>T</title></item></channel></rss>".utf8))
    }

    @Test func `a file is one document, absolute by its address`() async throws {
        let result = try await run("--url", "https://n.test/feed.xml", feed)
        let document = try JSON(parsing: result.output)
        #expect(result.exit == .code(0) && document["feed"]?["link"] == "https://n.test/a" && document["items"]?[0]?["title"] == "T")
        #expect(document["file"] == nil && document["version"] == "rss20")
    }

    @Test func `what the transfer said can be given`() async throws {
        let result = try await run("--content-location", "https://o.test/", "--content-language", "de", "--content-type", "text/xml", feed)
        let document = try JSON(parsing: result.output)
        #expect(
            document["feed"]?["link"] == "https://o.test/a" && document["feed"]?["language"] == "de" && document["encoding"] == "us-ascii")
    }

    @Test func `a file that is no feed has its error and exit code 1`() async throws {
        try Files.write(feed, Array("<html/>".utf8))
        for path in [feed, folder.file("nowhere.xml"), folder.path] {
            let result = try await run(path)
            #expect(result.exit == .code(1))
            #expect(try JSON(parsing: result.output)["error"]?.string?.isEmpty == false)
        }
    }

    @Test func `a batch has a line for each line, in order, and goes on behind bad ones`() async throws {
        let missing = folder.file("nowhere.xml")
        let lines = ["\(feed)\thttps://n.test/\t\t\tfr", missing, "", feed]
        let result = try await run("--batch", input: lines.joined(separator: "\n"))
        let documents = try String(decoding: result.output, as: UTF8.self).split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
        #expect(result.exit == .code(0) && documents.map { $0["file"]?.string } == [feed, missing, "", feed])
        #expect(documents[0]["feed"]?["link"] == "https://n.test/a" && documents[0]["feed"]?["language"] == "fr")
        #expect(documents[1]["error"] != nil && documents[2]["error"] != nil && documents[3]["feed"]?["link"] == "/a")
    }

    @Test func `a list is counted`() async throws {
        let list = folder.file("list.txt")
        try Files.write(list, Array("\(feed)\n\(folder.file("nowhere.xml"))\n\(feed)\n".utf8))
        let result = try await run("--quiet", "--list", list)
        #expect(String(decoding: result.output, as: UTF8.self) == "3 files, 2 entries, 1 errors\n")
    }

    @Test(arguments: [[], ["a.xml", "b.xml"], ["--nope"]]) func `a command line that means nothing is refused`(words: [String]) async throws
    {
        let result = try await Child.run(executable: Programs.copydesk, arguments: ["parse-feed"] + words, timeout: .seconds(30))
        #expect(result.exit == .code(2))
    }

    private func run(_ words: String..., input: String = "") async throws -> ChildResult {
        try await Child.run(
            executable: Programs.copydesk, arguments: ["parse-feed"] + words, input: Array(input.utf8), timeout: .seconds(60))
    }
}
