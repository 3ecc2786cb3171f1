import FoundationEssentials

/// Publishes on one account of one platform.
package protocol Publisher: Sendable {
    /// Everything that may be repeated: renders the body, verifies it, uploads the picture and waits until it is usable.
    func prepare(_ post: ApprovedPost) async throws -> PreparedPost
    /// Creates the post: one request on a fresh connection, never repeated. `gate` is asked last, just before the request
    /// is written; false means that nothing was sent.
    func send(_ post: PreparedPost, gate: @escaping @Sendable () -> Bool) async -> SendOutcome
}

/// Looks for a post whose sending ended unknown, and at what was published.
package protocol Evidence: Sendable {
    /// Searches the account's posts for what one of a draft's attempts made, the last of which is open; throws a `DeskError`
    /// when it could not look.
    func find(_ attempts: [Attempt]) async throws -> Finding
    /// Compares a published post with the request that made it; throws a `DeskError` when it could not look.
    func readBack(_ urn: String, of post: PreparedPost) async throws -> ReadBack
}
