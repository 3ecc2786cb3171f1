/// Puts items of several sources on one story together.
package enum Stories {
    /// Items that are compared; what is older stands for itself.
    private static let most = 2000
    /// Of the words of an item its rarest are looked up, of the stories that share some the closest are compared.
    private static let mostKeys = 40
    private static let mostCompared = 12
    /// A word that more stories have than this leads to no more of them.
    private static let mostOfKey = 48

    /// Groups in the order of their first item, without the items on what was told before. The work grows with the number of items alone,
    /// whatever they say.
    package static func merge(_ items: [Item], after told: [PastStory] = []) -> (stories: [[Item]], retold: [(item: Item, told: PastStory)])
    {
        if items.isEmpty { return ([], []) }
        let told = told.prefix(most)
        var refrain = FeedRefrain()
        for story in told { refrain.note(feedID: story.feedID, title: story.title, text: StoryPrint.looked(at: story.text)) }
        for item in items.prefix(most) { refrain.note(feedID: item.feedID, title: item.title, text: StoryPrint.looked(at: item.text)) }
        func telling(_ feedID: String?, _ title: String, _ text: String, _ address: String?) -> Telling {
            let own = refrain.removed(from: StoryPrint.looked(at: text), feedID: feedID)
            return Telling(feedID, StoryPrint(title: title, text: own, address: address))
        }
        let tellings = told.map { telling($0.feedID, $0.title, $0.text, $0.url) }
        let news = items.prefix(most).map { telling($0.feedID, $0.title, $0.text, $0.url) }
        let frequency = (tellings + news).reduce(into: [String: Int]()) { for key in $1.print.keys { $0[key, default: 0] += 1 } }
        var shelf = Shelf(frequency)
        for telling in tellings { shelf.add(telling, to: nil) }
        var groups: [Int: [Item]] = [:]
        for (item, telling) in zip(items, news) {
            groups[shelf.add(telling, to: shelf.story(of: telling)), default: []].append(item)
        }
        let sorted = groups.sorted { $0.key < $1.key }
        return (
            sorted.filter { $0.key >= told.count }.map(\.value) + items.dropFirst(most).map { [$0] },
            sorted.filter { $0.key < told.count }.flatMap { story, items in items.map { (item: $0, told: told[story]) } }
        )
    }

    private struct Telling {
        let feedID: String?
        let print: StoryPrint

        init(_ feedID: String?, _ print: StoryPrint) { (self.feedID, self.print) = (feedID, print) }

        /// Two entries of one feed are two stories, unless one is the other again.
        func isSame(_ other: Telling) -> Bool {
            feedID != nil && feedID == other.feedID ? print.repeats(other.print) : print.isSame(other.print)
        }
    }

    /// Stories with what leads to them.
    private struct Shelf {
        private var stories: [[Telling]] = []
        private var byAddress: [String: Int] = [:]
        private var byKey: [String: [Int]] = [:]
        private let frequency: [String: Int]

        init(_ frequency: [String: Int]) { self.frequency = frequency }

        func story(of telling: Telling) -> Int? {
            if let known = telling.print.address.flatMap({ byAddress[$0] }), isTold(telling, known) { return known }
            var shared: [Int: Int] = [:]
            for key in keys(of: telling) { for story in byKey[key] ?? [] { shared[story, default: 0] += 1 } }
            let closest = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostCompared)
            return closest.first { isTold(telling, $0.key) }?.key
        }

        private func isTold(_ telling: Telling, _ story: Int) -> Bool { stories[story].prefix(4).contains(where: telling.isSame) }

        @discardableResult
        mutating func add(_ telling: Telling, to known: Int?) -> Int {
            let story = known ?? stories.count
            if known == nil { stories.append([]) }
            stories[story].append(telling)
            if let address = telling.print.address, byAddress[address] == nil { byAddress[address] = story }
            for key in keys(of: telling) where byKey[key, default: []].count < mostOfKey && byKey[key]?.contains(story) != true {
                byKey[key, default: []].append(story)
            }
            return story
        }

        private func keys(of telling: Telling) -> ArraySlice<String> {
            telling.print.keys.sorted { (frequency[$0] ?? 0, $0) < (frequency[$1] ?? 0, $1) }.prefix(mostKeys)
        }
    }
}
