import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Selection with an embedding model, and without one.
struct MeaningTests {
    private static func rig(_ embedder: ScriptedEmbedder?) async throws -> Rig {
        let rig = try await Rig()
        rig.configure(embedder: embedder)
        try await rig.scratch.seedItems(["a", "b", "c", "d", "e", "f"], now: rig.clock.now()) { $0.text = "News of \($0.id)." }
        return rig
    }

    private static func select(_ rig: Rig) async throws {
        rig.clock.advance(by: .seconds(400))
        try await rig.work("select")
    }

    private static func candidates(_ rig: Rig) async throws -> Int {
        try await rig.store.choice(for: try #require(try await rig.store.brand("brand")), now: rig.clock.now()).history.count
    }

    @Test func `what a text is about is asked once, in batches, and kept`() async throws {
        let embedder = ScriptedEmbedder()
        let rig = try await Self.rig(embedder)
        try await Self.select(rig)
        #expect(embedder.calls.map(\.count) == [4, 2])
        #expect(Set(embedder.calls.joined()).contains("a News of a."))
        try await Self.select(rig)
        #expect(embedder.calls.count == 2)
        try await rig.scratch.seedItems(["g"], now: rig.clock.now())
        try await Self.select(rig)
        #expect(embedder.calls.dropFirst(2) == [["g Text of g."]])
        #expect(try await rig.faults().isEmpty)
    }

    @Test func `a changed model and a changed version read everything anew`() async throws {
        let embedder = ScriptedEmbedder()
        let rig = try await Self.rig(embedder)
        try await Self.select(rig)
        let other = ScriptedEmbedder("scripted/other")
        rig.configure(embedder: other)
        try await Self.select(rig)
        #expect(Set(other.calls.joined()) == Set(embedder.calls.joined()))
        other.become(version: "2")
        try await rig.scratch.seedItems(["g"], now: rig.clock.now())
        try await Self.select(rig)
        #expect(Set(other.calls.dropFirst(2).joined()) == Set(embedder.calls.joined()).union(["g Text of g."]))
        let kept = try await rig.store.embeddings(of: ["a", "g"], model: "scripted/other")
        #expect(kept.values.map(\.version) == ["2", "2"])
    }

    @Test func `while the model is away words alone choose, with a fault that goes when it is back`() async throws {
        let embedder = ScriptedEmbedder()
        embedder.fail(ScriptedFailure("Nobody listens.", .retry))
        let rig = try await Self.rig(embedder)
        try await Self.select(rig)
        #expect(try await Self.candidates(rig) > 0)
        #expect(try await rig.faults() == ["embedding model"])
        let sentence = try await rig.store.status(now: rig.clock.now()).faults.first?.sentence.description
        #expect(sentence == "What to write about is told by words alone for now: Nobody listens.")
        rig.clock.advance(by: .seconds(15))
        try await rig.work("select")
        #expect(embedder.calls.count == 1)
        embedder.fail(nil)
        try await Self.select(rig)
        #expect(embedder.calls.count > 1)
        #expect(try await rig.faults().isEmpty)
    }

    @Test func `without a model the same is chosen, and the fault of one that is gone goes too`() async throws {
        let rig = try await Self.rig(nil)
        try await Self.select(rig)
        #expect(try await Self.candidates(rig) > 0)
        let embedder = ScriptedEmbedder()
        embedder.fail(ScriptedFailure("Nobody listens.", .retry))
        rig.configure(embedder: embedder)
        try await rig.scratch.seedItems(["g"], now: rig.clock.now())
        try await Self.select(rig)
        #expect(try await rig.faults() == ["embedding model"])
        rig.configure(embedder: nil)
        try await Self.select(rig)
        #expect(try await rig.faults().isEmpty)
    }

    @Test func `what an embedding model takes is noted for the brand and counts against its budget`() async throws {
        let embedder = ScriptedEmbedder(price: ModelPrice(input: 1000, output: 0))
        let rig = try await Self.rig(embedder)
        rig.configure(budgets: Budgets(others: DailyBudget(tokens: 40)), embedder: embedder)
        try await Self.select(rig)
        #expect(embedder.calls.map(\.count) == [4])
        let spending = try await rig.store.status(now: rig.clock.now()).spending
        #expect(spending.map(\.model) == ["scripted/words"] && spending.map(\.billedTokens) == [40] && spending.map(\.cost) == [0.04])
        // Words alone choose then, and nothing is wrong with the model.
        #expect(try await Self.candidates(rig) > 0)
        #expect(try await rig.faults().isEmpty)
        try await Self.select(rig)
        #expect(embedder.calls.count == 1)
        rig.configure(embedder: embedder)
        try await Self.select(rig)
        #expect(embedder.calls.count == 2)
    }

    @Test func `a model that costs nothing is noted and not kept back`() async throws {
        let embedder = ScriptedEmbedder()
        let rig = try await Self.rig(embedder)
        rig.configure(budgets: Budgets(others: DailyBudget(tokens: 0)), embedder: embedder)
        try await Self.select(rig)
        #expect(embedder.calls.map(\.count) == [4, 2])
        #expect(try await rig.store.status(now: rig.clock.now()).spending.map(\.billedTokens) == [0])
    }
}
