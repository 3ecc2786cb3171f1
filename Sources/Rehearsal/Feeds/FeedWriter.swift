import FoundationEssentials
import Support

/// Writes a feed in its format.
struct FeedWriter {
    let feed: SampleFeed
    /// Newest first.
    let items: [PublishedItem]
    /// The server's base URL, without a slash at the end.
    let base: String

    var contentType: String {
        switch feed.format {
        case .rss2: "application/rss+xml; charset=utf-8"
        // The charset is in the document alone, and Latin-1 at that.
        case .rss091: "text/xml"
        case .atom: "application/atom+xml; charset=utf-8"
        case .rdf: "application/rdf+xml; charset=utf-8"
        case .json: "application/feed+json"
        }
    }

    func bytes() -> [UInt8] {
        switch feed.format {
        case .rss2: Array(rss2.utf8)
        case .rss091: XMLText.latin1(rss091)
        case .atom: Array(atom.utf8)
        case .rdf: Array(rdf.utf8)
        case .json: json.serialized()
        }
    }

    private var home: String { "\(base)/" }
    private var own: String { "\(base)/\(feed.path)" }

    private func element(_ name: String, _ text: String) -> String { text.isEmpty ? "" : "<\(name)>\(XMLText.escaped(text))</\(name)>\n" }

    private var channel: String {
        element("title", feed.title) + element("link", home) + element("description", feed.title) + element("language", feed.language)
    }

    private var rss2: String {
        let entries = items.map { entry in
            "<item>\n" + element("title", entry.item.title) + element("link", entry.link(base))
                + "<guid isPermaLink=\"false\">\(entry.id(feed))</guid>\n" + element("pubDate", HTTPDate.text(entry.date))
                + element("dc:creator", entry.item.author) + entry.item.tags.map { element("category", $0) }.joined()
                + element("description", entry.summary) + "<content:encoded><![CDATA[\(entry.html)]]></content:encoded>\n</item>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:atom="http://www.w3.org/2005/Atom">
            <channel>
            \(channel)<atom:link href="\(own)" rel="self" type="application/rss+xml"/>
            \(entries.joined())</channel>
            </rss>

            """
    }

    private var rss091: String {
        let entries = items.map { entry in
            "<item>\n" + element("title", entry.item.title) + element("link", entry.link(base)) + element("description", entry.summary)
                + "</item>\n"
        }
        return """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
            <rss version="0.91">
            <channel>
            \(channel)\(entries.joined())</channel>
            </rss>

            """
    }

    private var atom: String {
        let entries = items.map { entry in
            "<entry>\n" + element("title", entry.item.title) + element("id", entry.id(feed))
                + "<link rel=\"alternate\" type=\"text/html\" href=\"\(entry.link(base))\"/>\n"
                + element("published", Timestamp.text(entry.date))
                + element("updated", Timestamp.text(entry.date)) + "<author>\(element("name", entry.item.author))</author>\n"
                + entry.item.tags.map { "<category term=\"\(XMLText.escaped($0))\"/>\n" }.joined() + element("summary", entry.summary)
                + "<content type=\"html\">\(XMLText.escaped(entry.html))</content>\n</entry>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(feed.language)">
            \(element("title", feed.title))\(element("id", "tag:\(feed.site),2026:feed"))\
            \(element("updated", Timestamp.text(items.first?.date ?? Date(timeIntervalSince1970: 0))))<link rel="self" href="\(own)"/>
            <link rel="alternate" href="\(home)"/>
            \(entries.joined())</feed>

            """
    }

    private var rdf: String {
        let list = items.map { "<rdf:li rdf:resource=\"\($0.link(base))\"/>\n" }
        let entries = items.map { entry in
            "<item rdf:about=\"\(entry.link(base))\">\n" + element("title", entry.item.title) + element("link", entry.link(base))
                + element("dc:date", Timestamp.text(entry.date)) + element("dc:creator", entry.item.author)
                + entry.item.tags.map { element("dc:subject", $0) }.joined()
                + element("description", entry.item.paragraphs.joined(separator: "\n\n"))
                + "</item>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns="http://purl.org/rss/1.0/">
            <channel rdf:about="\(own)">
            \(element("title", feed.title))\(element("link", home))\(element("description", feed.title))\(element("dc:language", feed.language))\
            <items><rdf:Seq>
            \(list.joined())</rdf:Seq></items>
            </channel>
            \(entries.joined())</rdf:RDF>

            """
    }

    private var json: JSON {
        [
            "version": "https://jsonfeed.org/version/1.1", "title": .string(feed.title), "home_page_url": .string(home),
            "feed_url": .string(own),
            "language": .string(feed.language),
            "items": .array(
                items.map { entry in
                    [
                        "id": .string(entry.id(feed)), "url": .string(entry.link(base)), "title": .string(entry.item.title),
                        "content_html": .string(entry.html), "summary": .string(entry.summary),
                        "date_published": .string(Timestamp.text(entry.date)),
                        "authors": [["name": .string(entry.item.author)]], "tags": .array(entry.item.tags.map { .string($0) }),
                    ]
                }),
        ]
    }
}

/// Text for XML and HTML documents.
enum XMLText {
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// ISO-8859-1, with references for what it lacks.
    static func latin1(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { $0.value < 256 ? [UInt8($0.value)] : Array("&#\($0.value);".utf8) }
    }
}

/// The date format of HTTP and of RSS, in GMT.
enum HTTPDate {
    static func text(_ date: Date) -> String {
        let wall = WallTime(seconds: date.milliseconds / 1000)
        let time = [wall.hour, wall.minute, wall.second].map { Timestamp.digits($0, 2) }.joined(separator: ":")
        let (weekday, month) = (CivilDate.weekdayNames[wall.weekday - 1], CivilDate.monthNames[wall.month - 1])
        return "\(weekday), \(Timestamp.digits(wall.day, 2)) \(month) \(wall.year) \(time) GMT"
    }
}
