import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// What is to be put to models about drafts in review.
struct ReviewShelfTests {
    private let now = Date(milliseconds: 1_783_156_080_000)

    private func order(_ sentences: [String], at date: Date, in store: Store) async throws {
        try await store.amend("draft", lease: nil, now: now) { _ in
            var filing = DraftFiling()
            filing.questions = ReviewQuestions(draftID: "draft", sentences: sentences, dueAt: date)
            return filing
        }
    }

    @Test func `what is ordered joins what is open, in the earlier turn, and stays when that is closed`() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedDraft(state: .submitted, now: now)
        let store = scratch.store
        #expect(try await store.nextQuestions() == nil)
        try await order(["a", "b"], at: now, in: store)
        let first = try #require(try await store.dueQuestions(now: now))
        #expect(first.sentences == ["a", "b"])
        try await order(["b", "c"], at: now + .seconds(60), in: store)
        try await store.close(first)
        let second = try #require(try await store.dueQuestions(now: now))
        #expect(second.sentences == ["a", "b", "c"] && second.failures == 0)
        try await store.postpone(second, until: now + .seconds(30), failures: 1)
        #expect(try await store.dueQuestions(now: now) == nil)
        #expect(try await store.nextQuestions() == now + .seconds(30))
        let third = try #require(try await store.dueQuestions(now: now + .seconds(30)))
        #expect(third.failures == 1)
        try await store.close(third)
        #expect(try await store.nextQuestions() == nil)
    }
}
