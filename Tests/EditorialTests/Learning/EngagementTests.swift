import Editorial
import FoundationEssentials
import Support
import Testing

/// What a brand's own posts tell of the next one.
struct EngagementTests {
    private func post(_ number: Int, _ text: String, engagement: Double?) -> MeasuredPost {
        var numbers = PostNumbers()
        if let engagement { numbers.note(.engagement, engagement) }
        return MeasuredPost(
            draftID: "\(number)", account: "company", title: "Post \(number)", text: text,
            publishedAt: Date(timeIntervalSince1970: Double(number) * 86_400), numbers: numbers)
    }

    /// Posts of this brand do better the shorter they are, and with a question at the end; chance adds up to half a point.
    private func posts(_ count: Int) -> [MeasuredPost] {
        var random = SeededRandom(seed: 7)
        return (0..<count).map { number in
            let words = 20 + number * 37 % 200
            let asks = number % 3 == 0
            let text = Array(repeating: "word", count: words).joined(separator: " ") + (asks ? " or not?" : " end.")
            let chance = Double(Int(random.next() % 1001) - 500) / 100_000
            return post(number, text, engagement: 0.06 - 0.0002 * Double(words) + (asks ? 0.01 : 0) + chance)
        }
    }

    @Test("below fifty measured posts there is no estimate; posts without a number do not count")
    func least() {
        #expect(EngagementEstimate([]) == nil)
        #expect(EngagementEstimate(posts(49)) == nil)
        #expect(EngagementEstimate(posts(49) + (0..<20).map { post(100 + $0, "x", engagement: nil) }) == nil)
        #expect(EngagementEstimate(posts(50))?.posts == 50)
    }

    @Test("what moves a brand's engagement is found, and the error told is that of posts that were not seen")
    func learns() throws {
        let estimate = try #require(EngagementEstimate(posts(120)))
        print("engagement: error \(estimate.error), of the mean \(estimate.errorOfMean)")
        #expect(estimate.error < 0.5 * estimate.errorOfMean && estimate.error > 0.001)
        let short = Array(repeating: "word", count: 40).joined(separator: " ")
        let long = Array(repeating: "word", count: 200).joined(separator: " ")
        #expect(abs(estimate.engagement(of: short + " or not?") - 0.062) < 0.005)
        #expect(abs(estimate.engagement(of: long + " end.") - 0.02) < 0.005)
        let words = estimate.words(for: short + " or not?").description
        #expect(words.contains("give or take") && words.contains("120 measured posts"), "\(words)")
    }

    @Test("where texts tell nothing, it is the mean of the posts, and its error no better than the mean's")
    func nothing() throws {
        var random = SeededRandom(seed: 3)
        let posts = (0..<80).map {
            post($0, "Word \($0) " + String(repeating: "a ", count: $0 % 9), engagement: Double(random.next() % 100) / 1000)
        }
        let estimate = try #require(EngagementEstimate(posts))
        #expect(estimate.error >= 0.9 * estimate.errorOfMean)
        let equal = try #require(EngagementEstimate((0..<60).map { post($0, "Same.", engagement: 0.03) }))
        #expect(abs(equal.engagement(of: "Anything else 🚀?") - 0.03) < 1e-9 && equal.error < 1e-9)
    }

    @Test("posts on a similar subject are found by words, best first, at most three; of others none")
    func similar() {
        let posts = [
            post(1, "Our harbour cranes lift wind turbine towers for the North Sea.", engagement: 0.041),
            post(2, "Bakers count loaves in Graz.", engagement: 0.01),
            post(3, "Harbour cranes and wind turbine towers: a visit to Esbjerg.", engagement: nil),
        ]
        let item = Item(
            id: "i", feedID: "f", identity: "i", url: nil, title: "Esbjerg buys harbour cranes", publishedAt: nil,
            text: "New cranes lift towers of wind turbines.", firstSeenAt: Date(timeIntervalSince1970: 0), contentHash: "")
        let found = SimilarPosts(posts).similar(to: [item], nil)
        #expect(Set(found.map(\.draftID)) == ["1", "3"])
        #expect(SimilarPosts.words(posts[0]).description == "Similar to \"Post 1\", published 1970-01-02: engagement 4.1 %.")
        #expect(SimilarPosts.words(posts[2]).description == "Similar to \"Post 3\", published 1970-01-04.")
        #expect(SimilarPosts([]).similar(to: [item], nil).isEmpty)
    }

    @Test("where meaning is known it decides: what stands out from all others, whatever the model puts unrelated texts at")
    func meaning() throws {
        let words = "Esbjerg harbour cranes lift wind turbine towers"
        let item = Item(
            id: "i", feedID: "f", identity: "i", url: nil, title: words, publishedAt: nil, text: "",
            firstSeenAt: Date(timeIntervalSince1970: 0), contentHash: "")
        let posts = [post(1, "No word in common.", engagement: nil)] + (2...30).map { post($0, words, engagement: nil) }
        for unrelated in [Float(0), 0.7] {
            func embedding(_ likeness: Float) -> Embedding? { Embedding([likeness, (1 - likeness * likeness).squareRoot()]) }
            var embeddings = ["i": try #require(embedding(1)), "1": try #require(embedding(0.98))]
            for number in 2...30 { embeddings["\(number)"] = embedding(unrelated + Float(number % 3) / 100) }
            #expect(SimilarPosts(posts, embeddings: embeddings).similar(to: [item], nil).map(\.draftID) == ["1"])
            // Where none stands out there is none.
            embeddings["1"] = embedding(unrelated)
            #expect(SimilarPosts(posts, embeddings: embeddings).similar(to: [item], nil).isEmpty)
        }
        // Among a few none can stand out: words tell.
        let few = ["i": Embedding([1, 0])!, "2": Embedding([0, 1])!]
        #expect(SimilarPosts(Array(posts.prefix(2)), embeddings: few).similar(to: [item], nil).map(\.draftID) == ["2"])
    }
}
