import Editorial
import Support

/// By what a feed is known again at another address: its title and its newest entries.
enum FeedMarks {
    private static let entries = 16

    static func of(_ title: String?, _ items: [Item]) -> [String] {
        let named = title.map { $0.isEmpty ? [] : [FeedMove.titleMark + hash($0)] } ?? []
        return named + items.prefix(entries).map { hash($0.identity) }
    }

    private static func hash(_ text: String) -> String { Hex.text(XXH3.hash(of: text)) }
}
