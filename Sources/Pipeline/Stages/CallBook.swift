import Editorial
import FoundationEssentials
import Support

/// The questions to models for one piece of work: answered from what was paid for already, within the brand's budget, and noted.
struct CallBook: CallDesk {
    /// After that long an answer belongs to other work.
    private static let keptFor = Duration.seconds(86_400)

    private let shelf: any CallShelf
    private let clock: any DeskClock
    private let budget: DailyBudget?
    private let brand: String
    private let subject: CallSubject

    init(_ shelf: any CallShelf, _ workshop: Workshop, for assignment: Assignment) {
        self.shelf = shelf
        clock = workshop.clock
        brand = assignment.brand.name
        budget = workshop.newsroom.current.budgets.budget(ofBrand: brand)
        subject = CallSubject(
            candidateID: assignment.candidate.id, brandID: assignment.brand.id,
            sources: Dictionary(assignment.items.map { ($0.url ?? $0.id, $0.contentHash) }) { $1 })
    }

    /// Hashes of the sources by their addresses.
    var sources: [String: String] { subject.sources }

    /// What prompts and seeds of this try are made from: the same after a crash, so that what was answered need not be asked again, and
    /// another one after answers that were of no use. Candidates' ids are random and made after their sources were read: nobody who
    /// wrote these can know what comes of it.
    func name(of work: String) async throws -> String {
        let forgotten = try await shelf.forgottenAnswers(ofCandidate: subject.candidateID)
        return forgotten == 0 ? work : "\(work)#\(forgotten)"
    }

    func answer(to promptHash: String, price: ModelPrice?) async throws -> KeptAnswer? {
        let now = clock.now()
        if let kept = try await shelf.keptAnswer(to: promptHash, since: now - Self.keptFor) { return kept }
        guard let budget, price?.isFree != true else { return nil }
        let spending = try await shelf.spending(ofBrand: subject.brandID, since: now.day)
        if let words = budget.reached(by: spending) { throw BudgetReached(brand: brand, taken: words, now: now) }
        return nil
    }

    func forgetAnswer(to promptHash: String) async throws { try await shelf.forgetAnswer(to: promptHash) }

    func note(_ call: ModelCall) async throws { try await shelf.keep(call, for: subject, now: clock.now()) }
}
