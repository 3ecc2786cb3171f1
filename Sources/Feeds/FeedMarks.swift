import Editorial
import Support

/// By what a feed is known again at another address: its title and its newest entries.
enum FeedMarks {
    private static let entries = 16

    static func of(_ title: String?, _ items: [Item]) -> [String] {
        let named = title.map { $0.isEmpty ? [] : ["title:" + $0] } ?? []
        return (named + items.prefix(entries).map(\.identity)).map { Hex.text(XXH3.hash(of: $0)) }
    }
}
