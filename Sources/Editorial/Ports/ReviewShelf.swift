import FoundationEssentials

/// Drafts in review about which models are to be asked. What is ordered for a draft joins what is open for it.
package protocol ReviewShelf: Sendable {
    /// Those that are due longest.
    func dueQuestions(now: Date) async throws -> ReviewQuestions?
    /// When the next ones are due.
    func nextQuestions() async throws -> Date?
    /// Puts them off; `failures` replaces theirs.
    func postpone(_ questions: ReviewQuestions, until date: Date, failures: Int) async throws
    /// They are answered, or nobody wants to know any more; what was ordered meanwhile stays open.
    func close(_ questions: ReviewQuestions) async throws
}
