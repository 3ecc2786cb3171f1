import Editorial
import FoundationEssentials
import Support

/// What the texts of a choice are about, as the embedding model has it: kept in the store, asked for where it is missing.
///
/// Without a model, while it is away, and when the brand's budget is used up, there is nothing: what to write about is then told by words
/// alone.
struct MeaningDesk: Sendable {
    /// The key of the fault that stands while the model is away.
    static let fault = "embedding model"
    /// A model that failed is not asked again for so long.
    static let rest = Duration.seconds(300)

    private let workshop: Workshop
    private let shelf: any EmbeddingShelf
    private let calls: any CallShelf
    private let restsUntil = Locked<Date?>(nil)

    init(_ workshop: Workshop, _ shelf: any EmbeddingShelf, calls: any CallShelf) {
        self.workshop = workshop
        self.shelf = shelf
        self.calls = calls
    }

    func embeddings(for choice: Choice, of brand: Brand) async throws -> [String: Embedding] {
        guard let embedder = workshop.newsroom.current.embedder else {
            try await workshop.faults.clear(fault: Self.fault)
            return [:]
        }
        let texts = MeaningText.all(of: choice, for: brand)
        var kept = try await shelf.embeddings(of: texts.map(\.subject), model: embedder.name)
        let missing = texts.filter { kept[$0.subject]?.hash != $0.hash }
        if !missing.isEmpty {
            if let until = restsUntil.withLock({ $0 }), workshop.clock.now() < until { return [:] }
            do {
                kept = try await filled(kept, texts, missing, by: embedder, for: brand)
                try await workshop.faults.clear(fault: Self.fault)
                restsUntil.withLock { $0 = nil }
            } catch is BudgetReached {
                // The status says so of the whole brand.
                return [:]
            } catch let error as any DeskError {
                try await noteAbsence(error)
                return [:]
            }
        }
        return kept.compactMapValues(\.embedding)
    }

    private func noteAbsence(_ error: any DeskError) async throws {
        restsUntil.withLock { $0 = workshop.clock.now() + workshop.clock.stretched(Self.rest) }
        try await workshop.report(error, as: Self.fault) { "What to write about is told by words alone for now: \($0)" }
    }

    /// With what was missing; when the first answer is another version's, with everything anew.
    private func filled(
        _ kept: [String: KeptEmbedding], _ texts: [MeaningText], _ missing: [MeaningText], by embedder: any Embedder,
        for brand: Brand
    ) async throws -> [String: KeptEmbedding] {
        var kept = kept
        var left = missing[...]
        var isRenewed = false
        while !left.isEmpty {
            let batch = Array(left.prefix(embedder.batch))
            left = left.dropFirst(batch.count)
            let made = try await embed(batch, by: embedder, for: brand)
            guard let version = made.values.first?.version else { continue }
            kept.merge(made) { $1 }
            let old = Set(kept.filter { $0.value.version != version }.keys)
            if old.isEmpty { continue }
            kept = kept.filter { !old.contains($0.key) }
            // Once: behind a server that changes its model at every call nothing would ever be complete.
            if !isRenewed { left = (Array(left) + texts.filter { old.contains($0.subject) })[...] }
            isRenewed = true
        }
        return kept
    }

    private func embed(_ batch: [MeaningText], by embedder: any Embedder, for brand: Brand) async throws -> [String: KeptEmbedding] {
        try await checkBudget(of: brand, embedder.price)
        let began = ContinuousClock.now
        let made = try await embedder.embed(batch.map(\.text))
        try await note(made, of: batch, by: embedder, for: brand, latency: .now - began)
        let pairs = zip(batch, made.embeddings).map { text, embedding in
            (text.subject, KeptEmbedding(hash: text.hash, version: made.version, embedding: embedding))
        }
        let kept = Dictionary(pairs) { first, _ in first }
        try await shelf.keep(kept, model: embedder.name, now: workshop.clock.now())
        return kept
    }

    private func checkBudget(of brand: Brand, _ price: ModelPrice?) async throws {
        guard price?.isFree != true, let budget = workshop.newsroom.current.budgets.budget(ofBrand: brand.name) else { return }
        let now = workshop.clock.now()
        let spending = try await calls.spending(ofBrand: brand.id, since: now.day)
        if let words = budget.reached(by: spending) { throw BudgetReached(brand: brand.name, taken: words, now: now) }
    }

    /// What it took, for record and budget: it is no question for one candidate.
    private func note(
        _ made: EmbeddedTexts, of batch: [MeaningText], by embedder: any Embedder, for brand: Brand, latency: Duration
    ) async throws {
        let usage = TokenUsage(prompt: made.tokens, answer: 0)
        let call = ModelCall(
            model: embedder.name, version: made.version, promptHash: SHA256.hex(of: batch.map(\.hash).joined()), seed: nil,
            temperature: nil,
            usage: usage, latency: latency, cost: embedder.price?.cost(of: usage), answer: nil)
        try await calls.keep(call, for: CallSubject(candidateID: "", brandID: brand.id, sources: [:]), now: workshop.clock.now())
    }
}
