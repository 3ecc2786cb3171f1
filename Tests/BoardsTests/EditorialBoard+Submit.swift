import Editorial

extension EditorialBoard {
    /// Enters a draft and says where.
    package func submit(_ submission: Submission) async throws -> BoardReference { try await enter(submission).reference }
}
