import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// What is said to answer a brief, in which order and why.
struct RelevanceTests {
    private func item(_ title: String, _ text: String = "") -> Item {
        let date = LabelledStream.now
        return Item(
            id: title + text, feedID: "f", identity: title, url: nil, title: title, publishedAt: date, text: text, firstSeenAt: date,
            contentHash: "")
    }

    private func brief(_ name: String, _ keywords: [String] = [], _ messages: String = "") -> Brief {
        var brief = Brief(id: name, name: name)
        brief.keywords = keywords
        brief.keyMessages = messages
        return brief
    }

    private func titles(_ items: [Item], for brief: Brief) -> [String] { Relevance(items).matches(for: brief).map(\.item.title) }

    @Test("of the first ten of 500 items at least eight answer the brief, on the average of ten briefs, and each says by which words")
    func stream() throws {
        let stream = try LabelledStream()
        #expect(stream.items.count == 500 && stream.briefs.count == 10)
        let relevance = Relevance(stream.items)
        let precisions = stream.briefs.map { brief, answers in
            let first = relevance.matches(for: brief).prefix(10)
            #expect(first.allSatisfy { !$0.terms.isEmpty }, "\(brief.name)")
            let wrong = first.filter { !answers.contains($0.item.id) }
            let precision = Double(first.count - wrong.count) / 10
            print("brief \"\(brief.name)\": precision@10 \(precision), wrong: \(wrong.map { ($0.item.title, $0.terms) })")
            return precision
        }
        let average = precisions.reduce(0, +) / 10
        print("precision@10 of ten briefs: \(average)")
        #expect(average >= 0.8 && precisions.allSatisfy { $0 >= 0.6 })
    }

    @Test("each candidate for a brief of the stream says in words why it was chosen")
    func reasons() throws {
        let stream = try LabelledStream()
        var brand = Brand(id: "b", name: "B")
        brand.accounts = ["Page"]
        brand.maximumADay = 10
        let choice = Choice(briefs: stream.briefs.map(\.brief), items: stream.items, history: [], openDrafts: 0, postsMade: [:])
        let chosen = SelectionPolicy.choose(choice, for: brand, now: LabelledStream.now).candidates
        #expect(chosen.count == 10)
        for (candidate, labelled) in zip(chosen, stream.briefs) {
            let reason = candidate.reasons.first?.description ?? ""
            #expect(reason.hasPrefix("Matches brief \"\(labelled.brief.name)\": ") && reason.hasSuffix(" old."), "\(reason)")
            #expect(labelled.answers.contains(candidate.itemIDs[0]), "\(candidate.itemIDs)")
        }
    }

    @Test("a whole phrase counts more than a part of it, the title more than the text, and stop words nothing")
    func weights() {
        let order = brief("What will they make", ["Offshore wind"])
        let noise = (0..<20).map { item("Other news \($0)") }
        let inText = item("Record", "Offshore and wind.")
        let inTitle = item("Offshore wind record")
        #expect(titles([inText, item("Offshore accounts"), inTitle] + noise, for: order) == ["Offshore wind record", "Record"])
        #expect(titles([item("What will they make of this")], for: order).isEmpty)
        #expect(titles([], for: order).isEmpty)
    }

    @Test(
        "inflected and compound words are found in three languages",
        arguments: [
            ("turbine", "New turbines for Kiel"), ("dependency", "Old dependencies found"), ("Wärmepumpe", "Flusswärmepumpen am Rhein"),
            ("Hafen", "Norddeutsche Häfen wachsen"), ("Ladesäule", "Schnellladesäulen für alle"), ("vélo", "Des vélos partout"),
            ("agriculteurs", "L'agriculture change"),
        ])
    func inflections(_ keyword: String, _ title: String) {
        let noise = (0..<10).map { item("Something else \($0)") }
        #expect(titles(noise + [item(title)], for: brief("x", [keyword])) == [title])
    }

    @Test("one word of a message in passing is no answer; three are")
    func messages() {
        let order = brief("x", [], "Bridges last longer when engineers look after bearings.")
        #expect(titles([item("Bridges burn")], for: order).isEmpty)
        #expect(titles([item("Engineers change bearings of bridges")], for: order).count == 1)
    }

    @Test("a hostile text costs no more than an honest one")
    func bounded() {
        let hostile = item(String(repeating: "heat ", count: 2000), String(repeating: "heatpump", count: 200_000))
        #expect(titles([hostile, item("Heat pump")], for: brief("x", ["heat pump"])).contains("Heat pump"))
    }
}
