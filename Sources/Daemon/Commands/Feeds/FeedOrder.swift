import Editorial
import Support
import TOML

/// A feed's order in the forms in which it travels: a document for programs, and the table that the configuration has of it.
enum FeedOrder {
    static func json(_ feed: FeedSource) -> JSON {
        [
            "url": .string(feed.url), "name": .string(feed.name), "brand": .optional(feed.brand), "topics": strings(feed.topics),
            "weight": feed.weight.map { JSON.number($0) } ?? .null,
            "interval_seconds": feed.intervalSeconds.map { JSON.integer($0) } ?? .null,
            "competitor": .bool(feed.isCompetitor), "paused": .bool(feed.isPaused), "keep": strings(feed.filters?.keep ?? []),
            "block": strings(feed.filters?.block ?? []), "full_text": .bool(feed.readsPages == true),
        ]
    }

    /// What `json` made; nil without an address.
    static func feed(_ json: JSON) -> FeedSource? {
        guard let url = json["url"]?.string else { return nil }
        var feed = FeedSource(id: FeedSettings.id(of: url), url: url, name: json["name"]?.string ?? url)
        feed.brand = json["brand"]?.string
        feed.topics = list(json["topics"])
        feed.weight = json["weight"]?.number
        feed.intervalSeconds = json["interval_seconds"]?.integer ?? feed.intervalSeconds
        feed.isCompetitor = json["competitor"]?.bool ?? false
        feed.isPaused = json["paused"]?.bool ?? false
        var filters = FeedFilters()
        (filters.keep, filters.block) = (list(json["keep"]), list(json["block"]))
        feed.filters = filters.isEmpty ? nil : filters
        feed.readsPages = json["full_text"]?.bool == true ? true : nil
        return feed
    }

    /// The table with what differs from the defaults.
    static func table(_ feed: FeedSource) -> String {
        let plain = FeedSource(id: feed.id, url: feed.url, name: feed.url)
        var lines = ["[[feed]]", "url = \(KeyText.quoted(feed.url))"]
        if feed.name != plain.name { lines.append("name = \(KeyText.quoted(feed.name))") }
        if let brand = feed.brand { lines.append("brand = \(KeyText.quoted(brand))") }
        lines += list("topics", feed.topics)
        if let weight = feed.weight { lines.append("weight = \(weight)") }
        lines += list("keep", feed.filters?.keep ?? []) + list("block", feed.filters?.block ?? [])
        if feed.readsPages == true { lines.append("full_text = true") }
        if let seconds = feed.intervalSeconds { lines.append("interval = \"\(seconds)s\"") }
        if feed.isCompetitor { lines.append("competitor = true") }
        if feed.isPaused { lines.append("paused = true") }
        return lines.joined(separator: "\n")
    }

    private static func list(_ key: String, _ values: [String]) -> [String] {
        values.isEmpty ? [] : ["\(key) = [\(values.map(KeyText.quoted).joined(separator: ", "))]"]
    }

    private static func strings(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }
    private static func list(_ json: JSON?) -> [String] { json?.array?.compactMap(\.string) ?? [] }
}
