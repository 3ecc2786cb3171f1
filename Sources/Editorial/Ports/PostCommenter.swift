/// Writes under what an account has published, where its platform permits that.
package protocol PostCommenter: Sendable {
    /// Writes a comment: one request on a fresh connection, never repeated. `gate` is asked last, just before the request is written; false
    /// means that nothing was sent.
    func comment(_ text: String, on urn: String, gate: @escaping @Sendable () -> Bool) async -> PostChangeOutcome
    /// Whether a comment of the account with that text is there; throws a `DeskError` when it could not look.
    func look(forComment text: String, on urn: String) async throws -> PostChangeSight
}
