import FoundationEssentials
import HTTPServer
import Support

/// Documents and servers of publishers.
enum Press {
    /// An RSS document; `head` goes into the channel.
    static func rss(_ entries: [(guid: String, at: Date)], title: String = "News", head: String = "", text: String = "Words.") -> [UInt8] {
        let items = entries.map { entry in
            """
            <item><title>\(entry.guid)</title><link>http://page.example/\(entry.guid)</link><guid isPermaLink="false">\(entry.guid)</guid>
            <pubDate>\(date(entry.at))</pubDate><description>\(text)</description></item>
            """
        }
        return Array(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
            <title>\(title)</title><link>http://page.example/</link>\(head)\(items.joined())</channel></rss>
            """.utf8)
    }

    /// A feed with one old entry.
    static func quiet(_ head: String = "", guid: String = "one", since: Date = Date(milliseconds: 1_783_000_000_000)) -> [UInt8] {
        rss([(guid, since)], head: head)
    }

    static func answer(_ body: [UInt8], tag: String? = nil, modified: String? = nil) -> ServerResponse {
        var response = ServerResponse.bytes(body, type: "application/rss+xml")
        if let tag { response = response.with("ETag", tag) }
        if let modified { response = response.with("Last-Modified", modified) }
        return response
    }

    /// A good server: a tag by the body, and "not modified" to who has it.
    static func serve(_ body: [UInt8], to request: ServerRequest, headers: [(String, String)] = []) -> ServerResponse {
        let tag = "\"\(BLAKE2b.hex(of: body).prefix(12))\""
        var response = request.header("if-none-match") == tag ? ServerResponse.empty(304) : answer(body)
        response = response.with("ETag", tag)
        return headers.reduce(response) { $0.with($1.0, $1.1) }
    }

    /// A publisher who brings an entry at each of these instants; the document has the newest `length`.
    static func publisher(_ instants: @escaping @Sendable (Date) -> [Date], length: Int = 10, head: String = "") -> World.Answer {
        { request, now in
            let entries = instants(now).suffix(length).reversed().map { (guid: "entry-\($0.milliseconds)", at: $0) }
            return serve(rss(Array(entries), head: head), to: request)
        }
    }

    /// Every so many seconds up to now.
    static func every(_ seconds: Int, before now: Date, most: Int = 40) -> [Date] {
        let last = Int(now.timeIntervalSince1970) / seconds
        return (max(0, last - most + 1)...last).map { Date(timeIntervalSince1970: Double($0 * seconds)) }
    }

    static func date(_ instant: Date) -> String {
        let wall = Zone.utc.wall(at: instant)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[wall.weekday - 1]), \(two(wall.day)) \(months[wall.month - 1]) \(wall.year) "
            + "\(two(wall.hour)):\(two(wall.minute)):\(two(wall.second)) GMT"
    }
}
