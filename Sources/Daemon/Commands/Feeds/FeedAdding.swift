import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import Support

/// `copydesk feeds add URL`.
struct FeedAdding {
    private let arguments: Arguments
    private let terminal: Terminal

    init(_ arguments: Arguments, _ terminal: Terminal) {
        self.arguments = arguments
        self.terminal = terminal
    }

    func run(_ address: String) async throws -> ExitCode {
        // Nothing of it is needed but whom it lets be asked, and what is there already.
        let configuration = try? Configuration.load(Paths.configuration(arguments))
        let http = HTTPClient(userAgent: Assembly.userAgent)
        defer { http.close() }
        let found = try await FeedFinder(http: http, privateNetworks: configuration?.daemon.privateNetworks ?? []).find(address)
        let known = Set(configuration?.feeds.map(\.url) ?? [])
        let isJSON = arguments.has("json")
        if isJSON || !found.candidates.isEmpty { terminal.out(isJSON ? Self.json(found, known).text : Self.table(found)) }
        guard let best = found.candidates.first else {
            terminal.err(
                "No feed was found at \(address) (\(Self.counted(found.requests, "request"))). \(found.trouble ?? "Look for a link called RSS or Feed there, and name that.")"
            )
            return .failure
        }
        if known.contains(best.url) { terminal.err("The configuration has this feed already.") }
        if !isJSON {
            let advice = "Paste it into \(Paths.configuration(arguments)), or put the address under URL in a new row of Feeds in Notion."
            terminal.err("\(best.origin) (\(Self.counted(found.requests, "request"))). \(advice)")
        }
        return .success
    }

    private static func table(_ found: FoundFeeds) -> String {
        guard let best = found.candidates.first else { return "" }
        let others = found.candidates.dropFirst().map { "# or: \($0.url)\($0.title.isEmpty ? "" : " (\($0.title))")" }
        return ([FeedOrder.table(source(best))] + others).joined(separator: "\n")
    }

    private static func json(_ found: FoundFeeds, _ known: Set<String>) -> JSON {
        let candidates = found.candidates.map { candidate -> JSON in
            [
                "url": .string(candidate.url), "title": .string(candidate.title), "origin": .string(candidate.origin),
                "is_ordered": .bool(known.contains(candidate.url)), "table": .string(FeedOrder.table(source(candidate))),
            ]
        }
        return ["candidates": .array(candidates), "requests": .integer(found.requests), "trouble": .optional(found.trouble)]
    }

    private static func source(_ candidate: FoundFeeds.Candidate) -> FeedSource {
        FeedSource(
            id: FeedSettings.id(of: candidate.url), url: candidate.url, name: candidate.title.isEmpty ? candidate.url : candidate.title)
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
