/// What a text is about, as an embedding model has it: a direction. Texts on one subject point the same way.
package struct Embedding: Sendable, Hashable {
    /// Numbers that a model may give for a text; the largest in use give 4,096.
    package static let most = 4096

    package let count: Int
    /// Of length one; filled up with zeros, sixteen numbers at a time.
    let lanes: [SIMD16<Float>]

    /// Nil for what is no direction: too many numbers or none, zeros alone, or some that are not finite.
    package init?(_ numbers: [Float]) {
        let length = numbers.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        guard numbers.count <= Self.most, length.isFinite, length > 1e-6 else { return nil }
        count = numbers.count
        lanes = stride(from: 0, to: numbers.count, by: 16).map { start in
            var lane = SIMD16<Float>.zero
            for (place, number) in numbers[start...].prefix(16).enumerated() { lane[place] = Float(Double(number) / length) }
            return lane
        }
    }

    /// From 1 for the same direction down to -1; 0 for embeddings of different models.
    package func likeness(to other: Embedding) -> Float {
        if count != other.count { return 0 }
        return zip(lanes, other.lanes).reduce(SIMD16<Float>.zero) { $0 + $1.0 * $1.1 }.sum()
    }
}

extension Embedding {
    /// The numbers, each as four bytes, the lowest first.
    package var bytes: [UInt8] {
        (0..<count).flatMap { place in
            let bits = lanes[place / 16][place % 16].bitPattern
            return [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: bits >> $0) }
        }
    }

    /// What `bytes` wrote; nil for anything else.
    package init?(bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: 4) else { return nil }
        self.init(
            stride(from: 0, to: bytes.count, by: 4).map { start in
                let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
                return Float(bitPattern: bits)
            })
    }
}
