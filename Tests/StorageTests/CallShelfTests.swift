import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Questions to models")
struct CallShelfTests {
    /// 4 July 2026, 09:08 UTC.
    let now = Date(milliseconds: 1_783_156_080_000)
    let subject = CallSubject(candidateID: "candidate", brandID: "brand", sources: ["https://a.example": "hash"])

    private func call(
        _ hash: String, model: String = "openai/m", usage: TokenUsage = TokenUsage(prompt: 100, cached: 40, answer: 10),
        cost: Double? = 0.5, text: String? = "words"
    ) -> ModelCall {
        ModelCall(
            model: model, version: "m-1", promptHash: hash, seed: 7, temperature: 0.7, usage: usage, latency: .milliseconds(1500),
            cost: cost, answer: text.map { KeptAnswer(text: $0, isCut: false) })
    }

    @Test("an answer is there until it is forgotten or too old; that it was forgotten is counted")
    func kept() async throws {
        let store = try await ScratchStore().store
        try await store.keep(call("a"), for: subject, now: now)
        try await store.keep(call("b"), for: CallSubject(candidateID: "other", brandID: "brand", sources: [:]), now: now)
        #expect(try await store.keptAnswer(to: "a", since: now) == KeptAnswer(text: "words", isCut: false))
        #expect(try await store.keptAnswer(to: "b", since: now)?.text == "words")
        #expect(try await store.keptAnswer(to: "a", since: now + .seconds(1)) == nil)
        #expect(try await store.keptAnswer(to: "c", since: now) == nil)
        #expect(try await store.forgottenAnswers(ofCandidate: "candidate") == 0)
        try await store.forgetAnswers(ofCandidate: "candidate")
        #expect(try await store.keptAnswer(to: "a", since: now) == nil)
        #expect(try await store.keptAnswer(to: "b", since: now) != nil)
        #expect(try await store.forgottenAnswers(ofCandidate: "candidate") == 1)
    }

    @Test("one answer that is of no use is not given again, and the work it was for goes on; what it took stays")
    func useless() async throws {
        let store = try await ScratchStore().store
        for hash in ["a", "b"] { try await store.keep(call(hash), for: subject, now: now) }
        try await store.keep(call("c", text: nil), for: subject, now: now)
        try await store.forgetAnswer(to: "a")
        #expect(try await store.keptAnswer(to: "a", since: now) == nil)
        #expect(try await store.keptAnswer(to: "b", since: now) != nil)
        #expect(try await store.keptAnswer(to: "c", since: now) == nil)
        #expect(try await store.forgottenAnswers(ofCandidate: "candidate") == 0)
        #expect(try await store.status(now: now).spending.first?.calls == 3)
    }

    @Test("no more than 200 answers are kept, the latest, and none that is endless")
    func bounded() async throws {
        let store = try await ScratchStore().store
        for number in 0..<203 { try await store.keep(call("\(number)"), for: subject, now: now + .seconds(number)) }
        try await store.keep(call("long", text: String(repeating: "x", count: 100_001)), for: subject, now: now + .seconds(300))
        for (hash, isKept) in [("2", false), ("3", true), ("202", true), ("long", false)] {
            #expect(try await (store.keptAnswer(to: hash, since: now) != nil) == isKept, "\(hash)")
        }
        #expect(try await store.status(now: now).spending.first?.calls == 204)
    }

    @Test("what was taken today is told by brand and model; what costs nothing is not billed, and what has no price is not known")
    func spending() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedBrand("brand")
        try await store.keep(call("yesterday"), for: subject, now: now - .seconds(86_400))
        for hash in ["a", "b"] { try await store.keep(call(hash), for: subject, now: now) }
        try await store.keep(call("c", model: "gemini/m", cost: nil), for: subject, now: now)
        try await store.keep(call("d", model: "ollama/m", cost: 0), for: subject, now: now)
        try await store.keep(call("e"), for: CallSubject(candidateID: "x", brandID: "gone", sources: [:]), now: now)
        let today = try await store.status(now: now).spending
        #expect(today.map(\.brand) == ["Brand brand", "Brand brand", "Brand brand", "gone"])
        #expect(today.map(\.model) == ["gemini/m", "ollama/m", "openai/m", "openai/m"])
        #expect(today.map(\.calls) == [1, 1, 2, 1] && today.map(\.cost) == [0, 0, 1, 0.5])
        #expect(today.map(\.billedTokens) == [110, 0, 220, 110] && today.map(\.unpriced) == [1, 0, 0, 0])
        #expect(today[2].usage == TokenUsage(prompt: 200, cached: 80, answer: 20))
        #expect(try await store.spending(ofBrand: "brand", since: now.day).count == 3)
        #expect(try await store.spending(ofBrand: "brand", since: now + .seconds(1)).isEmpty)
    }

    @Test("why tells each question with what it took")
    func story() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedCandidate(now: now)
        try await scratch.store.keep(call("0123456789abcdef"), for: subject, now: now)
        let lines = try await scratch.store.story(of: "candidate").map(\.sentence)
        #expect(
            lines.contains(
                "Asked openai/m (m-1): 100 tokens read, 40 of them kept from before, 10 written in 1.5 s, cost 0.5000; prompt 0123456789ab."
            ),
            "\(lines)")
    }

    @Test("records go after their time, and words after a day")
    func tidied() async throws {
        let store = try await ScratchStore().store
        for number in 0..<1001 { try await store.keep(call("\(number)"), for: subject, now: now + .milliseconds(number)) }
        let retention = Retention(calls: .seconds(10 * 86_400))
        func tidy(_ days: Int) async throws -> Tidied {
            try await store.tidy(retention, now: now + .seconds(days * 86_400 + 2), next: now + .seconds((days + 1) * 86_400))
        }
        #expect(try await tidy(0).isAll)
        #expect(try await store.keptAnswer(to: "1000", since: now) != nil)
        #expect(try await tidy(1).calls == 0)
        #expect(try await store.keptAnswer(to: "1000", since: now) == nil)
        let first = try await tidy(10)
        #expect(first.calls == 1000 && !first.isAll)
        #expect(try await tidy(10).calls == 1)
    }
}
