import Markup
import Support

/// Reads JSON Feed (https://www.jsonfeed.org/version/1.1/).
enum JSONFeedParser {
    /// More objects than any feed has; each takes many times its bytes.
    private static let mostObjects = 500_000

    static func parse(_ document: FeedDocument, keepsAll: Bool = false) throws(FeedRefusal) -> ParsedFeed {
        if document.bytes.count(where: { $0 == UInt8(ascii: "{") }) > mostObjects { throw .unreadable("it is JSON of too many objects") }
        let text = Charset.decode(document.bytes, declared: document.charset)
        guard let root = try? JSON(parsing: text.bytes) else { throw .unreadable("it is JSON that breaks off or is not well formed") }
        guard let items = root["items"]?.array, root["version"]?.string?.contains("jsonfeed.org") == true || root["title"] != nil else {
            throw .other("JSON that is no JSON Feed")
        }
        var feed = ParsedFeed()
        feed.version = root["version"]?.string?.hasSuffix("1.1") == true ? "json11" : "json1"
        feed.charset = text.name
        feed.title = plain(root["title"])
        feed.subtitle = plain(root["description"])
        feed.language = root["language"].flatMap(word)
        feed.authors = people(root)
        feed.image = (word(root["icon"]) ?? word(root["favicon"])).map { FeedImage(url: FeedElement.resolve($0, document.url)) }
        feed.links = links(root, base: document.url)
        feed.link = feed.links.first { $0.relation == "alternate" }?.href
        feed.hints.selfLink = word(root["feed_url"])
        feed.hints.hubs = (root["hubs"]?.array ?? []).filter(isWebSub).compactMap { word($0["url"]) }
        var entries = KeptEntries(most: keepsAll ? KeptEntries.most : KeptEntries.usual)
        for item in items where item.object != nil { entries.append(entry(item, base: document.url)) }
        (feed.entries, feed.leftOut) = (entries.all, entries.leftOut)
        return feed
    }

    private static func entry(_ item: JSON, base: String?) -> ParsedEntry {
        var entry = ParsedEntry()
        // Version 1 allows numbers.
        entry.id = word(item["id"]) ?? item["id"]?.integer.map { String($0) }
        entry.title = plain(item["title"])
        entry.summary = plain(item["summary"])
        if let html = word(item["content_html"]) { entry.contents.append(FeedText(value: html, form: .html, base: base)) }
        if let text = plain(item["content_text"]) { entry.contents.append(text) }
        entry.links = [("url", "alternate"), ("external_url", "related")].compactMap { key, relation in
            word(item[key]).map { FeedLink(href: FeedElement.resolve($0, base), relation: relation) }
        }
        entry.link = entry.links.first?.href
        entry.authors = people(item)
        entry.language = word(item["language"])
        for tag in item["tags"]?.array ?? [] { entry.record.add(word(tag).map { FeedCategory(term: $0) }) }
        entry.image = (word(item["image"]) ?? word(item["banner_image"])).map { FeedImage(url: FeedElement.resolve($0, base)) }
        entry.published = word(item["date_published"]).map { FeedStamp($0) }
        entry.updated = word(item["date_modified"]).map { FeedStamp($0) }
        entry.enclosures = (item["attachments"]?.array ?? []).compactMap { file in
            word(file["url"]).map {
                FeedEnclosure(
                    url: FeedElement.resolve($0, base), type: word(file["mime_type"]),
                    length: file["size_in_bytes"]?.integer.map { String($0) })
            }
        }
        return entry
    }

    /// Other kinds of hubs cannot be asked in the same way.
    private static func isWebSub(_ hub: JSON) -> Bool { ["websub", nil].contains(word(hub["type"])?.lowercased()) }

    private static func links(_ root: JSON, base: String?) -> [FeedLink] {
        [("home_page_url", "alternate"), ("feed_url", "self")].compactMap { key, relation in
            word(root[key]).map { FeedLink(href: FeedElement.resolve($0, base), relation: relation) }
        }
    }

    /// `authors`, and the `author` of version 1.
    private static func people(_ owner: JSON) -> [FeedPerson] {
        (owner["authors"]?.array ?? [owner["author"]].compactMap { $0 }).compactMap { person in
            let found = FeedPerson(name: word(person["name"]), email: nil, url: word(person["url"]))
            return found.name == nil && found.url == nil ? nil : found
        }
    }

    private static func plain(_ value: JSON?) -> FeedText? {
        word(value).map { FeedText(value: $0, form: .plain, type: "text/plain") }
    }

    /// A text that is not empty.
    private static func word(_ value: JSON?) -> String? {
        guard let text = value?.string?.trimmed, !text.isEmpty else { return nil }
        return text
    }
}
