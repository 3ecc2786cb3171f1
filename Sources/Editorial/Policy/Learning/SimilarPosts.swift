import Support

/// Finds what a brand has published on a similar subject: by meaning, where enough posts are known that some stand out, else by words.
package struct SimilarPosts: Sendable {
    static let most = 3
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
        let meanings = meanings(of: subject)
        let ranked = posts.enumerated().compactMap { place, known -> (post: MeasuredPost, score: Double, place: Int)? in
            guard let score = meanings[known.post.draftID] ?? likeness(terms, known.terms) else { return nil }
            return score > 0 ? (known.post, score, place) : nil
        }
        return ranked.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(Self.most).map(\.post)
    }

    /// How near posts are in meaning, by their drafts' ids: 0 for those that do not stand out from all others.
    private func meanings(of subject: String) -> [String: Double] {
        guard let wanted = embeddings[subject] else { return [:] }
        let likenesses = posts.compactMap { known in
            embeddings[known.post.draftID].map { (id: known.post.draftID, likeness: Double(wanted.likeness(to: $0))) }
        }
        guard let deviations = Meanings.deviations(of: likenesses.map(\.likeness)) else { return [:] }
        let pairs = zip(likenesses, deviations).map { ($0.id, $1 >= Meanings.outstanding ? $1 : 0) }
        return Dictionary(pairs) { first, _ in first }
    }

    private func likeness(_ terms: Set<String>, _ others: Set<String>) -> Double? {
        let shared = terms.intersection(others).count
        let share = Double(shared) / Double(max(1, terms.count * others.count)).squareRoot()
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
