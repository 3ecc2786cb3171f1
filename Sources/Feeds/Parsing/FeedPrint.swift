import FoundationEssentials
import Markup
import Support

/// A feed as the document that `copydesk parse-feed` prints: every format in one form, safe to show.
package struct FeedPrint {
    private let document: FeedDocument

    /// The print of a document.
    package init(_ document: FeedDocument) { self.document = document }

    /// The document, and how many entries it has; one that is no feed has an error instead.
    package func json() -> (value: JSON, entries: Int?) {
        do {
            let feed = try FeedParser.parseAll(document)
            return (json(of: feed), feed.entries.count + feed.leftOut)
        } catch {
            return (.object(["error": .string(FeedPrint.reason(error)), "bozo": true]), nil)
        }
    }

    /// Why a document is no feed.
    private static func reason(_ refusal: FeedRefusal) -> String {
        switch refusal {
        case .empty: "the document is empty"
        case .page: "the document is a web page"
        case .other(let what): "the document is \(what)"
        case .unreadable(let why): "the document cannot be read: \(why)"
        }
    }

    private func json(of feed: ParsedFeed) -> JSON {
        let charset = FeedCharset(document, read: feed.charset)
        let shortened = feed.leftOut > 0 ? "it has \(feed.leftOut) entries more than are shown, its first and its last" : nil
        let flaw = feed.flaw ?? shortened ?? charset.flaw ?? feed.undeclaredPrefix.map { "the prefix \($0.prefix(40)) is not declared" }
        let printer = FeedRecordPrint(guessesMarkup: !feed.version.hasPrefix("atom") && !feed.version.hasPrefix("json"))
        var channel = printer.members(of: feed.record, isFeed: true)
        channel.merge(FeedPrint.members(of: feed.hints)) { first, _ in first }
        if channel["language"] == nil { channel["language"] = document.contentLanguage.map { .string($0.replacing("_", with: "-")) } }
        var members: [String: JSON] = [
            "bozo": .bool(flaw != nil), "encoding": .string(charset.name), "feed": .object(channel),
            "items": .array(feed.entries.map { printer.json(of: $0) }),
        ]
        members["version"] = FeedRecordPrint.text(feed.version)
        members["bozo_reason"] = FeedRecordPrint.text(flaw)
        return .object(members)
    }

    /// What a feed asks of those who poll it.
    private static func members(of hints: FeedHints) -> [String: JSON] {
        let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        var members: [String: JSON] = [:]
        members["ttl"] = hints.minutes.map { .integer($0) }
        members["update_period"] = FeedRecordPrint.text(hints.period)
        members["update_frequency"] = hints.frequency.map { .integer($0) }
        members["self"] = FeedRecordPrint.text(hints.selfLink)
        if !hints.hubs.isEmpty { members["hubs"] = .array(hints.hubs.map { .string($0) }) }
        if !hints.skippedHours.isEmpty { members["skip_hours"] = .array(hints.skippedHours.sorted().map { .integer($0) }) }
        if !hints.skippedDays.isEmpty {
            members["skip_days"] = .array(hints.skippedDays.sorted().filter { (1...7).contains($0) }.map { .string(days[$0 - 1]) })
        }
        return members
    }
}
