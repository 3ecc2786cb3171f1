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
    /// What it says, as the feed has it; nil when it says nothing.
    let body: FeedText?
    let author: String?
    let publishedAt: Date?
    let language: String?
    /// What the feed files it under.
    let categories: [String]

    init(_ record: FeedRecord, of feed: FeedRecord) {
        id = record.id
        url = DraftItem.url(of: record)
        title = record.title.flatMap { $0.isReadable ? $0 : nil }.map { PlainFeedText.line($0).limited(utf16: 500) } ?? ""
        body = DraftItem.body(of: record)
        author = DraftItem.names(record.authors) ?? DraftItem.names(feed.authors)
        publishedAt = (record.published?.instant ?? record.updated?.instant) ?? record.created?.instant
        categories = record.categories.prefix(20).map { HTMLText.line($0.label ?? $0.term).limited(utf16: 100) }.filter { !$0.isEmpty }
        language = DraftItem.languageTag(record.language ?? record.contents.first?.language ?? feed.language)
    }

    /// Plain text with paragraphs apart by an empty line; may be empty. To take it costs more than all the rest.
    var text: String { (body.map(PlainFeedText.paragraphs) ?? "").limited(utf16: Item.longestText) }

    /// The body where text is yet to be taken from it; nil where that is as good as done.
    var html: String? {
        guard let body, body.form != .plain, body.value.holds(UInt8(ascii: "<")) else { return nil }
        // What is longer has more text than is kept.
        return body.value.utf8.count <= DraftItem.longestHTML
            ? body.value : String(decoding: body.value.utf8.prefix(DraftItem.longestHTML), as: UTF8.self)
    }

    private static let longestHTML = 1 << 20

    /// Whether there is nothing to tell the entry by.
    var isEmpty: Bool { url == nil && title.isEmpty && text.isEmpty }

    /// One hash for all that tells entries of a document apart.
    var print: UInt64 {
        let dated = XXH3.hash(of: title, seed: UInt64(bitPattern: publishedAt?.milliseconds ?? .min))
        let placed = url.map { XXH3.hash(of: $0, seed: dated) } ?? ~dated
        return id.map { XXH3.hash(of: $0, seed: placed) } ?? ~placed
    }

    /// The title, or the beginning of the text where a feed has no titles.
    var shownTitle: String {
        if !title.isEmpty { return title }
        let line = text.prefix { $0 != "\n" }
        let start = String(line).limited(utf16: 80)
        return start.utf16.count < line.utf16.count ? start.trimmed + "…" : start
    }

    private static func body(of record: FeedRecord) -> FeedText? {
        let longest = record.contents.filter(\.isReadable).max { $0.value.utf8.count < $1.value.utf8.count }
        if let longest, saysSomething(longest) { return longest }
        return [record.summary, record.subtitle].lazy.compactMap { $0 }.first(where: \.isReadable)
    }

    /// Whether there is text in it; where its first bytes do not show that, by taking it.
    private static func saysSomething(_ text: FeedText) -> Bool {
        HTMLText.showsText(text.value) || !PlainFeedText.paragraphs(text).isEmpty
    }

    /// The page that an entry is about, http or https.
    private static func url(of record: FeedRecord) -> String? {
        let page =
            record.links.first { $0.relation == "alternate" && ($0.type == nil || $0.type == "text/html") }
            ?? record.links.first { $0.relation == "alternate" }
        let related = record.links.first { $0.relation == "related" }
        let found =
            address(record.originalLink) ?? address(page?.href) ?? address(record.idIsLink ? record.id : nil) ?? address(related?.href)
        return found.map(CanonicalAddress.clean)
    }

    private static func address(_ text: String?) -> String? { text.flatMap(WebAddress.normalized) }

    private static func names(_ people: [FeedPerson]) -> String? {
        let names = people.prefix(10).compactMap { $0.name.map { HTMLText.line($0).limited(utf16: 100) } }.filter { !$0.isEmpty }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// The tag in the form of BCP 47; nil when it is none.
    private static func languageTag(_ text: String?) -> String? {
        guard let text = text?.trimmed else { return nil }
        let tag = text.holds(UInt8(ascii: "_")) ? text.replacing("_", with: "-") : text
        guard (2...35).contains(tag.utf8.count),
            tag.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || FeedDate.isDigit($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        return tag
    }
}
