import Editorial
import Support

/// The document of feeds as lines for people.
enum FeedsText {
    static func render(_ answer: JSON) -> String {
        let feeds = (answer["feeds"]?.array ?? []).sorted { (rank($0), name($0)) < (rank($1), name($1)) }
        if feeds.isEmpty { return "No feed is ordered: add a [[feed]] to the configuration (copydesk feeds add URL), or a row in Notion." }
        return feeds.map { lines($0).joined(separator: "\n") }.joined(separator: "\n\n") + "\n\n" + sum(feeds)
    }

    /// What needs somebody comes first.
    private static func rank(_ feed: JSON) -> Int {
        ["Failing", "Silent", "New", "OK", "Paused"].firstIndex(of: feed["status"]?.string ?? "") ?? 9
    }

    private static func name(_ feed: JSON) -> String { clean(feed["name"]).lowercased() }

    private static func lines(_ feed: JSON) -> [String] {
        let rate = feed["items_a_week"]?.number ?? 0
        let weekly = rate == rate.rounded() ? "\(Int(rate))" : "\(rate)"
        let left = feed["left_out"]?.integer ?? 0
        var lines = [
            "\(clean(feed["name"])): \(feed["status"]?.string ?? "")",
            "  \(clean(feed["url"]))",
            "  last poll \(time(feed["last_poll"])), next \(time(feed["next_poll"]))"
                + (feed["next_poll_reason"]?.string.map { " (\(UntrustedText.clean($0)))" } ?? ""),
            "  \(weekly) items a week, the last of \(time(feed["last_item"])); \(feed["items"]?.integer ?? 0) kept"
                + (left > 0 ? "; \(left) of four weeks left out (copydesk why ITEM tells why)" : ""),
            "  \(traffic(feed))",
        ]
        if let address = feed["read_at"]?.string {
            let since = feed["moved_at"]?.string == nil ? "" : " since \(time(feed["moved_at"]))"
            lines.insert("  read at \(UntrustedText.clean(address))\(since): it has moved there for good", at: 2)
        }
        if feed["is_calendar"]?.bool == true { lines.append("  an event calendar: its entries count from when they were first seen") }
        if let naming = feed["told_apart_by"]?.string.flatMap({ ItemNaming(rawValue: $0) }), naming != .guid {
            lines.append("  its guids are no good: entries are told apart by \(words(naming))")
        }
        if let error = feed["error"]?.string {
            lines.append("  \(feed["failures"]?.integer ?? 0) failed polls in a row: \(UntrustedText.clean(error))")
        }
        return lines
    }

    private static func words(_ naming: ItemNaming) -> String {
        switch naming {
        case .guid: "guid"
        case .link: "link"
        case .linkAndDate: "link and date"
        case .content: "what they say"
        }
    }

    private static func traffic(_ feed: JSON) -> String {
        func number(_ key: String) -> Int { feed[key]?.integer ?? 0 }
        return
            "\(number("polls")) answered polls: \(number("not_modified")) not modified, \(number("same_body")) with the same document; "
            + "\(size(number("bytes_read"))) read, \(size(number("bytes_spared"))) spared, \(size(number("bytes_skipped"))) not parsed again"
    }

    private static func sum(_ feeds: [JSON]) -> String {
        func sum(_ key: String) -> Int { feeds.reduce(0) { $0 + ($1[key]?.integer ?? 0) } }
        let counts = Dictionary(feeds.map { ($0["status"]?.string ?? "", 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
        return
            "\(feeds.count) feed\(feeds.count == 1 ? "" : "s"): \(counts.map { "\($0.value) \($0.key)" }.joined(separator: ", ")); "
            + "\(sum("polls")) answered polls, \(sum("not_modified")) not modified, \(size(sum("bytes_spared"))) spared."
    }

    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) B"
        case ..<1_000_000: "\(bytes / 1000) kB"
        default: "\(Double(bytes / 100_000) / 10) MB"
        }
    }

    /// To the minute.
    private static func time(_ value: JSON?) -> String { value?.string.map { String($0.prefix(16)).replacing("T", with: " ") } ?? "never" }
    private static func clean(_ value: JSON?) -> String { UntrustedText.clean(value?.string ?? "").replacing("\n", with: " ") }
}
