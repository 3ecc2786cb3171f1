import Editorial
import FoundationEssentials
import HTTPClient
import Markup
import Support

/// An entry whose values are safe and final, before it has an identity.
struct DraftItem {
    /// The guid or id as the feed has it.
    let id: String?
    let url: String?
    /// One line of plain text; may be empty.
    let title: String
    /// Plain text with paragraphs apart by an empty line; may be empty.
    let text: String
    let author: String?
    let publishedAt: Date?
    let language: String?
    /// What the feed files it under.
    let categories: [String]

    init(_ entry: ParsedEntry, of feed: ParsedFeed) {
        id = entry.id
        url = DraftItem.url(of: entry)
        title = entry.title.flatMap { $0.isReadable ? $0 : nil }.map { PlainFeedText.line($0).limited(utf16: 500) } ?? ""
        text = DraftItem.text(of: entry).limited(utf16: ItemMaker.longestText)
        author = DraftItem.names(entry.authors) ?? DraftItem.names(feed.authors)
        publishedAt = (entry.published?.instant ?? entry.updated?.instant) ?? entry.created?.instant
        categories = entry.categories.prefix(20).map { HTMLText.line($0.label ?? $0.term).limited(utf16: 100) }.filter { !$0.isEmpty }
        language = DraftItem.languageTag(entry.language ?? entry.contents.first?.language ?? feed.language)
    }

    /// Whether there is nothing to tell the entry by.
    var isEmpty: Bool { url == nil && title.isEmpty && text.isEmpty }

    /// The title, or the beginning of the text where a feed has no titles.
    var shownTitle: String {
        if !title.isEmpty { return title }
        let line = text.prefix { $0 != "\n" }
        let start = String(line).limited(utf16: 80)
        return start.utf16.count < line.utf16.count ? start.trimmed + "…" : start
    }

    private static func text(of entry: ParsedEntry) -> String {
        let longest = entry.contents.filter(\.isReadable).max { $0.value.utf8.count < $1.value.utf8.count }
        let text = longest.map(PlainFeedText.paragraphs) ?? ""
        let summary = [entry.summary, entry.subtitle].lazy.compactMap { $0 }.first(where: \.isReadable)
        return text.isEmpty ? summary.map(PlainFeedText.paragraphs) ?? "" : text
    }

    /// The page that an entry is about, http or https.
    private static func url(of entry: ParsedEntry) -> String? {
        let alternates = entry.links.filter { $0.relation == "alternate" }
        let page = alternates.first { $0.type == nil || $0.type == "text/html" } ?? alternates.first
        let candidates = [
            entry.originalLink, page?.href, entry.idIsLink ? entry.id : nil, entry.links.first { $0.relation == "related" }?.href,
        ]
        return candidates.lazy.compactMap { $0.flatMap { WebAddress($0)?.text } }.first.map(CanonicalAddress.clean)
    }

    private static func names(_ people: [FeedPerson]) -> String? {
        let names = people.prefix(10).compactMap { $0.name.map { HTMLText.line($0).limited(utf16: 100) } }.filter { !$0.isEmpty }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// The tag in the form of BCP 47; nil when it is none.
    private static func languageTag(_ text: String?) -> String? {
        guard let tag = text?.trimmed.replacing("_", with: "-"), (2...35).contains(tag.utf8.count),
            tag.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || FeedDate.isDigit($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        return tag
    }
}
