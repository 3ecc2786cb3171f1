import Support

/// A guess at how a post will be received, from the brand's own measured posts on the account and nothing else.
///
/// Ridge regression (Hoerl and Kennard 1970) on what can be counted in a text. How much it is held back, and how far it is off, is told by
/// ten-fold cross-validation: by posts that it was not made from.
package struct EngagementEstimate: Sendable {
    /// With fewer measured posts there is none.
    package static let least = 50
    private static let folds = 10
    /// From hardly any to so much that the mean is all that is left.
    private static let penalties = [0.1, 1, 10, 100, 1_000, 100_000]

    /// The posts that it rests on.
    package let posts: Int
    /// The root of the mean squared error, of posts that it was not made from.
    package let error: Double
    /// That of the mean of all posts, for comparison.
    package let errorOfMean: Double
    private let line: RidgeLine

    /// nil with fewer than 50 posts whose engagement was measured.
    package init?(_ posts: [MeasuredPost]) {
        let measured = posts.compactMap { post in post.numbers?[.engagement].map { (TextFigures.of(post.text), $0) } }
        guard measured.count >= Self.least else { return nil }
        let (rows, values) = (measured.map(\.0), measured.map(\.1))
        let tried = Self.penalties.map { ($0, Self.error(rows, values, penalty: $0)) }
        guard let best = tried.min(by: { $0.1 < $1.1 }) else { return nil }
        self.posts = measured.count
        error = best.1
        errorOfMean = tried.last?.1 ?? best.1
        line = RidgeLine(rows, values, penalty: best.0)
    }

    /// The engagement that a text lets expect, as a part of those who see it.
    package func engagement(of text: String) -> Double { max(0, line.value(of: TextFigures.of(text))) }

    /// For Checks.
    package func words(for text: String) -> Message {
        func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }
        return Self.words(percent(engagement(of: text)), percent(error), posts)
    }

    /// Whether a message under Checks is an estimate, of this text or another.
    static func isOne(_ message: Message) -> Bool { message.template == template }

    private static let template = words(0, 0, 0).template

    private static func words(_ share: Double, _ error: Double, _ posts: Int) -> Message {
        "Expected engagement: \(share) %, give or take \(error) points; a guess from \(posts) measured posts of the brand on this account."
    }

    private static func error(_ rows: [[Double]], _ values: [Double], penalty: Double) -> Double {
        var sum = 0.0
        for fold in 0..<folds {
            let isOut = { (place: Int) in place % folds == fold }
            let kept = rows.indices.filter { !isOut($0) }
            let line = RidgeLine(kept.map { rows[$0] }, kept.map { values[$0] }, penalty: penalty)
            for place in rows.indices where isOut(place) {
                let miss = line.value(of: rows[place]) - values[place]
                sum += miss * miss
            }
        }
        return (sum / Double(rows.count)).squareRoot()
    }
}

/// What can be counted in a text.
enum TextFigures {
    static func of(_ text: String) -> [Double] {
        let draft = DraftText(text, language: "en")
        func count(_ measure: Rule.Measure) -> Double { Double(measure.all(in: draft.text, of: draft, .post).count) }
        let first = draft.text.split(separator: "\n").first?.count ?? 0
        let asks = draft.sentences.last.map { $0.contains("?") } ?? false
        return [
            count(.words), count(.paragraphs), count(.hashtags), count(.emoji), count(.questionMarks), count(.exclamationMarks),
            count(.links), Double(first), asks ? 1 : 0, draft.plain.contains { $0.isNumber } ? 1 : 0,
        ]
    }
}

/// A straight line through many points, drawn towards their mean.
struct RidgeLine: Sendable {
    private let means: [Double]
    private let scales: [Double]
    private let slopes: [Double]
    private let mean: Double

    /// Each column counts by its deviations, whatever it is measured in; one that never changes counts nothing.
    init(_ rows: [[Double]], _ values: [Double], penalty: Double) {
        let (count, columns) = (Double(max(1, rows.count)), rows.first?.count ?? 0)
        let means = (0..<columns).map { column in rows.reduce(0) { $0 + $1[column] } / count }
        let scales = (0..<columns).map { column in
            let variance = rows.reduce(0) { $0 + ($1[column] - means[column]) * ($1[column] - means[column]) } / count
            return variance > 1e-12 ? variance.squareRoot() : 0
        }
        let mean = values.reduce(0, +) / count
        let scaled = rows.map { row in (0..<columns).map { scales[$0] > 0 ? (row[$0] - means[$0]) / scales[$0] : 0 } }
        var matrix = (0..<columns).map { i in
            (0..<columns).map { j in scaled.reduce(0) { $0 + $1[i] * $1[j] } + (i == j ? penalty : 0) }
        }
        var right = (0..<columns).map { i in zip(scaled, values).reduce(0) { $0 + $1.0[i] * ($1.1 - mean) } }
        slopes = Self.solve(&matrix, &right)
        (self.means, self.scales, self.mean) = (means, scales, mean)
    }

    func value(of row: [Double]) -> Double {
        slopes.indices.reduce(mean) { $0 + (scales[$1] > 0 ? slopes[$1] * (row[$1] - means[$1]) / scales[$1] : 0) }
    }

    /// Gauss's elimination: with a penalty on its diagonal the matrix is positive definite, so that no pivot is nought.
    private static func solve(_ matrix: inout [[Double]], _ right: inout [Double]) -> [Double] {
        let size = right.count
        for pivot in 0..<size {
            for row in (pivot + 1)..<max(size, pivot + 1) {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<size { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        var solution = [Double](repeating: 0, count: size)
        for row in (0..<size).reversed() {
            let known = ((row + 1)..<max(size, row + 1)).reduce(0) { $0 + matrix[row][$1] * solution[$1] }
            solution[row] = (right[row] - known) / matrix[row][row]
        }
        return solution
    }
}
