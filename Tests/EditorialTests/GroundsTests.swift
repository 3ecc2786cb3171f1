import Editorial
import FoundationEssentials
import Support
import Testing

/// What of the sources stands behind a text.
@Suite struct GroundsTests {
    private let assignment: Assignment = {
        let now = Date(milliseconds: 1_783_156_080_000)
        let candidate = Candidate(
            id: "c", brandID: "b", briefID: nil, account: "a", itemIDs: ["i"], reasons: ["New."], createdAt: now)
        let item = Item(
            id: "i", feedID: "f", identity: "guid:1", url: "https://pump.example/1", title: "A pump", publishedAt: now,
            text: "It sold 1,200 pumps in Rome. It employs 40 people.", firstSeenAt: now, contentHash: "h")
        return Assignment(candidate: candidate, brand: Brand(id: "b", name: "Brand"), brief: nil, items: [item])
    }()

    private func passages(_ text: String) -> [[String]] {
        let grounds = Grounds(of: text, quotes: [], assignment: assignment, spending: [])
        return grounds.sources.flatMap(\.passages).map { [$0.words] + $0.claims }
    }

    @Test func `each figure of the text that stands is tied to the words of the source that say it`() {
        #expect(passages("They sold 1200 pumps.") == [["It sold 1,200 pumps in Rome.", "1200"]])
        #expect(passages("They employ 40 people.") == [["It employs 40 people.", "40"]])
        #expect(passages("They employ 50 people.").isEmpty)
    }

    @Test func `the writer's quotes stand with their source, and one of no source under its own name`() {
        let quotes = [Quote(source: "https://pump.example/1", span: "in Rome"), Quote(source: "elsewhere", span: "words")]
        let sources = Grounds(of: "Text.", quotes: quotes, assignment: assignment, spending: []).sources
        #expect(sources.map(\.title.description) == ["A pump", "elsewhere"] && sources.map(\.quotes) == [["in Rome"], ["words"]])
    }

    @Test func `texts that say the same have the same grounds`() {
        #expect(DraftChecks.haveSameGrounds("They sold 1200 pumps.", "So 1200 it was.", of: assignment))
        #expect(!DraftChecks.haveSameGrounds("They sold 1200 pumps.", "They employ 40 people.", of: assignment))
    }
}
