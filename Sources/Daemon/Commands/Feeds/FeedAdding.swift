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
        // Nothing of it is needed but whom it lets be asked, who asks, and what is there already.
        let configuration = try? Configuration.load(Paths.configuration(arguments))
        let http = HTTPClient(userAgent: Assembly.userAgent(contact: configuration?.contact ?? ""))
        defer { http.close() }
        let found = try await FeedFinder(http: http, privateNetworks: configuration?.daemon.privateNetworks ?? []).find(address)
        let known = Set(configuration?.feeds.map(\.url) ?? [])
        let isJSON = arguments.has("json")
        if isJSON { terminal.out(Self.json(found, known).text) }
        guard let best = found.candidates.first else {
            terminal.err(
                "No feed was found at \(address) (\(Self.counted(found.requests, "request"))). \(found.trouble ?? "Look for a link called RSS or Feed there, and name that.")"
            )
            return .failure
        }
        if known.contains(best.url) { terminal.err("The configuration has this feed already.") }
        if arguments.has("notion") { return try await order(best, found.requests) }
        if !isJSON {
            terminal.out(Self.table(best, others: found.candidates.dropFirst()))
            let advice = "Paste it into \(Paths.configuration(arguments)), or order it in Notion with --notion."
            terminal.err("\(best.origin) (\(Self.counted(found.requests, "request"))). \(advice)")
        }
        return .success
    }

    /// Adds a row to Feeds in Notion, by the daemon, which has the token.
    private func order(_ candidate: FoundFeeds.Candidate, _ requests: Int) async throws -> ExitCode {
        let order = Self.source(candidate)
        let answer = try await DeskAccess(arguments).ask(
            "POST", "/feeds/order", ["url": .string(order.url), "name": .string(order.name)])
        let row = answer["row"]?.string ?? ""
        let verdict = answer["is_new"]?.bool == true ? "It is ordered in Notion" : "Feeds in Notion has it already"
        terminal.err("\(candidate.origin): \(order.url) (\(Self.counted(requests, "request"))). \(verdict): \(row)")
        return .success
    }

    private static func table(_ best: FoundFeeds.Candidate, others: ArraySlice<FoundFeeds.Candidate>) -> String {
        let others = others.map { "# or: \($0.url)\($0.title.isEmpty ? "" : " (\($0.title))")" }
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
