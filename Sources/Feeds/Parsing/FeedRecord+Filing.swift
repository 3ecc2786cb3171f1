import Support

extension FeedRecord {
    /// Takes what an element says; `owner` is whose record this is.
    typealias Taker = @Sendable (inout FeedRecord, FeedElement, FeedOwner) -> Void

    /// Files an element that has ended.
    mutating func take(_ element: FeedElement, for owner: FeedOwner) {
        if let taker = element.name.taker { return taker(&self, element, owner) }
        takeExtra(element, for: owner)
    }

    /// By the names of elements.
    static let takers: [String: Taker] = {
        var all: [String: Taker] = [:]
        for table in [texts, addresses, stamps, people, topics, mediaFiles, podcasts, places, others] {
            all.merge(table) { first, _ in first }
        }
        return all
    }()

    /// What stands higher in the document wins in an entry, and of two that stand alike the later one.
    mutating func accepts(_ slot: FeedDepths.Slot, from element: FeedElement, for owner: FeedOwner) -> Bool {
        guard owner == .entry else { return true }
        if depths[slot] > 0, element.depth > depths[slot] { return false }
        depths[slot] = element.depth
        return true
    }

    private mutating func acceptsOther(_ name: String, from element: FeedElement, for owner: FeedOwner) -> Bool {
        guard owner == .entry else { return true }
        if depths[name] > 0, element.depth > depths[name] { return false }
        depths[name] = element.depth
        return true
    }

    /// More would be an attack.
    private static let mostExtras = 200

    private mutating func takeExtra(_ element: FeedElement, for owner: FeedOwner) {
        let name = element.name.extra
        guard self.extra[name] != nil || self.extra.count < FeedRecord.mostExtras, !FeedRecord.frames.contains(element.key) else { return }
        if !element.attributes.isEmpty {
            var attributes = element.dictionary
            if let content = element.content { attributes["content"] = content }
            self.extra[name] = .attributes(attributes)
        } else if let content = element.content, acceptsOther(name, from: element, for: owner) {
            self.extra[name] = .text(["wfw_comment", "wfw_commentrss"].contains(name) ? element.resolved(content) : content)
        }
    }

    /// Elements that only hold others.
    private static let frames: Set<String> = [
        "channel", "rss", "rdf:rdf", "feed", "items", "rdf:seq", "rdf:li", "media:group", "skiphours", "skipdays", "day", "hour",
        "sy:updateperiod", "sy:updatefrequency", "ttl",
    ]

    /// What Microsoft's channels and items say of themselves as attributes.
    mutating func takeChannelAttributes(_ element: FeedElement) {
        if let modified = element["lastmod"] { updated = FeedStamp(modified) }
        if let href = element["href"] { takeLink(FeedLink(href: element.resolved(href))) }
    }
}
