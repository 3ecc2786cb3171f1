import Editorial
import FoundationEssentials
import Support

/// Orders and answers for tests of text models.
enum WritingSamples {
    static let sourceText = """
        The new pump of Holm & Sons saves 47% of the water on a farm, says Dr. Ada Holm. It was tested for two years in Spain, \
        e.g. near Seville, and it runs on sunlight alone. Farmers pay 1,200 euros for it.

        Subscribe to our newsletter for more news like this about pumps.
        """

    static let answer: JSON = [
        "quotes": [["source": "S1", "span": "saves 47% of the water"]], "hook": "A pump that saves water",
        "body": ["It saves 47% of the water.", "Two years of tests in Spain say so."], "call_to_action": "What do you use?",
        "hashtags": ["Water", "#Farming"], "alt_text": "A pump in a green field", "picture_prompt": "A solar pump in a field",
    ]

    static func order(texts: [String] = [sourceText], language: String = "en", revision: Revision? = nil) -> WritingOrder {
        order(texts: texts, revision: revision) { brand, _ in brand.language = language }
    }

    static func order(
        texts: [String] = [sourceText], revision: Revision? = nil, _ change: (inout Brand, inout Brief) -> Void
    ) -> WritingOrder {
        let date = Date(milliseconds: 1_783_156_080_000)
        let items = texts.enumerated().map { index, text in
            Item(
                id: "item-\(index)", feedID: "feed", identity: "guid:\(index)", url: "https://www.pump.example/\(index + 1)",
                title: index == 0 ? "New pump saves water | Pump News" : "More about pumps", publishedAt: date, text: text,
                firstSeenAt: date,
                contentHash: "")
        }
        var brand = Brand(id: "brand", name: "Aqua")
        brand.bannedWords = ["synergy", "leverage"]
        var brief = Brief(id: "brief", name: "Saving water")
        brief.keywords = ["solar pump", "Spain"]
        brief.callToAction = "Tell us what you use."
        change(&brand, &brief)
        let candidate = Candidate(
            id: "c", brandID: "brand", briefID: "brief", account: "main", itemIDs: items.map(\.id), reasons: [], createdAt: date)
        let assignment = Assignment(candidate: candidate, brand: brand, brief: brief, items: items)
        let prompt = PromptBuilder.prompt(for: assignment, revision: revision, nonce: "0123456789abcdef")
        return WritingOrder(assignment: assignment, prompt: prompt, revision: revision, seed: 7)
    }
}
