import FoundationEssentials

/// Changes what an account has published, where its platform permits that.
package protocol PostEditor: Sendable {
    /// The request that made a post with another text in it; throws a `DeskError` when it cannot be written.
    func correction(of post: PreparedPost, by text: ApprovedPost) throws -> PreparedPost
    /// Makes the change: one request on a fresh connection, never repeated. `gate` is asked last, just before the request is written;
    /// false means that nothing was sent.
    func make(_ change: PostChange, on urn: String, gate: @escaping @Sendable () -> Bool) async -> PostChangeOutcome
    /// Whether readers see the change; throws a `DeskError` when it could not look.
    func look(for change: PostChange, on urn: String) async throws -> PostChangeSight
}
