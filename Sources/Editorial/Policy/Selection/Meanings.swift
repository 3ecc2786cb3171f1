/// How near items are in meaning to what somebody wants posts about.
///
/// One model puts unrelated texts at 0.1, another at 0.7; and texts of one language are nearer to each other than to others. So what counts
/// is how far an item stands out from all that are on offer, not its likeness itself.
struct Meanings: Sendable {
    /// From here on an item answers without a word in common.
    static let bound = outstanding / full
    /// Deviations above the mean from which one stands out.
    static let outstanding = 2.8
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
        guard let embedding = embeddings[subject] else { return [:] }
        let likenesses = index.likenesses(to: embedding).map(Double.init)
        guard let deviations = Self.deviations(of: likenesses) else { return [:] }
        let pairs = zip(places, deviations).map { ($0, min(1, $1 / Self.full)) }
        return Dictionary(uniqueKeysWithValues: pairs.filter { $0.1 > 0 })
    }

    /// By how many deviations each stands above the mean of all; nil among so few that none can stand out.
    static func deviations(of likenesses: [Double]) -> [Double]? {
        guard likenesses.count >= least else { return nil }
        let mean = likenesses.reduce(0, +) / Double(likenesses.count)
        let variance = likenesses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(likenesses.count)
        let deviation = max(0.02, variance.squareRoot())
        return likenesses.map { ($0 - mean) / deviation }
    }
}
