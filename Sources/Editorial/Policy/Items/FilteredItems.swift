import Support

/// What a feed's filters leave out. Pure.
package struct FilteredItems: Sendable {
    private let keep: [FeedFilter]
    private let block: [FeedFilter]

    /// Lines that are no filters were refused where they were written.
    package init(_ filters: FeedFilters?) {
        func compiled(_ lines: [String]?) -> [FeedFilter] { (lines ?? []).compactMap { line in try? FeedFilter(line) } }
        keep = compiled(filters?.keep)
        block = compiled(filters?.block)
    }

    /// Why items are left out, by id.
    package func reasons(against items: [Item], categories: [String: [String]]) -> [String: Message] {
        if keep.isEmpty, block.isEmpty { return [:] }
        return Dictionary(
            items.compactMap { item in reason(item, categories[item.identity] ?? []).map { (item.id, $0) } }, uniquingKeysWith: { $1 })
    }

    private func reason(_ item: Item, _ categories: [String]) -> Message? {
        if let line = block.first(where: { $0.finds(item, categories: categories) }) {
            return "The feed's filter blocks it: \"\(line.text)\"."
        }
        if keep.isEmpty || keep.contains(where: { $0.finds(item, categories: categories) }) { return nil }
        return "The feed's filter keeps others only: \"\(keep.map(\.text).joined(separator: "; "))\"."
    }
}
