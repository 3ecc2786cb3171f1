import Editorial
import Support

/// How long it takes to look through many texts for those near in meaning, beside what reading their memory alone takes.
struct VectorSearch {
    private static let texts = 100_000
    private static let numbers = 384
    private static let rounds = 20

    func line() -> Bench.Line {
        var random = SeededRandom(seed: 1)
        func embedding() -> Embedding? {
            Embedding((0..<Self.numbers).map { _ in Float(Int(random.next() & 0xFFFF) - 0x8000) })
        }
        var index = VectorIndex(numbers: Self.numbers)
        for _ in 0..<Self.texts { index.add(embedding()) }
        guard let wanted = embedding() else { return Bench.Line(name: "search", words: "no text", numbers: [:], isWithin: false) }
        let search = timed { index.likenesses(to: wanted).count { $0 > 0.5 } }
        let memory = [SIMD16<Float>](repeating: .one, count: Self.texts * Self.numbers / 16)
        let reading = timed { Int(memory.reduce(SIMD16<Float>.zero, +).sum()) }
        let gigabytes = Double(Self.texts * Self.numbers * 4) / 1e9
        func words(_ seconds: Double) -> String {
            "\(Decimals.one(seconds * 1000)) ms (\(Decimals.one(gigabytes / seconds)) GB/s)"
        }
        return Bench.Line(
            name: "search among 100,000 texts of \(Self.numbers) numbers",
            words: "\(words(search.median)), reading as much memory \(words(reading.median))",
            numbers: ["seconds": .number(search.median), "reading": .number(reading.median), "longest": .number(search.longest)],
            limit: "30 ms", isWithin: search.median < 0.03)
    }

    private func timed(_ work: () -> Int) -> (median: Double, longest: Double) {
        var sum = 0
        let figures = Figures((0..<Self.rounds).map { _ in ContinuousClock().measure { sum &+= work() }.seconds })
        // What nobody asks for would not be done at all.
        return sum == .min ? (0, 0) : (figures.quantile(0.5), figures.quantile(1))
    }
}
