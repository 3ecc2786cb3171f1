import Editorial
import FoundationEssentials
import Support
import Testing

/// Directions, and the search among them.
struct EmbeddingTests {
    /// Numbers that look random and are always the same.
    private func numbers(_ seed: Int, _ count: Int) -> [Float] {
        var random = SeededRandom(seed: UInt64(seed + 1))
        return (0..<count).map { _ in Float(Int(random.next() % 2001) - 1000) / 1000 }
    }

    private func naive(_ left: [Float], _ right: [Float]) -> Double {
        func dot(_ a: [Float], _ b: [Float]) -> Double { zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) } }
        return dot(left, right) / (dot(left, left) * dot(right, right)).squareRoot()
    }

    @Test("the search says of every text what the plain scan says, however many numbers there are", arguments: [1, 15, 16, 100, 384])
    func search(count: Int) throws {
        let all = (0..<300).map { numbers($0, count) }
        let wanted = numbers(1000, count)
        var index = VectorIndex(numbers: count)
        for numbers in all { index.add(Embedding(numbers)) }
        let embedding = try #require(Embedding(wanted))
        let expected = all.map { naive($0, wanted) }
        for (likeness, plain) in zip(index.likenesses(to: embedding), expected) { #expect(abs(Double(likeness) - plain) < 1e-5) }
    }

    @Test("one of another model is like nothing")
    func others() throws {
        let one = try #require(Embedding([1, 0]))
        var index = VectorIndex(numbers: 2)
        for embedding in [Embedding([0, 1]), one, Embedding([1, 2, 3]), nil, one] { index.add(embedding) }
        #expect(index.likenesses(to: one) == [0, 1, 0, 0, 1] && index.count == 5)
        #expect(index.likenesses(to: try #require(Embedding([1, 1, 1]))) == [0, 0, 0, 0, 0])
        #expect(one.likeness(to: try #require(Embedding([1, 1, 1]))) == 0)
    }

    @Test("an embedding has length one, and is the same after it was written and read")
    func bytes() throws {
        let embedding = try #require(Embedding(numbers(7, 100)))
        #expect(abs(embedding.likeness(to: embedding) - 1) < 1e-6)
        #expect(embedding.bytes.count == 400)
        let read = try #require(Embedding(bytes: embedding.bytes))
        #expect(read.count == 100 && abs(read.likeness(to: embedding) - 1) < 1e-6)
        #expect(Embedding(bytes: [1, 2, 3]) == nil && Embedding(bytes: []) == nil)
    }

    @Test("what is no direction is none")
    func refused() {
        #expect(Embedding([]) == nil && Embedding([0, 0]) == nil)
        #expect(Embedding([.nan, 1]) == nil && Embedding([.infinity, 1]) == nil)
        #expect(Embedding([Float](repeating: 1, count: Embedding.most + 1)) == nil)
    }

    @Test("of a hostile text no more is read than of an honest one")
    func texts() {
        let item = Item(
            id: "i", feedID: "f", identity: "i", url: nil, title: String(repeating: "\u{202E}a\u{301}", count: 100_000), publishedAt: nil,
            text: String(repeating: "词", count: 100_000), firstSeenAt: Date(timeIntervalSince1970: 0), contentHash: "")
        let blank = Item(
            id: "blank", feedID: "f", identity: "i", url: nil, title: " \u{200B}", publishedAt: nil, text: "\n",
            firstSeenAt: Date(timeIntervalSince1970: 0), contentHash: "")
        let choice = Choice(briefs: [], items: [item, item, blank], history: [], openDrafts: 0, postsMade: [:])
        let texts = MeaningText.all(of: choice, for: Brand(id: "b", name: "B"))
        #expect(texts.count == 1 && texts[0].text.utf16.count <= 1000 && !texts[0].text.contains("\u{202E}"))
    }
}
