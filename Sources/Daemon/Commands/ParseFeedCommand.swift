import Feeds
import Support

/// `copydesk parse-feed`: what the program reads in a feed, as JSON.
enum ParseFeedCommand: Command {
    static let name = "parse-feed"
    static let words = "[FILE]"
    static let wordValues = Arguments.Option.Values.file
    static let summary = "print a feed of any format as one JSON document"
    static let details = [
        "Nothing is fetched and no configuration is read. Addresses are absolute where the feed or the options say relative to what, HTML is"
            + " made safe, dates are in UTC; what cannot be read is left out. \"bozo\" is true where the document had to be repaired, and"
            + " \"bozo_reason\" says why. A file that is no feed has \"error\" instead, and exit code 1.",
        "With --batch, each line of standard input names a file and, apart by tabs and all but the first free to be empty: the address it"
            + " came from, Content-Type, Content-Location and Content-Language. Each gives one line, in order, at once.",
    ]
    static let options = [
        Arguments.Option(name: "url", value: "URL", help: "the address that the file came from"),
        Arguments.Option(name: "content-type", value: "TYPE", help: "Content-Type as it was sent"),
        Arguments.Option(name: "content-location", value: "URL", help: "Content-Location as it was sent"),
        Arguments.Option(name: "content-language", value: "LANGUAGE", help: "Content-Language as it was sent"),
        Arguments.Option(name: "batch", value: nil, help: "read the names of files from standard input"),
        Arguments.Option(name: "list", value: "LIST", help: "read the names of files from a file, one a line", values: .file),
        Arguments.Option(name: "quiet", value: nil, help: "with --list: print only how many files, entries and errors there are"),
    ]
    static let examples = [
        "copydesk parse-feed --url https://www.swift.org/atom.xml atom.xml", "ls feeds/*.xml | copydesk parse-feed --batch",
        "copydesk parse-feed --quiet --list feeds.txt",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        if arguments.has("batch") { return printBatch(terminal) }
        if let list = arguments["list"] { return try parse(list: list, isQuiet: arguments.has("quiet"), terminal) }
        guard arguments.words.count == 1 else { throw UsageError("name one file, or give --batch or --list") }
        let parsed = ParsedFile(
            arguments.words[0], url: arguments["url"], type: arguments["content-type"], location: arguments["content-location"],
            language: arguments["content-language"])
        terminal.out(JSON.object(parsed.members).text)
        return parsed.entries == nil ? .failure : .success
    }

    /// Longer than the names and addresses of any file.
    private static let longestLine = 64 << 10

    private static func printBatch(_ terminal: Terminal) -> ExitCode {
        while let line = StandardInput.line(limit: longestLine) {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            func column(_ index: Int) -> String? { index < columns.count && !columns[index].isEmpty ? columns[index] : nil }
            let file = ParsedFile(columns[0], url: column(1), type: column(2), location: column(3), language: column(4))
            terminal.out(JSON.object(file.members.merging(["file": .string(columns[0])]) { first, _ in first }).text)
        }
        return .success
    }

    private static func parse(list: String, isQuiet: Bool, _ terminal: Terminal) throws -> ExitCode {
        let text = String(decoding: try Files.read(list, limit: 64 << 20), as: UTF8.self)
        var (files, entries, errors) = (0, 0, 0)
        for path in text.split(separator: "\n").map(String.init) {
            let file = ParsedFile(path, url: nil, type: nil, location: nil, language: nil)
            if !isQuiet { terminal.out(JSON.object(file.members.merging(["file": .string(path)]) { first, _ in first }).text) }
            files += 1
            entries += file.entries ?? 0
            errors += file.entries == nil ? 1 : 0
        }
        if isQuiet { terminal.out("\(files) files, \(entries) entries, \(errors) errors") }
        return .success
    }
}

/// What is in a file, as the members of its JSON document.
private struct ParsedFile {
    let members: [String: JSON]
    /// How many entries the feed has; nil when it is none.
    let entries: Int?

    init(_ path: String, url: String?, type: String?, location: String?, language: String?) {
        do {
            var document = FeedDocument(try Files.read(path, limit: 32 << 20), contentType: type, url: url)
            document.contentLocation = location
            document.contentLanguage = language
            let (value, count) = FeedPrint(document).json()
            members = value.object ?? [:]
            entries = count
        } catch {
            members = ["error": .string("\(error)")]
            entries = nil
        }
    }
}
