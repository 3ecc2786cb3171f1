/// Puts items of several sources on one story together.
package enum Stories {
    /// Items that are compared; what is older stands for itself.
    static let most = 2000
    /// Of the words of an item its rarest are looked up, of the stories that share some the closest are compared.
    private static let mostKeys = 40
    private static let mostCompared = 12
    /// A word that more stories have than this leads to no more of them.
    private static let mostOfKey = 48

    /// Stories, and what is none that readers do not have already.
    package struct Merged: Sendable {
        /// In the order of their first item.
        package let stories: [[Item]]
        /// Items on what was told before.
        package let retold: [(item: Item, told: PastStory)]
        /// How much of each item is in something that was told before, from 0 to 1, by item id.
        let nearness: [String: Double]
    }

    /// Groups of items on one story. The work grows with the number of items alone, whatever they say; with embeddings, which are compared
    /// one by one, with its square, some tenths of a second for the most.
    package static func merge(
        _ items: [Item], after told: [PastStory] = [], prints: StoryPrints? = nil, embeddings: [String: Embedding] = [:]
    ) -> Merged {
        if items.isEmpty { return Merged(stories: [], retold: [], nearness: [:]) }
        let told = told.prefix(most)
        let compared = items.prefix(most)
        let prints = prints ?? StoryPrints(told: told, items: compared)
        let tellings =
            told.map { Telling($0.feedID, prints.of($0), embeddings[$0.id]) }
            + compared.map { Telling($0.feedID, prints.of($0), embeddings[$0.id]) }
        var shelf = Shelf(tellings, told: told.count)
        var groups: [Int: [Item]] = [:]
        var nearness: [String: Double] = [:]
        for (item, number) in zip(compared, told.count...) {
            let (story, near) = shelf.story(ofTelling: number)
            groups[shelf.add(number, to: story), default: []].append(item)
            nearness[item.id] = near
        }
        let sorted = groups.sorted { $0.key < $1.key }
        return Merged(
            stories: sorted.filter { $0.key >= told.count }.map(\.value) + items.dropFirst(most).map { [$0] },
            retold: sorted.filter { $0.key < told.count }.flatMap { story, items in items.map { (item: $0, told: told[story]) } },
            nearness: nearness)
    }

    private struct Telling {
        let feedID: String?
        let print: StoryPrint
        let embedding: Embedding?

        init(_ feedID: String?, _ print: StoryPrint, _ embedding: Embedding?) {
            (self.feedID, self.print, self.embedding) = (feedID, print, embedding)
        }

        /// Two entries of one feed are two stories, unless one is the other again.
        func isSame(_ other: Telling) -> Bool {
            if feedID != nil && feedID == other.feedID { return print.repeats(other.print) }
            return print.isSame(other.print, likeness: embedding.flatMap { own in other.embedding.map(own.likeness) })
        }
    }

    /// Stories with what leads to them.
    private struct Shelf {
        private let tellings: [Telling]
        private let told: Int
        private var stories: [[Int]] = []
        private var storyOf: [Int] = []
        private var byAddress: [String: Int] = [:]
        private var byKey: [String: [Int]] = [:]
        /// What leads to each telling: the rarest of what it is known by.
        private let keys: [[String]]
        private let index: VectorIndex

        /// What was told stands there as stories of its own.
        init(_ tellings: [Telling], told: Int) {
            self.tellings = tellings
            self.told = told
            let known = tellings.map(\.print.keys)
            let frequency = known.reduce(into: [String: Int]()) { for key in $1 { $0[key, default: 0] += 1 } }
            keys = known.map { keys in
                keys.map { (frequency[$0] ?? 0, $0) }.sorted(by: <).prefix(mostKeys).map(\.1)
            }
            var index = VectorIndex(numbers: tellings.lazy.compactMap(\.embedding).first?.count ?? 0)
            if tellings.contains(where: { $0.embedding != nil }) { for telling in tellings { index.add(telling.embedding) } }
            self.index = index
            for number in 0..<told { add(number, to: nil) }
        }

        /// The story that a telling tells, and how much of it was told before.
        func story(ofTelling number: Int) -> (story: Int?, nearness: Double) {
            let telling = tellings[number]
            var shared: [Int: Int] = [:]
            for key in keys[number] { for story in byKey[key] ?? [] { shared[story, default: 0] += 1 } }
            let (near, likeness) = nearest(number)
            let most = shared.filter { $0.key < told }.values.max() ?? 0
            let nearness = max(min(1, 2 * Double(most) / Double(max(1, keys[number].count))), Double(likeness))
            if let known = telling.print.address.flatMap({ byAddress[$0] }), isTold(telling, known) { return (known, nearness) }
            let closest = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostCompared).map(\.key)
            return ((closest + near).first { isTold(telling, $0) }, nearness)
        }

        /// Stories near in meaning, nearest first, and how like the nearest of those that were told is.
        private func nearest(_ number: Int) -> (stories: [Int], told: Float) {
            guard let embedding = tellings[number].embedding, index.count > 0 else { return ([], 0) }
            let likenesses = index.likenesses(to: embedding)[..<number]
            let near = likenesses.enumerated().filter { $0.element >= StoryPrint.near }.sorted { $0.element > $1.element }
            return (near.prefix(mostCompared).map { storyOf[$0.offset] }, max(0, likenesses[..<told].max() ?? 0))
        }

        private func isTold(_ telling: Telling, _ story: Int) -> Bool {
            stories[story].prefix(4).contains { telling.isSame(tellings[$0]) }
        }

        @discardableResult
        mutating func add(_ number: Int, to known: Int?) -> Int {
            let story = known ?? stories.count
            if known == nil { stories.append([]) }
            stories[story].append(number)
            storyOf.append(story)
            if let address = tellings[number].print.address, byAddress[address] == nil { byAddress[address] = story }
            for key in keys[number] where byKey[key, default: []].count < mostOfKey && byKey[key]?.contains(story) != true {
                byKey[key, default: []].append(story)
            }
            return story
        }
    }
}
