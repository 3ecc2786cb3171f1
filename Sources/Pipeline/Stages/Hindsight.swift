import Editorial
import Support

/// What a brand's own posts tell of a new one: those on a similar subject are given to the writer, and all of them let guess how it will be
/// received.
struct Hindsight: Sendable {
    /// Posts that are looked at, the latest.
    static let most = 500

    private let workshop: Workshop
    private let learning: any LearningShelf
    private let embeddings: any EmbeddingShelf

    init(_ workshop: Workshop, _ learning: any LearningShelf, embeddings: any EmbeddingShelf) {
        self.workshop = workshop
        self.learning = learning
        self.embeddings = embeddings
    }

    /// The assignment with the brand's posts on similar subjects, and what they all let expect.
    func informed(_ assignment: Assignment) async throws -> Assignment {
        let posts = try await learning.measuredPosts(ofBrand: assignment.brand.id, most: Self.most)
        if posts.isEmpty { return assignment }
        var known: [String: Embedding] = [:]
        if let model = workshop.newsroom.current.embedder?.name {
            let subjects = posts.map(\.draftID) + assignment.items.map(\.id) + [assignment.brief?.id].compactMap { $0 }
            known = try await embeddings.embeddings(of: subjects, model: model).compactMapValues(\.embedding)
        }
        var informed = Self.estimating(assignment, from: posts)
        informed.similar = SimilarPosts(posts, embeddings: known).similar(to: assignment.items, assignment.brief)
        return informed
    }

    /// The assignment with how a text of the brand may be received on the account; nothing is guessed before enough posts were measured.
    static func estimating(_ assignment: Assignment, from posts: [MeasuredPost]) -> Assignment {
        var estimating = assignment
        estimating.estimate = EngagementEstimate(posts.filter { $0.account == assignment.candidate.account })
        return estimating
    }
}
