import Feeds
import FoundationEssentials
import HTTPClient
import Support

/// `copydesk feeds`: how the feeds do, and how more are ordered.
enum FeedsCommand: Command {
    static let name = "feeds"
    static let words = "[add URL | export | import FILE]"
    static let wordValues = Arguments.Option.Values.choice(["add", "export", "import"])
    static let summary = "tell how each feed does, find a site's feed, and exchange lists of feeds (OPML)"
    static let details = [
        "Each feed stands with its last and next poll and why it is then, what it brings in a week, its errors, and what polls cost and"
            + " spared: \"not modified\" is a poll that the server answered without a document. What fails or is silent comes first.",
        "add finds the feed of a site, a channel or a repository with as few requests as possible and prints the [[feed]] table to paste"
            + " into the configuration; with --notion it adds a row to Feeds in Notion instead, unless one has the address already. Without"
            + " it nothing is changed. No address is asked twice; the daemon's first poll is one request more.",
        "export writes the feeds that are ordered as OPML 2.0, with topics as folders. import reads OPML 1 and 2, folders as topics, and"
            + " prints the tables of those that the configuration does not have.",
    ]
    static let options = [
        Arguments.Option.config, Arguments.Option(name: "notion", value: nil, help: "with add: order the feed by a row of Feeds in Notion"),
        Arguments.Option.json,
    ]
    static let examples = [
        "copydesk feeds", "copydesk feeds --json", "copydesk feeds add www.swift.org", "copydesk feeds add https://www.youtube.com/@NASA",
        "copydesk feeds add https://github.com/swiftlang/swift --notion", "copydesk feeds export feeds.opml",
        "copydesk feeds import subscriptions.opml",
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) async throws -> ExitCode {
        let rest = Array(arguments.words.dropFirst())
        switch (arguments.words.first, rest.count) {
        case (nil, _):
            let answer = try await DeskAccess(arguments).ask("GET", "/feeds")
            terminal.out(arguments.has("json") ? answer.text : FeedsText.render(answer))
            return .success
        case ("add", 1): return try await FeedAdding(arguments, terminal).run(rest[0])
        case ("export", 0...1): return try await FeedExchange(arguments, terminal).export(to: rest.first)
        case ("import", 1): return try FeedExchange(arguments, terminal).take(from: rest[0])
        case ("add", _): throw UsageError("name one address: copydesk feeds add URL")
        case ("export", _): throw UsageError("name one file, or none for standard output")
        case ("import", _): throw UsageError("name one file: copydesk feeds import FILE")
        case (let word?, _): throw UsageError("\"\(word)\" is none of add, export and import")
        }
    }
}
