import FoundationEssentials

/// First comments that are to be written, or of which it is not known whether they were. Everything here is durable before it returns.
package protocol CommentingShelf: Sendable {
    /// The one that is due longest.
    func dueComment(now: Date) async throws -> FirstComment?
    /// When the next one is due.
    func nextComment() async throws -> Date?
    /// Files what became of one; false when it was not in that state any more.
    @discardableResult
    func file(_ comment: FirstComment, from: FirstComment.State) async throws -> Bool
}
