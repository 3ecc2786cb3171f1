/// How near items are in meaning to what somebody wants posts about.
///
/// One model puts unrelated texts at 0.1, another at 0.7; and texts of one language are nearer to each other than to others. So what counts
/// is how far an item stands out from all that are on offer, not its likeness itself.
struct Meanings: Sendable {
    /// From here on an item answers without a word in common: 2.8 deviations above the mean.
    static let bound = 2.8 / full
    /// Deviations that count in full.
    private static let full = 4.0
    /// Among fewer items none can stand out.
    private static let least = 20

    private let embeddings: [String: Embedding]
    private let places: [Int]
    private let index: VectorIndex

    init(_ items: [Item], _ embeddings: [String: Embedding]) {
        self.embeddings = embeddings
        places = items.indices.filter { embeddings[items[$0].id] != nil }
        var index = VectorIndex(numbers: places.first.flatMap { embeddings[items[$0].id]?.count } ?? 0)
        for place in places { index.add(embeddings[items[place].id]) }
        self.index = index
    }

    /// From 0 to 1, by an item's place, for those nearer than the mean; nothing where it cannot be told.
    func nearness(to subject: String) -> [Int: Double] {
        guard places.count >= Self.least, let embedding = embeddings[subject] else { return [:] }
        let likenesses = index.likenesses(to: embedding).map(Double.init)
        let mean = likenesses.reduce(0, +) / Double(likenesses.count)
        let variance = likenesses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(likenesses.count)
        let deviation = max(0.02, variance.squareRoot())
        let pairs = zip(places, likenesses).map { ($0, min(1, ($1 - mean) / deviation / Self.full)) }
        return Dictionary(uniqueKeysWithValues: pairs.filter { $0.1 > 0 })
    }
}
