/// Puts items of several sources on one story together.
package enum Stories {
    /// Titles with this share of words in common are one story.
    static let likeness = 0.6

    /// Groups in the order of their first item.
    package static func merge(_ items: [Item]) -> [[Item]] {
        var stories: [(words: Set<String>, items: [Item])] = []
        for item in items {
            let words = Set(Relevance.words(item.title))
            if let index = stories.firstIndex(where: { isSame(item, words, $0) }) {
                stories[index].items.append(item)
            } else {
                stories.append((words, [item]))
            }
        }
        return stories.map(\.items)
    }

    private static func isSame(_ item: Item, _ words: Set<String>, _ story: (words: Set<String>, items: [Item])) -> Bool {
        if let url = item.url, story.items.contains(where: { $0.url == url }) { return true }
        if story.items.contains(where: { $0.feedID == item.feedID }) { return false }
        let shared = words.intersection(story.words).count
        let all = words.union(story.words).count
        return words.count >= 3 && Double(shared) >= likeness * Double(all)
    }
}
