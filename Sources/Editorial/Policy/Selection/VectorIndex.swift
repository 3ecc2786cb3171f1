/// Embeddings side by side in memory, looked through one after the other.
///
/// A hundred thousand take about as long as reading their bytes takes, some milliseconds: an index that skips some of them would only add
/// what can be wrong.
package struct VectorIndex: Sendable {
    private let numbers: Int
    private let width: Int
    private var lanes: [SIMD16<Float>] = []
    package private(set) var count = 0

    /// - Parameter numbers: how many numbers each embedding has.
    package init(numbers: Int) {
        self.numbers = numbers
        width = (numbers + 15) / 16
    }

    /// Adds one; of another model's it keeps the place alone, which is like nothing.
    package mutating func add(_ embedding: Embedding?) {
        let isComparable = embedding?.count == numbers
        lanes += isComparable ? embedding?.lanes ?? [] : Array(repeating: .zero, count: width)
        count += 1
    }

    /// How like each is to an embedding, by place.
    package func likenesses(to embedding: Embedding) -> [Float] {
        guard embedding.count == numbers else { return Array(repeating: 0, count: count) }
        let wanted = embedding.lanes
        var all: [Float] = []
        all.reserveCapacity(count)
        var start = 0
        while start < lanes.count {
            var sum = SIMD16<Float>.zero
            var lane = 0
            while lane < width {
                sum += lanes[start &+ lane] * wanted[lane]
                lane &+= 1
            }
            all.append(sum.sum())
            start &+= width
        }
        return all
    }
}
