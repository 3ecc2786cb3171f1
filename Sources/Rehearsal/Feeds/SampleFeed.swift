import FoundationEssentials
import Support

/// A feed of the sample newsroom.
package struct SampleFeed: Sendable {
    package enum Format: String, Sendable {
        case rss2
        /// In ISO-8859-1, without dates and ids, as the format was.
        case rss091
        case atom
        case rdf
        case json
    }

    /// Below the server's base, such as "newsroom.xml".
    package let path: String
    package let title: String
    /// The invented publisher's domain, for ids.
    package let site: String
    package let format: Format
    /// "en", "de" or "fr".
    package let language: String
    package let topics: [String]
    package let items: [SampleItem]

    init(_ file: String) {
        let text = SampleText(file)
        path = text["Path"]
        title = text["Title"]
        site = text["Site"]
        format = Format(rawValue: text["Format"]) ?? .rss2
        language = text["Language"]
        topics = text.list("Topics")
        items = ("\n" + text.body).split(separator: "\n## ").map(SampleItem.init(section:))
    }
}

/// An invented piece of news.
package struct SampleItem: Sendable {
    package let title: String
    package let author: String
    package let tags: [String]
    /// How old it is when the server starts; a negative age means that it appears later.
    package let age: Duration
    package let paragraphs: [String]

    /// An item that is published now.
    package init(title: String, author: String = "", tags: [String] = [], paragraphs: [String]) {
        (self.title, self.author, self.tags, self.paragraphs, age) = (title, author, tags, paragraphs, .zero)
    }

    /// A section: the title in its first line, then values, then paragraphs.
    init(section: some StringProtocol) {
        let lines = section.split(separator: "\n", maxSplits: 1)
        let text = SampleText(text: lines.count > 1 ? String(lines[1]) : "")
        title = lines.first.map { String($0).trimmed } ?? ""
        author = text["Author"]
        tags = text.list("Tags")
        age = .seconds((Int(text["Age"].dropLast()) ?? 0) * 3600)
        paragraphs = text.body.split(separator: "\n\n").map { String($0).trimmed }
    }

    /// The last part of its address: the title's ASCII letters and digits.
    package var slug: String {
        let kept = title.folded.unicodeScalars.map { scalar -> Character in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil) ? Character(scalar) : "-"
        }
        return String(kept).split(separator: "-").prefix(8).joined(separator: "-")
    }
}

/// An item with its time and address, ready to be written.
struct PublishedItem: Sendable {
    let item: SampleItem
    let date: Date

    func link(_ base: String) -> String { "\(base)/articles/\(item.slug)" }

    /// Stays the same wherever the server runs.
    func id(_ feed: SampleFeed) -> String { "tag:\(feed.site),2026:\(item.slug)" }

    var html: String { item.paragraphs.map { "<p>\(XMLText.escaped($0))</p>" }.joined(separator: "\n") }
    var summary: String { item.paragraphs.first ?? "" }
}
