import Editorial
import Feeds
import FoundationEssentials
import Support

/// `copydesk feeds export` and `copydesk feeds import`.
struct FeedExchange {
    /// Larger than the outline of anybody who reads feeds.
    private static let mostBytes = 8 << 20

    private let arguments: Arguments
    private let terminal: Terminal

    init(_ arguments: Arguments, _ terminal: Terminal) {
        self.arguments = arguments
        self.terminal = terminal
    }

    func export(to path: String?) async throws -> ExitCode {
        let answer = try await DeskAccess(arguments).ask("GET", "/feeds")
        let feeds = (answer["feeds"]?.array ?? []).compactMap(FeedOrder.feed)
        let outline = FeedOutline.text(of: feeds)
        guard let path else {
            terminal.out(outline)
            return .success
        }
        try Files.write(path, Array((outline + "\n").utf8), mode: 0o644)
        terminal.err("\(feeds.count) feed\(feeds.count == 1 ? " is" : "s are") in \(path).")
        return .success
    }

    func take(from path: String) throws -> ExitCode {
        let outline = try FeedOutline(reading: try Files.read(path, limit: Self.mostBytes))
        let configuration = try? Configuration.load(Paths.configuration(arguments))
        let known = Set(configuration?.feeds.map(\.id) ?? [])
        let new = outline.feeds.map(Self.named).filter { !known.contains($0.id) }
        if arguments.has("json") {
            terminal.out(
                JSON.object([
                    "feeds": .array(new.map(FeedOrder.json)), "known": .integer(outline.feeds.count - new.count),
                    "unusable": .integer(outline.unusable),
                ]).text)
        } else if !new.isEmpty {
            terminal.out(new.map(FeedOrder.table).joined(separator: "\n\n"))
        }
        terminal.err(
            "\(new.count) to add, \(outline.feeds.count - new.count) that the configuration has, \(outline.unusable) without a usable address."
                + (new.isEmpty ? "" : " Paste the tables into \(Paths.configuration(arguments)).")
                + (outline.isCut ? " The list was cut." : ""))
        return .success
    }

    /// Under the id that the configuration would give it.
    private static func named(_ feed: FeedSource) -> FeedSource { FeedOrder.feed(FeedOrder.json(feed)) ?? feed }
}
