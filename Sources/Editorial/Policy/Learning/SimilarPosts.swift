import Support

/// Finds what a brand has published on a similar subject, by meaning where that is known, else by words.
package struct SimilarPosts: Sendable {
    static let most = 3
    /// Likeness of embeddings from which two texts are on one subject.
    private static let near: Float = 0.45
    /// Shared words, as a part of the geometric mean of both texts' words, from which they are.
    private static let leastShare = 0.15
    private static let leastWords = 3

    private let posts: [(post: MeasuredPost, terms: Set<String>)]
    private let embeddings: [String: Embedding]

    package init(_ posts: [MeasuredPost], embeddings: [String: Embedding] = [:]) {
        self.posts = posts.map { ($0, Self.terms($0.title + "\n" + $0.text)) }
        self.embeddings = embeddings
    }

    /// The posts most like a brief or the items of one story, best first.
    package func similar(to items: [Item], _ brief: Brief?) -> [MeasuredPost] {
        if posts.isEmpty { return [] }
        let subject = items.first?.id ?? brief?.id ?? ""
        let text = items.first.map { $0.title + "\n" + $0.text } ?? brief.map(PromptBuilder.words) ?? ""
        let terms = Self.terms(text)
        let ranked = posts.enumerated().compactMap { place, known -> (post: MeasuredPost, score: Double, place: Int)? in
            guard let score = likeness(subject, terms, known) else { return nil }
            return (known.post, score, place)
        }
        return ranked.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(Self.most).map(\.post)
    }

    private func likeness(_ subject: String, _ terms: Set<String>, _ known: (post: MeasuredPost, terms: Set<String>)) -> Double? {
        if let left = embeddings[subject], let right = embeddings[known.post.draftID] {
            let likeness = left.likeness(to: right)
            return likeness >= Self.near ? Double(likeness) : nil
        }
        let shared = terms.intersection(known.terms).count
        let share = Double(shared) / Double(max(1, terms.count * known.terms.count)).squareRoot()
        return shared >= Self.leastWords && share >= Self.leastShare ? share : nil
    }

    private static func terms(_ text: String) -> Set<String> { StoryPrint(title: "", text: text).terms }

    // MARK: words

    /// For editors: what it was and how it was received.
    package static func words(_ post: MeasuredPost) -> Message {
        let title = post.title.limited(utf16: 120)
        let day = Moment(post.publishedAt, isDay: true)
        guard let numbers = post.numbers.flatMap(NumberWords.short) else { return "Similar to \"\(title)\", published \(day)." }
        return "Similar to \"\(title)\", published \(day): \(numbers)."
    }
}
