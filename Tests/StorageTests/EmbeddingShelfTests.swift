import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Embeddings")
struct EmbeddingShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    private func kept(_ numbers: [Float], hash: String = "h") -> KeptEmbedding {
        KeptEmbedding(hash: hash, version: "1", embedding: Embedding(numbers))
    }

    @Test("what is kept of a subject takes the place of what was kept before, and is of one model")
    func keeping() async throws {
        let store = try await ScratchStore().store
        try await store.keep(["a": kept([1, 0]), "b": kept([])], model: "m", now: now)
        let read = try await store.embeddings(of: ["a", "b", "c"], model: "m")
        #expect(read == ["a": kept([1, 0]), "b": kept([])])
        #expect(try await store.embeddings(of: ["a"], model: "other").isEmpty)
        try await store.keep(["a": kept([0, 1], hash: "i")], model: "other", now: now)
        #expect(try await store.embeddings(of: ["a"], model: "m").isEmpty)
        #expect(try await store.embeddings(of: ["a"], model: "other") == ["a": kept([0, 1], hash: "i")])
    }

    @Test("they go with what is compared no more; those of published posts stay")
    func tidying() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedDraft("post", state: .published, now: now)
        let all = Dictionary(uniqueKeysWithValues: (0..<120).map { ("item \($0)", kept([1, 0])) } + [("post", kept([1, 0]))])
        try await scratch.store.keep(all, model: "m", now: now)
        func tidy(after days: Int) async throws -> Int {
            var dropped = 0
            while true {
                let done = try await scratch.store.tidy(
                    Retention(), now: now + .seconds(86_400 * days), next: now + .seconds(86_400 * (days + 1)))
                dropped += done.embeddings
                if done.isAll { return dropped }
            }
        }
        #expect(try await tidy(after: 59) == 0)
        #expect(try await tidy(after: 61) == 120)
        #expect(try await scratch.store.embeddings(of: Array(all.keys), model: "m").keys.sorted() == ["post"])
    }
}
