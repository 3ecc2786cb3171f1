import Editorial
import FoundationEssentials
import SQL
import Support

extension Store {
    /// As an address is typed or copied it may differ from the feed's: so many are looked at.
    private static let mostLike = 200

    package func items(called words: String, most: Int) async throws -> [NamedItem] {
        let words = words.trimmed
        if words.isEmpty { return [] }
        return try await database.read { session in
            if words.contains("://") { return Array(try session.items(at: words, most: Self.mostLike).prefix(most)) }
            let exact = try session.items("i.title = ?1 COLLATE NOCASE", words, most: most)
            return exact.isEmpty ? try session.items("i.title LIKE ?1 ESCAPE '!'", "%\(Session.plain(words))%", most: most) : exact
        }
    }
}

extension Session {
    fileprivate borrowing func items(at address: String, most: Int) throws -> [NamedItem] {
        let page = WebAddresses.place(address)
        let like = try items(
            "i.url LIKE ?1 ESCAPE '!'", "%\(Self.plain(page.hasSuffix("/") ? String(page.dropLast()) : page))%", most: most
        ) {
            try $0.text("url")
        }
        let same = like.filter { WebAddresses.same($0.url, address) }
        guard same.isEmpty, let canonical = CanonicalAddress.of(address) else { return same.map(\.item) }
        return like.filter { CanonicalAddress.of($0.url) == canonical }.map(\.item)
    }

    fileprivate borrowing func items(_ condition: String, _ value: String, most: Int) throws -> [NamedItem] {
        try items(condition, value, most: most) { _ in "" }.map(\.item)
    }

    private borrowing func items(
        _ condition: String, _ value: String, most: Int, _ url: (borrowing Row) throws -> String
    ) throws -> [(item: NamedItem, url: String)] {
        try rows(
            """
            SELECT i.id, i.title, i.url, i.first_seen_at, f.name FROM items i JOIN feeds f ON f.id = i.feed_id WHERE \(condition)
            ORDER BY i.first_seen_at DESC, i.id LIMIT ?2
            """, [.text(value), .int(most)]
        ) { row in
            let item = NamedItem(
                id: try row.text("id"), title: try row.text("title"), feed: try row.text("name"), seenAt: try row.date("first_seen_at"))
            return (item, try url(row))
        }
    }

    /// For LIKE, in which "%" and "_" are any letters.
    fileprivate static func plain(_ words: String) -> String {
        words.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }
}
