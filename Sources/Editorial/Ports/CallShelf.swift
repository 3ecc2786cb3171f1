import FoundationEssentials

/// What the store knows of questions to models.
package protocol CallShelf: Sendable {
    /// Keeps a call with its answer.
    func keep(_ call: ModelCall, for subject: CallSubject, now: Date) async throws
    /// An answer that was kept since then.
    func keptAnswer(to promptHash: String, since: Date) async throws -> KeptAnswer?
    /// Forgets one answer, because it is of no use; what it took stays, and the work goes on as it is.
    func forgetAnswer(to promptHash: String) async throws
    /// Forgets the answers for a candidate, because the work is done or they were of no use; what they took stays.
    func forgetAnswers(ofCandidate id: String) async throws
    /// How many answers for a candidate were forgotten.
    func forgottenAnswers(ofCandidate id: String) async throws -> Int
    /// What models took for a brand since then, by model.
    func spending(ofBrand id: String, since: Date) async throws -> [Spending]
}
