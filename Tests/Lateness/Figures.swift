import Support

/// How late something was, many times.
struct Figures {
    private let sorted: [Double]

    /// Of seconds.
    init(_ seconds: [Double]) { sorted = seconds.sorted() }

    var count: Int { sorted.count }

    /// The value that so large a part of all do not exceed.
    func quantile(_ part: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, max(0, Int((part * Double(sorted.count)).rounded(.up)) - 1))]
    }

    /// "1,000 posts: p50 12 ms, p99 40 ms, longest 60 ms".
    var words: String {
        "\(count) posts: p50 \(Self.text(quantile(0.5))), p99 \(Self.text(quantile(0.99))), longest \(Self.text(quantile(1)))"
    }

    /// "20 times: p50 8.1 s, p95 14.0 s, longest 15.2 s".
    var desk: String {
        func text(_ part: Double) -> String { "\(Decimals.one(quantile(part))) s" }
        return count == 0 ? "never" : "\(count) times: p50 \(text(0.5)), p95 \(text(0.95)), longest \(text(1))"
    }

    /// The same for programs, in seconds.
    var numbers: [String: JSON] {
        guard count > 0 else { return ["count": 0] }
        return [
            "count": .integer(count), "p50": .number(quantile(0.5)), "p95": .number(quantile(0.95)), "p99": .number(quantile(0.99)),
            "longest": .number(quantile(1)),
        ]
    }

    private static func text(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded())) ms" }
}
