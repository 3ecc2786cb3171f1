import FoundationEssentials

/// What a model is to be asked about a draft in review, because its brand's guidelines say something new that no code can check.
package struct ReviewQuestions: Sendable, Hashable {
    package let draftID: String
    /// As they stand in the guidelines.
    package let sentences: [String]
    /// When it is the draft's turn.
    package let dueAt: Date
    /// Rounds in which some were not answered.
    package let failures: Int

    package init(draftID: String, sentences: [String], dueAt: Date, failures: Int = 0) {
        self.draftID = draftID
        self.sentences = sentences
        self.dueAt = dueAt
        self.failures = failures
    }
}
